import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import type pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../src/records/embedded.ts'
import { readMigrations } from '../src/records/migration-files.ts'
import { migrate } from '../src/records/migrations.ts'
import { databaseUrl, withClient } from './support/postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server on which databases may be created and dropped. */
    postgresUrl: string
    /** Name of the migrated, empty database that the tests copy. */
    templateDatabase: string
  }
}

const root = resolve(import.meta.dirname, '..')
const migrations = join(root, 'prisma/migrations')
const templateLock = 1_634_629_998
const oldestLeftover = 60 * 60 * 1000

/** Real PostgreSQL for all test files: DATABASE_URL, or an embedded server in `.anyam/test/`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL
  const embedded = given ? null : await startEmbedded(join(root, '.anyam/test'))
  const url = given ?? embedded?.url ?? ''
  try {
    if (embedded) await withClient(url, trustDisk)
    project.provide('postgresUrl', url)
    project.provide('templateDatabase', await withClient(url, (client) => template(client, url)))
  } catch (error) {
    await embedded?.stop()
    throw error
  }
  return async () => embedded?.stop()
}

/** Tests need no data to survive a power cut. */
async function trustDisk(client: pg.Client): Promise<void> {
  for (const setting of ['fsync = off', 'full_page_writes = off', 'file_copy_method = clone']) {
    await client.query(`ALTER SYSTEM SET ${setting}`)
  }
  await client.query('SELECT pg_reload_conf()')
}

/** The template for these very migrations, made by the first run that needs it. */
async function template(client: pg.Client, url: string): Promise<string> {
  const sums = readMigrations(migrations).map((migration) => migration.checksum)
  const sum = createHash('sha256').update(sums.join()).digest('hex').slice(0, 16)
  const name = `anyam_template_${sum}`
  await client.query('SELECT pg_advisory_lock($1)', [templateLock])
  await dropLeftovers(client)
  const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (found.rowCount === 0) {
    const unfinished = `${name}_making`
    await client.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${unfinished}`)
    await migrate(databaseUrl(url, unfinished), migrations)
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`)
  }
  await client.query('SELECT pg_advisory_unlock($1)', [templateLock])
  return name
}

/** Drops the databases that killed runs left behind; their names tell when they were made. */
async function dropLeftovers(client: pg.Client): Promise<void> {
  const found = await client.query(
    `SELECT datname FROM pg_database WHERE datname LIKE 'anyam\\_test\\_%'`,
  )
  for (const { datname } of found.rows) {
    const madeAt = Number.parseInt(datname.split('_')[2], 36)
    if (Date.now() - madeAt > oldestLeftover) {
      await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`)
    }
  }
}
