import type { Engine, Run } from '../network/engine.ts'
import { sweep } from '../network/sweep.ts'
import {
  type Comparison,
  cursorEnd,
  newComparison,
  restart,
  type Watermark,
  watermarkOf,
} from '../network/watermark.ts'
import { isWriteRefused } from '../network/write-refused.ts'
import type { PrismaClient } from '../records/generated/client.ts'
import { applyChanges, type Changes, droppedKeys, putKeys } from './changes.ts'
import { type Commit, commit } from './commit.ts'
import { look, projection, type Seen } from './look.ts'
import { allNodesAreThere, cursorAfter, firstCursor, type Place, placeOf } from './place.ts'
import { findPoisoned } from './poison.ts'
import { type Compared, compare, readRecords } from './read-records.ts'
import { inSnapshot } from './snapshot.ts'

/** How often a graph that is equal moves its watermark all the same, and tries the poisoned again. */
const restlessAfter = 3_600_000

/** How many strays of one sort a batch removes. */
const straysAtOnce = 2000

/** What one step came to. */
export interface Step {
  /** MOVED: the graph moved on. IDLE: there was nothing to do. LOST: somebody else was faster. */
  readonly outcome: 'MOVED' | 'IDLE' | 'LOST'
  /** Whether everything was compared that has to be. */
  readonly complete: boolean
  /** The snapshot of the records that the graph shows since then, as far as it is complete; null: not known. */
  readonly snapshot: string | null
  /** Whether the graph was found not to be what it should have been: everything is compared anew. */
  readonly damaged: boolean
  /** How many records were compared, elements written, and elements removed. */
  readonly compared: number
  readonly written: number
  readonly dropped: number
}

/** The parts of a step on which nothing may be lost; the tests put faulty ones in their place. */
export interface Parts {
  readonly look: (reader: Parameters<typeof look>[0], mark: Watermark) => Promise<Seen>
  readonly commit: Commit
}

const soundParts: Parts = { look, commit }

/**
 * One batch: one snapshot of the records, one transaction of the graph. Applies what changed since
 * the watermark, and, while the cursor is not at its end, what differs in the window after it. Any
 * number of processes may do so at once; where nothing is to do, nothing is written.
 */
export async function step(
  records: PrismaClient,
  engine: Engine,
  parts: Parts = soundParts,
): Promise<Step> {
  const mark = await watermarkOf(engine)
  if (mark.projection > projection) {
    throw new Error('The graph is kept by a newer release of Anyam, which has to do it alone.')
  }
  if (mark.cursor === '') return sweepStep(engine, mark, parts)
  const now = new Date()
  const restless = now.getTime() - Date.parse(mark.movedAt || '1970') > restlessAfter
  const retried = mark.poisoned.length > 0 && isOld(mark.triedAt, now) ? mark.poisoned : []
  const read = await inSnapshot(records, async (reader) => {
    const seen = await parts.look(reader, mark)
    const place = seen.restart ? null : placeOf(mark.cursor)
    const idle = seen.keys.length === 0 && !seen.restart && !place && retried.length === 0
    if (idle && !restless) return null
    return { seen, place, read: await readRecords(reader, seen.keys, retried, place) }
  })
  if (!read) return { ...nothing, outcome: 'IDLE', complete: true, snapshot: mark.snapshot }
  const compared = await compare(engine, read.read)
  return write(engine, mark, { ...read, compared, now }, parts)
}

const isOld = (moment: string, now: Date): boolean =>
  now.getTime() - Date.parse(moment || '1970') > restlessAfter

const nothing = { damaged: false, snapshot: null, compared: 0, written: 0, dropped: 0 }

interface Work {
  readonly seen: Seen
  readonly place: Place | null
  readonly compared: Compared
  readonly now: Date
}

/** Writes a batch; what the graph refuses is found, and written as a stub. */
async function write(engine: Engine, mark: Watermark, work: Work, parts: Parts): Promise<Step> {
  const { compared } = work
  const known = new Set(mark.poisoned.filter((key) => compared.keys.has(key)))
  try {
    return await attempt(engine, mark, work, new Set(), parts)
  } catch (refusal) {
    if (!isWriteRefused(refusal)) throw refusal
    const again = known.size > 0 ? await retry(engine, mark, work, known, parts) : null
    if (again) return again
    const poisoned = await findPoisoned(engine, compared.changes, refusal)
    return attempt(engine, mark, work, poisoned, parts)
  }
}

/** The same with the stubs that there are already; null when that is refused too. */
async function retry(...work: Parameters<typeof attempt>): Promise<Step | null> {
  try {
    return await attempt(...work)
  } catch (error) {
    if (isWriteRefused(error)) return null
    throw error
  }
}

async function attempt(
  engine: Engine,
  mark: Watermark,
  { seen, place, compared, now }: Work,
  stubs: ReadonlySet<string>,
  parts: Parts,
): Promise<Step> {
  const changes = compared.changes(stubs)
  const cursor = seen.restart ? '' : place ? cursorAfter(place, compared.to) : cursorEnd
  const kept = mark.poisoned.filter((key) => !compared.keys.has(key))
  const tried = kept.length < mark.poisoned.length || stubs.size > 0
  const next: Watermark = {
    ...moved(mark),
    snapshot: seen.snapshot,
    nonce: seen.nonce,
    movedAt: now.toISOString(),
    cursor,
    projection,
    poisoned: [...kept, ...stubs],
    triedAt: tried ? now.toISOString() : mark.triedAt,
    comparison: seen.restart
      ? newComparison(seen.restart)
      : place
        ? continued(mark.comparison, compared.size, compared.differences(stubs), cursor)
        : mark.comparison,
  }
  let damaged = false
  const won = await parts.commit(engine, mark, next, async (run) => {
    const missing = await applyChanges(run, changes)
    // Before all nodes were compared, an end may still have to come.
    damaged = missing > 0 && !seen.restart && allNodesAreThere(place)
    if (damaged) await restart(run, newComparison('DAMAGED'))
  })
  if (!won) return { ...nothing, outcome: 'LOST', complete: false }
  return {
    outcome: 'MOVED',
    complete: cursor === cursorEnd && !damaged,
    snapshot: seen.snapshot,
    damaged,
    compared: compared.size,
    written: putKeys(changes).length,
    dropped: droppedKeys(changes).length,
  }
}

const moved = (mark: Watermark): Watermark => ({
  ...mark,
  epoch: mark.epoch + 1,
  owner: crypto.randomUUID(),
})

/** How many of the keys that differed are kept. */
const mostShown = 20

const continued = (
  comparison: Comparison,
  compared: number,
  differences: Changes,
  cursor: string,
): Comparison => {
  const [written, dropped] = [putKeys(differences), droppedKeys(differences)]
  return {
    ...comparison,
    compared: comparison.compared + compared,
    written: comparison.written + written.length,
    dropped: comparison.dropped + dropped.length,
    differed: [...comparison.differed, ...written, ...dropped].slice(0, mostShown),
    endedAt: cursor === cursorEnd ? new Date().toISOString() : null,
  }
}

/** The beginning of a comparison: what bears no id of a record goes, which no window would meet. */
async function sweepStep(engine: Engine, mark: Watermark, parts: Parts): Promise<Step> {
  let gone = 0
  const next = { ...moved(mark), cursor: firstCursor }
  const won = await parts.commit(engine, mark, next, async (run) => {
    const swept = await sweep(run, straysAtOnce)
    gone = swept.gone
    if (gone > 0) await tellOfStrays(run, next, gone, swept.more)
  })
  if (!won) return { ...nothing, outcome: 'LOST', complete: false }
  return { ...nothing, outcome: 'MOVED', complete: false, dropped: gone }
}

const tellOfStrays = (run: Run, { comparison }: Watermark, gone: number, more: boolean) =>
  restart(
    run,
    {
      ...comparison,
      dropped: comparison.dropped + gone,
      differed: [...comparison.differed, 'stray'].slice(0, mostShown),
    },
    more ? '' : firstCursor,
  )
