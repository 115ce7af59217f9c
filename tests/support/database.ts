import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { databaseUrl, withClient } from './postgres.ts'

/** A database for one test file. */
export interface FreshDatabase {
  readonly url: string
  /** Drops it, whoever is still connected. */
  drop(): Promise<void>
}

/** A new database with all migrations and no rows; `{ empty: true }` leaves out the migrations. */
export async function freshDatabase(options: { empty?: boolean } = {}): Promise<FreshDatabase> {
  const server = inject('postgresUrl')
  const name = `anyam_test_${Date.now().toString(36)}_${randomBytes(5).toString('hex')}`
  const template = options.empty ? 'template1' : inject('templateDatabase')
  await withClient(server, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`),
  )
  return {
    url: databaseUrl(server, name),
    drop: () =>
      withClient(server, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      }),
  }
}
