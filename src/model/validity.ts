import { anyDay, type Day, firstDay, parsePartialDate } from './partial-date.ts'

/** The four bounds of an interval whose ends are known in part. The last day counts. */
export interface Bounds {
  readonly sinceMin: Day
  readonly sinceMax: Day
  readonly untilMin: Day
  readonly untilMax: Day
}

/** HOLDS: true on that day for certain. MAY_HOLD: nothing known speaks against it. */
export type Certainty = 'HOLDS' | 'MAY_HOLD'

/** What a text of an interval may be refused for. */
export type BoundsProblem = 'SINCE_UNREADABLE' | 'UNTIL_UNREADABLE' | 'SINCE_AFTER_UNTIL'

/**
 * Computes the bounds. `stillOn` is the last day on which a source shows it to go on: it moves
 * untilMin up to that day. Only what is certain is refused: sinceMin after untilMax.
 */
export function boundsOf(
  since: string | null,
  until: string | null,
  stillOn: Day | null = null,
): Bounds | BoundsProblem {
  const start = since === null ? anyDay : parsePartialDate(since)
  if (!start) return 'SINCE_UNREADABLE'
  const end = until === null ? anyDay : parsePartialDate(until)
  if (!end) return 'UNTIL_UNREADABLE'
  const shown = stillOn ?? firstDay
  const untilMin = shown > end.min ? (shown < end.max ? shown : end.max) : end.min
  if (start.min > end.max) return 'SINCE_AFTER_UNTIL'
  return { sinceMin: start.min, sinceMax: start.max, untilMin, untilMax: end.max }
}

/** Whether an interval holds on a day; null when it certainly does not. */
export function certaintyOn(bounds: Bounds, day: Day): Certainty | null {
  if (bounds.sinceMax <= day && day <= bounds.untilMin) return 'HOLDS'
  if (bounds.sinceMin <= day && day <= bounds.untilMax) return 'MAY_HOLD'
  return null
}
