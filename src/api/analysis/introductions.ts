import { createHash } from 'node:crypto'
import { type Gap, type Gaps, gapsMethod } from '../../analysis/gaps.ts'
import type { Traits } from '../../analysis/gaps-pairs.ts'
import type { Graph } from '../../analysis/graph.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import { type GapReason, gapReasons } from '../../model/analysis.ts'
import { type Bilingual, say } from '../../model/language.ts'
import { Refusal } from '../../model/problem.ts'
import { Actor } from '../actor.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { GapReasonEnum } from '../enums.ts'
import { networkNull } from '../network-version.ts'
import { actorNames } from './actor-names.ts'
import { bounded } from './bounded.ts'
import { Computation, type ComputationShape, computationOf } from './computation.ts'
import { compute, connectionsOf } from './compute.ts'
import { type Found, findRows } from './found.ts'
import { type GapTraits, readTraits, type Thing } from './gap-traits.ts'
import { introductionText } from './say-introductions.ts'
import { NetworkStructure, structureOf } from './structure.ts'

const mostPairs = 100

/** How many more pairs are looked at than asked for, as some turn out to be tied otherwise. */
const spare = 50

interface ReasonShape {
  readonly reason: GapReason
  readonly thing: Thing
}

interface PairShape {
  readonly gap: Gap
  readonly reasons: readonly ReasonShape[]
  readonly rows: Found
}

const Reason = builder.objectRef<ReasonShape>('IntroductionReason').implement({
  description: 'One thing that two actors share.',
  fields: (t) => ({
    reason: t.expose('reason', { type: GapReasonEnum, description: 'What sort of thing it is.' }),
    id: t.id({
      description: 'The id of the trade, issue or area, for `node`.',
      resolve: ({ thing }) => thing.id,
    }),
    name: t.string({
      description: 'Its name, in the language of the request where it has one.',
      resolve: ({ thing }, _args, { language }) => say(thing.name, language),
    }),
  }),
})

const Introduction = builder.objectRef<PairShape>('Introduction').implement({
  description: 'Two actors without a tie whom it would be worth introducing to each other.',
  fields: (t) => ({
    actors: t.field({
      type: [Actor],
      description: 'The two, in order of id.',
      extensions: { cost: { size: 2 } },
      resolve: ({ gap, rows }) => [gap.a, gap.b].flatMap((one) => rows.actor(one) ?? []) as never,
    }),
    reasons: t.field({
      type: [Reason],
      description:
        'What they share, as far as you may see it: trades, issues, areas; of areas the smallest.',
      extensions: { cost: { size: 3 } },
      resolve: ({ reasons }) => [...reasons],
    }),
    gain: t.float({
      description:
        'How much closer a tie between them would bring all actors: the sum of inverse distances, over all pairs, that it adds. Two who cannot reach each other now and would be tied add 1.',
      resolve: ({ gap }) => gap.gain,
    }),
    margin: t.float({
      nullable: true,
      description:
        'The true gain lies no farther off than this in about 95 of 100 such estimates. Null: it is exact.',
      resolve: ({ gap }) => (gap.error > 0 ? 1.96 * gap.error : null),
    }),
    distance: t.int({
      nullable: true,
      description:
        'How many steps the two are apart now, 2 or more. Null: neither reaches the other.',
      resolve: ({ gap }) => (Number.isNaN(gap.distance) ? null : gap.distance),
    }),
    pairsJoined: t.int({
      description: 'How many pairs of actors would reach each other then that do not now.',
      resolve: ({ gap }) => gap.pairsJoined,
    }),
    sentence: t.string({
      description: 'Why to introduce them, in one sentence in the language of the request.',
      resolve: async ({ gap, reasons, rows }, _args, context) => {
        const ids = [gap.a, gap.b].map((place) => rows.snapshot.ids[place] as string)
        const nameOf = await actorNames(context, ids)
        const [a, b] = ids.map(nameOf) as [string, string]
        const shared = reasons.map(({ reason, thing }) => ({ reason, name: thing.name }))
        return say(introductionText({ ...gap, names: [a, b], shared }), context.language)
      },
    }),
  }),
})

interface Shape {
  readonly pairs: readonly PairShape[]
  readonly considered: number
  readonly possible: number
  readonly computation: ComputationShape
}

const Introductions = builder.objectRef<Shape>('Introductions').implement({
  description: 'Gaps in the network: pairs of actors worth introducing to each other.',
  fields: (t) => ({
    introductions: t.field({
      type: [Introduction],
      description: 'The pairs that gain most first, as many as were asked for.',
      resolve: ({ pairs }) => [...pairs],
    }),
    considered: t.exposeInt('considered', {
      description:
        'How many pairs were compared: of all that share something those with most ties.',
    }),
    possible: t.exposeFloat('possible', {
      description:
        'How many pairs share something, tied or not; a pair that shares two things counts twice.',
    }),
    computation: t.expose('computation', {
      type: Computation,
      description: 'How they were found.',
    }),
  }),
})

builder.interfaceField(NetworkStructure, 'introductions', (t) =>
  t.field({
    type: Introductions,
    nullable: true,
    description: `Which of its actors should be introduced to each other: pairs without any tie in it that share a trade, an issue (a stance or a seat) or an area, in order of how much closer a tie between the two would bring everybody, over ties that connect. ANALYSIS_TOO_COSTLY: take a smaller part. ${networkNull}`,
    args: {
      first: t.arg.int({ description: `How many pairs: 1 to ${mostPairs}. Default: 10.` }),
      sharing: t.arg({
        type: [GapReasonEnum],
        description: 'What they share: one of these. Default: any of the three.',
      }),
    },
    extensions: { cost: { complexity: 500, size: 10, sizedBy: ['first'] } },
    resolve: async (shape, args, context, info) => {
      const first = bounded('first', args.first, { usual: 10, most: mostPairs })
      const reasons = new Set(args.sharing ?? gapReasons)
      if (reasons.size === 0) throw nothingShared()
      const structure = await structureOf(context, shape as never)
      const { snapshot, network } = structure
      const day = network.slice.asOf.day ?? context.today
      const graph = await connectionsOf(context, snapshot)
      const read = await readTraits(context, structure, reasons, day)
      const found = await find(context, snapshot, graph, read.traits)
      const pairs = untied(snapshot, found).slice(0, first)
      const actors = pairs.flatMap(({ a, b }) => [a, b])
      const rows = await findRows(context, info, snapshot, paths, { actors, ties: [] })
      return {
        pairs: pairs
          .filter(({ a, b }) => rows.actor(a) && rows.actor(b))
          .map((gap) => ({ gap, rows, reasons: reasonsOf(read, gap) })),
        ...{ considered: found.considered, possible: found.possible },
        computation: computationOf(structure, gapsMethod, {
          parameters: [
            ['first', first],
            ['sharing', [...reasons].toSorted().join(', ')],
            ['seed', 1],
          ],
          exact: found.pairs.every(({ error }) => error === 0),
          notes: [chosen, ...(read.truncated ? [cut] : [])],
        }),
      }
    },
  }),
)

const paths = { actors: [['introductions', 'actors']], ties: [] }

/** What a pair takes at the least: distances from the two and from 16 others. */
const [leastSources, mostSources] = [16, 256]

function find(
  context: Context,
  snapshot: Snapshot,
  graph: Graph,
  traits: readonly Traits[],
): Promise<Gaps> {
  const hash = createHash('sha256')
  for (const { name, offsets, values } of traits) hash.update(name).update(offsets).update(values)
  const { n } = graph
  const search = 10 * (n + graph.targets.length + 1)
  const pairs = within(2e9 / search / (2 + leastSources), 5, 500)
  const sources = within(1e9 / search / pairs, leastSources, mostSources)
  const cost = Math.min(n, pairs * (2 + sources)) * search + 2 * pairs * sources * n
  const input = { graph, traits, limit: mostPairs + spare, candidates: pairs, sources }
  return compute(context, snapshot, 'gaps', input, { cost, key: hash.digest('hex') })
}

const within = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.floor(value)))

/** Without the pairs that have a tie of whatever kind: who oppose each other need no introduction. */
function untied({ ids, ties }: Snapshot, { pairs }: Gaps): Gap[] {
  const keyOf = (a: number, b: number) => Math.min(a, b) * ids.length + Math.max(a, b)
  const tied = new Set<number>()
  for (let tie = 0; tie < ties.kinds.length; tie += 1) {
    tied.add(keyOf(ties.from[tie] as number, ties.to[tie] as number))
  }
  return pairs.filter(({ a, b }) => !tied.has(keyOf(a, b)))
}

/** What two share; an area that lies in another one they share stands for that one too. */
function reasonsOf({ things }: GapTraits, { shared }: Gap): ReasonShape[] {
  const all = shared.flatMap(({ trait, values }) => {
    const reason = trait as GapReason
    return values.map((value) => ({ reason, thing: things[reason][value] as Thing }))
  })
  const around = new Set(all.map(({ thing }) => thing.within))
  return all
    .filter(({ thing }) => !around.has(thing.id))
    .toSorted((a, b) => gapReasons.indexOf(a.reason) - gapReasons.indexOf(b.reason))
}

const chosen: Bilingual = {
  id: 'Dibandingkan pasangan yang sama-sama punya sesuatu dan paling banyak hubungannya; yang lain tidak dilihat.',
  en: 'Of pairs that share something those with most ties were compared; others were not looked at.',
}
const cut: Bilingual = {
  id: 'Pihaknya terlalu banyak; pekerjaan, isu dan wilayah hanya dibaca untuk sebagian.',
  en: 'There are too many actors; trades, issues and areas were read for some of them only.',
}

const nothingShared = () =>
  new Refusal('BAD_FILTER', {
    id: 'sharing memerlukan sedikitnya satu alasan.',
    en: 'sharing takes at least one reason.',
  })
