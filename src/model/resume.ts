import { Refusal } from './problem.ts'
import { type HistoryPlace, isSnapshot } from './snapshot.ts'

/** A place in the history as the opaque cursor of a stream of changes. */
export const encodeResume = ({ database, snapshot }: HistoryPlace): string =>
  Buffer.from(`${database} ${snapshot}`).toString('base64url')

/** Reads such a cursor; throws BAD_CURSOR for any other text. */
export function decodeResume(text: string): HistoryPlace {
  const bytes = Buffer.from(text, 'base64url')
  const [database, snapshot, ...more] = bytes.toString('latin1').split(' ')
  const fits = bytes.toString('base64url') === text && more.length === 0
  if (!fits || !database || snapshot === undefined || !isSnapshot(snapshot)) {
    throw new Refusal('BAD_CURSOR', {
      id: 'Kursor itu tidak dibuat oleh Anyam. Pakai cursor dari kumpulan perubahan lain.',
      en: 'That cursor was not made by Anyam. Use the cursor of another set of changes.',
    })
  }
  return { database, snapshot }
}
