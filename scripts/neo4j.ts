// Fetches Neo4j Community through Maven and runs it on the loopback address; Ctrl-C stops it.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StartError } from '../src/model/start-error.ts'
import { checkNeo4j } from '../src/network/engines/neo4j-check.ts'
import { jarFolder } from './neo4j/jars.ts'
import { startNeo4j } from './neo4j/server.ts'

const home = dirname(jarFolder())
const port = Number(process.env.NEO4J_PORT ?? 7687)

/** NEO4J_PASSWORD, or one that is made once and kept beside the data. */
function password(): string {
  if (process.env.NEO4J_PASSWORD) return process.env.NEO4J_PASSWORD
  const file = join(home, 'password')
  if (!existsSync(file)) {
    mkdirSync(home, { recursive: true })
    writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8').trim()
}

try {
  console.log('Starting Neo4j; the first time it is fetched, which takes a moment.')
  const server = await startNeo4j({ home, port, password: password() })
  const stop = () => server.stop().then(() => process.exit(0))
  process.once('SIGINT', stop).once('SIGTERM', stop)
  await checkNeo4j(server)
  console.log('Neo4j is ready. In another terminal:\n')
  console.log(`  export NEO4J_URI=${server.uri} NEO4J_USER=${server.user} \\`)
  console.log(`    NEO4J_PASSWORD=${server.password}`)
  console.log('  npm start\n\nCtrl-C stops it; what it holds is kept.')
} catch (error) {
  console.error(error instanceof StartError ? error.message : error)
  process.exit(1)
}
