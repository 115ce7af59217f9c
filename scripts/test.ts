// Runs everything that must hold: types, style, drift, and all tests, on real servers where they
// can be had. What did not run is said; with CI=true it is a failure, and so is a skipped test.
import { StartError } from '../src/model/start-error.ts'
import { checks, describeCheck, runCheck } from './testing/check.ts'
import { openTestGraph, type TestGraph } from './testing/graph.ts'
import { runTests } from './testing/tests.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

const strict = process.env.CI === 'true'

async function graphOrReason(): Promise<TestGraph> {
  const began = performance.now()
  say('Starting Neo4j for the tests (the first time, Maven fetches it: about 116 MB) …')
  try {
    const graph = await openTestGraph()
    if (!('missing' in graph)) {
      say(`started Neo4j (${((performance.now() - began) / 1000).toFixed(1)} s)`)
    }
    return graph
  } catch (error) {
    if (error instanceof StartError) return { missing: error.message }
    throw error
  }
}

async function main(): Promise<boolean> {
  say(`Checking ${checks.map((check) => check.name).join(', ')} …`)
  const checking = Promise.all(checks.map(runCheck))
  const graph = await graphOrReason()
  const results = await checking
  for (const result of results) say(describeCheck(result))

  say('Running the tests …')
  const tests = await runTests(process.argv.slice(2), 'missing' in graph ? {} : graph.env)
  if (!('missing' in graph)) await graph.close()

  const failures = results.filter((result) => !result.passed)
  if (failures.length > 0) say(`FAILED: ${failures.map((result) => result.name).join(', ')}`)
  if ('missing' in graph) say(`NOT RUN: the tests on Neo4j. ${graph.missing}`)
  if (strict && tests.skipped > 0) say('FAILED: with CI=true no test may be skipped.')
  say(`checks: ${results.length - failures.length} passed, ${failures.length} failed`)
  say(`tests: ${tests.passed} passed, ${tests.failed} failed, ${tests.skipped} skipped`)
  const complete = !('missing' in graph) && tests.skipped === 0
  return failures.length === 0 && tests.failed === 0 && tests.passed > 0 && (complete || !strict)
}

process.exitCode = (await main()) ? 0 : 1
