import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { Refusal } from '../model/problem.ts'
import { Prisma, PrismaClient } from './generated/client.ts'
import { recordsFault } from './records-fault.ts'

/** A table of the records as it once was, and the columns that its rows are looked up by. */
export interface PastTable {
  readonly name: string
  readonly lookedUpBy: readonly string[]
}

/** What is asked of the past: all changes before a moment, in these tables. */
export interface Past {
  readonly moment: Date
  readonly tables: readonly PastTable[]
}

/** A client whose tables are those of the past; the other tables it has not. */
export type PastReader = Prisma.TransactionClient

export interface PastRecords {
  /**
   * Runs `work` on the tables as they were on record at that moment, with today's visibility, all in
   * one snapshot. Refuses with SLICE_TOO_LARGE when they hold more than `most` records.
   */
  read<T>(past: Past, most: number, work: (reader: PastReader) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Milliseconds: one statement makes a whole table, and all of it is read in one transaction. */
const statementTimeout = 30_000
const transactionTimeout = 120_000

/**
 * The past of the records at `url`, made from their revisions. Its tables are temporary ones, so that
 * they have indexes, and the columns that the tables of today have; nothing of it is kept.
 */
export function openPastRecords(url: string): PastRecords {
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    statement_timeout: statementTimeout,
    connectionTimeoutMillis: 3000,
    idleTimeoutMillis: 10_000,
    keepAlive: true,
  })
  pool.on('error', () => undefined)
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { schema: 'pg_temp' }) })
  const read: PastRecords['read'] = async ({ moment, tables }, most, work) => {
    try {
      return await prisma.$transaction(
        async (reader) => {
          await reader.$executeRaw`SELECT set_config('TimeZone', 'UTC', true),
            set_config('anyam.known_at', ${moment.toISOString()}, true)`
          for (const table of tables) {
            for (const text of makeTable(table)) await reader.$executeRaw(Prisma.raw(text))
          }
          await refuseOver(reader, tables, most)
          return work(reader)
        },
        { isolationLevel: 'RepeatableRead', timeout: transactionTimeout, maxWait: 10_000 },
      )
    } catch (error) {
      throw recordsFault(error) ?? error
    }
  }
  return {
    read,
    close: async () => {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

/**
 * Of each record the last image before the moment; who may see it is told by its very last image, so
 * that what was narrowed since is hidden. What is sealed stays where it is.
 */
const makeTable = ({ name, lookedUpBy }: PastTable): string[] => [
  `CREATE TEMP TABLE "${name}" ON COMMIT DROP AS
   SELECT record.* FROM (
     SELECT DISTINCT ON ("recordId") "recordId", operation, image FROM public."Revision"
     WHERE "table" = '${name}' AND at < current_setting('anyam.known_at')::timestamptz
     ORDER BY "recordId", id DESC
   ) known
   CROSS JOIN LATERAL (
     SELECT image FROM public."Revision"
     WHERE "table" = '${name}' AND "recordId" = known."recordId" ORDER BY id DESC LIMIT 1
   ) last
   CROSS JOIN LATERAL jsonb_populate_record(NULL::public."${name}", known.image - 'sealed' ||
     CASE WHEN last.image ? 'visibility' THEN jsonb_build_object(
       'visibility', last.image->'visibility', 'audienceId', last.image->'audienceId',
       'circle', coalesce(last.image->'circle', '"NOBODY"')) ELSE '{}' END
   ) record
   WHERE known.operation <> 'DELETED'`,
  ...['id', ...lookedUpBy].map((column) => `CREATE INDEX ON pg_temp."${name}" ("${column}")`),
  `ANALYZE pg_temp."${name}"`,
]

async function refuseOver(
  reader: PastReader,
  tables: readonly PastTable[],
  most: number,
): Promise<void> {
  const counts = tables.map(({ name }) => `(SELECT count(*) FROM pg_temp."${name}")`)
  const [row] = await reader.$queryRaw<{ size: number }[]>(
    Prisma.raw(`SELECT (${counts.join(' + ')})::int AS size`),
  )
  if (row && row.size <= most) return
  const [id, en] = ['id-ID', 'en'].map((language) => most.toLocaleString(language))
  throw new Refusal('SLICE_TOO_LARGE', {
    id: `Jaringan masa lalu disusun dari paling banyak ${id} catatan.`,
    en: `A past network is made of at most ${en} records.`,
  })
}

/**
 * Whether what was read of the past in a snapshot reads otherwise now: who may see a record changed
 * since, or a change from before the moment was committed late.
 */
export async function readsOtherwise(
  records: Pick<PrismaClient, '$queryRaw'>,
  { moment, tables }: Past,
  snapshot: string,
): Promise<boolean> {
  const names = tables.map(({ name }) => name)
  const [row] = await records.$queryRaw<{ otherwise: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM "Revision" later
      LEFT JOIN LATERAL (
        SELECT image FROM "Revision" earlier
        WHERE earlier."table" = later."table" AND earlier."recordId" = later."recordId"
          AND earlier.id < later.id
        ORDER BY earlier.id DESC LIMIT 1
      ) earlier ON true
      WHERE later.xid >= pg_snapshot_xmin(${snapshot}::text::pg_snapshot)
        AND NOT pg_visible_in_snapshot(later.xid, ${snapshot}::text::pg_snapshot)
        AND later."table" = ANY(${names}) AND (
          later.at < ${moment}
          OR later.image->'circle' IS DISTINCT FROM earlier.image->'circle' AND earlier.image IS NOT NULL
        )
    ) AS otherwise`
  return row?.otherwise ?? true
}
