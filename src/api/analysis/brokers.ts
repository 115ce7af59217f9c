import {
  type BetweennessBetween,
  betweennessBetweenMethod,
} from '../../analysis/betweenness-between.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import { type Bilingual, say } from '../../model/language.ts'
import { readBridgeSides } from '../../network/bridge-sides.ts'
import { Actor } from '../actor.ts'
import { BridgeEndInput, readEnds } from '../bridging.ts'
import { builder } from '../builder.ts'
import { connectionType } from '../connection.ts'
import type { Context } from '../context.ts'
import { networkNull } from '../network-version.ts'
import { pageArgs } from '../page.ts'
import { Computation, type ComputationShape, computationOf } from './computation.ts'
import { compute, connectionsOf } from './compute.ts'
import { percent } from './measures.ts'
import { placeOf } from './places.ts'
import { moved, type RankedItem, rankedPage, rankFields } from './ranked-page.ts'
import { NetworkStructure, type Structure, structureOf } from './structure.ts'

interface Item extends RankedItem {
  readonly belongs: readonly [boolean, boolean]
  readonly reaching: number
}

const BrokerConnection = connectionType<Item, object>({
  name: 'Broker',
  of: 'actors that stand between two sides, those that stand on most first; who stands on none, now and before, is left out',
  node: Actor as never,
  nodeOf: ({ row }) => row,
  edgeFields: (t) => ({
    ...rankFields(t as never),
    value: t.float({
      description:
        'Between how many pairs, one of each side, it stands on the shortest ways: of a pair with several such ways, the share of them.',
      resolve: ({ item }) => item.value,
    }),
    share: t.float({
      description: 'The value as a share of the pairs that reach each other, from 0 to 1.',
      resolve: ({ item }) => item.value / Math.max(1, item.reaching),
    }),
    belongs: t.booleanList({
      description:
        'Whether it is itself on each of the two sides, in the order in which they were named.',
      resolve: ({ item }) => [...item.belongs],
    }),
    explanation: t.string({
      description: 'What it means for this actor, in one sentence in the language of the request.',
      resolve: ({ item }, _args, { language }) => say(explain(item), language),
    }),
  }),
})

interface Shape extends Pick<BetweennessBetween, 'pairs' | 'reaching' | 'direct'> {
  readonly sideSizes: readonly number[]
  readonly computation: ComputationShape
}

const shapeOf = (page: unknown): Shape => page as Shape

builder.objectFields(BrokerConnection as never, (t) => ({
  sideSizes: t.intList({
    description:
      'How many actors of this part are on each side, in the order in which they were named.',
    resolve: (page) => [...shapeOf(page).sideSizes],
  }),
  pairs: t.int({
    description:
      'How many pairs there are of one actor of each side; nobody is paired with itself, and a pair that is on both sides counts once.',
    resolve: (page) => shapeOf(page).pairs,
  }),
  reaching: t.int({
    description: 'How many of these pairs reach each other, over however many others.',
    resolve: (page) => shapeOf(page).reaching,
  }),
  direct: t.int({
    description: 'How many of these pairs are tied directly, so that nobody stands between them.',
    resolve: (page) => shapeOf(page).direct,
  }),
  computation: t.field({
    type: Computation,
    description: 'How it was computed.',
    resolve: (page) => shapeOf(page).computation,
  }),
}))

builder.interfaceField(NetworkStructure, 'brokers', (t) =>
  t.field({
    type: BrokerConnection,
    nullable: true,
    description: `Who brokers between two sides: its actors by how many of the shortest ways between an actor of one side and an actor of the other they stand on, over ties that connect (all kinds but OPPOSES and SUCCEEDS). Who is on a side can stand between others of it, and says so. Sides are those of the real network, also of a hypothetical one. Nobody brokers when a side is not on record, you may not see it, or it is no alliance. ${networkNull}`,
    args: {
      between: t.arg({
        type: [BridgeEndInput],
        required: true,
        description: 'The two sides: exactly two different ones.',
      }),
      ...pageArgs(),
    },
    extensions: { cost: { complexity: 200 } },
    resolve: async (shape, { between, ...page }, context, info) => {
      const structure = await structureOf(context, shape as never)
      const sides = await readSides(context, structure, between)
      const { found, places } = await run(context, structure.snapshot, sides)
      const was = structure.before && (await run(context, structure.before.snapshot, sides))
      const before = was && moved(structure, was.found.values)
      const on = places.map((side) => new Set(side))
      const connection = await rankedPage(context, info, structure, page, {
        field: 'brokers',
        given: between,
        values: found.values.map((value, place) =>
          value > 0 || (before?.[place] ?? 0) > 0 ? value : Number.NaN,
        ),
        before,
        more: (place) => ({
          belongs: [on[0]?.has(place) ?? false, on[1]?.has(place) ?? false] as const,
          reaching: found.reaching,
        }),
      })
      const { pairs, reaching, direct } = found
      const notes = notesOf(places, found)
      return {
        ...{ ...connection, pairs, reaching, direct, sideSizes: places.map((one) => one.length) },
        computation: computationOf(structure, betweennessBetweenMethod, { notes }),
      } as never
    },
  }),
)

type Sides = readonly [readonly string[], readonly string[]]

async function readSides(
  context: Context,
  { network }: Structure,
  between: Parameters<typeof readEnds>[1],
): Promise<Sides> {
  const ends = await readEnds(context, between)
  if (!ends) return [[], []]
  return network.watch.during(readBridgeSides(network.engine, network.slice, ends))
}

/** Steps that an arc takes in one search from one actor, about. */
const stepsPerArc = 12

async function run(context: Context, snapshot: Snapshot, sides: Sides) {
  const graph = await connectionsOf(context, snapshot)
  const places = sides.map((ids) =>
    ids.map((id) => placeOf(snapshot.ids, id)).filter((place) => place >= 0),
  ) as [number[], number[]]
  // It is the same either way round; searches begin from the smaller side.
  const [few, many] = places.toSorted((a, b) => a.length - b.length) as [number[], number[]]
  const cost = stepsPerArc * few.length * (graph.n + graph.targets.length)
  const input = { graph, sides: [few, many] as const }
  const found = await compute(context, snapshot, 'betweennessBetween', input, {
    cost,
    key: [few, many],
  })
  return { found, places }
}

const amount = (value: number): string => `${Number(value.toFixed(1))}`

function explain({ value, reaching, belongs }: Item): Bilingual {
  const share = percent(value / Math.max(1, reaching))
  const sides = belongs.flatMap((one, at) => (one ? [at] : []))
  const own: Bilingual =
    sides.length === 2
      ? { id: '; ia sendiri termasuk kedua sisi', en: '; it is itself on both sides' }
      : sides.length === 1
        ? {
            id: `; ia sendiri termasuk sisi ${sides[0] === 0 ? 'pertama' : 'kedua'}`,
            en: `; it is itself on the ${sides[0] === 0 ? 'first' : 'second'} side`,
          }
        : { id: '', en: '' }
  return {
    id: `Berada di jalur terpendek antara ${amount(value)} dari ${reaching} pasangan yang saling terjangkau (${share})${own.id}.`,
    en: `Stands on the shortest ways between ${amount(value)} of ${reaching} pairs that reach each other (${share})${own.en}.`,
  }
}

function notesOf(
  places: readonly number[][],
  { pairs, reaching }: BetweennessBetween,
): Bilingual[] {
  if (places.some((side) => side.length === 0)) return [nobody]
  if (reaching === pairs) return []
  return [
    {
      id: `${pairs - reaching} dari ${pairs} pasangan sama sekali tidak saling terjangkau.`,
      en: `${pairs - reaching} of ${pairs} pairs do not reach each other at all.`,
    },
  ]
}

const nobody: Bilingual = {
  id: 'Salah satu sisi kosong: tidak ada pihaknya di bagian jaringan ini, atau tidak ada yang boleh Anda lihat.',
  en: 'A side is empty: nobody of it is in this part of the network, or nobody whom you may see.',
}
