import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** Something that passes when a Node program, run at the top of the project, ends with 0. */
export interface Check {
  readonly name: string
  readonly args: readonly string[]
}

export interface CheckResult {
  readonly name: string
  readonly passed: boolean
  readonly seconds: number
  readonly output: string
}

/** The checks that need no test runner: types, style, and what is generated against its source. */
export const checks: readonly Check[] = [
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '-p', '.'] },
  { name: 'style', args: ['node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off'] },
  { name: 'schema/api.graphql', args: ['scripts/print-schema.ts', '--check'] },
  { name: 'migrations', args: ['scripts/migrate.ts', '--check'] },
]

/** Runs one check with its output held back. */
export async function runCheck({ name, args }: Check): Promise<CheckResult> {
  const began = performance.now()
  const chunks: Buffer[] = []
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.on('data', (chunk) => chunks.push(chunk))
  child.stderr.on('data', (chunk) => chunks.push(chunk))
  const [status] = await once(child, 'close')
  return {
    name,
    passed: status === 0,
    seconds: (performance.now() - began) / 1000,
    output: Buffer.concat(chunks).toString().trimEnd(),
  }
}

/** One line for a check, and below it what it printed when it failed. */
export const describeCheck = ({ name, passed, seconds, output }: CheckResult): string =>
  `${passed ? 'passed' : 'FAILED'}  ${name} (${seconds.toFixed(1)} s)${passed ? '' : `\n${output}`}`
