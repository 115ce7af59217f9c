import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Engine } from '../../src/network/engine.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { openNeo4j } from '../../src/network/engines/neo4j.ts'
import { openRecords, type Records } from '../../src/records/database.ts'
import { startEmbedded } from '../../src/records/embedded.ts'
import { migrate } from '../../src/records/migrations.ts'
import { startNeo4j } from '../neo4j/server.ts'

const migrations = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

export interface Stores {
  readonly records: Records
  readonly engines: readonly Engine[]
  close(): Promise<void>
}

/** Empty stores for one measurement: embedded PostgreSQL, Grafeo, and a real Neo4j. */
export async function openStores(): Promise<Stores> {
  const { home, records, close } = await openRecordsAlone()
  const server = await startNeo4j({ home: join(home, 'neo4j'), password: 'anyam-bench' })
  const engines = [openGrafeo({ readTimer: 60_000 }), openNeo4j({ ...server, readTimer: 60_000 })]
  return {
    records,
    engines,
    close: async () => {
      for (const engine of engines) await engine.close()
      await server.stop()
      await close()
    },
  }
}

/** Empty records in an embedded PostgreSQL, and the folder that goes with them when they are closed. */
export async function openRecordsAlone() {
  const home = resolve(import.meta.dirname, '../../.anyam', `bench-${process.pid}`)
  const embedded = await startEmbedded(home)
  await migrate(embedded.url, migrations)
  const records = openRecords(embedded.url)
  const close = async () => {
    await records.close()
    await embedded.stop()
    rmSync(home, { recursive: true, force: true })
  }
  return { home, records, close }
}
