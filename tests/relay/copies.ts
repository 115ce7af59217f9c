import { randomBytes } from 'node:crypto'
import { databaseUrl, withClient } from '../support/postgres.ts'

const nameOf = (url: string) => new URL(url).pathname.slice(1)

/** A copy of a database that nobody is connected to any more, as a backup is or one restored from it. */
export async function copyOf(url: string): Promise<string> {
  const name = `anyam_test_${Date.now().toString(36)}_${randomBytes(5).toString('hex')}`
  await withClient(databaseUrl(url, 'postgres'), async (client) => {
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1',
      [nameOf(url)],
    )
    await client.query(`CREATE DATABASE ${name} TEMPLATE "${nameOf(url)}" STRATEGY FILE_COPY`)
  })
  return databaseUrl(url, name)
}

export const dropCopy = (url: string) =>
  withClient(databaseUrl(url, 'postgres'), (client) =>
    client.query(`DROP DATABASE IF EXISTS "${nameOf(url)}" WITH (FORCE)`),
  )

/** Drops all dirty rows but the newest, as when they were old; nothing may be open in the database. */
export const pruneAll = [
  'DELETE FROM "RelaySnapshot"',
  // Transactions of other databases hold the oldest number back; here none is open any more.
  `INSERT INTO "RelaySnapshot" ("takenAt", snapshot)
   SELECT now() - interval '300 hours', format('%s:%s:', n, n)::pg_snapshot
   FROM pg_snapshot_xmax(pg_current_snapshot()) AS n`,
]
