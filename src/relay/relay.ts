import type { RelayState } from '../model/answer.ts'
import { Refusal } from '../model/problem.ts'
import { todayInJakarta } from '../model/today.ts'
import type { Engine } from '../network/engine.ts'
import type { Records } from '../records/database.ts'
import { pruneDirty, recordSnapshot } from '../records/dirty.ts'
import { refreshPeopleFigures } from '../records/people-figures.ts'
import { forgetKeys } from '../records/write/forget-keys.ts'
import { type RelayStatus, relayStatus } from './status.ts'
import { step } from './step.ts'
import { listenTo } from './wake.ts'

/** A relay at work: it follows the records until it is stopped. */
export interface Relay {
  /** What it does. */
  readonly state: RelayState
  /** What the graph showed of the records last, as far as this relay knows. Null: not known yet. */
  readonly shown: Shown | null
  /** Where it stands: what it does, what waits, what was refused. Never throws. */
  status(): Promise<RelayStatus>
  /** Lets the batch that is under way end, then stops; resolves when it has. */
  stop(): Promise<void>
}

/** What a graph shows of the records. */
export interface Shown {
  /** The snapshot of the records that all of it shows. */
  readonly snapshot: string
  /** When that was so. */
  readonly at: Date
  /** When it last followed the records, be it with a part of them only. */
  readonly followedAt: Date
}

export interface RelayOptions {
  /** How long to wait for a notification before looking all the same, in milliseconds. Default 1,000. */
  readonly pollEvery?: number
  /** What the graph is known to show already. Default: nothing is known until the first step. */
  readonly shown?: Shown | null
  /** Told what keeps the relay from its work: once, when it begins. */
  readonly onTrouble?: (error: unknown) => void
}

/** How long a relay waits after trouble: from the first to the last, in milliseconds. */
const firstRest = 1000
const longestRest = 30_000

/** Dirty rows are kept for a week: a graph that was away for longer is compared with everything. */
const keptHours = 7 * 24
const hour = 3_600_000

/** The keys of mutations are kept for a month. */
const keptDays = 30

/**
 * Follows the records: a batch after another while there is something to do, then waits. Stores
 * that are away, and whatever else fails, are waited for; any number of relays may run.
 */
export function startRelay(
  records: Records,
  engine: Engine,
  { pollEvery = 1000, shown: known = null, onTrouble = () => {} }: RelayOptions = {},
): Relay {
  const wake = listenTo(records.url)
  let state: RelayState = 'FOLLOWING'
  let caughtUpAt = new Date(0)
  let shown = known
  let stopping = false
  let tidiedAt = 0

  async function work(): Promise<void> {
    let rest = firstRest
    while (!stopping) {
      try {
        const began = new Date()
        const { outcome, complete, damaged, snapshot } = await step(records.prisma, engine)
        state = 'FOLLOWING'
        rest = firstRest
        if (outcome !== 'LOST' && complete) caughtUpAt = began
        if (complete && snapshot !== null) shown = { snapshot, at: began, followedAt: began }
        else if (shown) shown = { ...shown, followedAt: began }
        if (damaged) await wake.rest(firstRest)
        if (outcome !== 'IDLE') continue
        await tidy()
        await wake.wait(pollEvery)
      } catch (error) {
        if (state !== 'WAITING') onTrouble(error)
        state = 'WAITING'
        await wake.rest(rest)
        // A store that is away may be back at any moment; anything else is not cured by asking.
        rest = error instanceof Refusal ? firstRest : Math.min(rest * 2, longestRest)
      }
    }
  }

  /** Once an hour: notes a snapshot, drops what is old of dirty rows and keys, counts people once a day. */
  async function tidy(): Promise<void> {
    if (Date.now() - tidiedAt < hour) return
    tidiedAt = Date.now()
    await recordSnapshot(records.prisma)
    await refreshPeopleFigures(records.prisma, todayInJakarta(new Date()))
    while (!stopping && (await pruneDirty(records.prisma, keptHours)) > 0);
    while (!stopping && (await forgetKeys(records.prisma, keptDays)) > 0);
  }

  const working = work()
  let stopped: Promise<void> | null = null
  async function stop(): Promise<void> {
    stopping = true
    wake.rouse()
    await working
    state = 'STOPPED'
    await wake.close()
  }
  return {
    get state() {
      return state
    },
    get shown() {
      return shown
    },
    status: () => relayStatus(records.prisma, engine, { state, caughtUpAt }),
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}
