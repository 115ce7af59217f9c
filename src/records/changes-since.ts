import type { HistoryPlace } from '../model/snapshot.ts'
import { databaseName } from './dirty.ts'
import { Prisma, type PrismaClient } from './generated/client.ts'

/** A row by its table and id. */
export interface RowKey {
  readonly table: string
  readonly id: string
}

/** What has changed since a place in the history. */
export interface ChangedRows {
  /** Where the history stands now. */
  readonly here: HistoryPlace
  /** True when what has changed cannot be told: it is too much, too old, or of another database. */
  readonly expired: boolean
  /** The rows that have changed, each once. */
  readonly rows: readonly RowKey[]
}

/** How many rows may have changed, and how many of their states are read, before it is too much. */
const mostRows = 1000
const mostRead = 10_000

/**
 * The rows whose states were written between a place and now: those that the snapshot of this
 * statement sees and the place does not. By the order of their numbers a transaction that began
 * early and committed late would be missed. `since` null: none, only where the history stands.
 */
export async function changesSince(
  run: Pick<PrismaClient, '$queryRaw'>,
  since: HistoryPlace | null,
): Promise<ChangedRows> {
  const last = Prisma.sql`${since?.snapshot ?? null}::text::pg_snapshot`
  const [row] = await run.$queryRaw<
    { snapshot: string; name: string; expired: boolean; read: number; rows: [string, string][] }[]
  >`
    WITH place AS (
      SELECT pg_current_snapshot() AS here, ${databaseName} AS name
    ), read AS (
      SELECT "table", "recordId" FROM "Revision", place
      WHERE xid >= pg_snapshot_xmin(${last}) AND NOT pg_visible_in_snapshot(xid, ${last})
        AND pg_visible_in_snapshot(xid, place.here)
      LIMIT ${mostRead + 1}
    ), changed AS (
      SELECT DISTINCT "table", "recordId" FROM read LIMIT ${mostRows + 1}
    )
    SELECT here::text AS snapshot, name, coalesce(
        name <> ${since?.database ?? null}::text
          OR pg_snapshot_xmax(here) < pg_snapshot_xmax(${last})
          OR pg_snapshot_xmin(${last}) < (SELECT max(horizon) FROM "RelayHorizon"), false
      ) AS expired,
      (SELECT count(*) FROM read)::int AS read,
      (SELECT coalesce(jsonb_agg(jsonb_build_array("table", "recordId")), '[]') FROM changed) AS rows
    FROM place`
  if (!row) throw new Error('PostgreSQL did not tell its snapshot.')
  return {
    here: { database: row.name, snapshot: row.snapshot },
    expired: row.expired || row.read > mostRead || row.rows.length > mostRows,
    rows: row.rows.map(([table, id]) => ({ table, id })),
  }
}
