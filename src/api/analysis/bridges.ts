import type { GraphQLResolveInfo } from 'graphql'
import type { CutPoints } from '../../analysis/cut-points.ts'
import { cutPointsMethod } from '../../analysis/cut-points.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import { say } from '../../model/language.ts'
import { Actor } from '../actor.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { completeRows } from '../found-rows.ts'
import { networkNull } from '../network-version.ts'
import { Tie } from '../tie.ts'
import type { ActorRow, TieRow } from '../tie-rows.ts'
import { bounded } from './bounded.ts'
import { Computation, type ComputationShape, computationOf } from './computation.ts'
import { compute, connectionsOf } from './compute.ts'
import { isOnRecord } from './found.ts'
import { NetworkStructure, structureOf } from './structure.ts'
import { tieFound, tiesBetween } from './tie-ends.ts'

const mostTies = 10

/** All that joins two actors, without which their part falls in two. */
export interface BridgeShape {
  readonly ends: readonly [ActorRow, ActorRow]
  /** How many actors are left on the side of each end. */
  readonly sizes: readonly [number, number]
  readonly ties: readonly TieRow[]
  readonly tieCount: number
}

export const Bridge = builder.objectRef<BridgeShape>('Bridge').implement({
  description:
    'All the ties that join two actors, when without them some who reach each other no longer would.',
  fields: (t) => ({
    ends: t.field({
      type: [Actor],
      description: 'The two actors.',
      extensions: { cost: { size: 2 } },
      resolve: ({ ends }) => ends as never,
    }),
    sideSizes: t.intList({
      description:
        'How many actors are left on the side of each of the two, themselves included, in the order of `ends`.',
      resolve: ({ sizes }) => [...sizes],
    }),
    cutsOff: t.int({
      description: 'How many are cut off from the rest: those on the smaller side.',
      resolve: ({ sizes }) => Math.min(...sizes),
    }),
    ties: t.field({
      type: [Tie],
      description: `The ties themselves; of more than ${mostTies} the first ${mostTies}. Those of a hypothetical network that are not on record are left out.`,
      resolve: ({ ties }) => ties as never,
    }),
    tieCount: t.exposeInt('tieCount', { description: 'How many ties join the two.' }),
    explanation: t.string({
      description: 'What it means, in one sentence in the language of the request.',
      resolve: ({ sizes, tieCount }, _args, { language }) =>
        say(
          {
            id: `Bila ${tieCount === 1 ? 'hubungan ini' : `ke-${tieCount} hubungan ini`} putus, ${Math.min(...sizes)} pihak terpisah dari ${Math.max(...sizes)} yang lain.`,
            en: `Without ${tieCount === 1 ? 'this tie' : `these ${tieCount} ties`}, ${Math.min(...sizes)} ${Math.min(...sizes) === 1 ? 'actor is' : 'actors are'} cut off from ${Math.max(...sizes)} others.`,
          },
          language,
        ),
    }),
  }),
})

interface Shape {
  readonly bridges: readonly BridgeShape[]
  readonly count: number
  readonly truncated: boolean
  readonly computation: ComputationShape
}

const Bridges = builder.objectRef<Shape>('Bridges').implement({
  description: 'The ties that must not break.',
  fields: (t) => ({
    bridges: t.field({
      type: [Bridge],
      description: 'The bridges that cut off most first, as many as were asked for.',
      resolve: ({ bridges }) => [...bridges],
    }),
    count: t.exposeInt('count', { description: 'How many there are.' }),
    truncated: t.exposeBoolean('truncated', {
      description: 'Whether there are more than are listed.',
    }),
    computation: t.expose('computation', {
      type: Computation,
      description: 'How it was computed.',
    }),
  }),
})

/** Articulation points and bridges of a snapshot, found once for all who ask. */
export async function cutPointsOf(context: Context, snapshot: Snapshot): Promise<CutPoints> {
  const graph = await connectionsOf(context, snapshot)
  const cost = 50 * (graph.n + graph.targets.length)
  return compute(context, snapshot, 'cutPoints', { graph }, { cost, key: null })
}

/** The sizes of the parts that the loss of `points[at]` leaves, the largest first. */
export const partsAt = ({ partStarts, partSizes }: CutPoints, at: number): Uint32Array =>
  partSizes.subarray(partStarts[at], partStarts[at + 1])

/** The places of the bridges in `found.bridges`, those that cut off most first. */
export function bridgeOrder({ bridges }: CutPoints): number[] {
  const { from, fromSizes, toSizes } = bridges
  const cut = (at: number) => Math.min(fromSizes[at] as number, toSizes[at] as number)
  return [...from.keys()].sort((a, b) => cut(b) - cut(a) || a - b)
}

/** What bridges are shown from, and which rows that takes. */
export function bridgesFound(
  snapshot: Snapshot,
  { bridges }: CutPoints,
  places: readonly number[],
) {
  const pairs = places.map((at) => [bridges.from[at], bridges.to[at]] as [number, number])
  const ties = tiesBetween(snapshot, pairs)
  const shown = ties.map((some) =>
    some
      .filter((tie) => isOnRecord(snapshot.ties.ids[tie] as string))
      .slice(0, mostTies)
      .map((tie) => tieFound(snapshot, tie)),
  )
  const idsOf = (pair: readonly number[]) => pair.map((place) => snapshot.ids[place] as string)
  return {
    actors: pairs.flatMap((pair) => idsOf(pair).map((id) => ({ id }))),
    ties: shown.flat(),
    from: (rows: Awaited<ReturnType<typeof completeRows>>): BridgeShape[] =>
      places.flatMap((at, one) => {
        const [from, to] = idsOf(pairs[one] as [number, number]).map(rows.actor)
        if (!from || !to) return []
        const sizes = [bridges.fromSizes[at] as number, bridges.toSizes[at] as number] as const
        const held = (shown[one] ?? []).flatMap(({ id }) => rows.tie(id) ?? [])
        return [{ ends: [from, to], sizes, ties: held, tieCount: ties[one]?.length ?? 0 }]
      }),
  }
}

/** Where the rows of bridges are asked for, beneath a list of that path. */
export const bridgePaths = (path: readonly string[]) => ({
  actors: [
    [...path, 'ends'],
    [...path, 'ties', 'from'],
    [...path, 'ties', 'to'],
  ],
  ties: [[...path, 'ties']],
})

builder.interfaceField(NetworkStructure, 'bridges', (t) =>
  t.field({
    type: Bridges,
    nullable: true,
    description: `The ties that must not break: without one of them, some of its actors who reach each other no longer would. Over ties that connect; parallel ones are one bridge. ${networkNull}`,
    args: {
      first: t.arg.int({ description: 'How many are listed: 1 to 100. Default: 25.' }),
    },
    extensions: { cost: { complexity: 100, size: 25, sizedBy: ['first'] } },
    resolve: async (shape, args, context, info: GraphQLResolveInfo) => {
      const first = bounded('first', args.first, { usual: 25, most: 100 })
      const structure = await structureOf(context, shape as never)
      const found = await cutPointsOf(context, structure.snapshot)
      const order = bridgeOrder(found)
      const { actors, ties, from } = bridgesFound(structure.snapshot, found, order.slice(0, first))
      const rows = await completeRows(context, info, bridgePaths(['bridges']), {
        ...{ bare: true, actors: actors as never, ties: ties as never },
      })
      return {
        bridges: from(rows),
        count: order.length,
        truncated: order.length > first,
        computation: computationOf(structure, cutPointsMethod),
      }
    },
  }),
)
