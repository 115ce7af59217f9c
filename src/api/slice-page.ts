import type { GraphQLResolveInfo } from 'graphql'
import { emptyPage, type Slices } from '../network/slice-batch.ts'
import type { Page, PageRequest } from '../network/tie-row.ts'
import type { Context } from './context.ts'
import { listName } from './cursor.ts'
import { completeRows, type Found, type Rows } from './found-rows.ts'
import type { NetworkShape } from './network.ts'
import { type Connection, type PageArgs, readPage, toConnection } from './page.ts'
import { asks } from './selection.ts'
import { askOfSlice } from './slice-question.ts'
import type { TiePaths } from './tie-level.ts'

/** A list of what is in a slice: `Question` is what its arguments ask, `One` what a text finds. */
export interface SliceList<Question, One, Item> {
  /** The name of the field. */
  readonly field: string
  /** All its arguments but the page. */
  readonly given: unknown
  readonly descending?: boolean
  /** Reads the records that the arguments name; null: nothing can be found. */
  readonly question: () => Promise<Question | null> | Question
  readonly read: (slices: Slices, question: Question, page: PageRequest) => Promise<Page<One>[]>
  /** Where the document asks for the rows of actors and of ties. */
  readonly paths: TiePaths
  readonly found: (one: One) => Found
  /** What is shown of it; null: a row is gone between the stores. */
  readonly item: (one: One, rows: Rows) => Item | null
}

/**
 * One page of such a list. However many slices a level asks, it costs one text, and one statement
 * for the rows of each kind. A cursor fits the same slice of the same day only.
 */
export async function slicePage<
  Question,
  One extends { readonly key: string },
  Item extends { readonly row: { readonly id: string } },
>(
  context: Context,
  info: GraphQLResolveInfo,
  network: NetworkShape,
  args: PageArgs,
  list: SliceList<Question, One, Item>,
): Promise<Connection<Item>> {
  const { asOf } = network.slice
  const name = listName([list.field, list.given, network.name, asOf])
  const { limit, backward, cursor } = readPage(name, args)
  const page: PageRequest = {
    limit,
    backward,
    descending: list.descending ?? false,
    after: cursor,
    total: asks(context, info, 'totalCount'),
  }
  const answer = await askOfSlice(context, list.field, network, async () => {
    const question = await list.question()
    if (question === null) return null
    return { question: [question, page], read: (slices) => list.read(slices, question, page) }
  })
  const found: Page<One> = answer ?? emptyPage
  const all = found.items.map(list.found)
  const rows = await completeRows(context, info, list.paths, {
    actors: all.flatMap(({ actors }) => actors),
    ties: all.flatMap(({ ties }) => ties),
  })
  const items = found.items.flatMap((one) => {
    const item = list.item(one, rows)
    return item ? [{ ...item, key: one.key }] : []
  })
  const place = ({ row, key }: Item & { key: string }) => ({ key, id: row.id })
  return toConnection(name, asOf.day, page, { ...found, items }, place)
}
