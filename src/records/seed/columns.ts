import { dateOf } from '../../model/partial-date.ts'
import { boundsOf } from '../../model/validity.ts'
import { boundColumns } from '../date-columns.ts'
import type { Visibility } from '../generated/enums.ts'
import { seedId } from '../seed-id.ts'

export const dateOrNull = (day: string | null): Date | null => (day === null ? null : dateOf(day))

export const idOrNull = (kind: string, key: string | null): string | null =>
  key === null ? null : seedId(kind, key)

/** The four bounds of an interval that the checks have found possible. */
export function intervalColumns(
  since: string | null,
  until: string | null,
  stillOn?: string | null,
) {
  const bounds = boundsOf(since, until, stillOn ?? null)
  if (typeof bounds === 'string') throw new Error(`${bounds}: ${since} to ${until}`)
  return boundColumns(bounds)
}

/** Who may see a row: everybody, unless trial data say otherwise. */
export const shownTo = (row: {
  readonly visibility: Visibility | null
  readonly audience: string | null
}) => ({ visibility: row.visibility ?? 'PUBLIC', audienceId: idOrNull('actor', row.audience) })
