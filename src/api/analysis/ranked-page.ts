import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from '../context.ts'
import { listName } from '../cursor.ts'
import { completeRows } from '../found-rows.ts'
import { type Connection, type PageArgs, readPage, toConnection } from '../page.ts'
import type { ActorRow } from '../tie-rows.ts'
import { placeOf } from './places.ts'
import { pageOf, rank } from './ranking.ts'
import type { Structure } from './structure.ts'

/** One actor of a list in order of a value. */
export interface RankedItem {
  readonly row: ActorRow
  readonly value: number
  readonly rank: number
  /** On the real network, where this is a hypothetical one; null: it is the real one, or none. */
  readonly before: number | null
}

/** A list of actors: the greatest value first. Whoever has NaN is left out. */
export interface RankedList<More> {
  readonly field: string
  readonly given: unknown
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
  const { values, order, ranks } = rank(list.values)
  const [start, end] = pageOf({ order, values, sign: 1 }, ids, request)
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
      before: Number.isNaN(was) ? null : was,
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
