import pg from 'pg'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import type { Engine } from '../../src/network/engine.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { openNeo4j } from '../../src/network/engines/neo4j.ts'

const neo4jUri = process.env.ANYAM_TEST_NEO4J_URI
const neo4jPassword = process.env.ANYAM_TEST_NEO4J_PASSWORD ?? ''
const neo4jLock = 1_634_629_980

/** The real Neo4j of this run; null when there is none. */
export const neo4jOfRun = neo4jUri
  ? { uri: neo4jUri, user: 'neo4j', password: neo4jPassword }
  : null

/** Runs the same tests on both engines, each on an empty store. */
export function onBothEngines(tests: (engine: () => Engine) => void): void {
  describe('on Grafeo', () => {
    let engine: Engine
    beforeAll(() => {
      engine = openGrafeo()
    })
    afterAll(() => engine.close())
    tests(() => engine)
  })
  describe.skipIf(!neo4jOfRun)('on Neo4j', () => {
    let engine: Engine
    let lock: pg.Client
    beforeAll(async () => {
      // There is one Neo4j database: the files that use it take turns.
      lock = new pg.Client({ connectionString: inject('postgresUrl') })
      await lock.connect()
      await lock.query('SELECT pg_advisory_lock($1)', [neo4jLock])
      engine = openNeo4j(neo4jOfRun ?? { uri: '', user: '', password: '' })
      await wipe(engine)
    }, 120_000)
    afterAll(async () => {
      await engine.close()
      await lock.end()
    })
    tests(() => engine)
  })
}

/** Empties a test store. */
export const wipe = (engine: Engine): Promise<unknown> =>
  engine.write((run) => run('MATCH (n) DETACH DELETE n'))
