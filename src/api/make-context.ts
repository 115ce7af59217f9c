import { anonymous } from '../access/circles.ts'
import { graphFilter } from '../access/cypher.ts'
import { seenRecords } from '../access/records.ts'
import type { Language } from '../model/language.ts'
import type { Context } from './context.ts'

/** Today where the movement lives: UTC+7, no daylight saving. */
const todayInJakarta = (now: Date): string =>
  new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)

/** The context of one request; the viewer is anonymous. */
export function makeContext(
  stores: Pick<Context, 'records' | 'network' | 'engineState' | 'relayStatus'> &
    Partial<Pick<Context, 'writer'>>,
  request: { language: Language; signal: AbortSignal; now?: Date },
): Context {
  const viewer = anonymous
  return {
    writer: null,
    ...stores,
    seen: seenRecords(viewer),
    graphFilter: graphFilter(viewer),
    today: todayInJakarta(request.now ?? new Date()),
    language: request.language,
    signal: request.signal,
    loaders: new Map(),
  }
}
