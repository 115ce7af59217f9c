import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayOf, sealDays } from '../../src/access/seal-audit.ts'
import { verifyAudit } from '../../src/access/verify-audit.ts'
import { openRecords, type Records } from '../../src/records/database.ts'
import { openPools } from '../../src/records/pools.ts'
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

/** What whoever owns the server can do: the triggers that keep the trail do not run. */
const unwatched = (...statements: string[]) =>
  withClient(database.url, async (client) => {
    await client.query('SET session_replication_role = replica')
    for (const statement of statements) await client.query(statement)
  })

const person = (n: number) => `person_018f0000-0000-7000-8000-00000000000${n}`

/** Of some days ago, in Jakarta; all of these are over for long enough. */
const ago = (days: number) => dayOf(new Date(Date.now() - days * 86_400_000))
const [first, empty, last, after] = [ago(5), ago(4), ago(3), ago(2)] as const

/** Entries of three days, the second of them empty, with one at each edge of a day in Jakarta. */
const times = [
  `${first}T00:00:00.000+07:00`,
  `${first}T10:00:00.000+07:00`,
  `${first}T10:00:00.000+07:00`,
  `${first}T23:59:59.999+07:00`,
  `${last}T00:00:00.000+07:00`,
  `${last}T12:00:00.000+07:00`,
]

beforeEach(async () => {
  const values = times.map(
    (at, n) => `(${n + 1}, '${at}', 'person.name', ARRAY['${person(n)}'], 'ALLOWED')`,
  )
  await unwatched(
    'TRUNCATE "AuditEntry", "AuditSeal"',
    `ALTER SEQUENCE "AuditEntry_id_seq" RESTART WITH 100`,
    `INSERT INTO "AuditEntry" ("id", "at", "operation", "subjects", "decision") VALUES ${values.join()}`,
  )
})

/** Seals up to a day, as was done when that day was over. */
async function sealUpTo(day: string) {
  await sealDays(records.prisma)
  await unwatched(`DELETE FROM "AuditSeal" WHERE "day" > '${day}'`)
}

const verify = (kept?: ReadonlyMap<string, string>) => verifyAudit(records.prisma, kept)

describe('the trail', () => {
  test.each([
    [`UPDATE "AuditEntry" SET "subjects" = '{}'`],
    ['DELETE FROM "AuditEntry"'],
    ['TRUNCATE "AuditEntry"'],
    ['UPDATE "AuditSeal" SET "entries" = 0'],
    ['DELETE FROM "AuditSeal"'],
  ])('refuses %s', async (statement) => {
    await expect(records.pool.query(statement)).rejects.toThrow('an audit entry never changes')
  })
})

describe('sealing', () => {
  test('takes every day that is over, without a gap, and no day twice', async () => {
    const sealed = await sealDays(records.prisma)
    expect(sealed.slice(0, 3).map(({ day, entries }) => [day, entries])).toEqual([
      [first, 4],
      [empty, 0],
      [last, 2],
    ])
    expect(await sealDays(records.prisma)).toEqual([])
    const seals = await records.prisma.auditSeal.findMany({ orderBy: { day: 'asc' }, take: 3 })
    expect(seals.map(({ lastId }) => lastId)).toEqual([4n, 4n, 6n])
  })

  test('is work for the role of the relay, and its entries for that of whoever writes', async () => {
    const pools = openPools(database.url)
    const insert = `INSERT INTO "AuditEntry" ("operation", "subjects", "decision") VALUES ('audit', '{}', 'ALLOWED')`
    try {
      await pools.writer.pool.query(insert)
      expect((await sealDays(pools.relay.prisma)).length).toBeGreaterThanOrEqual(3)
      for (const { pool } of [pools.anonymous, pools.reader]) {
        await expect(pool.query(insert)).rejects.toThrow(/permission denied|read-only/)
      }
      for (const { pool } of [pools.anonymous, pools.reader, pools.relay, pools.writer]) {
        const change = pool.query('UPDATE "AuditEntry" SET "code" = NULL')
        await expect(change).rejects.toThrow(/permission denied|read-only/)
      }
    } finally {
      await pools.close()
    }
  })

  test('leaves today alone, and has nothing to do without entries', async () => {
    await unwatched('TRUNCATE "AuditEntry", "AuditSeal"')
    expect(await sealDays(records.prisma)).toEqual([])
    await records.pool.query(
      `INSERT INTO "AuditEntry" ("operation", "subjects", "decision") VALUES ('audit', '{}', 'ALLOWED')`,
    )
    expect(await sealDays(records.prisma)).toEqual([])
  })

  test('is done by one of several at once', async () => {
    const pools = openPools(database.url)
    try {
      const done = await Promise.all([sealDays(records.prisma), sealDays(pools.relay.prisma)])
      const days = done.flat().map(({ day }) => day)
      expect(days.length).toBeGreaterThanOrEqual(3)
      expect(new Set(days).size).toBe(days.length)
    } finally {
      await pools.close()
    }
  })

  test('waits for whoever has begun to write', async () => {
    await withClient(database.url, async (writer) => {
      await writer.query('BEGIN')
      await writer.query(
        `INSERT INTO "AuditEntry" ("at", "operation", "subjects", "decision") VALUES ('${times[1]}', 'audit', '{}', 'ALLOWED')`,
      )
      await expect(sealDays(records.prisma)).rejects.toThrow()
      await writer.query('COMMIT')
    })
    const [sealed] = await sealDays(records.prisma)
    expect(sealed).toMatchObject({ day: first, entries: 5 })
  })
})

describe('verifying', () => {
  beforeEach(() => sealUpTo(last))

  test('holds for what was not touched, entries of a day not sealed yet left out', async () => {
    await unwatched(
      `INSERT INTO "AuditEntry" ("id", "at", "operation", "subjects", "decision")
       VALUES (9, '${after}T00:00:00+07:00', 'audit', '{}', 'REFUSED')`,
    )
    expect(await verify()).toMatchObject({
      days: 3,
      entries: 6,
      last: { day: last },
      fault: null,
    })
  })

  test.each([
    ['changed', `UPDATE "AuditEntry" SET "subjects" = '{}' WHERE "id" = 2`],
    ['given a code', `UPDATE "AuditEntry" SET "code" = 'NOT_ALLOWED' WHERE "id" = 2`],
    ['renumbered', 'UPDATE "AuditEntry" SET "id" = 50 WHERE "id" = 1'],
    ['deleted', 'DELETE FROM "AuditEntry" WHERE "id" = 4'],
    [
      'inserted',
      `INSERT INTO "AuditEntry" ("id", "at", "operation", "subjects", "decision")
       VALUES (8, '${first}T11:00:00+07:00', 'audit', '{}', 'ALLOWED')`,
    ],
    [
      'reordered',
      `UPDATE "AuditEntry" SET "id" = CASE "id" WHEN 2 THEN -3 ELSE -2 END WHERE "id" IN (2, 3)`,
    ],
    ['moved to another day', `UPDATE "AuditEntry" SET "at" = '${times[5]}' WHERE "id" = 1`],
  ])('turns red for an entry that was %s', async (_how, statement) => {
    await unwatched(statement, 'UPDATE "AuditEntry" SET "id" = -"id" WHERE "id" < 0')
    expect(await verify()).toMatchObject({
      days: 0,
      last: null,
      fault: { day: first, reason: 'DIFFERS' },
    })
  })

  test('names the first day that does not hold', async () => {
    await unwatched(`UPDATE "AuditEntry" SET "purpose" = 'SUPPORT' WHERE "id" >= 5`)
    expect(await verify()).toMatchObject({
      days: 2,
      fault: { day: last, reason: 'DIFFERS' },
    })
  })

  test('turns red for a missing seal, and for one that was made anew for changed entries', async () => {
    await unwatched(`DELETE FROM "AuditSeal" WHERE "day" = '${empty}'`)
    expect((await verify()).fault).toEqual({ day: empty, reason: 'SEAL_MISSING' })
    await unwatched(`DELETE FROM "AuditSeal" WHERE "day" < '${empty}'`)
    expect((await verify()).fault).toEqual({ day: first, reason: 'UNSEALED' })
  })

  test('finds by a digest kept elsewhere that the whole trail was made anew', async () => {
    const kept = new Map([[last, (await verify()).last?.digest ?? '']])
    expect((await verify(kept)).fault).toBeNull()
    await unwatched('DELETE FROM "AuditEntry" WHERE "id" = 2', 'TRUNCATE "AuditSeal"')
    await sealUpTo(last)
    expect((await verify()).fault).toBeNull()
    expect((await verify(kept)).fault).toEqual({ day: last, reason: 'UNKNOWN_DIGEST' })
    await unwatched(`DELETE FROM "AuditSeal" WHERE "day" = '${last}'`)
    expect((await verify(kept)).fault).toEqual({ day: last, reason: 'SEAL_MISSING' })
  })
})
