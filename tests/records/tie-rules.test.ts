import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { ids, insert, insertBase } from './rows.ts'

let database: FreshDatabase
let one: pg.Client
let two: pg.Client
let twoPid: number

beforeAll(async () => {
  database = await freshDatabase()
  one = new pg.Client({ connectionString: database.url })
  two = new pg.Client({ connectionString: database.url })
  await Promise.all([one.connect(), two.connect()])
  twoPid = (await two.query('SELECT pg_backend_pid() AS pid')).rows[0].pid
  await insertBase(one)
})
afterAll(async () => {
  await Promise.all([one.end(), two.end()])
  await database.drop()
})
beforeEach(() => one.query('BEGIN'))
afterEach(async () => {
  await one.query('ROLLBACK')
  await two.query('ROLLBACK')
})

const refused = (constraint: string) => ({ code: '23514', constraint })
const wrongKind = refused('Actor_kind_of_end')

const tie = (kind: string, fromId: string, toId: string, values = {}, client = one) =>
  insert(client, 'Tie', { kind, fromId, toId, ...values })

/** What comes of it, an error as a value, so that it may come at any time. */
const outcome = (work: Promise<unknown>) => work.catch((error: unknown) => error)

async function untilTwoWaits() {
  const waiting = 'SELECT FROM pg_locks WHERE NOT granted AND pid = $1 LIMIT 1'
  await expect.poll(async () => (await one.query(waiting, [twoPid])).rowCount).toBe(1)
}

const becomes = (client: pg.Client, id: string, kind: string, classification: string) =>
  client.query('UPDATE "Actor" SET "kind" = $2, "classification" = $3 WHERE "id" = $1', [
    id,
    kind,
    classification,
  ])

describe('the ends of a tie are of the kinds that its own kind demands', () => {
  test.each([
    ['MEMBER_OF', ids.low, ids.alliance],
    ['MEMBER_OF', ids.office, ids.alliance],
    ['ACCOMPANIED_BY', ids.low, ids.partner],
    ['ACCOMPANIED_BY', ids.alliance, ids.partner],
    ['OPPOSES', ids.office, ids.low],
  ])('%s accepts its ends (%#)', async (kind, from, to) => {
    await expect(tie(kind, from, to)).resolves.toBeTypeOf('string')
  })

  test.each([
    ['MEMBER_OF', ids.low, ids.high],
    ['MEMBER_OF', ids.low, ids.partner],
    ['ACCOMPANIED_BY', ids.office, ids.partner],
    ['ACCOMPANIED_BY', ids.low, ids.alliance],
  ])('%s refuses others (%#)', async (kind, from, to) => {
    await expect(tie(kind, from, to)).rejects.toMatchObject(wrongKind)
  })

  test('also when the tie changes', async () => {
    const id = await tie('OPPOSES', ids.low, ids.high)
    const change = one.query(`UPDATE "Tie" SET "kind" = 'MEMBER_OF' WHERE "id" = $1`, [id])
    await expect(change).rejects.toMatchObject(wrongKind)
  })

  test('people are members of groups alone', async () => {
    await insert(one, 'Membership')
    const other = insert(one, 'Membership', { groupId: ids.alliance })
    await expect(other).rejects.toMatchObject(wrongKind)
  })

  test('an actor that does not exist is left to the foreign key', async () => {
    await expect(tie('MEMBER_OF', ids.low, ids.person)).rejects.toMatchObject({ code: '23503' })
  })
})

describe('an actor changes its kind only while nothing rests on it', () => {
  test('a free one may', async () => {
    await becomes(one, ids.high, 'STAKEHOLDER', 'TRADE_UNION')
  })

  test.each([
    ['an alliance with members', ids.alliance, () => tie('MEMBER_OF', ids.low, ids.alliance)],
    ['a partner', ids.partner, () => tie('ACCOMPANIED_BY', ids.low, ids.partner)],
    ['an accompanied group', ids.low, () => tie('ACCOMPANIED_BY', ids.low, ids.partner)],
    ['a group with people', ids.low, () => insert(one, 'Membership')],
  ])('%s may not', async (_, id, make) => {
    await make()
    await expect(becomes(one, id, 'STAKEHOLDER', 'MEDIA')).rejects.toMatchObject(wrongKind)
  })

  test('a change that waits for a new tie sees it', async () => {
    await tie('MEMBER_OF', ids.low, ids.alliance)
    const change = outcome(becomes(two, ids.alliance, 'PARTNER', 'NGO'))
    await untilTwoWaits()
    await one.query('COMMIT')
    expect(await change).toMatchObject(wrongKind)
    await one.query(`DELETE FROM "Tie" WHERE "kind" = 'MEMBER_OF'`)
  })

  test('a tie that waits for a change sees it', async () => {
    await becomes(one, ids.alliance, 'PARTNER', 'NGO')
    const made = outcome(tie('MEMBER_OF', ids.low, ids.alliance, {}, two))
    await untilTwoWaits()
    await one.query('COMMIT')
    expect(await made).toMatchObject(wrongKind)
    await becomes(one, ids.alliance, 'ALLIANCE', 'NETWORK')
  })

  test('not in a transaction that could not see a new tie', async () => {
    await one.query('ROLLBACK')
    await one.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    await expect(becomes(one, ids.high, 'PARTNER', 'NGO')).rejects.toMatchObject({ code: '25000' })
  })
})

describe('one kind of tie between the same two is certain once a day', () => {
  const years = (from: string, to: string) => ({
    sinceMin: `${from}-01-01`,
    sinceMax: `${from}-12-31`,
    untilMin: `${to}-01-01`,
    untilMax: `${to}-12-31`,
  })

  test.each([
    ['certain days that overlap', years('2010', '2014'), years('2013', '2016'), true],
    [
      'a last day that is the other’s first',
      years('2010', '2014'),
      { sinceMax: '2014-01-01', untilMin: '2015-01-01' },
      true,
    ],
    ['days that only may overlap', years('2010', '2014'), years('2014', '2016'), false],
    ['one that holds on no day for certain', years('2010', '2014'), {}, false],
  ])('%s', async (_, first, second, overlap) => {
    await tie('WORKS_WITH', ids.low, ids.high, { until: '2014', ...first })
    await tie('ALLIED_WITH', ids.low, ids.high, second)
    const again = tie('WORKS_WITH', ids.low, ids.high, second)
    if (overlap) await expect(again).rejects.toMatchObject({ constraint: 'Tie_certain_once' })
    else await expect(again).resolves.toBeTypeOf('string')
  })
})

describe('the institutional hierarchy has no cycle', () => {
  const cycle = refused('Tie_hierarchy')

  test('of two or three; a second parent is none', async () => {
    await tie('PART_OF', ids.low, ids.high)
    await tie('PART_OF', ids.high, ids.office)
    await tie('PART_OF', ids.low, ids.office)
    await expect(tie('PART_OF', ids.office, ids.low)).rejects.toMatchObject(cycle)
  })

  test('not even by a tie that becomes PART_OF', async () => {
    await tie('PART_OF', ids.low, ids.high)
    const id = await tie('LOBBIES', ids.high, ids.low)
    const change = one.query(`UPDATE "Tie" SET "kind" = 'PART_OF' WHERE "id" = $1`, [id])
    await expect(change).rejects.toMatchObject(cycle)
  })

  test('nor by two at once', async () => {
    await tie('PART_OF', ids.low, ids.high)
    const other = outcome(tie('PART_OF', ids.high, ids.low, {}, two))
    await untilTwoWaits()
    await one.query('COMMIT')
    expect(await other).toMatchObject(cycle)
    await one.query(`DELETE FROM "Tie" WHERE "kind" = 'PART_OF'`)
  })
})
