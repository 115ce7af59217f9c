import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { StartError } from '../model/start-error.ts'
import { letGo } from './let-go.ts'
import { type Migration, readMigrations } from './migration-files.ts'
import { startFault } from './records-fault.ts'

/** The key under which Prisma's own tools lock a database while they migrate it. */
const migrateLock = 72_707_369

/** The table in which Prisma keeps what was applied, as its own tools make it. */
const historyTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"              VARCHAR(64) NOT NULL,
    "finished_at"           TIMESTAMPTZ,
    "migration_name"        VARCHAR(255) NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        TIMESTAMPTZ,
    "started_at"            TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count"   INTEGER NOT NULL DEFAULT 0
)`

interface Applied {
  readonly migration_name: string
  readonly checksum: string
  readonly finished: boolean
}

/**
 * Brings a database up to the migrations in `folder` and returns the names of those it applied.
 * Each is one transaction, together with its line in the history, so that a failure leaves nothing
 * behind. StartError: the database cannot be reached, a migration was edited after it was applied,
 * one failed earlier under another tool, or one fails now.
 */
export async function migrate(url: string, folder: string): Promise<string[]> {
  const migrations = readMigrations(folder)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    if (pending(migrations, await history(client)).length === 0) return []
    await client.query('SELECT pg_advisory_lock($1)', [migrateLock])
    const due = pending(migrations, await history(client))
    for (const migration of due) await apply(client, migration)
    return due.map((migration) => migration.name)
  } catch (error) {
    throw error instanceof StartError ? error : (startFault(error, url) ?? error)
  } finally {
    await letGo(client)
  }
}

async function history(client: pg.Client): Promise<Applied[]> {
  const found = await client.query(
    `SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS there`,
  )
  if (!found.rows[0].there) return []
  const lines = await client.query(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
     FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at`,
  )
  return lines.rows
}

/** The migrations that are not applied yet; a StartError when the history does not fit them. */
function pending(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const line of applied) {
    const name = line.migration_name
    const migration = byName.get(name)
    if (migration === undefined) {
      throw new StartError(
        `The database has the migration ${name}, which this version of Anyam does not know: start a version that has it, or use another database.`,
      )
    }
    if (!line.finished) {
      throw new StartError(
        `The migration ${name} began and did not end: repair the database and mark it with prisma migrate resolve, or use another database.`,
      )
    }
    if (line.checksum !== migration.checksum) {
      throw new StartError(
        `The migration ${name} was edited after it was applied to this database: restore its file and write a new migration instead.`,
      )
    }
  }
  const done = new Set(applied.map((line) => line.migration_name))
  return migrations.filter((migration) => !done.has(migration.name))
}

const insufficientPrivilege = '42501'

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(historyTable)
    await client.query(migration.sql)
    await client.query(
      `INSERT INTO "_prisma_migrations"
         (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    const { message, code } = error as pg.DatabaseError
    const advice =
      code === insufficientPrivilege
        ? 'let an administrator of the database grant it, or run the lines CREATE EXTENSION of prisma/migrations'
        : 'correct it'
    throw new StartError(
      `The migration ${migration.name} failed and was undone (${message}): ${advice}, then start again.`,
      { cause: error },
    )
  }
}
