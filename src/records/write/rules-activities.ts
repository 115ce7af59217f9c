import { foldName } from '../../model/fold.ts'
import { type Day, parsePartialDate } from '../../model/partial-date.ts'
import { boundsColumns, rangeOf, textOrNull } from './columns.ts'
import type { Rule } from './rules.ts'

const activity: Rule = (row, tell) => {
  const bounds = boundsColumns(row.startsOn, row.endsOn, tell, { field: 'endsOn' })
  if (row.parentId != null && row.parentId === row.id) {
    tell('parent', 'HIERARCHY_CYCLE', {
      id: 'Kegiatan tidak dapat menjadi bagian dari dirinya sendiri.',
      en: 'An activity cannot be a part of itself.',
    })
  }
  const [start, end] = [textOrNull(row.startTime), textOrNull(row.endTime)]
  if (start !== null && end !== null && end < start && isOneDay(row.startsOn, row.endsOn)) {
    tell('endTime', 'ENDS_BEFORE_IT_BEGINS', {
      id: 'Jam akhirnya mendahului jam mulainya.',
      en: 'It ends at an hour before it begins.',
    })
  }
  return {
    startMin: bounds.sinceMin,
    startMax: bounds.sinceMax,
    endMin: bounds.untilMin,
    endMax: bounds.untilMax,
    ...(typeof row.name === 'string' ? { sortName: foldName(row.name) } : {}),
  }
}

const isOneDay = (startsOn: unknown, endsOn: unknown): boolean =>
  startsOn === endsOn && /^\d{4}-\d{2}-\d{2}$/.test(textOrNull(startsOn) ?? '')

const commitment: Rule = (row) => {
  const { min, max } = rangeOf(row.dueOn)
  return { dueMin: min, dueMax: max }
}

export const activityRules = { activity, commitment } satisfies Record<string, Rule>

/**
 * The first and the last day on which an activity took place for certain; null: there is no such
 * day. One whose last day is not known took place on its first day at least.
 */
export function certainDays(startsOn: unknown, endsOn: unknown): { first: Day; last: Day } | null {
  const start = parsePartialDate(textOrNull(startsOn) ?? '')
  const end = parsePartialDate(textOrNull(endsOn) ?? '')
  const first = start && start.min === start.max ? start.min : null
  const last = end && end.min === end.max ? end.min : null
  if (first !== null) return { first, last: end && end.min > first ? end.min : first }
  if (last !== null) return { first: start && start.max < last ? start.max : last, last }
  return start && end && start.max <= end.min ? { first: start.max, last: end.min } : null
}
