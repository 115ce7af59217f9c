import type { GraphQLResolveInfo } from 'graphql'
import { inOrder } from '../network/keyset.ts'
import type { Context } from './context.ts'
import { listName } from './cursor.ts'
import { refuseIfOver } from './level.ts'
import { type Connection, type PageArgs, readPage, toConnection } from './page.ts'
import { asks, selectionAt } from './selection.ts'
import { tableOf } from './table.ts'

/** A list over one table, ordered by one column and the id. */
export interface RecordList {
  readonly table: 'actor' | 'area' | 'source'
  readonly typeName: string
  readonly where: object
  readonly key: 'sortName' | 'createdAt' | 'code'
  readonly descending: boolean
  /** Names the list: its field and all its arguments but the page. */
  readonly name: unknown
}

/** Keys that are dates in the records and ISO texts in cursors. */
const dated = new Set(['createdAt', 'sinceMin'])

/** The conditions and the order of one page of rows; the mirrored order for a backward one. */
export function rowKeyset(
  key: string,
  descending: boolean,
  page: { limit: number; backward: boolean; cursor: { key: string; id: string } | null },
) {
  const down = descending !== page.backward
  const direction = down ? 'desc' : 'asc'
  const place = page.cursor && {
    key: dated.has(key) ? new Date(page.cursor.key) : page.cursor.key,
    id: page.cursor.id,
  }
  return {
    where: place
      ? {
          [key]: { [down ? 'lte' : 'gte']: place.key },
          NOT: { [key]: place.key, id: { [down ? 'gte' : 'lte']: place.id } },
        }
      : {},
    orderBy: [{ [key]: direction }, { id: direction }],
    take: page.limit + 1,
  }
}

const keyText = (value: unknown): string =>
  value instanceof Date ? value.toISOString() : String(value)

/** One page of a list: one statement, and one more when the total is asked for. */
export async function recordPage<Row>(
  context: Context,
  info: GraphQLResolveInfo,
  args: PageArgs,
  list: RecordList,
): Promise<Connection<Row>> {
  const name = listName(list.name)
  const page = readPage(name, args, list.key === 'createdAt' ? 'INSTANT' : 'TEXT')
  const { where, orderBy, take } = rowKeyset(list.key, list.descending, page)
  refuseIfOver(context)
  const select = selectionAt(context, info, list.typeName, [['edges', 'node'], ['nodes']])
  const table = tableOf(context, list.table)
  const [rows, total] = await Promise.all([
    table.findMany({
      where: { AND: [list.where, where] },
      orderBy,
      take,
      select: { ...select, id: true, [list.key]: true },
    }),
    asks(context, info, 'totalCount') ? table.count({ where: list.where }) : null,
  ])
  const place = (row: (typeof rows)[number]) => ({ key: keyText(row[list.key]), id: row.id })
  const request = { backward: page.backward, after: page.cursor }
  return toConnection(name, null, request, inOrder(rows, page, total), place) as Connection<never>
}
