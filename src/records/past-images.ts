import type { RowKey } from './changes-since.ts'
import { Prisma, type PrismaClient } from './generated/client.ts'

/** Some columns of a row as they were. */
export type Image = Readonly<Record<string, unknown>>

/** A row at two moments; null: it was not there. */
export interface RowImages extends RowKey {
  readonly before: Image | null
  readonly after: Image | null
}

/**
 * What stood in some columns of these rows at two moments, each given by the text of a snapshot.
 * Of one row, states come in the order of their numbers, since writers of a row wait for each other.
 */
export function rowImages(
  run: Pick<PrismaClient, '$queryRaw'>,
  rows: readonly RowKey[],
  columns: readonly string[],
  { before, after }: { before: string; after: string },
): Promise<RowImages[]> {
  const stateIn = (snapshot: string) => Prisma.sql`
    SELECT CASE WHEN operation <> 'DELETED' THEN (
      SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(image)
      WHERE key = ANY(${columns}::text[])
    ) END AS image
    FROM "Revision" AS state
    WHERE state."table" = asked."table" AND state."recordId" = asked.id
      AND pg_visible_in_snapshot(xid, ${snapshot}::text::pg_snapshot)
    ORDER BY state.id DESC LIMIT 1`
  return run.$queryRaw<RowImages[]>`
    SELECT asked."table", asked.id::text, earlier.image AS before, later.image AS after
    FROM unnest(
      ${rows.map(({ table }) => table)}::text[], ${rows.map(({ id }) => id)}::uuid[]
    ) AS asked("table", id)
    LEFT JOIN LATERAL (${stateIn(before)}) AS earlier ON true
    LEFT JOIN LATERAL (${stateIn(after)}) AS later ON true`
}
