import type { ChangeProblem } from '../../records/write/write.ts'

/** How many items a list of an input may have. */
const most = 100

/** A problem for each list anywhere in an input that is too long, with its path. */
export function longLists(value: unknown, path: readonly string[]): ChangeProblem[] {
  if (typeof value !== 'object' || value === null || value instanceof Date) return []
  if (Array.isArray(value) && value.length > most) return [tooLong(path)]
  return Object.entries(value).flatMap(([name, inner]) => longLists(inner, [...path, name]))
}

const tooLong = (path: readonly string[]): ChangeProblem => ({
  code: 'LIST_TOO_LONG',
  text: {
    id: `Daftar itu memuat lebih dari ${most} butir.`,
    en: `The list has more than ${most} items.`,
  },
  path,
})
