import { Prisma, type PrismaClient } from './generated/client.ts'

/** Where statements run: the client, or a transaction. */
type Run = Pick<PrismaClient, '$queryRaw'>

/** A record whose projection may have changed; `kind` is its family, or 'all' for everything. */
export interface DirtyKey {
  readonly kind: string
  readonly id: string
}

/**
 * How far a graph has followed: the snapshot it applied last, and the name of the database with the
 * nonce of its newest dirty row in that.
 */
export interface Followed {
  readonly snapshot: string
  readonly nonce: string
}

/** Where the records stand, seen from a graph that has followed them so far. */
export interface Standing {
  /** The snapshot of the reading transaction, and the newest nonce in it: what comes next. */
  readonly here: Followed
  /** True when dirty rows that the graph has not seen may be gone: everything must be compared. */
  readonly pruned: boolean
  /** True when the database is not the one that the graph followed, or went back: likewise. */
  readonly restored: boolean
}

/** Rows of `from` stand for the records that `table` joins them with. */
export interface DirtyLink {
  readonly kind: string
  readonly family: string
  readonly through: { readonly table: string; readonly from: string; readonly to: string }
}

const everything = Prisma.sql`'00000000-0000-0000-0000-000000000000'::uuid`

/**
 * Names the database and its history: another server, a promoted standby, a recovery to a point in
 * time and a copy each have another name, though their numbers of transactions look alike.
 */
export const databaseName = Prisma.sql`
  (SELECT system_identifier FROM pg_control_system()) || '/' ||
  left(pg_walfile_name(pg_current_wal_lsn()), 8) || '/' ||
  (SELECT oid FROM pg_database WHERE datname = current_database())`

/** The nonce of the newest dirty row that is visible in a snapshot. */
const newestNonce = (snapshot: Prisma.Sql) => Prisma.sql`coalesce((
  SELECT nonce::text FROM "Dirty"
  WHERE xid < pg_snapshot_xmax(${snapshot}) AND pg_visible_in_snapshot(xid, ${snapshot})
  ORDER BY xid DESC, kind DESC, id DESC LIMIT 1
), '')`

/**
 * Where the records stand in the snapshot of this transaction, which must be REPEATABLE READ.
 * `followed` null: a graph that has followed nothing yet.
 */
export async function standing(run: Run, followed: Followed | null): Promise<Standing> {
  const here = Prisma.sql`pg_current_snapshot()`
  const last = Prisma.sql`${followed?.snapshot ?? null}::text::pg_snapshot`
  const [name, nonce] = followed?.nonce.split(' ') ?? [null, null]
  const [row] = await run.$queryRaw<
    { snapshot: string; name: string; nonce: string; pruned: boolean; restored: boolean }[]
  >`
    WITH place AS (
      SELECT ${databaseName} AS name, ${newestNonce(here)} AS nonce,
        pg_snapshot_xmin(${last}) < (SELECT max(horizon) FROM "RelayHorizon") AS pruned
    )
    SELECT ${here}::text AS snapshot, name, nonce, coalesce(pruned, false) AS pruned, coalesce(
      name <> ${name}::text
        OR pg_snapshot_xmax(${here}) < pg_snapshot_xmax(${last})
        OR (NOT pruned AND ${newestNonce(last)} <> ${nonce ?? ''}::text), false
    ) AS restored
    FROM place`
  if (!row) throw new Error('PostgreSQL did not tell its snapshot.')
  const { snapshot, pruned, restored } = row
  return { here: { snapshot, nonce: `${row.name} ${row.nonce}` }, pruned, restored }
}

/** How many dirty rows are read: beyond, comparing everything costs less than telling which. */
const mostRead = 100_000

/**
 * The records that may have changed between a snapshot and the one of this transaction, at most
 * `limit` of them: those whose dirty rows are visible here and were not there. Order by number
 * would lose changes: a transaction may begin early and commit late. A row that stands for other
 * records is joined with them here, where both sides of the join are seen, whoever committed first.
 * Where there are more than 100,000 dirty rows to read, the kind 'all' is among the answers.
 */
export function dirtySince(
  run: Run,
  snapshot: string,
  links: readonly DirtyLink[],
  limit: number,
): Promise<DirtyKey[]> {
  const joined = links.map(({ kind, family, through: { table, from, to } }) => {
    const [joint, start, end] = [table, from, to].map((name) => Prisma.raw(`"${name}"`))
    return Prisma.sql`
      UNION SELECT ${family}, ${joint}.${end} FROM fresh JOIN ${joint} ON ${joint}.${start} = fresh.id
      WHERE fresh.kind = ${kind} AND ${joint}.${end} IS NOT NULL`
  })
  const kinds = links.map(({ kind }) => kind)
  return run.$queryRaw<DirtyKey[]>`
    WITH read AS (
      SELECT kind, id FROM "Dirty"
      WHERE xid >= pg_snapshot_xmin(${snapshot}::text::pg_snapshot)
        AND NOT pg_visible_in_snapshot(xid, ${snapshot}::text::pg_snapshot)
      ORDER BY xid LIMIT ${mostRead + 1}
    ), fresh AS (SELECT DISTINCT kind, id FROM read)
    SELECT kind, id FROM fresh WHERE kind <> ALL(${kinds}::text[])
    UNION SELECT 'all', ${everything} FROM read HAVING count(*) > ${mostRead}
    ${joined.length > 0 ? Prisma.join(joined, ' ') : Prisma.empty}
    LIMIT ${limit}`
}

/** Asks every graph to compare everything, once; returns when that has been written down. */
export async function askForReconcile(run: Run): Promise<void> {
  await run.$queryRaw`
    WITH asked AS (
      INSERT INTO "Dirty" (kind, id) VALUES ('all', ${everything}) ON CONFLICT DO NOTHING
    )
    SELECT pg_notify('anyam_dirty', '')::text`
}

/** Records a snapshot, by which dirty rows can be told to be old; the first of each hour is kept. */
export async function recordSnapshot(run: Run): Promise<void> {
  await run.$queryRaw`INSERT INTO "RelaySnapshot" DEFAULT VALUES ON CONFLICT DO NOTHING RETURNING 1`
}

/** How many dirty rows are pruned by one statement, which has seconds only. */
const mostPruned = 20_000

/**
 * Drops dirty rows of transactions that had ended `hours` ago, and moves the horizon past them;
 * returns how many it dropped, at most 20,000: call it again until there are none. The newest of
 * them stays: a graph that knows no newer one may still name it.
 */
export async function pruneDirty(run: Run, hours: number): Promise<number> {
  const [row] = await run.$queryRaw<{ dropped: number }[]>`
    WITH aged AS (
      SELECT "takenAt", pg_snapshot_xmin(snapshot) AS bound FROM "RelaySnapshot"
      WHERE "takenAt" < now() - make_interval(secs => 3600 * ${hours}::float8)
      ORDER BY "takenAt" DESC LIMIT 1
    ), moved AS (
      UPDATE "RelayHorizon" SET horizon = greatest(horizon, aged.bound) FROM aged
      RETURNING horizon
    ), forgotten AS (
      DELETE FROM "RelaySnapshot" snapshot USING aged WHERE snapshot."takenAt" < aged."takenAt"
    ), shown AS (
      DELETE FROM "Tightened" USING moved WHERE xid < moved.horizon
    ), newest AS (
      SELECT last.* FROM moved, LATERAL (
        SELECT xid, kind, id FROM "Dirty" WHERE xid < moved.horizon
        ORDER BY xid DESC, kind DESC, id DESC LIMIT 1
      ) last
    ), old AS (
      SELECT aged_row.* FROM moved, newest, LATERAL (
        SELECT xid, kind, id FROM "Dirty"
        WHERE xid < moved.horizon AND (xid, kind, id) < (newest.xid, newest.kind, newest.id)
        ORDER BY xid LIMIT ${mostPruned}
      ) aged_row
    ), dropped AS (
      DELETE FROM "Dirty" row USING old
      WHERE row.xid = old.xid AND row.kind = old.kind AND row.id = old.id
      RETURNING 1
    )
    SELECT count(*)::int AS dropped FROM dropped`
  return row?.dropped ?? 0
}
