import type { Graph } from '../../analysis/graph.ts'
import { spreadMethod } from '../../analysis/spread.ts'
import { type Bilingual, say } from '../../model/language.ts'
import { Refusal } from '../../model/problem.ts'
import { Actor } from '../actor.ts'
import { ActorRef } from '../actor-ref.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { networkNull } from '../network-version.ts'
import type { ActorRow } from '../tie-rows.ts'
import { bounded } from './bounded.ts'
import { Computation, type ComputationShape, computationOf } from './computation.ts'
import { compute, passagesOf } from './compute.ts'
import { findRows } from './found.ts'
import { assumedStrengths } from './measures.ts'
import { placesOf } from './places.ts'
import { NetworkStructure, type Structure, structureOf } from './structure.ts'

const mostSeeds = 20

/** How a spread is given: a mean with its bounds. */
interface Spread {
  readonly mean: number
  readonly least: number
  readonly most: number
}

/** How good seeds are that were looked for. */
interface Bound {
  readonly atMost: number
  readonly guarantee: number
  readonly reached: boolean
}

interface Shape {
  readonly seeds: readonly ActorRow[]
  readonly spread: Spread
  readonly bound: Bound | null
  readonly before: Spread | null
  /** How many there are to win over. */
  readonly actors: number
  readonly computation: ComputationShape
}

const SpreadBound = builder.objectRef<Bound>('InfluenceSpreadBound').implement({
  description: 'How good the seeds are that were found, with a probability of 99 %.',
  fields: (t) => ({
    atMost: t.exposeFloat('atMost', {
      description: 'No seeds, as many as these, are expected to win over more actors than this.',
    }),
    guarantee: t.exposeFloat('guarantee', {
      description: 'They win over at least this share, from 0 to 1, of what the best seeds would.',
    }),
    reached: t.exposeBoolean('reached', {
      description:
        'Whether that is what was aimed at, 0.53 (1 − 1/e − 0.1); false: there was not time enough.',
    }),
  }),
})

const InfluenceSpread = builder.objectRef<Shape>('InfluenceSpread').implement({
  description:
    'How many actors a campaign wins over that begins with some of them: whoever is won over tries once to win over each actor that listens to it, and succeeds with the strength of the tie (independent cascade).',
  fields: (t) => ({
    seeds: t.field({
      type: [Actor],
      description:
        'With whom it begins: those named, in order of id, or those found, each the one that adds most to those before it.',
      extensions: { cost: { size: mostSeeds } },
      resolve: ({ seeds }) => seeds as never,
    }),
    expected: t.float({
      description: 'How many actors are won over on average, the seeds among them.',
      resolve: ({ spread }) => spread.mean,
    }),
    low: t.float({
      description:
        'Lower bound of that average: of seeds that are named with a confidence of 95 %, of those that are found of 99 %.',
      resolve: ({ spread }) => spread.least,
    }),
    high: t.float({
      description: 'Upper bound of that average, like `low`.',
      resolve: ({ spread }) => spread.most,
    }),
    before: t.float({
      nullable: true,
      description:
        'How many the same seeds win over in the real network, where this is a hypothetical one. Null: it is the real one.',
      resolve: ({ before }) => before?.mean ?? null,
    }),
    bound: t.field({
      type: SpreadBound,
      nullable: true,
      description: 'How good seeds are that were looked for. Null: they were named.',
      resolve: ({ bound }) => bound,
    }),
    sentence: t.string({
      description: 'What it means, in one sentence in the language of the request.',
      resolve: (shape, _args, { language }) => say(explain(shape), language),
    }),
    computation: t.expose('computation', {
      type: Computation,
      description: 'How it was computed.',
    }),
  }),
})

builder.interfaceField(NetworkStructure, 'influenceSpread', (t) =>
  t.field({
    type: InfluenceSpread,
    nullable: true,
    description: `How far something spreads that is passed on along its ties, to whoever listens: from seeds that are named, or from the best ones. NOT_IN_SLICE: one of them is not in it. ${networkNull}`,
    args: {
      seeds: t.arg({
        type: [ActorRef],
        description: `With whom it begins: 1 to ${mostSeeds} actors. Either this or \`count\`.`,
      }),
      count: t.arg.int({
        description: `With how many it begins: that many seeds are looked for which win over as many as possible; 1 to ${mostSeeds}. Either this or \`seeds\`. Default, without \`seeds\`: 3.`,
      }),
    },
    extensions: { cost: { complexity: 500 } },
    resolve: async (shape, args, context, info) => {
      const named = args.seeds ?? null
      if (named && args.count != null) throw oneOfTwo()
      if (named && (named.length < 1 || named.length > mostSeeds)) throw badSeeds()
      const count = bounded('count', args.count, { usual: 3, most: mostSeeds })
      const structure = await structureOf(context, shape as never)
      const { snapshot, before } = structure
      const graph = await passagesOf(context, snapshot)
      const held = named && (await placesOf(context, structure, named)).filter(present(structure))
      const { places, ...answer } = held
        ? await ofSeeds(
            context,
            structure,
            graph,
            held.toSorted((a, b) => a - b),
          )
        : await bestSeeds(context, structure, graph, count)
      const was =
        before && places.length > 0
          ? await cascades(context, before, await passagesOf(context, before.snapshot), places)
          : null
      const rows = await findRows(context, info, snapshot, paths, { actors: places, ties: [] })
      return {
        ...answer,
        before: was,
        actors: [...snapshot.ids.keys()].filter(present(structure)).length,
        seeds: places.flatMap((place) => rows.actor(place) ?? []),
      }
    },
  }),
)

const paths = { actors: [['seeds']], ties: [] }

/** Whoever is lost in a hypothetical network wins over nobody, and is not won over. */
const present =
  ({ lost }: Structure) =>
  (place: number): boolean =>
    lost?.[place] !== 1

/** How many arcs drawn cascades may try, and places of actors that reverse sets may hold. */
const [effort, memory] = [20_000_000, 6_000_000]

async function cascades(
  context: Context,
  { snapshot }: Pick<Structure, 'snapshot'>,
  graph: Graph,
  seeds: readonly number[],
): Promise<Spread & { readonly drawn: number }> {
  const arcs = graph.n + graph.targets.length
  // A hundred cascades are drawn in any case.
  const cost = 50 * Math.max(100 * arcs, Math.min(effort, 10_000 * arcs))
  const input = { graph, seeds, effort }
  const found = await compute(context, snapshot, 'expectedSpread', input, { cost, key: seeds })
  const [least, most] = found.interval
  return { mean: found.mean, least, most, drawn: found.cascades }
}

type Answer = Omit<Shape, 'seeds' | 'before' | 'actors'> & {
  readonly places: readonly number[]
}

async function ofSeeds(
  context: Context,
  structure: Structure,
  graph: Graph,
  places: readonly number[],
): Promise<Answer> {
  const { drawn, ...spread } = await cascades(context, structure, graph, places)
  return {
    ...{ places, spread, bound: null },
    computation: computationOf(structure, spreadMethod, {
      parameters: [
        ['seeds', places.length],
        ['cascades', drawn],
        ['seed', 1],
      ],
      exact: false,
      notes: [chances, ...assumedStrengths(structure.snapshot)],
    }),
  }
}

async function bestSeeds(
  context: Context,
  structure: Structure,
  graph: Graph,
  k: number,
): Promise<Answer> {
  const { snapshot } = structure
  const cost = Math.min(300 * memory, 500_000 * (graph.n + 1))
  const input = { graph, k, memory }
  const found = await compute(context, snapshot, 'influenceMaximisation', input, { cost, key: k })
  const { estimate: mean, least, most } = found.spread
  const places = [...found.seeds].filter(present(structure))
  // Whoever is lost is tied to nobody: it would be won over only as a seed.
  const lost = found.seeds.length - places.length
  return {
    places,
    spread: { mean: mean - lost, least: least - lost, most: most - lost },
    bound: { atMost: found.optimumAtMost, guarantee: found.guarantee, reached: found.reached },
    computation: computationOf(structure, spreadMethod, {
      parameters: [
        ['count', k],
        ['tolerance', 0.1],
        ['doubt', 0.01],
        ['drawn', found.drawn],
        ['seed', 1],
      ],
      exact: false,
      notes: [
        chances,
        ...assumedStrengths(snapshot),
        ...(places.length < k ? [tooFew(places.length)] : []),
      ],
    }),
  }
}

function explain({ seeds, spread, actors }: Shape): Bilingual {
  const [mean, least, most] = [spread.mean, spread.least, spread.most].map((one) => one.toFixed(1))
  const comma = (text = '') => text.replace('.', ',')
  return {
    id: `Kampanye yang mulai dari ${seeds.length} pihak ini rata-rata merangkul ${comma(mean)} dari ${actors} pihak (antara ${comma(least)} dan ${comma(most)}), termasuk mereka sendiri.`,
    en: `A campaign that begins with ${seeds.length === 1 ? 'this actor' : `these ${seeds.length} actors`} wins over ${mean} of ${actors} actors on average (between ${least} and ${most}), ${seeds.length === 1 ? 'itself' : 'themselves'} included.`,
  }
}

const chances: Bilingual = {
  id: 'Kekuatan hubungan dipakai sebagai peluang; itu anggapan, bukan temuan.',
  en: 'Strengths of ties are taken for chances; that is an assumption, not a finding.',
}
const tooFew = (size: number): Bilingual => ({
  id: `Pihaknya terlalu sedikit; hanya ${size} yang diambil.`,
  en: `There are too few actors; only ${size} were taken.`,
})

const oneOfTwo = () =>
  new Refusal('BAD_FILTER', {
    id: 'Berikan seeds atau count, jangan keduanya.',
    en: 'Give seeds or count, not both.',
  })
const badSeeds = () =>
  new Refusal('BAD_FILTER', {
    id: `seeds memerlukan 1 sampai ${mostSeeds} pihak.`,
    en: `seeds takes 1 to ${mostSeeds} actors.`,
  })
