import { dateOf } from '../model/partial-date.ts'
import type { Certainty } from '../model/validity.ts'

/** The condition that an interval of the records holds, or may hold, on a day. */
export function heldOn(day: string | null, certainty: Certainty) {
  if (day === null) return {}
  const date = dateOf(day)
  return certainty === 'HOLDS'
    ? { sinceMax: { lte: date }, untilMin: { gte: date } }
    : { sinceMin: { lte: date }, untilMax: { gte: date } }
}
