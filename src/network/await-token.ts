import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '../model/problem.ts'
import { isSeenIn } from '../model/snapshot.ts'
import type { Token } from '../model/token.ts'
import type { Engine } from './engine.ts'
import { cursorEnd, readWatermark, type Watermark } from './watermark.ts'

export interface AwaitTokenOptions {
  /** Ends the wait with its reason. */
  readonly signal?: AbortSignal
  /** How long to wait for the write, in milliseconds. Default 2,000. */
  readonly patience?: number
}

/** Milliseconds between the first two looks; the time doubles, up to the last. */
const firstPause = 10
const lastPause = 160

/**
 * The engine as somebody reads it who has written: the first read waits until the graph shows what
 * the transaction of `token` wrote, and all of them are refused with GRAPH_STALE when it does not
 * in time, or never will. A store that is away refuses with GRAPH_UNAVAILABLE as ever.
 */
export function showing(engine: Engine, token: Token, options: AwaitTokenOptions = {}): Engine {
  let shown: Promise<void> | null = null
  return {
    name: engine.name,
    read: async (text, params) => {
      shown ??= awaitToken(engine, token, options)
      await shown
      return engine.read(text, params)
    },
    write: (work) => engine.write(work),
    define: (statements) => engine.define(statements),
    close: () => engine.close(),
  }
}

async function awaitToken(engine: Engine, token: Token, options: AwaitTokenOptions): Promise<void> {
  const { signal, patience = 2000 } = options
  const end = performance.now() + patience
  for (let ms = firstPause; ; ms = Math.min(ms * 2, lastPause)) {
    signal?.throwIfAborted()
    const mark = await readWatermark(engine)
    const answer = mark ? shows(mark, token) : 'NOT_YET'
    if (answer === 'YES') return
    const left = end - performance.now()
    if (answer === 'NEVER' || left <= 0) throw graphStale(answer)
    // The signal wakes this up early; the next turn throws its reason.
    await pause(Math.min(ms, left), undefined, signal ? { signal } : {}).catch(() => undefined)
  }
}

/**
 * Whether a graph with this watermark shows what the transaction wrote. A batch that moves the
 * snapshot applies all dirty keys since the last one, except the batch that sends the comparison to
 * its beginning: where too many keys wait, or some are gone, it takes none of them, and what they
 * stand for is in the graph only when the cursor has passed it. Nor does a later reason for that
 * comparison (somebody asked for one) make up for them. So the snapshot proves it at the end only.
 */
export function shows(mark: Watermark, token: Token): 'YES' | 'NOT_YET' | 'NEVER' {
  const [database] = mark.nonce.split(' ')
  // A graph that has followed nothing yet has no name.
  if (database && database !== token.database) return 'NEVER'
  const seen = isSeenIn(mark.snapshot, token.xid)
  return seen && mark.cursor === cursorEnd ? 'YES' : 'NOT_YET'
}

const graphStale = (answer: 'NOT_YET' | 'NEVER'): Refusal =>
  new Refusal(
    'GRAPH_STALE',
    answer === 'NEVER'
      ? {
          id: 'Token itu berasal dari basis data lain daripada yang ditunjukkan jaringan.',
          en: 'The token comes from another database than the one that the network shows.',
        }
      : {
          id: 'Jaringan belum menunjukkan perubahan dari token itu. Coba lagi sebentar lagi.',
          en: 'The network does not show the change of that token yet. Try again in a moment.',
        },
  )
