import type { Engine } from '../../src/network/engine.ts'
import { cursorEnd, readWatermark, watermarkText } from '../../src/network/watermark.ts'
import type { PrismaClient } from '../../src/records/generated/client.ts'
import { inSnapshot } from '../../src/relay/snapshot.ts'
import { type Parts, type Step, step } from '../../src/relay/step.ts'
import { type Canon, canonOfGraph, canonOfRecords, differenceOf, upTo } from './canon.ts'

/** A relay whose every batch is compared with the records in the very snapshot that it read. */
export interface Watched {
  step(): Promise<Step>
  /** Steps until nothing is left to do. */
  settle(): Promise<void>
  /** What was found to differ, with the epoch; empty is right. */
  readonly faults: string[]
  /** How many batches were compared. */
  readonly batches: number
}

export interface WatchedOptions {
  readonly parts?: Parts
  /** Called between reading the records and writing the graph. */
  readonly beforeWrite?: () => Promise<void>
}

export function watched(
  records: PrismaClient,
  engine: Engine,
  { parts, beforeWrite = async () => {} }: WatchedOptions = {},
): Watched {
  const faults: string[] = []
  let batches = 0
  let snapshot: { reader: Canon } | null = null

  /** The records in the snapshot of the batch, read before its transaction ends. */
  const watchedRecords = {
    $transaction: (work: (tx: PrismaClient) => Promise<unknown>, options: object) =>
      records.$transaction(async (tx) => {
        const result = await work(tx as PrismaClient)
        const poisoned = (await readWatermark(engine))?.poisoned ?? []
        snapshot = { reader: await canonOfRecords(tx as PrismaClient, poisoned) }
        return result
      }, options),
  } as unknown as PrismaClient

  /** The graph at the end of the transaction that applied the batch, nobody else's in between. */
  const watchedEngine: Engine = {
    ...engine,
    write: async (work) => {
      if (snapshot) await beforeWrite()
      return engine.write(async (run) => {
        const won = await work(run)
        if (won !== true || !snapshot) return won
        const [mark] = await run(watermarkText)
        const cursor = mark?.cursor as string
        const found = differenceOf(
          upTo(cursor, await canonOfGraph(run)),
          upTo(cursor, snapshot.reader),
        )
        batches += 1
        if (found.length > 0) faults.push([`epoch ${mark?.epoch}`, ...found].join('\n  '))
        return won
      })
    },
  }

  const once = async () => {
    snapshot = null
    return parts ? step(watchedRecords, watchedEngine, parts) : step(watchedRecords, watchedEngine)
  }
  return {
    step: once,
    settle: async () => {
      for (;;) {
        const { outcome, complete } = await once()
        if (outcome === 'IDLE' && complete) return
      }
    },
    faults,
    get batches() {
      return batches
    },
  }
}

/** How the graph differs from the records as they are now; empty is right. */
export async function differenceNow(records: PrismaClient, engine: Engine): Promise<string[]> {
  const mark = await readWatermark(engine)
  if (mark?.cursor !== cursorEnd) return ['the graph is not compared to its end']
  const wanted = await inSnapshot(records, (reader) => canonOfRecords(reader, mark.poisoned))
  return differenceOf(await canonOfGraph(engine.read), wanted)
}
