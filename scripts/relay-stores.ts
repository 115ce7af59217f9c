import { readConfig } from '../src/config.ts'
import { StartError } from '../src/model/start-error.ts'
import { openNeo4j } from '../src/network/engines/neo4j.ts'
import { checkNeo4j } from '../src/network/engines/neo4j-check.ts'
import { checkRecords, openRecords } from '../src/records/database.ts'

/** The two servers that a relay outside the API process stands between; a StartError without them. */
export async function openRelayStores(command: string) {
  const config = readConfig(process.env)
  const { databaseUrl, neo4j } = config
  if (!databaseUrl || !neo4j) {
    throw new StartError(
      `${command} needs NEO4J_URI and DATABASE_URL: without them, \`npm start\` keeps the network in its own process and follows the records itself.`,
    )
  }
  const records = openRecords(databaseUrl)
  try {
    await checkRecords(records)
    await checkNeo4j(neo4j)
  } catch (error) {
    await records.close()
    throw error
  }
  const engine = openNeo4j(neo4j)
  const close = async () => {
    await engine.close()
    await records.close()
  }
  return { config, records, engine, close }
}
