import type { Day } from '../model/partial-date.ts'
import type { Engine } from '../network/engine.ts'
import { openGrafeo } from '../network/engines/grafeo.ts'
import { graphUnavailable } from '../network/refusals.ts'
import { readWatermark } from '../network/watermark.ts'
import type { PrismaClient } from '../records/generated/client.ts'
import type { Past, PastRecords } from '../records/past.ts'
import { dependsOn, dirtyLinks } from './depends-on.ts'
import type { Reader } from './family.ts'
import { catchUp } from './reconcile.ts'

/** How many records a graph of the past is made of at most. */
export const mostRecords = 150_000

/** A graph of the past. */
export interface PastGraph {
  readonly engine: Engine
  /** The PostgreSQL snapshot that its revisions were read in. */
  readonly snapshot: string
}

const lookedUpBy = (table: string): string[] => [
  ...dirtyLinks.flatMap(({ through }) => (through.table === table ? [through.to] : [])),
  ...(dependsOn[table] ?? []).flatMap(({ key }) => (key === 'id' ? [] : [key])),
]

const tables: Past['tables'] = Object.keys(dependsOn).map((name) => ({
  name,
  lookedUpBy: [...new Set(lookedUpBy(name))],
}))

/** What was on record when a day ended in Jakarta (UTC+7, no daylight saving). */
export const pastOf = (day: Day): Past => ({ moment: new Date(`${day}T24:00:00+07:00`), tables })

/**
 * Builds the graph of a past day in memory, by the projection that the relay makes: it is followed
 * from the beginning to the end within one snapshot. Gives up as soon as `isOver`.
 */
export async function buildPastGraph(
  past: PastRecords,
  day: Day,
  isOver: () => boolean,
): Promise<PastGraph> {
  const engine = openGrafeo()
  try {
    await past.read(pastOf(day), mostRecords, (reader) =>
      catchUp(within(reader), engine, () => {
        if (isOver()) throw graphUnavailable()
      }),
    )
    const mark = await readWatermark(engine)
    if (!mark) throw new Error('The graph does not keep its watermark.')
    return { engine, snapshot: mark.snapshot }
  } catch (error) {
    await engine.close().catch(() => undefined)
    throw error
  }
}

/** The records as the relay takes them, every transaction within the one that is open. */
const within = (reader: Reader): PrismaClient =>
  ({ $transaction: (work: (tx: Reader) => unknown) => work(reader) }) as unknown as PrismaClient
