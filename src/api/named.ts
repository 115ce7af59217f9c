import { foldName } from '../model/fold.ts'
import { searchKey } from '../model/search.ts'

const storable = (names: string[]): string[] =>
  names.filter((one) => one !== '' && !one.includes('\0'))

/** How that very name stands folded on record; none, when it cannot be there. */
export const foldedName = (name: string): string[] => storable([foldName(name)])

/** The same, and with its short forms (Kab., Prov.) written out and its punctuation left out. */
export const foldedNames = (name: string): string[] => storable([foldName(name), searchKey(name)])

/** The condition that a column which is not folded is that text, whatever its case. */
export const sameText = (name: string): object =>
  name.includes('\0')
    ? { in: [] }
    : { equals: name.trim().replaceAll(/[\\%_]/g, '\\$&'), mode: 'insensitive' }
