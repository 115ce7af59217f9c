import { anyDay, type Day, type DayRange, parsePartialDate } from './partial-date.ts'

/** The four bounds of an interval whose ends are known in part. The last day counts. */
export interface Bounds {
  readonly sinceMin: Day
  readonly sinceMax: Day
  readonly untilMin: Day
  readonly untilMax: Day
}

/** HOLDS: true on that day for certain. MAY_HOLD: nothing known speaks against it. */
export const certainties = ['HOLDS', 'MAY_HOLD'] as const

export type Certainty = (typeof certainties)[number]

/** What a text of an interval may be refused for. */
export type BoundsProblem = 'SINCE_UNREADABLE' | 'UNTIL_UNREADABLE' | 'SINCE_AFTER_UNTIL'

/**
 * Computes the bounds. `stillOn` is the last day on which a source shows it to go on: by then it
 * had begun and had not ended, so sinceMax moves down and untilMin up to that day, each as far as
 * the texts allow. Only what is certain is refused: sinceMin after untilMax.
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
  if (start.min > end.max) return 'SINCE_AFTER_UNTIL'
  return {
    sinceMin: start.min,
    sinceMax: stillOn === null ? start.max : within(start, stillOn),
    untilMin: stillOn === null ? end.min : within(end, stillOn),
    untilMax: end.max,
  }
}

const within = ({ min, max }: DayRange, day: Day): Day => (day < min ? min : day > max ? max : day)

/** Whether an interval holds on a day; null when it certainly does not. */
export function certaintyOn(bounds: Bounds, day: Day): Certainty | null {
  if (bounds.sinceMax <= day && day <= bounds.untilMin) return 'HOLDS'
  if (bounds.sinceMin <= day && day <= bounds.untilMax) return 'MAY_HOLD'
  return null
}
