import { isoDay } from '../model/partial-date.ts'
import type { IdPage } from '../records/id-row.ts'
import type { KeyKind } from './cursor.ts'
import type { Select } from './selection.ts'

/** The column that rows are ordered by: a name, or the way to it through relations. */
export interface RowKey {
  readonly path: readonly [string, ...string[]]
  readonly kind: KeyKind
}

/** `value` at the end of the path: (['activity', 'name'], 1) is { activity: { name: 1 } }. */
const at = (path: readonly string[], value: unknown): Record<string, unknown> =>
  path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as never

/** The conditions and the order of one page of rows; the mirrored order for a backward one. */
export function rowKeyset({ path, kind }: RowKey, descending: boolean, page: IdPage) {
  const down = descending !== page.backward
  const direction = down ? 'desc' : 'asc'
  const { cursor } = page
  const key = cursor && kind !== 'TEXT' ? new Date(cursor.key) : cursor?.key
  return {
    where: cursor
      ? {
          ...at(path, { [down ? 'lte' : 'gte']: key }),
          NOT: { ...at(path, key), id: { [down ? 'gte' : 'lte']: cursor.id } },
        }
      : {},
    orderBy: [at(path, direction), { id: direction }],
    take: page.limit + 1,
  }
}

/** What must be selected so that `placeOf` finds the place of a row. */
export const selectPlace = ({ path }: RowKey): Select => {
  const [first, ...rest] = path
  const inner = rest.reduceRight<unknown>((nested, name) => ({ select: { [name]: nested } }), true)
  return { id: true, [first]: inner }
}

/** The place of a row in its list, for its cursor. */
export const placeOf =
  ({ path, kind }: RowKey) =>
  (row: { id: string }): { key: string; id: string } => {
    const value = path.reduce<unknown>(
      (inner, name) => (inner as Record<string, unknown>)[name],
      row,
    )
    if (!(value instanceof Date)) return { key: String(value), id: row.id }
    return { key: kind === 'DAY' ? isoDay(value) : value.toISOString(), id: row.id }
  }
