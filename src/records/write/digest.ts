import { createHash } from 'node:crypto'

/** Tells requests apart by what is kept of them. */
export interface Digester {
  make(text: string): string
  matches(text: string, kept: string): boolean
}

const plain = (text: string): string => createHash('sha256').update(text).digest('hex')

/** For requests that hold nothing worth guessing. */
export const plainDigester: Digester = {
  make: plain,
  matches: (text, kept) => plain(text) === kept,
}

/** The text of a request that is the same in whatever order of its fields. */
export const canonical = (name: string, input: unknown): string =>
  JSON.stringify([name, ordered(input)])

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, ordered(v)]),
  )
}
