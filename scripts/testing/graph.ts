import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j from 'neo4j-driver'
import { StartError } from '../../src/model/start-error.ts'
import { neo4jObstacle } from '../neo4j/jars.ts'
import { startNeo4j } from '../neo4j/server.ts'

/** A Neo4j for the tests to fill and wipe; or, in one line, why there is none. */
export type TestGraph =
  | { readonly env: Record<string, string>; close(): Promise<void> }
  | { readonly missing: string }

/** The server at NEO4J_URI if it is set and empty, else one started here for as long as needed. */
export async function openTestGraph(): Promise<TestGraph> {
  const uri = process.env.NEO4J_URI
  if (uri) return borrow(uri, process.env.NEO4J_USER ?? 'neo4j', process.env.NEO4J_PASSWORD ?? '')
  const missing = neo4jObstacle()
  if (missing) return { missing }
  const home = mkdtempSync(join(tmpdir(), 'anyam-neo4j-'))
  const remove = () => rmSync(home, { recursive: true, force: true })
  try {
    const server = await startNeo4j({ home, password: 'anyam-tests' })
    return {
      env: environment(server.uri, server.user, server.password),
      close: () => server.stop().finally(remove),
    }
  } catch (error) {
    remove()
    throw error
  }
}

const environment = (uri: string, user: string, password: string): Record<string, string> => ({
  ANYAM_TEST_NEO4J_URI: uri,
  ANYAM_TEST_NEO4J_USER: user,
  ANYAM_TEST_NEO4J_PASSWORD: password,
})

/** The tests wipe the graph that they use, so one that holds anything is refused. */
async function borrow(uri: string, user: string, password: string): Promise<TestGraph> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { telemetryDisabled: true })
  try {
    const { records } = await driver.executeQuery('MATCH (n) RETURN count(n) AS nodes LIMIT 1')
    if (Number(records[0]?.get('nodes')) > 0) {
      throw new StartError('The graph at NEO4J_URI is not empty, and the tests would wipe it.')
    }
  } catch (error) {
    await driver.close()
    if (error instanceof StartError) throw error
    throw new StartError(`NEO4J_URI cannot be used: ${(error as Error).message}`)
  }
  const close = async () => {
    await driver.executeQuery('MATCH (n) DETACH DELETE n')
    await driver.close()
  }
  return { env: environment(uri, user, password), close }
}
