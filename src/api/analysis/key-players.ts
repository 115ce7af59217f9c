import { fragilityMethod } from '../../analysis/fragility.ts'
import type { Fragmentation as FragmentationShape } from '../../analysis/fragmentation.ts'
import type { Graph } from '../../analysis/graph.ts'
import { type KeyPlayers as Found, keyPlayersMethod } from '../../analysis/key-players.ts'
import { setDistances } from '../../analysis/set-distances.ts'
import type { KeyPlayerPurpose } from '../../model/analysis.ts'
import { type Bilingual, say } from '../../model/language.ts'
import { Actor } from '../actor.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { KeyPlayerPurposeEnum } from '../enums.ts'
import { completeRows } from '../found-rows.ts'
import { networkNull } from '../network-version.ts'
import type { ActorRow } from '../tie-rows.ts'
import { bounded } from './bounded.ts'
import { cutPointsOf, partsAt } from './bridges.ts'
import { Computation, type ComputationShape, computationOf } from './computation.ts'
import { compute, connectionsOf } from './compute.ts'
import { estimatedDistances, Fragmentation, fragmentationCost, orNull } from './fragmentation.ts'
import { NetworkStructure, type Structure, structureOf } from './structure.ts'

const mostMembers = 10

interface Member {
  readonly row: ActorRow
  readonly explanation: Bilingual
}

const KeyPlayer = builder.objectRef<Member>('KeyPlayer').implement({
  description: 'A member of a set of key players.',
  fields: (t) => ({
    actor: t.field({ type: Actor, description: 'Who.', resolve: ({ row }) => row as never }),
    explanation: t.string({
      description:
        'What this member does alone or adds to the set, in one sentence in the language of the request.',
      resolve: ({ explanation }, _args, { language }) => say(explanation, language),
    }),
  }),
})

const KeyPlayerSearch = builder.objectRef<Found>('KeyPlayerSearch').implement({
  description: 'What was searched to find a set of key players.',
  fields: (t) => ({
    exhaustive: t.exposeBoolean('exhaustive', {
      description: 'Whether every set of that size was tried, so that none is better.',
    }),
    share: t.exposeFloat('share', {
      description: 'How many of all sets of that size were tried, as a share from 0 to 1.',
    }),
    candidates: t.exposeInt('candidates', {
      description:
        'How many actors could become members; fewer than there are when there are many.',
    }),
    equalSets: t.int({
      description: 'How many other sets were met that are as good; counted up to 10.',
      resolve: ({ tied }) => tied.length,
    }),
    atMost: t.float({
      nullable: true,
      description:
        'No set of that size does better than this value. Null: it is not known how good one could be.',
      resolve: ({ atMost }) => orNull(atMost),
    }),
  }),
})

interface Shape {
  readonly purpose: KeyPlayerPurpose
  readonly found: Found
  readonly members: readonly Member[]
  readonly protect: { before: FragmentationShape; after: FragmentationShape } | null
  readonly reached: readonly number[] | null
  readonly computation: ComputationShape
}

const KeyPlayers = builder.objectRef<Shape>('KeyPlayers').implement({
  description:
    'The actors who matter most together, which those who matter most each need not be (Borgatti 2006).',
  fields: (t) => ({
    purpose: t.field({
      type: KeyPlayerPurposeEnum,
      description: 'What they were looked for.',
      resolve: ({ purpose }) => purpose,
    }),
    members: t.field({
      type: [KeyPlayer],
      description: 'Who they are, in order of id; the order says nothing.',
      extensions: { cost: { size: mostMembers } },
      resolve: ({ members }) => [...members],
    }),
    value: t.float({
      nullable: true,
      description:
        'How good the set is. PROTECT: D_F of the network without them. SPREAD: D_R, how near they are together to everybody; 1 when everybody is one of them or tied to one. Null: there is nobody, or too few to lose one.',
      resolve: ({ found }) => orNull(found.value),
    }),
    before: t.field({
      type: Fragmentation,
      nullable: true,
      description: 'PROTECT: how broken up the network is with them. Null: for SPREAD.',
      resolve: ({ protect }) => protect?.before ?? null,
    }),
    after: t.field({
      type: Fragmentation,
      nullable: true,
      description:
        'PROTECT: how broken up the rest of the network is without them. Null: for SPREAD.',
      resolve: ({ protect }) => protect?.after ?? null,
    }),
    reached: t.intList({
      nullable: true,
      description:
        'SPREAD: how many actors are 0, 1, 2, … steps from the nearest of them; at 0 they stand themselves; at most 20 numbers. Who is not counted cannot be reached. Null: for PROTECT.',
      resolve: ({ reached }) => reached && [...reached].slice(0, 20),
    }),
    search: t.field({
      type: KeyPlayerSearch,
      description: 'What was searched.',
      resolve: ({ found }) => found,
    }),
    computation: t.expose('computation', {
      type: Computation,
      description: 'How it was computed.',
    }),
  }),
})

builder.interfaceField(NetworkStructure, 'keyPlayers', (t) =>
  t.field({
    type: KeyPlayers,
    nullable: true,
    description: `The few of its actors who matter most together, over ties that connect: whose loss would break it most (PROTECT), or who reach the most (SPREAD). ANALYSIS_TOO_COSTLY: it would take too long; take a smaller part. ${networkNull}`,
    args: {
      purpose: t.arg({
        type: KeyPlayerPurposeEnum,
        required: true,
        description: 'What they are looked for.',
      }),
      count: t.arg.int({
        description: `How many: 1 to ${mostMembers}. To protect, at least two others must remain. Default: 3.`,
      }),
    },
    extensions: { cost: { complexity: 500 } },
    resolve: async (shape, { purpose, count }, context, info) => {
      const k = bounded('count', count, { usual: 3, most: mostMembers })
      const structure = await structureOf(context, shape as never)
      const graph = await connectionsOf(context, structure.snapshot)
      const protect = purpose === 'PROTECT'
      const found = await search(context, structure, graph, { protect, k })
      const places = [...found.members]
      const told = protect
        ? await aloneLost(context, structure, places)
        : places.map((place) => reachedBy(graph, place, places))
      const ids = places.map((place) => structure.snapshot.ids[place] as string)
      const rows = await completeRows(context, info, paths, {
        ...{ bare: true, actors: ids.map((id) => ({ id })) as never, ties: [] },
      })
      return {
        ...{ purpose, found },
        members: ids.flatMap((id, at): Member[] => {
          const row = rows.actor(id)
          return row ? [{ row, explanation: told[at] as Bilingual }] : []
        }),
        protect: protect ? await lossOf(context, structure, graph, places) : null,
        reached: protect ? null : setDistances(graph, places),
        computation: computationOf(structure, keyPlayersMethod, {
          parameters: [
            ['purpose', purpose],
            ['count', k],
            ['measure', 'DISTANCE'],
            ['seed', 1],
          ],
          exact: found.exhaustive && !(found.error > 0),
          notes: notesOf(found, k),
        }),
      }
    },
  }),
)

const paths = { actors: [['members', 'actor']], ties: [] }

/** How many arcs a search may visit, about: it bounds the time. */
const mostEffort = 600_000_000

function search(
  context: Context,
  { snapshot }: Structure,
  graph: Graph,
  { protect, k }: { protect: boolean; k: number },
): Promise<Found> {
  const one = protect ? fragmentationCost(graph) : graph.n + graph.targets.length
  const effort = protect ? mostEffort : mostEffort / 2
  // From some nine first members, each set of which is tried with every other actor, and then swapped.
  const cost = Math.min(effort, 30 * k * graph.n * one)
  const name = protect ? 'keyPlayersToProtect' : 'keyPlayersToSpread'
  return compute(context, snapshot, name, { graph, k, effort }, { cost, key: [k] })
}

const lossOf = (
  context: Context,
  { snapshot }: Structure,
  graph: Graph,
  losing: readonly number[],
) =>
  compute(
    context,
    snapshot,
    'fragility',
    { graph, losing },
    {
      cost: 2 * fragmentationCost(graph),
      key: [fragilityMethod.version, losing],
    },
  )

/** What the loss of each one alone would do. */
async function aloneLost(
  context: Context,
  { snapshot }: Structure,
  places: readonly number[],
): Promise<Bilingual[]> {
  const found = await cutPointsOf(context, snapshot)
  return places.map((place) => {
    const at = found.points.indexOf(place)
    if (at < 0) return nobodyCut
    const parts = [...partsAt(found, at)]
    const all = parts.reduce((sum, size) => sum + size, 0)
    const pairs = parts.reduce((sum, size) => sum + size * (all - size), 0) / 2
    const off = all - (parts[0] ?? 0)
    return {
      id: `Bila hanya ia yang hilang, ${off} pihak terputus dan ${pairs} pasang tidak lagi saling menjangkau.`,
      en: `Lost alone, it cuts off ${off} ${off === 1 ? 'actor' : 'actors'}, and ${pairs} ${pairs === 1 ? 'pair no longer reaches' : 'pairs no longer reach'} each other.`,
    }
  })
}

const nobodyCut: Bilingual = {
  id: 'Bila hanya ia yang hilang, tidak ada yang terputus; bersama yang lain kehilangannya memperjauh jarak.',
  en: 'Lost alone it cuts off nobody; together with the others its loss sets the rest farther apart.',
}

function reachedBy(graph: Graph, place: number, members: readonly number[]): Bilingual {
  const near = (v: number) => graph.targets.subarray(graph.offsets[v], graph.offsets[v + 1])
  const others = members.filter((member) => member !== place)
  const known = new Set([...members, ...others.flatMap((other) => [...near(other)])])
  const own = [...near(place)]
  const only = own.filter((v) => !known.has(v)).length
  return {
    id: `Terhubung langsung dengan ${own.length} pihak; ${only} di antaranya tidak terhubung dengan anggota lain.`,
    en: `Tied directly to ${own.length} ${own.length === 1 ? 'actor' : 'actors'}; ${only} of them to no other member.`,
  }
}

function notesOf(found: Found, k: number): Bilingual[] {
  const fewer = found.members.length < k
  return [
    ...(found.exhaustive ? [] : [searched]),
    ...(fewer ? [tooFew(found.members.length)] : []),
    ...(found.tied.length > 0 ? [equal(found.tied.length)] : []),
    ...(found.error > 0 ? [estimatedDistances] : []),
  ]
}

const searched: Bilingual = {
  id: 'Tidak semua himpunan dicoba; mungkin ada yang sedikit lebih baik.',
  en: 'Not all sets were tried; there may be a slightly better one.',
}
const tooFew = (size: number): Bilingual => ({
  id: `Pihaknya terlalu sedikit; hanya ${size} yang dicari.`,
  en: `There are too few actors; only ${size} were looked for.`,
})
const equal = (count: number): Bilingual => ({
  id: `Ada ${count === 10 ? 'sedikitnya 10' : count} himpunan lain yang sama baiknya.`,
  en: `${count === 10 ? 'At least 10' : count} other ${count === 1 ? 'set is' : 'sets are'} as good.`,
})
