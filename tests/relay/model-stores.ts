import type { Engine } from '../../src/network/engine.ts'
import { graphUnavailable } from '../../src/network/refusals.ts'
import { readWatermark } from '../../src/network/watermark.ts'
import { openRecords, type Records } from '../../src/records/database.ts'
import type { Step } from '../../src/relay/step.ts'
import { copyOf, dropCopy } from './copies.ts'
import { type Paused, paused } from './paused.ts'
import { differenceNow, type Watched, type WatchedOptions, watched } from './watched.ts'

/** The stores of one run of commands, and the relays at work between them. */
export interface ModelStores {
  readonly records: Records
  /** The graph, when it is not away. */
  readonly engine: Engine
  away: boolean
  /** One step of a new relay; what it failed with, in one line, if it does. */
  step(options?: WatchedOptions, engine?: Engine): Promise<Step | string>
  /** Stops a relay between its reading and its writing. */
  pause(): Promise<void>
  /** Lets the oldest stopped relay go on; tells when it wrote though others had moved the graph. */
  resume(): Promise<void>
  backUp(): Promise<void>
  restore(): Promise<void>
  /** Follows to the end; how the graph then differs, and what was wrong on the way. */
  settle(): Promise<string[]>
  close(): Promise<void>
}

/** Works on its own copy of the records at `template`, and on a graph that may hold anything. */
export async function openModelStores(template: string, graph: Engine): Promise<ModelStores> {
  let url = await copyOf(template)
  let records = openRecords(url)
  let backup: string | null = null
  const relays: Watched[] = []
  const zombies: { relay: Paused; epoch: number }[] = []
  const faults: string[] = []

  const reach = <T>(work: () => Promise<T>): Promise<T> =>
    stores.away ? Promise.reject(graphUnavailable()) : work()
  const engine: Engine = {
    ...graph,
    read: (...question) => reach(() => graph.read(...question)),
    write: (work) => reach(() => graph.write(work)),
    define: (statements) => reach(() => graph.define(statements)),
  }
  const epochOf = async () => (await readWatermark(graph))?.epoch ?? 0
  const begun = (options: WatchedOptions = {}, store = engine) => {
    const relay = watched(records.prisma, store, options)
    relays.push(relay)
    return relay
  }
  /** Takes another database for the records. */
  const changeTo = async (next: string) => {
    await records.close()
    await dropCopy(url)
    url = next
    records = openRecords(url)
  }

  const stores: ModelStores = {
    get records() {
      return records
    },
    engine,
    away: false,
    step: (options, store) =>
      begun(options, store)
        .step()
        .catch((error: unknown) => String(error)),
    pause: async () => {
      const epoch = await epochOf()
      const relay = await paused(records.prisma, engine).catch(() => null)
      if (relay) relays.push(relay)
      if (relay?.waits) zombies.push({ relay, epoch })
    },
    resume: async () => {
      const zombie = zombies.shift()
      if (!zombie) return
      const before = await epochOf()
      const { outcome } = await zombie.relay.resume().catch(() => ({ outcome: 'FAILED' }))
      const moved = (await epochOf()) - before
      if (outcome === 'MOVED' && before !== zombie.epoch) faults.push('a zombie wrote')
      if (outcome !== 'MOVED' && moved !== 0) faults.push(`a zombie ${outcome} moved the graph`)
    },
    backUp: async () => {
      if (backup) await dropCopy(backup)
      await records.close()
      backup = await copyOf(url)
      records = openRecords(url)
    },
    restore: async () => {
      if (backup) await changeTo(await copyOf(backup))
    },
    settle: async () => {
      await begun().settle()
      return [
        ...faults,
        ...relays.flatMap((relay) => relay.faults),
        ...(await differenceNow(records.prisma, graph)),
      ]
    },
    close: async () => {
      while (zombies.length > 0) await stores.resume()
      await records.close()
      await dropCopy(url)
      if (backup) await dropCopy(backup)
    },
  }
  return stores
}
