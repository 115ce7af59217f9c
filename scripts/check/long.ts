// The proofs of the relay, and of the stop, in their long form; on both engines where Neo4j can be had.
// node scripts/check/long.ts <name> [rounds] [seed]: `rounds` is how many times longer than in
// npm test, `seed` repeats the choices of an earlier run.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StartError } from '../../src/model/start-error.ts'
import { openTestGraph } from '../testing/graph.ts'
import { runTests } from '../testing/tests.ts'

/** Which tests make a proof, and how many times longer than in npm test it is at least. */
const proofs: Record<string, { files: readonly string[]; rounds: number }> = {
  relay: { files: ['relay/prefix', 'relay/faults'], rounds: 200 },
  kill: { files: ['relay/kill'], rounds: 50 },
  cuts: { files: ['relay/cuts', 'relay/outage'], rounds: 20 },
  model: { files: ['relay/model'], rounds: 50 },
  corruptions: { files: ['relay/corruption'], rounds: 30 },
  drain: { files: ['server/drain'], rounds: 50 },
}

async function run(name: string, rounds: number, seed: number): Promise<boolean> {
  const graph = await openTestGraph().catch((error: unknown) => {
    if (error instanceof StartError) return { missing: error.message }
    throw error
  })
  const folder = mkdtempSync(join(tmpdir(), 'anyam-check-'))
  const counts = join(folder, 'counts')
  writeFileSync(counts, '')
  const env = {
    ...('missing' in graph ? {} : graph.env),
    ANYAM_ROUNDS: String(rounds),
    ANYAM_SEED: String(seed),
    ANYAM_COUNTS: counts,
  }
  try {
    const files = proofs[name]?.files.map((file) => `tests/${file}.test.ts`) ?? []
    const { passed, failed } = await runTests(files, env)
    console.log(`\n${name}: ${rounds} rounds, seed ${seed}`)
    console.log(readFileSync(counts, 'utf8').trimEnd())
    if ('missing' in graph) console.log(`NOT RUN: the checks on Neo4j. ${graph.missing}`)
    console.log(`checks: ${passed} passed, ${failed} failed`)
    return failed === 0 && passed > 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
    if (!('missing' in graph)) await graph.close()
  }
}

const [name = '', rounds, seed] = process.argv.slice(2)
const proof = proofs[name]
if (proof) {
  const done = await run(
    name,
    Number(rounds) || proof.rounds,
    Number(seed) || (Date.now() % 1_000_000_007) + 1,
  )
  process.exitCode = done ? 0 : 1
} else {
  console.error(`Say which: ${Object.keys(proofs).join(', ')}.`)
  process.exitCode = 1
}
