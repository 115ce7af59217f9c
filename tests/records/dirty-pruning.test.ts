import type pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openRecords, type Records } from '../../src/records/database.ts'
import { dirtySince, type Followed, pruneDirty, recordSnapshot } from '../../src/records/dirty.ts'
import { dirtyLinks } from '../../src/relay/depends-on.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { look } from './dirty-look.ts'
import { insert } from './rows.ts'

let database: FreshDatabase
let records: Records
let client: pg.PoolClient

beforeEach(async () => {
  database = await freshDatabase()
  records = openRecords(database.url)
  client = await records.pool.connect()
})
afterEach(async () => {
  client.release()
  await records.close()
  await database.drop()
})

const here = async (): Promise<Followed> => (await look(records, null)).here

/** Waits until no transaction is open that began before `xid`, in other databases neither. */
const alone = (xid: string) =>
  expect
    .poll(async () => {
      const { rows } = await client.query(
        'SELECT pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 AS alone',
        [xid],
      )
      return rows[0].alone
    })
    .toBe(true)

/** Records a snapshot in which all that was written is over. */
const recordWhenOver = async () => {
  const { rows } = await client.query(`SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS xid`)
  await alone(rows[0].xid)
  await recordSnapshot(records.prisma)
}
const person = () => insert(client as unknown as pg.Client, 'Person')
const rows = async (): Promise<number> =>
  (await client.query('SELECT count(*)::int AS n FROM "Dirty"')).rows[0].n

/** Makes every snapshot on record older. */
const later = (hours: number) =>
  client.query(`UPDATE "RelaySnapshot" SET "takenAt" = "takenAt" - make_interval(hours => $1)`, [
    hours,
  ])

test('one snapshot an hour is recorded, whoever asks', async () => {
  await Promise.all([1, 2, 3, 4].map(() => recordSnapshot(records.prisma)))
  await recordSnapshot(records.prisma)
  expect((await client.query('SELECT FROM "RelaySnapshot"')).rowCount).toBe(1)
  await later(2)
  await recordSnapshot(records.prisma)
  expect((await client.query('SELECT FROM "RelaySnapshot"')).rowCount).toBe(2)
})

test('without a snapshot that is old enough nothing is pruned', async () => {
  await person()
  await person()
  expect(await pruneDirty(records.prisma, 24)).toBe(0)
  await recordSnapshot(records.prisma)
  expect(await pruneDirty(records.prisma, 24)).toBe(0)
  expect(await rows()).toBe(3)
})

test('what is old goes, but for the newest; a graph that had not seen it is told', async () => {
  const away = await here()
  await person()
  await person()
  const seen = await here()
  await person()
  await recordWhenOver()
  const last = await here()
  await later(25)
  const young = await person()
  await recordSnapshot(records.prisma)
  expect(await pruneDirty(records.prisma, 24)).toBe(3)
  expect(await pruneDirty(records.prisma, 24)).toBe(0)
  expect(await rows()).toBe(2)
  expect(await look(records, away)).toMatchObject({ pruned: true, restored: false })
  expect(await look(records, seen)).toMatchObject({ pruned: true, restored: false })
  expect(await look(records, last)).toMatchObject({
    pruned: false,
    restored: false,
    keys: [`person ${young}`],
  })
})

test('a transaction that was open when the snapshot was taken is not pruned', async () => {
  const slow = await records.pool.connect()
  await slow.query('BEGIN')
  const open = await insert(slow as unknown as pg.Client, 'Person')
  const { rows } = await slow.query('SELECT pg_current_xact_id()::text AS xid')
  await alone(rows[0].xid)
  const before = await here()
  const [one, two] = [await person(), await person()]
  await recordSnapshot(records.prisma)
  await later(25)
  await slow.query('COMMIT')
  slow.release()
  await pruneDirty(records.prisma, 24)
  expect(await look(records, before)).toMatchObject({
    pruned: false,
    keys: [open, one, two].map((id) => `person ${id}`).sort(),
  })
})

test('rows and horizon go together: a reader sees both or neither', async () => {
  const away = await here()
  const gone = await person()
  await person()
  await recordWhenOver()
  await later(25)
  await records.prisma.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1`
      await pruneDirty(records.prisma, 24)
      const [row] = await tx.$queryRaw<{ n: number; old: boolean }[]>`
        SELECT count(*)::int AS n, bool_and(pg_snapshot_xmin(${away.snapshot}::text::pg_snapshot)
          < (SELECT horizon FROM "RelayHorizon")) AS old FROM "Dirty" WHERE id = ${gone}::uuid`
      expect(row).toEqual({ n: 1, old: false })
    },
    { isolationLevel: 'RepeatableRead' },
  )
  expect(await look(records, away)).toMatchObject({ pruned: true, restored: false })
})

test('the horizon never comes nearer, and its snapshots do not pile up', async () => {
  for (let day = 0; day < 3; day += 1) {
    await person()
    await recordSnapshot(records.prisma)
    await later(24)
  }
  await pruneDirty(records.prisma, 23)
  const far = (await client.query('SELECT horizon::text FROM "RelayHorizon"')).rows
  expect((await client.query('SELECT FROM "RelaySnapshot"')).rowCount).toBe(1)
  await pruneDirty(records.prisma, 70)
  expect((await client.query('SELECT horizon::text FROM "RelayHorizon"')).rows).toEqual(far)
})

test('of too many dirty rows nobody is told each', async () => {
  const { here: before } = await look(records, null)
  const many = `INSERT INTO "Dirty" (kind, id) SELECT 'person', gen_random_uuid() FROM generate_series(1, `
  await client.query(`${many} 100000)`)
  expect((await look(records, before)).keys).toHaveLength(100_000)
  await client.query(`${many} 1)`)
  const found = await records.prisma.$transaction((tx) =>
    dirtySince(tx, before.snapshot, dirtyLinks, 200_000),
  )
  expect(found.filter(({ kind }) => kind === 'all')).toHaveLength(1)
})
