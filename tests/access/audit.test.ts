import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeTrail, writeAudit } from '../../src/access/audit.ts'
import { anonymous } from '../../src/access/circles.ts'
import type { AuditEvent } from '../../src/model/audit.ts'
import type { Viewer } from '../../src/model/viewer.ts'
import { openRecords, type Records } from '../../src/records/database.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { withClient } from '../support/postgres.ts'

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
beforeEach(() =>
  withClient(database.url, async (client) => {
    await client.query('SET session_replication_role = replica')
    await client.query('TRUNCATE "AuditEntry"')
  }),
)

const uuid = (n: number) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`
const person = (n: number) => `person_${uuid(n)}`

const organizer: Viewer = {
  accountId: uuid(1),
  personId: null,
  held: [
    { role: 'ORGANIZER', over: uuid(2) },
    { role: 'ORGANIZER', over: uuid(3) },
    { role: 'MEMBER', over: uuid(2) },
  ],
  scopes: ['READ', 'PERSONAL'],
  alliances: [],
  purpose: 'CONTACTING_MEMBERS',
  credential: { kind: 'KEY', id: uuid(4), expiresAt: new Date('2030-01-01') },
}

const read = (...subjects: string[]): AuditEvent => ({
  operation: 'person.name',
  subjects,
  decision: 'ALLOWED',
})

const entries = () => records.prisma.auditEntry.findMany({ orderBy: { id: 'asc' } })

describe('the trail of a request', () => {
  test('is one entry for what is alike, with who, by what and for what', async () => {
    const trail = makeTrail(records.prisma, organizer)
    trail.note(read(person(1)))
    trail.note(read(person(2), person(1)))
    trail.note({ ...read(person(3)), decision: 'REFUSED', code: 'NOT_ALLOWED' })
    expect(await entries()).toEqual([])
    await trail.settle()
    await trail.settle()
    const who = {
      accountId: uuid(1),
      credential: `apiKey_${uuid(4)}`,
      roles: ['ORGANIZER', 'MEMBER'],
      purpose: 'CONTACTING_MEMBERS',
      operation: 'person.name',
    }
    expect(await entries()).toMatchObject([
      { ...who, subjects: [person(1), person(2)], decision: 'ALLOWED', code: null },
      { ...who, subjects: [person(3)], decision: 'REFUSED', code: 'NOT_ALLOWED' },
    ])
  })

  test.each([
    [1000, [1000]],
    [1001, [1000, 1]],
  ])('holds %i subjects in entries of %j', async (count, sizes) => {
    const trail = makeTrail(records.prisma, organizer)
    for (let n = 0; n < count; n += 1) trail.note(read(person(n)))
    await trail.settle()
    const found = await entries()
    expect(found.map(({ subjects }) => subjects.length)).toEqual(sizes)
    expect(new Set(found.flatMap(({ subjects }) => subjects)).size).toBe(count)
  })

  test('leaves out what nobody was refused, and nothing else', async () => {
    const trail = makeTrail(records.prisma, anonymous)
    trail.note({ ...read(person(1)), decision: 'REFUSED', code: 'NOT_ALLOWED' })
    await trail.settle()
    expect(await entries()).toEqual([])
    trail.note(read(person(1)))
    await trail.settle()
    expect(await entries()).toMatchObject([{ accountId: null, credential: null, roles: [] }])
  })

  test.each([
    ['a name', read('Ibu Karangan')],
    ['a name with a prefix', read('person_Karangan')],
    ['an operation in words', { ...read(), operation: 'Ibu Karangan' }],
  ])('refuses to hold %s', (_what, event) => {
    const { note } = makeTrail(records.prisma, organizer)
    expect(() => note(event)).toThrow(/audit entry/)
    expect(() => note(event)).not.toThrow(/Karangan/)
  })

  test('says AUDIT_UNAVAILABLE where it cannot be written', async () => {
    const closed = openRecords('postgresql://nobody@127.0.0.1:1/nothing')
    const trail = makeTrail(closed.prisma, organizer)
    await trail.settle()
    trail.note(read(person(1)))
    await expect(trail.settle()).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' })
    await closed.close()
  })

  test('goes with the transaction that it is written in', async () => {
    const undone = records.prisma.$transaction(async (tx) => {
      await writeAudit(tx, organizer, [read(person(1))])
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await entries()).toEqual([])
  })
})
