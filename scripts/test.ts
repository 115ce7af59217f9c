// npm test: types, lint, drift of SDL and migrations, then all tests on real servers.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { neo4jObstacle } from './neo4j/jars.ts'
import { type Neo4jServer, startNeo4j } from './neo4j/server.ts'

const root = resolve(import.meta.dirname, '..')
const bin = join(root, 'node_modules/.bin')
const home = join(root, '.anyam/test')
const ci = process.env.CI === 'true'

const checks: [name: string, command: string, ...args: string[]][] = [
  ['types', join(bin, 'tsc'), '-p', '.'],
  ['lint', join(bin, 'biome'), 'ci', '.'],
  ['drift of schema/api.graphql', process.execPath, 'scripts/print-schema.ts', '--check'],
  ['drift of the migrations', process.execPath, 'scripts/migrate.ts', '--check'],
]

interface Ran {
  readonly code: number
  readonly output: string
}

function run(command: string, args: readonly string[], env: Record<string, string> = {}) {
  return new Promise<Ran>((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (text) => {
      output += text
    })
    child.stderr.on('data', (text) => {
      output += text
    })
    child.on('close', (code) => done({ code: code ?? 1, output }))
  })
}

async function check([name, command, ...args]: (typeof checks)[number]): Promise<boolean> {
  const start = Date.now()
  const { code, output } = await run(command, args)
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`)
  if (code !== 0) console.log(output)
  return code === 0
}

async function neo4j(): Promise<Neo4jServer | { uri: string; password: string } | null> {
  const { NEO4J_URI: uri, NEO4J_PASSWORD: password = '' } = process.env
  if (uri) return { uri, password }
  const obstacle = neo4jObstacle()
  if (!obstacle) return startNeo4j({ home: join(home, 'neo4j'), password: 'anyam-tests-only' })
  console.log(`${ci ? 'FAIL' : 'not run:'} tests on Neo4j. ${obstacle}`)
  return null
}

const server = neo4j()
const passed = await Promise.all(checks.map(check))
const graph = await server
const results = join(home, 'results.json')
const args = ['run', '--config', 'tests/vitest.config.ts']
const tests = await run(
  join(bin, 'vitest'),
  [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${results}`],
  graph ? { ANYAM_TEST_NEO4J_URI: graph.uri, ANYAM_TEST_NEO4J_PASSWORD: graph.password } : {},
)
if (graph && 'stop' in graph) await graph.stop()
console.log(tests.output)

const summary = JSON.parse(readFileSync(results, 'utf8')) as Record<string, number>
const skipped = (summary.numPendingTests ?? 0) + (summary.numTodoTests ?? 0)
const failedChecks = passed.filter((one) => !one).length
console.log(`checks: ${passed.length - failedChecks} passed, ${failedChecks} failed`)
console.log(
  `tests: ${summary.numPassedTests} passed, ${summary.numFailedTests} failed, ${skipped} skipped`,
)
const missing = ci && (graph === null || skipped > 0)
if (missing) console.log('With CI=true nothing may be skipped.')
process.exit(failedChecks > 0 || tests.code !== 0 || missing ? 1 : 0)
