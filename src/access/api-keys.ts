import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

/** Days that a key lasts: by default, and at most. */
export const defaultKeyDays = 90
export const mostKeyDays = 366

const prefix = 'anyam_'
const shape = /^anyam_([A-Za-z0-9_-]{43})([A-Za-z0-9_-]{6})$/

/** A key, to be shown once, and what is kept of it. */
export interface NewKey {
  readonly key: string
  readonly hash: Uint8Array<ArrayBuffer>
}

/** Makes a key: 256 random bits and a checksum by which a mistyped one is told without a look-up. */
export function newKey(): NewKey {
  const secret = randomBytes(32).toString('base64url')
  const key = `${prefix}${secret}${checksumOf(secret)}`
  return { key, hash: hashOf(key) }
}

/**
 * What is kept of a key, and looked up: its SHA-256. What a guess shares with a key, its hash does
 * not, so that the time of a look-up tells nothing. No slow hash: there is no guessing 256 bits.
 */
export const hashOf = (key: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(key).digest())

/** Whether a bearer is meant to be a key, not a token. */
export const looksLikeKey = (bearer: string): boolean => bearer.startsWith(prefix)

/** Whether a text can be a key at all. */
export function isKey(text: string): boolean {
  const [, secret, checksum] = shape.exec(text) ?? []
  return secret !== undefined && checksumOf(secret) === checksum
}

/** When a key that is made now ends. */
export const keyExpiry = (days: number, now: Date = new Date()): Date =>
  new Date(now.getTime() + days * 86_400_000)

function checksumOf(secret: string): string {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(crc32(secret))
  return bytes.toString('base64url')
}
