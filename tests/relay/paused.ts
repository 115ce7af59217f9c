import type { Engine } from '../../src/network/engine.ts'
import type { PrismaClient } from '../../src/records/generated/client.ts'
import type { Step } from '../../src/relay/step.ts'
import { type Watched, type WatchedOptions, watched } from './watched.ts'

/** A relay that has read the records and not yet written the graph. */
export interface Paused extends Watched {
  /** Whether it waits; a step that has nothing to write after its reading does not. */
  readonly waits: boolean
  /** Lets it go on; what its step came to. */
  resume(): Promise<Step>
}

/** Begins a step of a relay and stops it between its reading and its writing, if it comes so far. */
export async function paused(
  records: PrismaClient,
  engine: Engine,
  options: Omit<WatchedOptions, 'beforeWrite'> = {},
): Promise<Paused> {
  const reached = Promise.withResolvers<void>()
  const resumed = Promise.withResolvers<void>()
  const relay = watched(records, engine, {
    ...options,
    beforeWrite: () => {
      reached.resolve()
      return resumed.promise
    },
  })
  const step = relay.step()
  const waits = await Promise.race([reached.promise.then(() => true), step.then(() => false)])
  return Object.assign(relay, {
    waits,
    resume: () => {
      resumed.resolve()
      return step
    },
  })
}
