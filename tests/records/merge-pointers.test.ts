import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openRecords, type Records } from '../../src/records/database.ts'
import { pointers, unmoved } from '../../src/records/merge/pointers.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { merge } from './merging.ts'
import { ids, insert, insertBase } from './rows.ts'

let database: FreshDatabase
let records: Records
let one: pg.Client
let two: pg.Client
beforeAll(async () => {
  database = await freshDatabase()
  records = openRecords(database.url)
  one = new pg.Client({ connectionString: database.url })
  two = new pg.Client({ connectionString: database.url })
  await Promise.all([one.connect(), two.connect()])
  await insertBase(one)
})
afterAll(async () => {
  await Promise.all([one.end(), two.end(), records.close()])
  await database.drop()
})

const named = [...pointers, ...unmoved].flatMap(({ table, columns }) =>
  columns.map((column) => `${table} ${column}`),
)

test('every column that names an actor is known: foreign keys, and audiences that have none', async () => {
  const { rows } = await one.query<{ place: string }>(
    `SELECT r.relname || ' ' || a.attname AS place
     FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid
       JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
     WHERE c.contype = 'f' AND c.confrelid = '"Actor"'::regclass
     UNION
     SELECT table_name || ' ' || column_name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'audienceId'`,
  )
  expect(rows.map(({ place }) => place).sort()).toEqual(named.toSorted())
})

test('rows may be left aside where their table has a column for it', async () => {
  const { rows } = await one.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'absorbedBy'`,
  )
  const aside = pointers.filter((table) => table.aside).map(({ table }) => table)
  expect(rows.map(({ name }) => name).sort()).toEqual(aside.toSorted())
})

describe('an actor that lives on in another one', () => {
  let gone: string
  let standing: string
  let trade: string
  beforeAll(async () => {
    trade = await insert(one, 'Trade')
  })
  beforeEach(() => one.query('BEGIN'))
  afterEach(async () => {
    await one.query('ROLLBACK')
  })

  /** One that lives on in another one of its kind. */
  async function merged(kind: 'GROUP' | 'ALLIANCE') {
    standing = kind === 'GROUP' ? ids.low : ids.alliance
    const classification = kind === 'GROUP' ? 'UNION' : 'NETWORK'
    gone = await insert(one, 'Actor', { kind, classification, mergedIntoId: standing })
  }

  const refused = { code: '23514', constraint: 'Actor_merged' }

  // What a row needs beside the actor, so that nothing else refuses it first.
  const beside: Readonly<Record<string, () => object>> = {
    'Actor audienceId': () => ({ visibility: 'ALLIANCE' }),
    'Issue audienceId': () => ({ visibility: 'ALLIANCE' }),
    'Activity audienceId': () => ({ visibility: 'ALLIANCE' }),
    'Stance audienceId': () => ({ visibility: 'ALLIANCE' }),
    'Commitment audienceId': () => ({ visibility: 'ALLIANCE' }),
    'Tie audienceId': () => ({ visibility: 'ALLIANCE' }),
    'Outcome audienceId': () => ({ visibility: 'ALLIANCE' }),
    'Publication audienceId': () => ({ visibility: 'ALLIANCE' }),
    'Source audienceId': () => ({ visibility: 'ALLIANCE' }),
    'Claim audienceId': () => ({ visibility: 'ALLIANCE' }),
    'Tie fromId': () => ({ kind: 'SUCCEEDS', toId: ids.low }),
    'Tie toId': () => ({ kind: 'SUCCEEDS', fromId: ids.office }),
    'Tie middlemanId': () => ({ kind: 'GIVES_WORK_TO' }),
    'PublicationRole actorId': () => ({ publicationId: ids.publication, role: 'AUTHOR' }),
    'ActorTrade actorId': () => ({ tradeId: trade }),
    'ActorArea actorId': () => ({ areaId: ids.area, role: 'SEAT' }),
  }

  test.each(named)('is named by no new row and by no change: %s', async (place) => {
    const [table = '', column = ''] = place.split(' ')
    await merged(table === 'Membership' ? 'GROUP' : 'ALLIANCE')
    const values = beside[place]?.() ?? {}
    await one.query('SAVEPOINT here')
    await expect(insert(one, table, { ...values, [column]: gone })).rejects.toMatchObject(refused)
    await one.query('ROLLBACK TO SAVEPOINT here')
    const id = await insert(one, table, { ...values, [column]: standing })
    const change = one.query(`UPDATE "${table}" SET "${column}" = $2 WHERE id = $1`, [id, gone])
    await expect(change).rejects.toMatchObject(refused)
  })

  test('is named by a row that a merge left aside, as long as that is aside', async () => {
    await merged('ALLIANCE')
    const values = { kind: 'SUCCEEDS', fromId: ids.low, toId: gone, absorbedBy: ids.tie }
    const id = await insert(one, 'Tie', values)
    await one.query('UPDATE "Tie" SET note = $2 WHERE id = $1', [id, 'di samping'])
    const back = one.query('UPDATE "Tie" SET "absorbedBy" = NULL WHERE id = $1', [id])
    await expect(back).rejects.toMatchObject(refused)
  })
})

describe('two at once', () => {
  const actor = () => insert(one, 'Actor')
  const outcome = (work: Promise<unknown>) => work.catch((error: unknown) => error)
  const untilOneWaits = () =>
    expect
      .poll(
        async () => {
          const { rowCount } = await records.pool.query(
            `SELECT FROM pg_stat_activity
             WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          )
          return rowCount
        },
        { timeout: 15_000 },
      )
      .toBeGreaterThan(0)

  test.each<[string, (actor: string) => object]>([
    ['Tie', (fromId) => ({ kind: 'OPPOSES', fromId, toId: ids.low })],
    ['Claim', (actorId) => ({ actorId })],
    // No foreign key makes this one wait.
    ['Issue', (audienceId) => ({ visibility: 'ALLIANCE', audienceId })],
  ])('a new row waits for a merge under way, and is refused: %s', async (table, values) => {
    const [a, b] = [await actor(), await actor()]
    await one.query('BEGIN')
    await one.query('SELECT FROM "Actor" WHERE id = ANY ($1) FOR UPDATE', [[a, b]])
    await one.query('UPDATE "Actor" SET "mergedIntoId" = $2 WHERE id = $1', [b, a])
    const made = outcome(insert(two, table, { ...values(b) }))
    await untilOneWaits()
    await one.query('COMMIT')
    expect(await made).toMatchObject({ code: '23514', constraint: 'Actor_merged' })
  })

  test('a merge waits for a new row, and moves it', async () => {
    const [a, b] = [await actor(), await actor()]
    await two.query('BEGIN')
    const id = await insert(two, 'Tie', { kind: 'OPPOSES', fromId: b, toId: ids.low })
    const merging = merge(records, b, a)
    await untilOneWaits()
    await two.query('COMMIT')
    expect((await merging).codes).toEqual([])
    const { rows } = await one.query('SELECT "fromId" FROM "Tie" WHERE id = $1', [id])
    expect(rows).toEqual([{ fromId: a }])
  })

  test('two merges of the same actor: one is made', async () => {
    const [a, b, c] = [await actor(), await actor(), await actor()]
    const came = await Promise.all([merge(records, b, a), merge(records, b, c)])
    expect(came.flatMap(({ codes }) => codes)).toEqual(['ALREADY_MERGED'])
  })

  test('a row that comes to be in the way at the last moment leaves the other one aside', async () => {
    const [a, b] = [await actor(), await actor()]
    const ended = { since: '2001', until: '2002', untilMin: '2002-01-01', untilMax: '2002-12-31' }
    const first = await insert(one, 'Tie', { kind: 'OPPOSES', fromId: a, toId: ids.low, ...ended })
    const second = await insert(one, 'Tie', { kind: 'OPPOSES', fromId: b, toId: ids.low })
    const third = await insert(one, 'Tie', { kind: 'OPPOSES', fromId: b, toId: ids.high })
    await two.query('BEGIN')
    await two.query('UPDATE "Tie" SET until = NULL WHERE id = $1', [first])
    const merging = merge(records, b, a)
    await untilOneWaits()
    await two.query('COMMIT')
    const { result } = await merging
    expect(result?.aside).toEqual([{ table: 'Tie', id: second }])
    const { rows } = await one.query('SELECT "fromId" FROM "Tie" WHERE id = $1', [third])
    expect(rows).toEqual([{ fromId: a }])
  })
})
