import { circlesOf } from '../access/circles.ts'
import { seenRecords } from '../access/records.ts'
import { type SeenChange, seenChanges } from '../access/seen-changes.ts'
import type { HistoryPlace } from '../model/snapshot.ts'
import type { Viewer } from '../model/viewer.ts'
import { changesSince } from '../records/changes-since.ts'
import type { PrismaClient } from '../records/generated/client.ts'

/** What wakes the feed: one listener for the whole process. */
export interface Wake {
  /** Waits for a notification, or for `ms` milliseconds, or to be roused. */
  wait(ms: number): Promise<void>
  rouse(): void
  close(): Promise<void>
}

/** What has changed since a place in the history, as a viewer sees it. */
export interface Changes {
  /** Where the history stands now. */
  readonly here: HistoryPlace
  /** True when it cannot be told: too much, too old, or of another database. */
  readonly expired: boolean
  readonly changes: readonly SeenChange[]
}

/** The changes of the records, for all who follow them in this process. */
export interface ChangeFeed {
  /** Reads the changes since a place; null: none, only where the history stands. */
  since(viewer: Viewer, place: HistoryPlace | null): Promise<Changes>
  /** Counts the moments at which something may have changed. */
  readonly moment: number
  /** Waits until that count is beyond `moment`; false: the signal has aborted, or the feed ended. */
  after(moment: number, signal: AbortSignal): Promise<boolean>
  /** Ends every wait and lets go of the listener. */
  close(): Promise<void>
}

/** Notifications are not written for every table, so it looks all the same, each 2,000 ms. */
const pollEvery = 2000

/** How long a notification waits for others that come with it, in milliseconds. */
const gathering = 30

/**
 * Reads for all who follow: one statement at a time, so that followers leave the connections to
 * everybody else, and one for all who stand at the same place. `listen` begins to listen; it is
 * called when the first follower waits.
 */
export function makeChangeFeed(records: PrismaClient, listen: () => Wake): ChangeFeed {
  const reading = new Map<string, Promise<Changes>>()
  const waiting = new Set<() => void>()
  let last: Promise<unknown> = Promise.resolve()
  let wake: Wake | null = null
  let ended: Promise<void> | null = null
  let moment = 0
  let closed = false

  async function run(from: Wake): Promise<void> {
    while (!closed) {
      await from.wait(pollEvery)
      if (!closed) await new Promise((resolve) => setTimeout(resolve, gathering))
      moment += 1
      for (const resolve of [...waiting]) resolve()
    }
  }

  async function read(viewer: Viewer, place: HistoryPlace | null): Promise<Changes> {
    const { here, expired, rows } = await changesSince(records, place)
    if (!place || expired) return { here, expired, changes: [] }
    const between = { before: place.snapshot, after: here.snapshot }
    return {
      here,
      expired,
      changes: await seenChanges(records, rows, between, seenRecords(viewer)),
    }
  }

  return {
    since(viewer, place) {
      const key = JSON.stringify([circlesOf(viewer), viewer.personId, place])
      const under = reading.get(key)
      if (under) return under
      const result = last.then(() => {
        reading.delete(key)
        return read(viewer, place)
      })
      reading.set(key, result)
      last = result.catch(() => undefined)
      return result
    },
    get moment() {
      return moment
    },
    async after(past, signal) {
      if (!wake && !closed) {
        wake = listen()
        ended = run(wake)
      }
      if (moment <= past && !signal.aborted && !closed) {
        const { promise, resolve } = Promise.withResolvers<void>()
        waiting.add(resolve)
        signal.addEventListener('abort', () => resolve(), { once: true })
        await promise
        waiting.delete(resolve)
      }
      return !signal.aborted && !closed
    },
    async close() {
      closed = true
      wake?.rouse()
      for (const resolve of [...waiting]) resolve()
      await ended
      await wake?.close()
    },
  }
}
