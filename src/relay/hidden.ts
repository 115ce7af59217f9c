import { Refusal } from '../model/problem.ts'
import type { Engine } from '../network/engine.ts'
import { cursorEnd, readWatermark } from '../network/watermark.ts'
import type { PrismaClient } from '../records/generated/client.ts'
import { mostTightened, tightenedSince } from '../records/tightened.ts'
import type { Shown } from './relay.ts'

/** Milliseconds: how far a network may be behind the records and still answer. */
const mostBehind = 30_000

/** Milliseconds: how long a network may be compared with the records and still answer. */
const longestComparison = 3_600_000

/** What a graph shows that has just been brought up to the records; null when it has not been. */
export async function shownBy(engine: Engine, now: Date = new Date()): Promise<Shown | null> {
  const mark = await readWatermark(engine)
  if (mark?.cursor !== cursorEnd) return null
  return { snapshot: mark.snapshot, at: now, followedAt: now }
}

/**
 * What has to be left out of a network's answers, because the records show it to fewer now, or no
 * more, and the network may not know yet. One statement. Throws GRAPH_STALE when it is more than 30
 * seconds behind, or too much has changed.
 */
export async function hiddenNow(
  records: Pick<PrismaClient, '$queryRaw'>,
  shown: Shown | null,
  now: Date = new Date(),
): Promise<readonly string[]> {
  if (!shown) throw stale()
  const behind = now.getTime() - shown.followedAt.getTime()
  const unknown = now.getTime() - shown.at.getTime()
  if (behind > mostBehind || unknown > longestComparison) throw stale()
  const ids = await tightenedSince(records, shown.snapshot)
  if (ids.length > mostTightened) throw stale()
  return ids
}

const stale = (): Refusal =>
  new Refusal('GRAPH_STALE', {
    id: 'Jaringan tertinggal dari catatan. Coba lagi sebentar lagi.',
    en: 'The network is behind the records. Try again in a moment.',
  })
