import { Prisma } from './generated/client.ts'
import type { IdPage } from './id-row.ts'

/** What rows are ordered by: a column of an SQL type, and the id. */
export interface SqlKey {
  readonly column: Prisma.Sql
  readonly id: Prisma.Sql
  readonly type: string
}

/**
 * The condition, the order and the number of rows of one page, mirrored for a backward one; one row
 * more than the page holds tells that there are more.
 */
export function sqlKeyset(
  { column, id, type }: SqlKey,
  descending: boolean,
  { limit, backward, cursor }: IdPage,
) {
  const down = descending !== backward
  const compare = Prisma.raw(down ? '<' : '>')
  const direction = Prisma.raw(down ? 'DESC' : 'ASC')
  return {
    after: cursor
      ? Prisma.sql`(${column}, ${id}) ${compare} (${cursor.key}::${Prisma.raw(type)}, ${cursor.id}::uuid)`
      : Prisma.sql`true`,
    direction,
    order: Prisma.sql`${column} ${direction}, ${id} ${direction}`,
    take: limit + 1,
  }
}
