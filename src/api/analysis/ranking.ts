import type { GraphQLResolveInfo } from 'graphql'
import { Actor } from '../actor.ts'
import { builder } from '../builder.ts'
import { connectionType } from '../connection.ts'
import type { Context } from '../context.ts'
import { listName } from '../cursor.ts'
import { completeRows } from '../found-rows.ts'
import { type Connection, type PageArgs, readPage, toConnection } from '../page.ts'
import type { ActorRow } from '../tie-rows.ts'
import { Computation, type ComputationShape } from './computation.ts'
import type { Structure } from './structure.ts'

/** Values of all actors by their places in the snapshot; NaN: none can be said. */
export interface Scores {
  readonly values: ArrayLike<number>
  /** Of an estimate, the half width of the interval that holds the true value in 95 of 100 cases. */
  readonly margins?: ArrayLike<number>
  /** The same on the real network, where these are of a hypothetical one. */
  readonly before?: ArrayLike<number>
  /** What a value says, in one sentence. */
  readonly explain: (value: number, place: number) => string
}

/** The actors of a list, by their places in the snapshot. */
export interface Ranked {
  /** Of each actor, to twelve digits. */
  readonly values: Float64Array
  readonly order: Int32Array
  /** Ranks by place in that order, from 1; equal values share one. */
  readonly ranks: Int32Array
}

interface Item {
  readonly row: ActorRow
  readonly value: number
  readonly rank: number
  readonly margin: number | null
  readonly before: number | null
  readonly explanation: string
}

interface RankingShape extends Connection<Item> {
  readonly computation: ComputationShape
  readonly unranked: number
}

export const Ranking = connectionType<Item, object>({
  name: 'Ranking',
  of: 'actors in order of a value, the greatest first; those without a value are left out',
  node: Actor as never,
  nodeOf: ({ row }) => row,
  edgeFields: (t) => ({
    value: t.float({ description: 'The value.', resolve: ({ item }) => item.value }),
    rank: t.int({
      description: 'The place in the order, from 1; equal values share the first of their places.',
      resolve: ({ item }) => item.rank,
    }),
    margin: t.float({
      nullable: true,
      description:
        'The true value lies no farther from `value` than this in about 95 of 100 such estimates. Null: it is exact.',
      resolve: ({ item }) => item.margin,
    }),
    before: t.float({
      nullable: true,
      description:
        'The value on the real network, where this is a hypothetical one. Null: it is the real one, or no value can be said.',
      resolve: ({ item }) => item.before,
    }),
    explanation: t.string({
      description:
        'What the value means for this actor, in one sentence in the language of the request.',
      resolve: ({ item }) => item.explanation,
    }),
  }),
})

builder.objectFields(Ranking as never, (t) => ({
  computation: t.field({
    type: Computation,
    description: 'How the values were computed.',
    resolve: (ranking) => (ranking as unknown as RankingShape).computation,
  }),
  unranked: t.int({
    description: 'How many actors are left out since no value can be said of them.',
    resolve: (ranking) => (ranking as unknown as RankingShape).unranked,
  }),
}))

const [falling, rising] = [new WeakMap<object, Ranked>(), new WeakMap<object, Ranked>()]

/**
 * The greatest value first, or the least, then by place, which is by id. Values are compared to twelve digits, so
 * that those which differ by the order of their sums alone are equal. Kept as long as the values are.
 */
export function rank(given: ArrayLike<number>, ascending = false): Ranked {
  const kept = ascending ? rising : falling
  const held = kept.get(given)
  if (held) return held
  const values = Float64Array.from(given, (value) => Number(value.toPrecision(12)))
  const places = Array.from(values.keys()).filter((place) => !Number.isNaN(values[place]))
  const sign = ascending ? -1 : 1
  const order = Int32Array.from(
    places.sort((a, b) => sign * ((values[b] as number) - (values[a] as number)) || a - b),
  )
  const ranks = new Int32Array(order.length)
  order.forEach((place, at) => {
    const tied = at > 0 && values[order[at - 1] as number] === values[place]
    ranks[at] = tied ? (ranks[at - 1] as number) : at + 1
  })
  const made = { values, order, ranks }
  kept.set(given, made)
  return made
}

/** A page of actors by their scores; one statement for their rows, unless nothing is asked of them. */
export async function rankingPage(
  context: Context,
  info: GraphQLResolveInfo,
  structure: Structure,
  args: PageArgs,
  list: {
    readonly field: string
    readonly given: unknown
    /** The least value first; ranks count from there then. */
    readonly ascending?: boolean
    readonly scores: Scores
    readonly computation: ComputationShape
  },
): Promise<RankingShape> {
  const { ids } = structure.snapshot
  const { asOf } = structure.network.slice
  const name = listName([list.field, list.given, structure.name, asOf])
  const request = readPage(name, args)
  const { margins, before, explain } = list.scores
  const { values, order, ranks } = rank(list.scores.values, list.ascending ?? false)
  const [start, end] = pageOf({ order, values, sign: list.ascending ? -1 : 1 }, ids, request)
  const places = order.subarray(start, end)
  const rows = await completeRows(context, info, paths, {
    bare: true,
    actors: [...places].map((place) => ({ id: ids[place] as string })) as never,
    ties: [],
  })
  const items = [...places].flatMap((place, at): Item[] => {
    const row = rows.actor(ids[place] as string)
    if (!row) return []
    const rank = ranks[start + at] as number
    const known = (array?: ArrayLike<number>) => {
      const value = array?.[place]
      return value === undefined || Number.isNaN(value) ? null : Number(value.toPrecision(12))
    }
    const [margin, was] = [known(margins), known(before)]
    const value = values[place] as number
    return [{ row, value, rank, margin, before: was, explanation: explain(value, place) }]
  })
  const page = {
    items,
    more: request.backward ? start > 0 : end < order.length,
    total: order.length,
  }
  const at = { backward: request.backward, after: request.cursor }
  const connection = toConnection(name, asOf.day, at, page, ({ value, row }) => ({
    key: `${value}`,
    id: row.id,
  }))
  return { ...connection, computation: list.computation, unranked: values.length - order.length }
}

const paths = { actors: [['edges', 'node'], ['nodes']], ties: [] }

/** From which to which place of the order a page reaches, the second left out. */
export function pageOf(
  { order, values, sign }: { order: Int32Array; values: Float64Array; sign: number },
  ids: readonly string[],
  { limit, backward, cursor }: ReturnType<typeof readPage>,
): [number, number] {
  const comes = (place: number): boolean => {
    const [value, mark] = [values[place] as number, Number(cursor?.key)]
    if (value !== mark) return sign * (value - mark) > 0
    const id = ids[place] as string
    return backward ? id < (cursor?.id as string) : id <= (cursor?.id as string)
  }
  const passed = cursor ? order.findIndex((place) => !comes(place)) : -1
  const cut = passed < 0 ? (cursor ? order.length : backward ? order.length : 0) : passed
  return backward ? [Math.max(0, cut - limit), cut] : [cut, Math.min(order.length, cut + limit)]
}
