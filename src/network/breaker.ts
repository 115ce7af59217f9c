import { Refusal } from '../model/problem.ts'
import type { Engine } from './engine.ts'
import { graphUnavailable } from './refusals.ts'

export interface Health {
  readonly state: 'UP' | 'DOWN'
  /** When that state began, as far as this process saw. */
  readonly since: Date
}

export interface GuardedEngine extends Engine {
  readonly health: Health
}

export interface BreakerOptions {
  /** How often a store that is down is asked whether it is back, in milliseconds. Default 1,000. */
  readonly probeEvery?: number
  /** What to do with a store that is back, before anybody is let through to it. */
  readonly whenBack?: (engine: Engine) => Promise<void>
}

/**
 * Spares callers the wait for a store that is away: after one GRAPH_UNAVAILABLE every call is
 * refused at once, until a probe in the background is answered.
 */
export function withBreaker(
  engine: Engine,
  { probeEvery = 1000, whenBack }: BreakerOptions = {},
): GuardedEngine {
  let health: Health = { state: 'UP', since: new Date() }
  let probes: NodeJS.Timeout | null = null
  let probing = false

  function open(): void {
    if (health.state === 'DOWN') return
    health = { state: 'DOWN', since: new Date() }
    probes = setInterval(probe, probeEvery).unref()
  }

  function stopProbes(): void {
    if (probes) clearInterval(probes)
    probes = null
  }

  async function probe(): Promise<void> {
    if (probing) return
    probing = true
    try {
      await engine.read('RETURN 1 AS one')
      await whenBack?.(engine)
      stopProbes()
      health = { state: 'UP', since: new Date() }
    } catch {
      // Still away: the next probe asks again.
    } finally {
      probing = false
    }
  }

  async function guard<T>(call: () => Promise<T>): Promise<T> {
    const before = health
    if (before.state === 'DOWN') throw graphUnavailable()
    try {
      return await call()
    } catch (error) {
      // A call from before an outage that is over by now says nothing about the present.
      if (error instanceof Refusal && error.code === 'GRAPH_UNAVAILABLE' && health === before)
        open()
      throw error
    }
  }

  return {
    name: engine.name,
    get health() {
      return health
    },
    read: (text, params) => guard(() => engine.read(text, params)),
    write: (work) => guard(() => engine.write(work)),
    define: (statements) => guard(() => engine.define(statements)),
    close() {
      stopProbes()
      return engine.close()
    },
  }
}
