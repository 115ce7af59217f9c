import { isoDay } from '../../model/partial-date.ts'
import { type IdPrefix, tableName } from '../../model/public-id.ts'
import { boundsOf } from '../../model/validity.ts'
import { boundColumns, rangeColumns } from '../date-columns.ts'
import { models } from '../where-sql.ts'
import type { References } from './references.ts'
import type { Tell } from './rules.ts'
import type { Values } from './write.ts'

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

/** A record that only an alliance sees names it, and no other does. */
export function checkAudience(row: Values, tell: Tell, { kindOf }: References): void {
  const kind = typeof row.audienceId === 'string' ? kindOf(row.audienceId) : null
  if (kind !== null && (kind !== 'ALLIANCE' || row.audienceId === row.id)) {
    tell('audience', 'WRONG_KIND', {
      id: 'Yang dapat melihat haruslah sebuah gabungan yang lain.',
      en: 'Who may see it has to be another actor, an alliance.',
    })
  }
  const named = row.audienceId != null
  if ((row.visibility === 'ALLIANCE') === named) return
  tell('audience', 'BAD_VALUE', {
    id: 'Hanya catatan yang terlihat oleh ALLIANCE yang menyebut gabungannya, dan itu wajib.',
    en: 'A record that an ALLIANCE sees has to name it, and only such a record does.',
  })
}
