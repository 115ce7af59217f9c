import type { PrismaClient } from './generated/client.ts'

/** How many records may have left somebody's sight before a network that does not show it is too old. */
export const mostTightened = 1000

/**
 * The uuids of the records that left somebody's sight, or went, since a snapshot: one more than
 * `mostTightened` when there are more. One statement.
 */
export async function tightenedSince(
  run: Pick<PrismaClient, '$queryRaw'>,
  snapshot: string,
): Promise<string[]> {
  const rows = await run.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT id::text FROM "Tightened"
    WHERE xid >= pg_snapshot_xmin(${snapshot}::text::pg_snapshot)
      AND NOT pg_visible_in_snapshot(xid, ${snapshot}::text::pg_snapshot)
    LIMIT ${mostTightened + 1}`
  return rows.map(({ id }) => id)
}
