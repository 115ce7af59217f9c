import type { GraphQLResolveInfo } from 'graphql'
import type { IdPrefix } from '../model/public-id.ts'
import { inOrder } from '../network/keyset.ts'
import type { Context } from './context.ts'
import { listName } from './cursor.ts'
import { refuseIfOver } from './level.ts'
import { type Connection, type PageArgs, readPage, toConnection } from './page.ts'
import { placeOf, type RowKey, rowKeyset, selectPlace } from './row-keyset.ts'
import { asks, mergeSelections, selectionAt } from './selection.ts'
import { tableOf } from './table.ts'

/** A list over one table, ordered by one column and the id. */
export interface RecordList {
  readonly table: IdPrefix
  readonly typeName: string
  readonly where: object
  readonly key: RowKey
  readonly descending: boolean
  /** Names the list: its field and all its arguments but the page. */
  readonly name: unknown
}

/** One page of a list: one statement, and one more when the total is asked for. */
export async function recordPage<Row>(
  context: Context,
  info: GraphQLResolveInfo,
  args: PageArgs,
  list: RecordList,
): Promise<Connection<Row>> {
  const name = listName(list.name)
  const page = readPage(name, args, list.key.kind)
  const { where, orderBy, take } = rowKeyset(list.key, list.descending, page)
  refuseIfOver(context)
  const select = selectionAt(context, info, list.typeName, [['edges', 'node'], ['nodes']]) ?? {}
  const table = tableOf(context, list.table)
  const [rows, total] = await Promise.all([
    table.findMany({
      where: { AND: [list.where, where] },
      orderBy,
      take,
      select: mergeSelections(select, selectPlace(list.key)),
    }),
    asks(context, info, 'totalCount') ? table.count({ where: list.where }) : null,
  ])
  const request = { backward: page.backward, after: page.cursor }
  const found = inOrder(rows, page, total)
  return toConnection(name, null, request, found, placeOf(list.key)) as Connection<never>
}
