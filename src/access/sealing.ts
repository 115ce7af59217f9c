import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { PersonalData } from '../model/person.ts'

/** A key that lies outside of the database and wraps the keys of people. */
export interface MasterKey {
  /** Small letters, digits and hyphens, at most 40. */
  readonly name: string
  /** 256 random bits. */
  readonly key: Uint8Array
}

/** Thrown where something sealed cannot be opened; it tells nothing of what is in it. */
export class Unopened extends Error {
  constructor() {
    super('Something sealed cannot be opened')
    this.name = 'Unopened'
  }
}

/** The form of what is sealed: this byte, a nonce of 96 bits, what is hidden, a tag of 128 bits. */
const version = 1
const nonceLength = 12
const tagLength = 16
const cipher = 'aes-256-gcm'

/** What is sealed is filled up to a multiple of this, so that its length does not tell a name. */
const block = 64

/** A new key for one person. */
export const newPersonKey = (): Uint8Array => randomBytes(32)

/** Seals what is kept of a person with their own key; bound to the person, and never twice alike. */
export function sealPerson(key: Uint8Array, personId: string, data: PersonalData): Uint8Array {
  const { name, contacts, notes } = data
  const plain = JSON.stringify({
    name,
    contacts: contacts.map(({ kind, value }) => ({ kind, value })),
    notes,
  })
  const bytes = Buffer.from(plain)
  const filled = Buffer.alloc(Math.ceil(bytes.length / block) * block, ' ')
  bytes.copy(filled)
  return encrypt(key, `person:${personId}`, filled)
}

/** Opens what is kept of a person. Throws Unopened. */
export function openPerson(key: Uint8Array, personId: string, sealed: Uint8Array): PersonalData {
  const plain = decrypt(key, `person:${personId}`, sealed)
  try {
    return JSON.parse(plain.toString()) as PersonalData
  } catch {
    throw new Unopened()
  }
}

/** Wraps the key of a person with a master key; bound to both. */
export const wrapKey = (master: MasterKey, personId: string, key: Uint8Array): Uint8Array =>
  encrypt(master.key, `key:${master.name}:${personId}`, key)

/** Unwraps the key of a person. Throws Unopened. */
export const unwrapKey = (master: MasterKey, personId: string, wrapped: Uint8Array): Uint8Array =>
  decrypt(master.key, `key:${master.name}:${personId}`, wrapped)

/** A key for another use than wrapping, made from a master key. */
export const derivedKey = ({ key }: MasterKey, use: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, '', use, 32))

function encrypt(key: Uint8Array, of: string, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(nonceLength)
  const box = createCipheriv(cipher, key, nonce)
  box.setAAD(additional(of))
  const hidden = Buffer.concat([box.update(plain), box.final()])
  return Buffer.concat([Buffer.of(version), nonce, hidden, box.getAuthTag()])
}

function decrypt(key: Uint8Array, of: string, sealed: Uint8Array): Buffer {
  const tagAt = sealed.length - tagLength
  if (sealed[0] !== version || tagAt < 1 + nonceLength) throw new Unopened()
  const nonce = sealed.subarray(1, 1 + nonceLength)
  const box = createDecipheriv(cipher, key, nonce, { authTagLength: tagLength })
  box.setAAD(additional(of))
  box.setAuthTag(sealed.subarray(tagAt))
  try {
    return Buffer.concat([box.update(sealed.subarray(1 + nonceLength, tagAt)), box.final()])
  } catch {
    throw new Unopened()
  }
}

const additional = (of: string): Buffer => Buffer.from(`anyam/${version}/${of}`)
