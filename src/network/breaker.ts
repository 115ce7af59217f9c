import { Refusal } from '../model/problem.ts'
import type { Engine } from './engine.ts'
import { graphUnavailable } from './refusals.ts'

export interface EngineState {
  readonly state: 'UP' | 'DOWN'
  /** Since when. */
  readonly since: Date
}

export interface EngineWithState extends Engine {
  state(): EngineState
}

/**
 * After one failure to reach the store, answers GRAPH_UNAVAILABLE at once, and lets one question a
 * second (`probeEvery`, milliseconds) through to find out whether it is back.
 */
export function withBreaker(engine: Engine, { probeEvery = 1000 } = {}): EngineWithState {
  let state: EngineState = { state: 'UP', since: new Date() }
  let nextProbe = 0
  const change = (to: EngineState['state']) => {
    if (state.state !== to) state = { state: to, since: new Date() }
  }

  function probe(): void {
    nextProbe = Date.now() + probeEvery
    engine.read('RETURN 1 AS one').then(
      () => change('UP'),
      () => undefined,
    )
  }

  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    if (state.state === 'DOWN') {
      if (Date.now() >= nextProbe) probe()
      throw graphUnavailable()
    }
    try {
      return await work()
    } catch (error) {
      if (error instanceof Refusal && error.code === 'GRAPH_UNAVAILABLE') {
        change('DOWN')
        nextProbe = Date.now() + probeEvery
      }
      throw error
    }
  }

  return {
    name: engine.name,
    read: (text, params) => guarded(() => engine.read(text, params)),
    write: (work) => guarded(() => engine.write(work)),
    define: (statements) => guarded(() => engine.define(statements)),
    close: () => engine.close(),
    state: () => state,
  }
}
