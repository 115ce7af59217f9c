import type { LeftReason } from '../../model/merge.ts'
import type { Prisma } from '../generated/client.ts'
import { inHalves } from './in-halves.ts'
import { changing, imageOf } from './move.ts'
import { type Pointers, pointers } from './pointers.ts'

export interface LeftRow {
  readonly table: string
  readonly id: string
  readonly reason: LeftReason
}

interface Journalled {
  readonly id: string
  readonly state: 'MADE' | 'MOVED' | 'CHANGED' | 'DELETED'
}

/**
 * Gives the rows that a merge changed back what stood in them before; removes those that it made.
 * The rows that have changed since, are gone, or would collide with others are left and told.
 */
export async function restoreAll(
  tx: Prisma.TransactionClient,
  merge: { readonly id: string; readonly absorbed: string },
): Promise<LeftRow[]> {
  const left: LeftRow[] = []
  for (const table of pointers) left.push(...(await restore(tx, table, merge)))
  return left
}

async function restore(
  tx: Prisma.TransactionClient,
  table: Pointers,
  { id: mergeId, absorbed }: { readonly id: string; readonly absorbed: string },
): Promise<LeftRow[]> {
  const rows = await tx.$queryRawUnsafe<Journalled[]>(stateText(table), mergeId, absorbed)
  const inState = (state: Journalled['state']) =>
    rows.filter((row) => row.state === state).map(({ id }) => id)
  const made = inState('MADE')
  if (made.length > 0) {
    await tx.$executeRawUnsafe(`DELETE FROM "${table.table}" WHERE "id" = ANY ($1::uuid[])`, made)
  }
  const text = restoreText(table)
  const refused = await inHalves(tx, inState('MOVED'), (some) =>
    tx.$executeRawUnsafe(text, mergeId, some),
  )
  const told = (reason: LeftReason, ids: readonly string[]) =>
    ids.map((id) => ({ table: table.table, id, reason }))
  return [
    ...told('CHANGED', inState('CHANGED')),
    ...told('DELETED', inState('DELETED')),
    ...told('COLLIDES', refused),
  ]
}

/** How each journalled row stands now; the absorbed actor itself is left out. $1: the merge, $2: that actor. */
const stateText = (table: Pointers): string =>
  `SELECT m."rowId" AS id, CASE
    WHEN r."id" IS NULL THEN 'DELETED'
    WHEN m."before" = 'null' AND to_jsonb(r) @> m."after" THEN 'MADE'
    WHEN m."before" <> 'null' AND ${imageOf(table)} @> m."after" THEN 'MOVED'
    ELSE 'CHANGED' END AS state
  FROM "MergeMove" AS m LEFT JOIN "${table.table}" AS r ON r."id" = m."rowId"
  WHERE m."mergeId" = $1::uuid AND m."table" = '${table.table}' AND m."rowId" <> $2::uuid
  ORDER BY m."rowId"`

/** $1: the merge, $2: the rows. */
function restoreText(table: Pointers): string {
  const set = changing(table).map(
    ([column, type]) =>
      `"${column}" = CASE WHEN m."before" ? '${column}' THEN (m."before" ->> '${column}')::${type} ELSE r."${column}" END`,
  )
  return `UPDATE "${table.table}" AS r SET ${set.join(', ')},
      "version" = r."version" + 1, "updatedAt" = now()
    FROM "MergeMove" AS m
    WHERE m."mergeId" = $1::uuid AND m."table" = '${table.table}' AND m."rowId" = r."id"
      AND r."id" = ANY ($2::uuid[]) AND ${imageOf(table)} @> m."after"`
}
