import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/**
 * Runs the tests with their output shown, and counts them. `args` are passed on, for example the
 * path of one test. A run that fails without a failing test (a file that cannot be loaded, an error
 * outside of any test) counts as one failed.
 */
export async function runTests(args: readonly string[], env: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'anyam-tests-'))
  const report = join(folder, 'report.json')
  const child = spawn(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config',
      'tests/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } },
  )
  const [status] = await once(child, 'close')
  const tally = readTally(report)
  rmSync(folder, { recursive: true, force: true })
  return status !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

function readTally(report: string): Tally {
  try {
    const counts = JSON.parse(readFileSync(report, 'utf8'))
    return {
      passed: counts.numPassedTests,
      failed: counts.numFailedTests,
      skipped: counts.numPendingTests + counts.numTodoTests,
    }
  } catch {
    return { passed: 0, failed: 0, skipped: 0 }
  }
}
