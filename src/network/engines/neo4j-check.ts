import { StartError } from '../../model/start-error.ts'
import { within } from '../timer.ts'
import { driverFor, type Neo4jAddress } from './neo4j-connection.ts'
import { isLockedOut } from './neo4j-errors.ts'

/** Sees at start whether Neo4j can be used; throws a StartError that says what to do if not. */
export async function checkNeo4j(address: Neo4jAddress): Promise<void> {
  if (!/^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^/@]+$/.test(address.uri)) {
    throw new StartError(
      'NEO4J_URI must read bolt://host:port or neo4j://host:port (bolt+s:// or neo4j+s:// with TLS), without user or password.',
    )
  }
  const driver = driverFor(address)
  try {
    const target = address.database === undefined ? {} : { database: address.database }
    await within(4000, driver.getServerInfo(target), () => new Error('no answer'))
  } catch (error) {
    throw new StartError(reasonOf(error, address), { cause: error })
  } finally {
    driver.close().catch(() => {})
  }
}

function reasonOf(error: unknown, { uri, user, database }: Neo4jAddress): string {
  if (isLockedOut(error)) {
    return `Neo4j at ${uri} refuses the user "${user}": check NEO4J_USER and NEO4J_PASSWORD.`
  }
  if (error instanceof Error && 'code' in error && /DatabaseNotFound$/.test(String(error.code))) {
    return `Neo4j at ${uri} has no database "${database}".`
  }
  return `Neo4j does not answer at ${uri}: start it, correct NEO4J_URI, or unset NEO4J_URI to keep the network in this process.`
}
