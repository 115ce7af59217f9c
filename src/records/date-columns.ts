import { anyDay, dateOf, parsePartialDate } from '../model/partial-date.ts'
import type { Bounds } from '../model/validity.ts'

/** The first and the last day a partial date may mean; any day when it is not known. */
export function rangeColumns(partial: string | null): { min: Date; max: Date } {
  const range = (partial === null ? anyDay : parsePartialDate(partial)) ?? anyDay
  return { min: dateOf(range.min), max: dateOf(range.max) }
}

/** The four bounds of an interval. */
export const boundColumns = (bounds: Bounds) => ({
  sinceMin: dateOf(bounds.sinceMin),
  sinceMax: dateOf(bounds.sinceMax),
  untilMin: dateOf(bounds.untilMin),
  untilMax: dateOf(bounds.untilMax),
})
