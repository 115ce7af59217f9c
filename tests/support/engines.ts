import pg from 'pg'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import type { Engine } from '../../src/network/engine.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { openNeo4j } from '../../src/network/engines/neo4j.ts'

const uri = process.env.ANYAM_TEST_NEO4J_URI
const neo4jLock = 1_634_629_980

/** The real Neo4j of this run; null when there is none, which `npm test` reports. */
export const neo4jOfRun = uri
  ? { uri, user: 'neo4j', password: process.env.ANYAM_TEST_NEO4J_PASSWORD ?? '' }
  : null

/** Milliseconds to wait for an engine: other files may have to finish with Neo4j first. */
export const patience = 120_000

/** Many tests share a small machine: a question has longer than in the service, where 2.5 s are all. */
const readTimer = 20_000

export interface TestEngine {
  readonly name: 'grafeo' | 'neo4j'
  /** An empty store; Neo4j is held until it is closed. */
  open(): Promise<Engine>
}

/** The engines that the same tests must pass on. */
export const engines = (): TestEngine[] => [
  { name: 'grafeo', open: async () => openGrafeo({ readTimer }) },
  ...(neo4jOfRun ? [{ name: 'neo4j', open: openAlone } as const] : []),
]

/** There is one Neo4j database, so the files that use it take turns. */
async function openAlone(): Promise<Engine> {
  if (!neo4jOfRun) throw new Error('There is no Neo4j in this run.')
  const lock = new pg.Client({ connectionString: inject('postgresUrl') })
  lock.on('error', () => undefined)
  await lock.connect()
  await lock.query('SELECT pg_advisory_lock($1)', [neo4jLock])
  const engine = openNeo4j({ ...neo4jOfRun, readTimer })
  await wipe(engine)
  let released: Promise<void> | null = null
  return {
    ...engine,
    close: async () => {
      await engine.close()
      released ??= lock.end()
      await released
    },
  }
}

/** Runs the same tests on each engine, on an empty store. */
export function onBothEngines(tests: (engine: () => Engine) => void): void {
  describe.each(engines())('on $name', ({ open }) => {
    let engine: Engine
    beforeAll(async () => {
      engine = await open()
    }, patience)
    afterAll(() => engine.close())
    tests(() => engine)
  })
}

/** Empties a test store. */
export const wipe = (engine: Engine): Promise<unknown> =>
  engine.write((run) => run('MATCH (n) DETACH DELETE n'))
