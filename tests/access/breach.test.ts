import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBreach } from '../../src/access/breach.ts'
import { openRecords, type Records } from '../../src/records/database.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

let database: FreshDatabase
let records: Records

const uuid = (n: number) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`
const person = (n: number) => `person_${uuid(n)}`
const [key, other, account] = [`apiKey_${uuid(11)}`, 'token_abc', uuid(1)]

const [from, inside, edge, to] = [
  new Date('2024-03-01T00:00:00.000Z'),
  new Date('2024-03-01T12:00:00.000Z'),
  new Date('2024-03-01T23:59:59.999Z'),
  new Date('2024-03-02T00:00:00.000Z'),
]

beforeAll(async () => {
  database = await freshDatabase()
  records = openRecords(database.url)
  const entry = {
    accountId: account,
    credential: key,
    operation: 'person.name',
    decision: 'ALLOWED',
  } as const
  await records.prisma.auditEntry.createMany({
    data: [
      { ...entry, at: new Date(from.getTime() - 1), subjects: [person(1)] },
      { ...entry, at: from, subjects: [person(1), person(2)] },
      { ...entry, at: inside, subjects: [person(2)] },
      { ...entry, at: inside, subjects: [person(2)], operation: 'person.contacts' },
      { ...entry, at: edge, subjects: [person(2)] },
      { ...entry, at: to, subjects: [person(3)] },
      { ...entry, at: inside, subjects: [], operation: 'audit' },
      { ...entry, at: inside, subjects: [person(4)], decision: 'REFUSED', code: 'NOT_ALLOWED' },
      { ...entry, at: inside, subjects: [person(5)], credential: other },
      { ...entry, at: inside, subjects: [person(6)], accountId: uuid(2), credential: null },
    ],
  })
})
afterAll(async () => {
  await records.close()
  await database.drop()
})

const ofKey = {
  exposed: [
    { subject: person(1), operation: 'person.name', count: 1, first: from, last: from },
    { subject: person(2), operation: 'person.contacts', count: 1, first: inside, last: inside },
    { subject: person(2), operation: 'person.name', count: 3, first: from, last: edge },
    { subject: null, operation: 'audit', count: 1, first: inside, last: inside },
  ],
  refused: [
    { operation: 'person.name', code: 'NOT_ALLOWED', count: 1, first: inside, last: inside },
  ],
}

test('lists what a key exposed: the first instant counts, the last does not', async () => {
  expect(await readBreach(records.prisma, { by: { credential: key }, from, to })).toEqual(ofKey)
})

test('lists what a token exposed, and an account by all that it has', async () => {
  const { exposed } = await readBreach(records.prisma, { by: { credential: other }, from, to })
  expect(exposed.map(({ subject }) => subject)).toEqual([person(5)])
  const all = await readBreach(records.prisma, { by: { accountId: account }, from, to })
  expect(all.exposed.map(({ subject }) => subject)).toEqual([
    ...ofKey.exposed.slice(0, 3).map(({ subject }) => subject),
    ...[person(5), null],
  ])
})

test('is an entry itself', async () => {
  const found = await records.prisma.auditEntry.findMany({ where: { operation: 'breach' } })
  expect(found).toMatchObject([
    { accountId: null, credential: null, subjects: [key], decision: 'ALLOWED' },
    { subjects: [] },
    { subjects: [`account_${account}`] },
  ])
})
