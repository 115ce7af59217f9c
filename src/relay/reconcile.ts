import type { Engine } from '../network/engine.ts'
import { newComparison, watermarkOf } from '../network/watermark.ts'
import type { PrismaClient } from '../records/generated/client.ts'
import { commit } from './commit.ts'
import { type Step, step } from './step.ts'

/** What was gone through, and what differed in the graph. */
export interface ReconcileReport {
  readonly compared: number
  readonly written: number
  readonly dropped: number
  readonly batches: number
}

const nothing: ReconcileReport = { compared: 0, written: 0, dropped: 0, batches: 0 }

/** How many steps in a row others may win before that is said to be no way to come on. */
const mostLost = 1000

/**
 * Compares all of the graph with the records and repairs what differs: sets the cursor to the
 * beginning and follows to the end. First fill, rebuild and repair are this one thing.
 */
export async function reconcile(
  records: PrismaClient,
  engine: Engine,
  onProgress: (report: ReconcileReport) => void = () => {},
): Promise<ReconcileReport> {
  for (;;) {
    const mark = await watermarkOf(engine)
    if (mark.cursor === '' && mark.snapshot === '') break
    const owner = crypto.randomUUID()
    const next = {
      ...mark,
      epoch: mark.epoch + 1,
      owner,
      cursor: '',
      comparison: newComparison('STARTED'),
    }
    if (await commit(engine, mark, next, async () => {})) break
  }
  return catchUp(records, engine, onProgress)
}

/** Follows until the graph shows all of the records, as they were when this began or later. */
export async function catchUp(
  records: PrismaClient,
  engine: Engine,
  onProgress: (report: ReconcileReport) => void = () => {},
): Promise<ReconcileReport> {
  let report = nothing
  for (let lost = 0; lost < mostLost; ) {
    const done = await step(records, engine)
    report = sum(report, done)
    onProgress(report)
    if (done.complete) return report
    lost = done.outcome === 'LOST' ? lost + 1 : 0
  }
  throw new Error('The graph is always moved by others: it cannot be compared from here.')
}

const sum = (report: ReconcileReport, done: Step): ReconcileReport => ({
  compared: report.compared + done.compared,
  written: report.written + done.written,
  dropped: report.dropped + done.dropped,
  batches: report.batches + (done.outcome === 'MOVED' ? 1 : 0),
})
