import { type Day, firstDay, lastDay } from './partial-date.ts'
import type { Bounds } from './validity.ts'

/** From one day to another, both counted in; null: open, or not known. */
export interface DaySpan {
  readonly from: Day | null
  readonly to: Day | null
}

/** When two intervals, each known in part, were true at the same time. */
export interface Overlap {
  /** The days on which both are certain to hold; null: there is no such day. */
  readonly certain: DaySpan | null
  /** The days on which both may hold. On any other day they certainly do not both hold. */
  readonly possible: DaySpan
}

/**
 * Both may hold from max(sinceMin) to min(untilMax), and are certain to from max(sinceMax) to
 * min(untilMin). Null: they certainly never held at the same time.
 */
export function overlapOf(a: Bounds, b: Bounds): Overlap | null {
  const possible = span(later(a.sinceMin, b.sinceMin), earlier(a.untilMax, b.untilMax))
  if (!possible) return null
  return {
    possible,
    certain: span(later(a.sinceMax, b.sinceMax), earlier(a.untilMin, b.untilMin)),
  }
}

const later = (a: Day, b: Day): Day => (a > b ? a : b)
const earlier = (a: Day, b: Day): Day => (a < b ? a : b)

/** The bounds that stand for "not known" become null. */
const span = (from: Day, to: Day): DaySpan | null =>
  from > to ? null : { from: from === firstDay ? null : from, to: to === lastDay ? null : to }
