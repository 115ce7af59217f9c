import { Refusal } from './problem.ts'

/** What a token stands for: a transaction that wrote, in one database. */
export interface Token {
  /** The database's name with its history; a restored database has another one. */
  readonly database: string
  /** The transaction's number (xid8). */
  readonly xid: bigint
}

const shape = /^([^ ]+) ([1-9]\d{0,18})$/

/** Reads a token that a mutation returned; throws BAD_TOKEN for any other text. */
export function readToken(text: string): Token {
  const bytes = Buffer.from(text, 'base64url')
  const [, database, xid] = shape.exec(bytes.toString('latin1')) ?? []
  // Buffer skips what is no base64url, so only what it writes itself is a token.
  if (database === undefined || xid === undefined || bytes.toString('base64url') !== text) {
    throw new Refusal('BAD_TOKEN', {
      id: 'Token itu bukan buatan Anyam. Kirim token dari jawaban sebuah mutasi, tanpa diubah.',
      en: 'Anyam did not make that token. Send the one that a mutation returned as it is.',
    })
  }
  return { database, xid: BigInt(xid) }
}
