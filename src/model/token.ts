import { Refusal } from './problem.ts'

/** What a token stands for: a transaction that wrote, in one database. */
export interface Token {
  /** The database's name with its history; a restored database has another one. */
  readonly database: string
  /** The transaction's number (xid8). */
  readonly xid: bigint
}

/** Numbers of transactions have 64 bits. */
const largest = 2n ** 64n - 1n

const shape = /^([^ ]+) ([1-9]\d{0,19})$/

/** Reads a token that a mutation returned; throws BAD_TOKEN for any other text. */
export function readToken(text: string): Token {
  const bytes = Buffer.from(text, 'base64url')
  const [, database, digits] = shape.exec(bytes.toString('latin1')) ?? []
  const xid = BigInt(digits ?? 0)
  // Buffer skips what is no base64url, so only what it writes itself is a token.
  if (database === undefined || xid > largest || bytes.toString('base64url') !== text) {
    throw new Refusal('BAD_TOKEN', {
      id: 'Token itu bukan buatan Anyam. Kirim token dari jawaban sebuah mutasi, tanpa diubah.',
      en: 'Anyam did not make that token. Send the one that a mutation returned as it is.',
    })
  }
  return { database, xid }
}

const snapshotShape = /^(\d+):(\d+):([\d,]*)$/

/**
 * Whether a transaction that has committed is seen in a snapshot of PostgreSQL, as its text is
 * (`xmin:xmax:xips`): it is below xmax and not among those that were running. False for a text that
 * is no snapshot.
 */
export function isSeenIn(snapshot: string, xid: bigint): boolean {
  const [, xmin, xmax, running] = snapshotShape.exec(snapshot) ?? []
  if (xmin === undefined || xmax === undefined || running === undefined) return false
  if (xid < BigInt(xmin)) return true
  return xid < BigInt(xmax) && !running.split(',').includes(String(xid))
}
