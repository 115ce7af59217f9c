import { isoDay } from '../../model/partial-date.ts'
import { type IdPrefix, tableName } from '../../model/public-id.ts'
import { boundsOf } from '../../model/validity.ts'
import { boundColumns, rangeColumns } from '../date-columns.ts'
import { models } from '../where-sql.ts'
import type { Tell } from './rules.ts'

/** Whether a column always says something: null cannot stand in it. */
export function isNeverNull(table: IdPrefix, column: string): boolean {
  const model = models[tableName(table)]
  const field = model?.fields.find(({ name }) => name === column)
  return (field as { isRequired?: boolean } | undefined)?.isRequired === true
}

export const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' ? value : null

/** The first and the last day that the partial date of a column may mean, as columns. */
export const rangeOf = (value: unknown) => rangeColumns(textOrNull(value))

/** The four bounds of an interval, as columns; tells when it certainly ends before it begins. */
export function boundsColumns(
  since: unknown,
  until: unknown,
  tell: Tell,
  { field = 'until', stillOn = null }: { field?: string; stillOn?: unknown } = {},
): { sinceMin: Date; sinceMax: Date; untilMin: Date; untilMax: Date } {
  const still = stillOn instanceof Date ? isoDay(stillOn) : null
  const bounds = boundsOf(textOrNull(since), textOrNull(until), still)
  if (typeof bounds === 'string') {
    tell(field, 'ENDS_BEFORE_IT_BEGINS', {
      id: 'Akhirnya pasti mendahului awalnya.',
      en: 'It certainly ends before it begins.',
    })
    return boundsColumns(null, null, tell)
  }
  return boundColumns(bounds)
}
