import { randomUUID } from 'node:crypto'
import type { Engine } from '../network/engine.ts'
import {
  advance,
  cursorEnd,
  makeWatermark,
  readWatermark,
  type Watermark,
} from '../network/watermark.ts'
import type { PrismaClient } from '../records/generated/client.ts'
import { families } from './batch.ts'
import { type Reader, windowAfter } from './family.ts'

/** How many records of one family a batch goes through. */
const batchSize = 2000

/** After every id: uuids are hexadecimal. */
const pastAllIds = '~'

/** What a reconcile went through, and what differed in the graph. */
export interface ReconcileReport {
  readonly compared: number
  readonly written: number
  readonly dropped: number
  readonly batches: number
}

const nothing: ReconcileReport = { compared: 0, written: 0, dropped: 0, batches: 0 }

/**
 * Makes the graph equal to the projection of the records, batch by batch, nodes before ties. Each
 * batch is one snapshot of the records and one transaction of the graph that also moves the cursor,
 * so several processes may do it at once and share the work; where nothing differs,
 * nothing is written but the watermark. First fill, rebuild and repair are this one thing.
 */
export async function reconcile(
  records: PrismaClient,
  engine: Engine,
  onProgress: (report: ReconcileReport) => void = () => {},
): Promise<ReconcileReport> {
  const owner = randomUUID()
  await engine.write((run) => run(makeWatermark, { incarnation: randomUUID() }))
  // From the beginning: what an earlier run compared may have changed since.
  const start = await current(engine)
  await engine.write((run) => advance(run, start, { ...start, cursor: '', owner }))
  let report = nothing
  for (;;) {
    const mark = await current(engine)
    if (mark.cursor === cursorEnd) return report
    report = sum(report, await applyBatch(records, engine, mark, owner))
    onProgress(report)
  }
}

const sum = (a: ReconcileReport, b: ReconcileReport): ReconcileReport => ({
  compared: a.compared + b.compared,
  written: a.written + b.written,
  dropped: a.dropped + b.dropped,
  batches: a.batches + b.batches,
})

async function current(engine: Engine): Promise<Watermark> {
  const mark = await readWatermark(engine)
  if (!mark) throw new Error('The graph lost its watermark while it was being filled.')
  return mark
}

/** Applies the batch after the cursor; when somebody else has moved the watermark, nothing is done. */
async function applyBatch(
  records: PrismaClient,
  engine: Engine,
  mark: Watermark,
  owner: string,
): Promise<ReconcileReport> {
  const [name = '', after = ''] = mark.cursor.split(':')
  const at = Math.max(
    0,
    families.findIndex((one) => one.name === name),
  )
  const { snapshot, batch } = await inSnapshot(records, async (reader, snapshot) => ({
    snapshot,
    batch: await family(at).read(reader, windowAfter(after, batchSize)),
  }))
  const last = batch.size === batchSize ? batch.lastId : null
  const plan = await batch.compare(engine, { after, to: last ?? pastAllIds, limit: batchSize + 1 })
  const cursor = nextCursor(at, plan.to)
  const won = await engine.write(async (run) => {
    if (!(await advance(run, mark, { snapshot, cursor, owner }))) return false
    await plan.apply(run)
    return true
  })
  if (!won) return nothing
  return { compared: batch.size, written: plan.written, dropped: plan.dropped, batches: 1 }
}

function family(at: number) {
  const found = families[at]
  if (!found) throw new Error(`There is no family ${at} to reconcile.`)
  return found
}

function nextCursor(at: number, to: string): string {
  if (to !== pastAllIds) return `${family(at).name}:${to}`
  const next = families[at + 1]
  return next ? `${next.name}:` : cursorEnd
}

/** Reads in one repeatable-read transaction, so that all of a batch is one state of the records. */
const inSnapshot = <T>(
  records: PrismaClient,
  work: (reader: Reader, snapshot: string) => Promise<T>,
): Promise<T> =>
  records.$transaction(
    async (tx) => {
      await tx.$executeRaw`SET TRANSACTION READ ONLY`
      const [row] = await tx.$queryRaw<{ snapshot: string }[]>`
        SELECT pg_current_snapshot()::text AS snapshot`
      return work(tx, row?.snapshot ?? '')
    },
    { isolationLevel: 'RepeatableRead', timeout: 60_000, maxWait: 10_000 },
  )
