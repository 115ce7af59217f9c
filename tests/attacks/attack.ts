import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect } from 'vitest'
import type { ProblemCode } from '../../src/model/problem-codes.ts'
import type { Answer } from '../server/fixture.ts'
import type { Target } from './target.ts'

/** One hostile request and the code that refuses it; null: it is answered, with nothing in it. */
export interface Attack {
  readonly name: string
  readonly code: ProblemCode | null
  send(target: Target): Promise<Answer>
}

/** A document, with variables, that is refused with that code. */
export const document = (
  name: string,
  code: ProblemCode | null,
  query: string,
  variables?: object,
): Attack => ({ name, code, send: (target) => target.ask(query, variables) })

export const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ')

/** Throws unless the answer refuses, in a way that tells nothing and that is nobody's fault. */
export function expectRefused({ name, code }: Attack, answer: Answer): void {
  const told = `${name}: ${answer.status} ${answer.text.slice(0, 300)}`
  expect(answer.text, told).not.toContain('INTERNAL')
  expect(answer.text, told).not.toMatch(/\bat .*\.(js|ts):\d+|prisma|postgres|node_modules|grafeo/i)
  const { data } = answer.body
  const empty =
    data === undefined || data === null || Object.values(data).every((one) => one === null)
  if (code === null) {
    expect(answer.status, told).toBeLessThan(500)
    expect(empty, told).toBe(true)
    return
  }
  expect(answer.codes, told).toContain(code)
  expect(empty, told).toBe(true)
}

/** Bytes in use once all that can be let go of is, and bytes that the process holds. */
export function memory(): { used: number; held: number } {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { used: heapUsed + external, held: rss }
}

/** The line that tells how a run of attacks went. */
export function tally(refused: number, of: number, before?: ReturnType<typeof memory>): string {
  if (!before) return `${refused} refused of ${of}`
  const after = memory()
  const grown = (part: 'used' | 'held') => ((after[part] - before[part]) / 2 ** 20).toFixed(1)
  return `${refused} refused of ${of}; growth of memory: in use ${grown('used')} MB, held ${grown('held')} MB`
}
