import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import type { Orders } from './kill-child.ts'
import { pairCount } from './pairs.ts'

/** What a process said before it was killed. */
export interface Killed {
  /** Whether it was killed, by the test or by itself at its point, and did not end otherwise. */
  readonly killed: boolean
  /** Whether a graph of its own was equal to the records before it began to write. */
  readonly equal: boolean
  /** The number of the last transaction of each pair that was acknowledged; 0: none. */
  readonly acknowledged: readonly number[]
  /** How many transactions were acknowledged. */
  readonly count: number
  /** Everything else that it said. */
  readonly other: readonly string[]
}

/** Runs the program until it kills itself, or kills it so many milliseconds after it is ready. */
export async function runAndKill(orders: Orders, after: number): Promise<Killed> {
  const program = join(import.meta.dirname, 'kill-child.ts')
  const child = spawn(process.execPath, [program, JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(child, 'close')
  const acknowledged = Array<number>(pairCount).fill(0)
  const other: string[] = []
  let [count, equal] = [0, false]
  const lines = createInterface({ input: child.stdout })
  const ready = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      const [, pair, number] = /^pair (\d+) (\d+)$/.exec(line) ?? []
      if (pair && number) {
        acknowledged[Number(pair)] = Number(number)
        count += 1
      } else if (line === 'ready') resolve()
      else if (line === 'equal') equal = true
      else other.push(line)
    })
  })
  await Promise.race([ready, gone])
  await Promise.race([pause(after, undefined, { ref: false }), gone])
  child.kill('SIGKILL')
  const [, signal] = await gone
  return { killed: signal === 'SIGKILL', equal, acknowledged, count, other }
}
