import type { Day } from '../model/partial-date.ts'
import { Refusal } from '../model/problem.ts'
import type { Engine } from '../network/engine.ts'
import { graphUnavailable } from '../network/refusals.ts'
import type { PrismaClient } from '../records/generated/client.ts'
import { openPastRecords, readsOtherwise } from '../records/past.ts'
import { buildPastGraph, type PastGraph, pastOf } from './past-graph.ts'

/** How many graphs of the past are kept, those included that are being built. */
const mostKept = 2

/** The network as it was on record on days that are over. */
export interface PastNetworks {
  /**
   * The network as it was on record at the end of a day in Jakarta, with today's visibility: only to
   * be read, and only by the request of this signal, which need not close it. It is built when it is
   * not kept, and the building goes on when the request is over. Refuses with TIMED_OUT when it is
   * not ready in time or too many others are being built, and with SLICE_TOO_LARGE.
   */
  on(day: Day, signal: AbortSignal): Promise<Engine>
  /** Ends what is being built and closes all of them. */
  close(): Promise<void>
}

/** A graph that is kept, or will be. */
interface Kept {
  readonly building: Promise<PastGraph>
  graph: PastGraph | null
  /** How many reads are under way. */
  readers: number
  dropped: boolean
}

/** Keeps the graphs of the two days that were asked for last; each is made of the records at `url`. */
export function openPastNetworks(records: {
  readonly prisma: PrismaClient
  readonly url: string
}): PastNetworks {
  const past = openPastRecords(records.url)
  // In the order in which they were used last.
  const kept = new Map<Day, Kept>()
  const open = new Set<Kept>()
  let closed = false

  function begin(day: Day): Kept {
    if (kept.size >= mostKept) {
      const unused = [...kept].find(([, { graph }]) => graph !== null)
      if (!unused) throw busy()
      drop(...unused)
    }
    const building = buildPastGraph(past, day, () => closed)
    const made: Kept = { building, graph: null, readers: 0, dropped: false }
    open.add(made)
    building.then(
      (graph) => {
        made.graph = graph
        closeIfDone(made)
      },
      () => {
        open.delete(made)
        drop(day, made)
      },
    )
    return made
  }

  function drop(day: Day, one: Kept): void {
    if (kept.get(day) === one) kept.delete(day)
    one.dropped = true
    closeIfDone(one)
  }

  function closeIfDone(one: Kept): void {
    if (!one.dropped || one.readers > 0 || !one.graph || !open.delete(one)) return
    one.graph.engine.close().catch(() => undefined)
  }

  async function find(day: Day, signal: AbortSignal): Promise<Kept> {
    for (;;) {
      if (closed) throw graphUnavailable()
      if (signal.aborted) throw late()
      const one = kept.get(day) ?? begin(day)
      kept.delete(day)
      kept.set(day, one)
      const graph = await inTime(one.building, signal)
      if (!(await readsOtherwise(records.prisma, pastOf(day), graph.snapshot))) return one
      drop(day, one)
    }
  }

  return {
    on: async (day, signal) => {
      let one = await find(day, signal)
      return {
        name: 'grafeo',
        read: async (text, params) => {
          if (one.dropped) one = await find(day, signal)
          const reading = one
          reading.readers += 1
          try {
            return await (await reading.building).engine.read(text, params)
          } finally {
            reading.readers -= 1
            closeIfDone(reading)
          }
        },
        write: onlyRead,
        define: onlyRead,
        close: async () => {},
      }
    },
    close: async () => {
      closed = true
      const all = [...open]
      for (const [day, one] of kept) drop(day, one)
      await Promise.allSettled(all.map(({ building }) => building))
      await past.close()
    },
  }
}

const onlyRead = async (): Promise<never> => {
  throw new TypeError('A network of the past can only be read.')
}

/** What comes of `work`, or TIMED_OUT when the request is over before. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const over = Promise.withResolvers<never>()
  const end = () => over.reject(late())
  signal.addEventListener('abort', end, { once: true })
  return Promise.race([work, over.promise]).finally(() => signal.removeEventListener('abort', end))
}

const late = () =>
  new Refusal('TIMED_OUT', {
    id: 'Jaringan masa lalu itu masih disusun. Coba lagi sebentar lagi.',
    en: 'That past network is still being built. Ask again in a moment.',
  })

const busy = () =>
  new Refusal('TIMED_OUT', {
    id: 'Jaringan masa lalu lain sedang disusun. Coba lagi sebentar lagi.',
    en: 'Other past networks are being built. Ask again in a moment.',
  })
