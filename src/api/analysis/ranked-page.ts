import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from '../context.ts'
import { listName } from '../cursor.ts'
import { completeRows } from '../found-rows.ts'
import { type Connection, type PageArgs, readPage, toConnection } from '../page.ts'
import type { ActorRow } from '../tie-rows.ts'
import { placeOf } from './places.ts'
import type { Structure } from './structure.ts'

/** One actor of a list in order of a value. */
export interface RankedItem {
  readonly row: ActorRow
  readonly value: number
  readonly rank: number
  /** On the real network, where this is a hypothetical one; null: it is the real one, or none. */
  readonly before: number | null
}

/** A list of actors in order of a value. Whoever has NaN is left out. */
export interface RankedList<More> {
  readonly field: string
  readonly given: unknown
  /** The least value first; ranks count from there then. Default: the greatest. */
  readonly ascending?: boolean
  /** Of each actor, by its place. */
  readonly values: ArrayLike<number>
  readonly before?: ArrayLike<number> | null
  /** What else is told of the actor at that place. */
  readonly more: (place: number, value: number) => More
}

/** A page of such a list; one statement for the rows of its actors. */
export async function rankedPage<More extends object>(
  context: Context,
  info: GraphQLResolveInfo,
  structure: Structure,
  args: PageArgs,
  list: RankedList<More>,
): Promise<Connection<RankedItem & More>> {
  const { ids } = structure.snapshot
  const { asOf } = structure.network.slice
  const name = listName([list.field, list.given, structure.name, asOf])
  const request = readPage(name, args)
  const { values, order, ranks } = rank(list.values, list.ascending ?? false)
  const [start, end] = pageOf({ order, values, sign: list.ascending ? -1 : 1 }, ids, request)
  const places = [...order.subarray(start, end)]
  const rows = await completeRows(context, info, paths, {
    bare: true,
    actors: places.map((place) => ({ id: ids[place] as string })) as never,
    ties: [],
  })
  const items = places.flatMap((place, at): (RankedItem & More)[] => {
    const row = rows.actor(ids[place] as string)
    const value = values[place] as number
    const was = list.before?.[place] ?? Number.NaN
    const known = {
      value,
      rank: ranks[start + at] as number,
      before: Number.isNaN(was) ? null : twelve(was),
    }
    return row ? [{ row, ...known, ...list.more(place, value) }] : []
  })
  const page = {
    items,
    more: request.backward ? start > 0 : end < order.length,
    total: order.length,
  }
  const at = { backward: request.backward, after: request.cursor }
  return toConnection(name, asOf.day, at, page, ({ value, row }) => ({
    key: `${value}`,
    id: row.id,
  }))
}

/** The actors of a list, by their places in the snapshot. */
interface Ranked {
  /** Of each actor, to twelve digits. */
  readonly values: Float64Array
  readonly order: Int32Array
  /** Ranks by place in that order, from 1; equal values share one. */
  readonly ranks: Int32Array
}

/** To twelve digits: sums in another order differ behind them. */
const twelve = (value: number): number => Number(value.toPrecision(12))

const [falling, rising] = [new WeakMap<object, Ranked>(), new WeakMap<object, Ranked>()]

/**
 * The greatest value first, or the least, then by place, which is by id. Values are compared to twelve digits, so
 * that those which differ by the order of their sums alone are equal. Kept as long as the values are.
 */
function rank(given: ArrayLike<number>, ascending = false): Ranked {
  const kept = ascending ? rising : falling
  const held = kept.get(given)
  if (held) return held
  const values = Float64Array.from(given, twelve)
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

/** From which to which place of the order a page reaches, the second left out. */
function pageOf(
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

/** The fields that the edges of all such lists have. */
export const rankFields = (t: never) => {
  const fields = t as PothosFields
  return {
    rank: fields.int({
      description: 'The place in the order, from 1; equal values share the first of their places.',
      resolve: ({ item }) => item.rank,
    }),
    before: fields.float({
      nullable: true,
      description:
        'The value on the real network, where this is a hypothetical one. Null: it is the real one, or no value can be said.',
      resolve: ({ item }) => item.before,
    }),
  }
}

interface FieldOptions {
  readonly nullable?: true
  readonly description: string
  readonly resolve: (edge: { item: RankedItem }) => number | null
}
interface PothosFields {
  int(options: FieldOptions): unknown
  float(options: FieldOptions): unknown
}

const paths = { actors: [['edges', 'node'], ['nodes']], ties: [] }

/** Values of the real network by the places of the hypothetical one made from it; NaN: not in it. */
export function moved(structure: Structure, values: ArrayLike<number>): Float64Array | null {
  const ids = structure.before?.snapshot.ids
  if (!ids) return null
  return Float64Array.from(structure.snapshot.ids, (id) => {
    const place = placeOf(ids, id)
    return place < 0 ? Number.NaN : (values[place] as number)
  })
}
