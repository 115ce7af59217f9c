import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rotateKeys } from '../../src/access/rotation.ts'
import { destroyKey, makeVault, type Sealed } from '../../src/access/vault.ts'
import { nothingPersonal, type PersonalData } from '../../src/model/person.ts'
import { openRecords, type Records } from '../../src/records/database.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { testKey } from '../support/keys.ts'

let database: FreshDatabase
let records: Records
beforeAll(async () => {
  database = await freshDatabase()
  records = openRecords(database.url)
})
afterAll(async () => {
  await records.close()
  await database.drop()
})

const [old, next] = [testKey('lama'), testKey('baru')]
const vault = makeVault([old])
const dataOf = (n: number): PersonalData => ({
  ...nothingPersonal,
  name: `Rekaan ${n}`,
})

/** Invented people, sealed with keys of their own. */
async function sealed(count: number): Promise<Sealed[]> {
  const people = Array.from({ length: count }, (_, n) => ({ id: randomUUID(), data: dataOf(n) }))
  const boxes = await vault.seal(records.prisma, people)
  return people.map(({ id }, at) => ({ id, sealed: boxes[at] ?? null }))
}

const namesOf = async (by: ReturnType<typeof makeVault>, people: readonly Sealed[]) => {
  const opened = await by.open(records.prisma, people)
  return people.map(({ id }) => opened.get(id)?.name ?? null)
}

describe('the vault', () => {
  it('opens what it sealed, each with the key of its person', async () => {
    const people = await sealed(3)
    expect(await namesOf(vault, people)).toEqual(['Rekaan 0', 'Rekaan 1', 'Rekaan 2'])
    const nobody = { id: randomUUID(), sealed: null }
    expect((await vault.open(records.prisma, [nobody])).get(nobody.id)).toEqual(nothingPersonal)
  })
  it('opens nothing that was swapped between two people, whole or with the keys', async () => {
    const [one, two] = (await sealed(2)) as [Sealed, Sealed]
    const swapped = [
      { id: one.id, sealed: two.sealed },
      { id: two.id, sealed: one.sealed },
    ]
    expect(await namesOf(vault, swapped)).toEqual([null, null])
    await records.prisma.$executeRaw`
      UPDATE vault."PersonKey" AS own SET wrapped = other.wrapped FROM vault."PersonKey" AS other
      WHERE (own."personId", other."personId") IN
        ((${one.id}::uuid, ${two.id}::uuid), (${two.id}::uuid, ${one.id}::uuid))`
    expect(await namesOf(vault, swapped)).toEqual([null, null])
    expect(await namesOf(vault, [one, two])).toEqual([null, null])
    for (const { id } of [one, two]) await destroyKey(records.prisma, id)
  })
  it('opens nothing whose key was tampered with, destroyed, or wrapped by an unknown one', async () => {
    const [tampered, gone, unknown, whole] = (await sealed(4)) as [Sealed, Sealed, Sealed, Sealed]
    await records.prisma.$executeRaw`UPDATE vault."PersonKey"
      SET wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1)
      WHERE "personId" = ${tampered.id}::uuid`
    await destroyKey(records.prisma, gone.id)
    await records.prisma.$executeRaw`UPDATE vault."PersonKey" SET "wrappedBy" = 'lain'
      WHERE "personId" = ${unknown.id}::uuid`
    const all = [tampered, gone, unknown, whole]
    expect(await namesOf(vault, all)).toEqual([null, null, null, 'Rekaan 3'])
    const again = { id: tampered.id, data: dataOf(0) }
    await expect(vault.seal(records.prisma, [again])).rejects.toMatchObject({
      code: 'PERSONAL_UNREADABLE',
    })
    await records.prisma.$executeRaw`DELETE FROM vault."PersonKey"
      WHERE "personId" = ANY(${[tampered.id, unknown.id]}::uuid[])`
  })
  it('makes one key of those that two make at once', async () => {
    const id = randomUUID()
    const boxes = await Promise.all(
      [0, 1, 2, 3].map((n) => vault.seal(records.prisma, [{ id, data: dataOf(n) }])),
    )
    const people = boxes.map(([box]) => ({ id, sealed: box ?? null }))
    const names = await Promise.all(people.map((one) => namesOf(vault, [one])))
    expect(names.flat()).toEqual(['Rekaan 0', 'Rekaan 1', 'Rekaan 2', 'Rekaan 3'])
  })
  it('without a key tells so, and says nothing of anybody', async () => {
    const [one] = (await sealed(1)) as [Sealed]
    const closed = makeVault([])
    await expect(closed.open(records.prisma, [one])).rejects.toMatchObject({
      code: 'PERSONAL_KEYS_MISSING',
    })
    const nobody = { id: randomUUID(), sealed: null }
    expect((await closed.open(records.prisma, [nobody])).get(nobody.id)).toEqual(nothingPersonal)
    expect(() => closed.demandKeys()).toThrow()
    expect(await namesOf(makeVault([next]), [one])).toEqual([null])
  })
})

describe('a rotation', () => {
  it('wraps all keys anew while they are read, broken off and begun again', async () => {
    const people = await sealed(230)
    const both = makeVault([next, old])
    let reads = 0
    let stop = false
    const reading = (async () => {
      while (!stop) {
        const names = await namesOf(both, people)
        expect(names.filter((name) => name === null)).toEqual([])
        reads += 1
      }
    })()
    const broken = rotateKeys(records.prisma, [next, old], {
      batch: 50,
      onBatch: ({ rewrapped }) => {
        if (rewrapped >= 100) throw new Error('broken off')
      },
    })
    await expect(broken).rejects.toThrow('broken off')
    const rest = await rotateKeys(records.prisma, [next, old], { batch: 50 })
    stop = true
    await reading
    expect(reads).toBeGreaterThan(0)
    expect(rest.unopened).toBe(0)
    expect(await namesOf(makeVault([next]), people)).not.toContain(null)
    expect(await namesOf(makeVault([old]), people)).toEqual(people.map(() => null))
    expect(await rotateKeys(records.prisma, [next, old])).toEqual({ rewrapped: 0, unopened: 0 })
  })
  it('counts what it cannot open, and brings back no key that was destroyed', async () => {
    const [gone, lost] = (await sealed(2)) as [Sealed, Sealed]
    await destroyKey(records.prisma, gone.id)
    const done = await rotateKeys(records.prisma, [testKey('lain')])
    expect(done.rewrapped).toBe(0)
    expect(done.unopened).toBeGreaterThanOrEqual(1)
    expect(await namesOf(vault, [gone, lost])).toEqual([null, 'Rekaan 1'])
  })
})

describe('digests of requests', () => {
  const text = '["createPerson",{"name":"Rekaan"}]'
  it('are told again after a rotation, and guessed by nobody without the key', () => {
    const kept = makeVault([old]).digester?.make(text) ?? ''
    const after = makeVault([next, old]).digester
    expect(after?.matches(text, kept)).toBe(true)
    expect(after?.matches(`${text} `, kept)).toBe(false)
    expect(makeVault([next]).digester?.matches(text, kept)).toBe(false)
    expect(makeVault([{ ...old, key: next.key }]).digester?.make(text)).not.toBe(kept)
  })
})
