import { Piscina } from 'piscina'
import { Refusal } from '../model/problem.ts'
import { type JobInput, type JobName, type JobOutput, jobs } from './jobs.ts'

/** How much work is done at once on the thread that answers requests, in steps: some milliseconds. */
const mostInline = 1_000_000

/** How many computations may wait for a thread. */
const longestQueue = 16

/** Where computations run: short ones at once, long ones in threads of their own. */
export interface Runner {
  /**
   * Runs a method. `cost` is about how many elementary steps it takes; `signal` ends it, and its
   * thread with it. Throws TIMED_OUT when it was ended, ANALYSIS_BUSY when too many wait already.
   */
  run<Name extends JobName>(
    name: Name,
    input: JobInput<Name>,
    options: { readonly cost: number; readonly signal: AbortSignal },
  ): Promise<JobOutput<Name>>
  close(): Promise<void>
}

/** Opens a runner with at most so many threads; they are started when first needed. */
export function openRunner({ threads = 1 }: { threads?: number } = {}): Runner {
  let pool: Piscina | null = null
  const opened = (): Piscina => {
    pool ??= new Piscina({
      filename: new URL('./worker.ts', import.meta.url).href,
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: 60_000,
      maxQueue: longestQueue,
      // Plain reads come first.
      niceIncrement: 10,
    })
    return pool
  }
  return {
    run: async (name, input, { cost, signal }) => {
      if (signal.aborted) throw ended()
      if (cost <= mostInline) return (jobs[name] as (given: unknown) => never)(input)
      const threaded = opened()
      if (threaded.queueSize >= longestQueue) throw busy()
      return threaded.run({ name, input }, { signal }).catch((error: unknown) => {
        throw signal.aborted ? ended() : error
      })
    },
    close: async () => {
      await pool?.destroy()
    },
  }
}

const ended = (): Refusal =>
  new Refusal('TIMED_OUT', {
    id: 'Perhitungan itu dihentikan sebelum selesai.',
    en: 'The computation was ended before it was done.',
  })

const busy = (): Refusal =>
  new Refusal('ANALYSIS_BUSY', {
    id: 'Terlalu banyak perhitungan yang sedang menunggu. Coba lagi sebentar lagi.',
    en: 'Too many computations are waiting. Try again in a moment.',
  })
