import type { RevisionOperation } from '../model/change.ts'
import { Prisma, type PrismaClient } from './generated/client.ts'
import type { Image } from './past-images.ts'
import { whereSql } from './where-sql.ts'

/** One page of the history of a record, newest first. */
export interface HistoryAsk {
  readonly table: string
  readonly recordId: string
  readonly limit: number
  readonly backward: boolean
  /** The number of the revision that the page begins after, or ends before. */
  readonly cursor: string | null
  /** Whether all are to be counted. */
  readonly total: boolean
}

/** One state of a record. */
export interface RevisionRow {
  /** Its number: of one record, a later state has a greater one. */
  readonly id: string
  readonly at: string
  readonly by: string
  readonly operation: RevisionOperation
  readonly image: Image
  /** The state before it; null: there was none, or the viewer may not see it. */
  readonly before: Image | null
}

export interface HistoryPage {
  /** One more than the limit when there are more, in the direction of the page. */
  readonly rows: readonly RevisionRow[]
  readonly total: number
}

/** Who looks, and what columns of images refer to. */
export interface HistoryView {
  /** The circles that an image may have; one that has none follows its record. Null: all. */
  readonly circles: readonly string[] | null
  /** The columns that hold ids of other records, with the table that they refer to. */
  readonly references: readonly { readonly table: string; readonly column: string; to: string }[]
  /** The visibility filter of the records of a table. */
  readonly whereOf: (table: string) => object
}

export interface Histories {
  /** In the order of the asks. */
  readonly pages: readonly HistoryPage[]
  /** Of the records that the images refer to, those that the viewer sees today. */
  readonly seen: ReadonlySet<string>
}

/** Pages of the histories of records that are seen, by one statement. */
export async function readHistories(
  run: Pick<PrismaClient, '$queryRaw'>,
  asks: readonly HistoryAsk[],
  { circles, references, whereOf }: HistoryView,
): Promise<Histories> {
  const asked = JSON.stringify(asks.map((ask, place) => ({ ...ask, place })))
  const shown = (image: string) => Prisma.sql`
    (${circles}::text[] IS NULL OR NOT ${Prisma.raw(image)} ? 'visibility'
      OR ${Prisma.raw(image)}->>'circle' = ANY(${circles}::text[]))`
  const ofRecord = Prisma.sql`FROM "Revision" one WHERE one."table" = ask."table"
    AND one."recordId" = ask."recordId" AND ${shown('one.image')}`
  const columns = references.map(({ table, column }) => `${table}.${column}`)
  const seen = [...new Set(references.map(({ to }) => to))].map(
    (table) => Prisma.sql`SELECT record.id FROM named JOIN ${Prisma.raw(`"${table}"`)} AS record
      USING (id) WHERE ${whereSql(table, whereOf(table), 'record')}`,
  )
  const [found] = await run.$queryRaw<{ pages: (HistoryPage | null)[]; seen: string[] }[]>`
    WITH ask AS (
      SELECT * FROM jsonb_to_recordset(${asked}::jsonb) AS ask(place int, "table" text,
        "recordId" uuid, "limit" int, backward boolean, cursor bigint, total boolean)
    ), row AS MATERIALIZED (
      SELECT ask.place, ask."table", page.*, earlier.image AS before
      FROM ask CROSS JOIN LATERAL (
        SELECT one.id, one.at, one.by, one.operation, one.image - 'sealed' AS image ${ofRecord}
          AND CASE WHEN ask.cursor IS NULL THEN true
            WHEN ask.backward THEN one.id > ask.cursor ELSE one.id < ask.cursor END
        ORDER BY CASE WHEN ask.backward THEN one.id ELSE -one.id END LIMIT ask."limit" + 1
      ) page
      LEFT JOIN LATERAL (
        SELECT one.image - 'sealed' AS image FROM "Revision" one
        WHERE one."table" = ask."table" AND one."recordId" = ask."recordId"
          AND one.id = state_before(ask."table", ask."recordId", page.id)
      ) earlier ON ${shown('earlier.image')}
    ), named AS (
      SELECT DISTINCT value::uuid AS id
      FROM row CROSS JOIN LATERAL (VALUES (row.image), (row.before)) AS state(image)
        CROSS JOIN LATERAL jsonb_each_text(state.image)
      WHERE row."table" || '.' || key = ANY(${columns}::text[]) AND value IS NOT NULL
    )
    SELECT (
      SELECT jsonb_agg(jsonb_build_object(
        'total', CASE WHEN ask.total THEN (SELECT count(*) ${ofRecord}) ELSE 0 END,
        'rows', coalesce((
          SELECT jsonb_agg(jsonb_build_object('id', row.id::text, 'at', row.at, 'by', row.by,
            'operation', row.operation, 'image', row.image, 'before', row.before)
            ORDER BY CASE WHEN ask.backward THEN row.id ELSE -row.id END)
          FROM row WHERE row.place = ask.place), '[]')) ORDER BY ask.place)
      FROM ask
    ) AS pages,
    ARRAY(${seen.length > 0 ? Prisma.join(seen, ' UNION ') : Prisma.sql`SELECT id FROM named`})
      ::text[] AS seen`
  if (!found) throw new Error('PostgreSQL did not tell the histories.')
  return { pages: found.pages as HistoryPage[], seen: new Set(found.seen) }
}
