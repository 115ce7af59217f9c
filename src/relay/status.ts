import type { RelayState } from '../model/answer.ts'
import type { Engine } from '../network/engine.ts'
import { type Comparison, cursorEnd, readWatermark, type Watermark } from '../network/watermark.ts'
import type { PrismaClient } from '../records/generated/client.ts'
import { look, mostKeys } from './look.ts'
import { inSnapshot } from './snapshot.ts'

export interface RelayStatus {
  readonly state: RelayState
  /** How many records the graph has yet to follow, counted up to `mostKeys` + 1; null: not known. */
  readonly waiting: number | null
  /** For how long it has been behind, in seconds; 0 when nothing waits, null when that is not known. */
  readonly lagSeconds: number | null
  /** The records that the graph refused, as family and id. */
  readonly poisoned: readonly string[]
  /** The last comparison with all of the records that ended; null: none did since this one began. */
  readonly comparison: Comparison | null
}

/** The state of a relay that runs, or of none, beside what the watermark and the records tell. */
export async function relayStatus(
  records: PrismaClient,
  engine: Engine,
  { state, caughtUpAt }: { state: RelayState; caughtUpAt: Date },
): Promise<RelayStatus> {
  const mark = await readWatermark(engine).catch(() => null)
  const away = state === 'STOPPED' ? state : 'WAITING'
  if (!mark) return { state: away, waiting: null, lagSeconds: null, poisoned: [], comparison: null }
  const waiting = await waitingSince(records, mark).catch(() => null)
  const since = Math.max(caughtUpAt.getTime(), Date.parse(mark.movedAt || '1970'))
  const behind = Math.max(0, Date.now() - since) / 1000
  return {
    state: state === 'FOLLOWING' && mark.cursor !== cursorEnd ? 'RECONCILING' : state,
    waiting,
    lagSeconds: waiting === null ? null : waiting === 0 ? 0 : behind,
    poisoned: mark.poisoned,
    comparison: mark.comparison.endedAt === null ? null : mark.comparison,
  }
}

/** How many records may have changed since a watermark. */
async function waitingSince(records: PrismaClient, mark: Watermark): Promise<number> {
  const { keys, restart } = await inSnapshot(records, (reader) => look(reader, mark))
  return restart && restart !== 'ASKED' ? mostKeys + 1 : keys.length
}
