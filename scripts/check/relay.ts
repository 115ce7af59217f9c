// The property tests of the relay in their long form, on both engines where Neo4j can be had.
// node scripts/check/relay.ts [rounds]: how many times longer than in npm test (40). ANYAM_SEED
// repeats a run with the choices of an earlier one.
import { StartError } from '../../src/model/start-error.ts'
import { openTestGraph } from '../testing/graph.ts'
import { runTests } from '../testing/tests.ts'

const [rounds = '40'] = process.argv.slice(2)

const graph = await openTestGraph().catch((error: unknown) => {
  if (error instanceof StartError) return { missing: error.message }
  throw error
})
try {
  const files = ['prefix', 'corruption', 'faults'].map((name) => `tests/relay/${name}.test.ts`)
  const env = 'missing' in graph ? {} : graph.env
  const { passed, failed } = await runTests(files, { ...env, ANYAM_ROUNDS: rounds })
  if ('missing' in graph) console.log(`NOT RUN: the checks on Neo4j. ${graph.missing}`)
  console.log(`checks: ${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
} finally {
  if (!('missing' in graph)) await graph.close()
}
