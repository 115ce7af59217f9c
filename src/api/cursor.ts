import { createHash } from 'node:crypto'
import type { Day } from '../model/partial-date.ts'
import { isDay } from '../model/partial-date.ts'
import { Refusal } from '../model/problem.ts'
import { isUuid } from '../model/public-id.ts'

/** The place in a list after which a page begins. */
export interface Cursor {
  readonly key: string
  readonly id: string
  /** The day that the list is about, kept over midnight; null: all times, or a list without days. */
  readonly day: Day | null
}

/** Names a list: which field, in which order, with which filter. A cursor fits one list only. */
export const listName = (parts: unknown): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 12)

export const encodeCursor = (list: string, cursor: Cursor): string =>
  Buffer.from(JSON.stringify([list, cursor.key, cursor.id, cursor.day])).toString('base64url')

/** What the sort key of a list may be: any text, a day, or an instant. */
export type KeyKind = 'TEXT' | 'DAY' | 'INSTANT'

/** Reads a cursor; throws BAD_CURSOR when it is none, FOREIGN_CURSOR when it is of another list. */
export function decodeCursor(list: string, text: string, kind: KeyKind = 'TEXT'): Cursor {
  const parts = readParts(text)
  if (!parts || (parts[0] === list && !keyFits(kind, parts[1]))) {
    throw new Refusal('BAD_CURSOR', {
      id: 'Kursor itu tidak dibuat oleh Anyam. Pakai endCursor atau startCursor dari halaman lain.',
      en: 'That cursor was not made by Anyam. Use endCursor or startCursor of another page.',
    })
  }
  const [name, key, id, day] = parts
  if (name !== list) {
    throw new Refusal('FOREIGN_CURSOR', {
      id: 'Kursor itu dibuat untuk daftar, urutan, saringan atau hari yang lain.',
      en: 'That cursor was made for another list, order, filter or day.',
    })
  }
  return { key, id, day }
}

function readParts(text: string): [string, string, string, Day | null] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(parts) || parts.length !== 4) return null
    const [list, key, id, day] = parts
    const texts = [list, key, id].every((part) => typeof part === 'string' && !part.includes('\0'))
    const fits = texts && isUuid(id) && (day === null || (typeof day === 'string' && isDay(day)))
    return fits ? [list, key, id, day] : null
  } catch {
    return null
  }
}

function keyFits(kind: KeyKind, key: string): boolean {
  if (kind === 'DAY') return isDay(key)
  return kind === 'TEXT' || !Number.isNaN(Date.parse(key))
}
