import { createHmac, timingSafeEqual } from 'node:crypto'
import { nothingPersonal, type PersonalData } from '../model/person.ts'
import { Refusal } from '../model/problem.ts'
import type { PrismaClient } from '../records/generated/client.ts'
import { type Digester, plainDigester } from '../records/write/digest.ts'
import {
  derivedKey,
  type MasterKey,
  newPersonKey,
  openPerson,
  sealPerson,
  Unopened,
  unwrapKey,
  wrapKey,
} from './sealing.ts'

/** Where keys are read and made: a client, or a transaction. */
type Run = Pick<PrismaClient, '$queryRaw' | '$executeRaw'>

/** What is kept of a person, as it lies in the records. */
export interface Sealed {
  readonly id: string
  /** Null: nothing is kept. */
  readonly sealed: Uint8Array | null
}

/** What is to be sealed with a person. */
export interface ToSeal {
  readonly id: string
  readonly data: PersonalData
}

/** Opens and seals what is kept of people. No key of a person outlives the call that needed it. */
export interface Vault {
  /** Throws PERSONAL_KEYS_MISSING when there is no master key here. */
  demandKeys(): void
  /** What is kept of each, by uuid; null: it cannot be opened. One statement, none for nothing. */
  open(run: Run, people: readonly Sealed[]): Promise<Map<string, PersonalData | null>>
  /** Seals for each, with a key of their own that is made when there is none; throws PERSONAL_UNREADABLE. */
  seal(run: Run, people: readonly ToSeal[]): Promise<Uint8Array[]>
  /** Makes digests that nobody can guess a name from who has not a master key; null: there is none. */
  readonly digester: Digester | null
}

interface KeyRow {
  readonly id: string
  readonly wrapped: Uint8Array
  readonly wrappedBy: string
}

/** The first of the master keys wraps new keys of people; all of them open. */
export function makeVault(masters: readonly MasterKey[]): Vault {
  const [first] = masters
  const byName = new Map(masters.map((one) => [one.name, one]))
  const demand = (): MasterKey => {
    if (!first) throw keysMissing()
    return first
  }

  async function keysOf(run: Run, ids: readonly string[]): Promise<Map<string, Uint8Array>> {
    const rows = await run.$queryRaw<KeyRow[]>`
      SELECT "personId"::text AS id, wrapped, "wrappedBy" FROM vault."PersonKey"
      WHERE "personId" = ANY(${[...ids]}::uuid[])`
    return new Map(rows.flatMap((row) => entryOf(byName, row)))
  }

  return {
    demandKeys: () => void demand(),
    async open(run, people) {
      const kept = people.filter(({ sealed }) => sealed !== null)
      if (kept.length > 0) demand()
      const keys =
        kept.length > 0
          ? await keysOf(
              run,
              kept.map(({ id }) => id),
            )
          : new Map()
      const opened = people.map(({ id, sealed }) => [id, openOne(keys, id, sealed)] as const)
      for (const key of keys.values()) key.fill(0)
      return new Map(opened)
    },
    async seal(run, people) {
      const master = demand()
      if (people.length === 0) return []
      const ids = people.map(({ id }) => id)
      const made = ids.map((id) => base64(wrapKey(master, id, newPersonKey())))
      // Of two that make a key at once, one is kept; both read which.
      await run.$executeRaw`
        INSERT INTO vault."PersonKey" ("personId", wrapped, "wrappedBy")
        SELECT id, decode(wrapped, 'base64'), ${master.name}
        FROM unnest(${ids}::uuid[], ${made}::text[]) AS made(id, wrapped) ON CONFLICT DO NOTHING`
      const keys = await keysOf(run, ids)
      const sealed = people.map(({ id, data }) => {
        const key = keys.get(id)
        if (!key) throw unreadable()
        return sealPerson(key, id, data)
      })
      for (const key of keys.values()) key.fill(0)
      return sealed
    },
    digester: first ? makeDigester(first, byName) : null,
  }
}

/** A vault without keys: nothing personal is kept or told. */
export const closedVault: Vault = makeVault([])

/** Destroys the key of a person: what is sealed, in images of the past too, is never opened again. */
export const destroyKey = (run: Run, personId: string): Promise<number> =>
  run.$executeRaw`DELETE FROM vault."PersonKey" WHERE "personId" = ${personId}::uuid`

/** The key of a row, when its master key is here and it was not tampered with. */
function entryOf(
  masters: ReadonlyMap<string, MasterKey>,
  { id, wrapped, wrappedBy }: KeyRow,
): [string, Uint8Array][] {
  const master = masters.get(wrappedBy)
  const key = master && orUnopened(() => unwrapKey(master, id, wrapped))
  return key ? [[id, key]] : []
}

function openOne(
  keys: ReadonlyMap<string, Uint8Array>,
  id: string,
  sealed: Uint8Array | null,
): PersonalData | null {
  if (sealed === null) return nothingPersonal
  const key = keys.get(id)
  return key ? orUnopened(() => openPerson(key, id, sealed)) : null
}

function orUnopened<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof Unopened) return null
    throw error
  }
}

/** Each digest names the key that it was made with, so that it is told again after a rotation. */
function makeDigester(first: MasterKey, masters: ReadonlyMap<string, MasterKey>): Digester {
  const digest = (master: MasterKey, text: string): string =>
    `${master.name}:${createHmac('sha256', derivedKey(master, 'digest')).update(text).digest('hex')}`
  return {
    make: (text) => digest(first, text),
    matches: (text, kept) => {
      // What was kept before there was a key here holds nothing personal.
      if (!kept.includes(':')) return plainDigester.matches(text, kept)
      const master = masters.get(kept.slice(0, kept.indexOf(':')))
      if (!master) return false
      const [a, b] = [Buffer.from(digest(master, text)), Buffer.from(kept)]
      return a.length === b.length && timingSafeEqual(a, b)
    },
  }
}

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

const keysMissing = (): Refusal =>
  new Refusal('PERSONAL_KEYS_MISSING', {
    id: 'Server ini berjalan tanpa kunci data pribadi (PERSONAL_KEYS).',
    en: 'This server runs without a key for personal data (PERSONAL_KEYS).',
  })

export const unreadable = (): Refusal =>
  new Refusal('PERSONAL_UNREADABLE', {
    id: 'Yang tersimpan tentang orang itu tidak dapat dibuka di sini.',
    en: 'What is kept of that person cannot be opened here.',
  })
