import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openRecords, type Records } from '../../src/records/database.ts'
import { askForReconcile, type Followed } from '../../src/records/dirty.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { databaseUrl, withClient } from '../support/postgres.ts'
import { look } from './dirty-look.ts'
import { ids, insert, insertBase } from './rows.ts'

const nowhere = '00000000-0000-0000-0000-000000000000'

let database: FreshDatabase
let records: Records
let client: pg.Client
let start: Followed

const connect = async (url = database.url) => {
  const one = new pg.Client({ connectionString: url })
  one.on('error', () => undefined)
  await one.connect()
  return one
}

beforeAll(async () => {
  database = await freshDatabase()
  records = openRecords(database.url)
  client = await connect()
  await insertBase(client)
})
afterAll(async () => {
  await client.end()
  await records.close()
  await database.drop()
})
beforeEach(async () => {
  start = (await look(records, null)).here
})

/** What became dirty since the test began. */
const dirty = async () => (await look(records, start)).keys

describe('dirty rows', () => {
  test('there are none where nothing changed, nor after reading', async () => {
    await client.query('SELECT count(*) FROM "Actor"')
    expect(await dirty()).toEqual([])
    await client.query('UPDATE "Actor" SET name = name WHERE false')
    expect(await dirty()).toEqual([])
  })

  test('come with the change, not before it, and go with it', async () => {
    await client.query('BEGIN')
    const actor = await insert(client, 'Actor')
    expect(await dirty()).toEqual([])
    await client.query('SAVEPOINT half')
    await insert(client, 'Actor')
    await client.query('ROLLBACK TO half')
    await client.query('COMMIT')
    expect(await dirty()).toEqual([`actor ${actor}`])

    await client.query('BEGIN')
    await insert(client, 'Actor')
    await client.query('ROLLBACK')
    expect(await dirty()).toEqual([`actor ${actor}`])
  })

  test('of a row that comes and goes at once there is one', async () => {
    const id = randomUUID()
    await client.query('BEGIN')
    await insert(client, 'Person', { id })
    await client.query('DELETE FROM "Person" WHERE id = $1', [id])
    await client.query('COMMIT')
    expect(await dirty()).toEqual([`person ${id}`])
  })

  test('of a row changed a thousand times in one transaction there is one', async () => {
    await client.query(`DO $$ BEGIN FOR n IN 1..1000 LOOP
      UPDATE "Actor" SET summary = n::text WHERE id = '${ids.low}';
    END LOOP; END $$`)
    const { rows } = await client.query(
      'SELECT count(*)::int AS n FROM "Dirty" WHERE xid >= pg_snapshot_xmax($1::pg_snapshot)',
      [start.snapshot],
    )
    expect(rows).toEqual([{ n: 1 }])
    expect(await dirty()).toEqual([`actor ${ids.low}`])
  })

  test('of a row that got another id there are two', async () => {
    const [old, now] = [randomUUID(), randomUUID()]
    await insert(client, 'Person', { id: old })
    start = (await look(records, null)).here
    await client.query('UPDATE "Person" SET id = $2 WHERE id = $1', [old, now])
    expect(await dirty()).toEqual([`person ${old}`, `person ${now}`].sort())
  })

  test('come from MERGE and from INSERT … ON CONFLICT', async () => {
    await client.query(
      `INSERT INTO "Trade" (id, slug, "nameId", "nameEn") VALUES ($1, 'x', 'x', 'x')`,
      [randomUUID()],
    )
    expect(await dirty()).toEqual([])
    const added = randomUUID()
    await client.query(
      `INSERT INTO "Person" (id) VALUES ($1), ($2)
       ON CONFLICT (id) DO UPDATE SET synthetic = NOT "Person".synthetic`,
      [ids.person, added],
    )
    expect(await dirty()).toEqual([`person ${ids.person}`, `person ${added}`].sort())
    start = (await look(records, null)).here
    const merged = randomUUID()
    await client.query(
      `MERGE INTO "Person" p USING (VALUES ($1::uuid), ($2), ($3)) AS v (id) ON p.id = v.id
       WHEN MATCHED AND p.id = $2 THEN DELETE
       WHEN MATCHED THEN UPDATE SET synthetic = true
       WHEN NOT MATCHED THEN INSERT (id) VALUES (v.id)`,
      [ids.person, added, merged],
    )
    expect(await dirty()).toEqual([ids.person, added, merged].map((id) => `person ${id}`).sort())
  })

  test('come from a role that may write records and nothing else', async () => {
    const role = `anyam_writer_${process.pid}`
    const actor = randomUUID()
    await client.query(`CREATE ROLE ${role}; GRANT SELECT, INSERT ON "Person" TO ${role};
      CREATE POLICY writes ON "Person" TO ${role} USING (true) WITH CHECK (true)`)
    await client.query(`SET ROLE ${role}`)
    try {
      await client.query('INSERT INTO "Person" (id) VALUES ($1)', [actor])
      await expect(client.query('SELECT FROM "Dirty"')).rejects.toThrow(/permission denied/)
      await expect(client.query('DELETE FROM "Dirty"')).rejects.toThrow(/permission denied/)
      // A table of that name that hides the real one from whoever looks it up by the session's path.
      await client.query('CREATE TEMP TABLE "Dirty" (kind text, id uuid)')
      await client.query('INSERT INTO "Person" (id) VALUES ($1)', [randomUUID()])
      expect((await client.query('SELECT FROM pg_temp."Dirty"')).rowCount).toBe(0)
    } finally {
      await client.query(
        `RESET ROLE; DROP TABLE IF EXISTS pg_temp."Dirty"; DROP OWNED BY ${role}; DROP ROLE ${role}`,
      )
    }
    expect(await dirty()).toContain(`person ${actor}`)
    expect(await dirty()).toHaveLength(2)
  })

  test('wake up who listens, once for each transaction that changed something', async () => {
    const ear = await connect()
    let heard = 0
    ear.on('notification', ({ channel }) => {
      if (channel === 'anyam_dirty') heard += 1
    })
    await ear.query('LISTEN anyam_dirty')
    await client.query('BEGIN')
    for (let n = 0; n < 20; n += 1) await insert(client, 'Actor')
    await client.query('COMMIT')
    await client.query('UPDATE "Trade" SET "nameId" = \'y\'')
    await askForReconcile(records.prisma)
    await ear.query('SELECT')
    expect(heard).toBe(2)
    await ear.end()
    expect(await dirty()).toContain(`all ${nowhere}`)
  })

  test('a TRUNCATE asks for everything, also one that another table drew along', async () => {
    await client.query('BEGIN')
    await client.query('TRUNCATE "Source" CASCADE')
    await client.query('COMMIT')
    expect(await dirty()).toEqual([`all ${nowhere}`])
    start = (await look(records, null)).here
    await client.query('TRUNCATE "ActorTrade"')
    expect(await dirty()).toEqual([])
  })
})

describe('changes that are seen in another order than they began', () => {
  test('none is missed, none comes twice, and a number alone would miss one', async () => {
    const [early, late] = [await connect(), await connect()]
    await early.query('BEGIN')
    const slow = await insert(early, 'Person')
    const quick = await insert(late, 'Person')
    const first = await look(records, start)
    expect(first.keys).toEqual([`person ${quick}`])
    const greatest = await late.query('SELECT max(xid)::text AS xid FROM "Dirty"')
    await early.query('COMMIT')
    const second = await look(records, first.here)
    expect(second.keys).toEqual([`person ${slow}`])
    expect((await look(records, second.here)).keys).toEqual([])
    const missed = await late.query('SELECT FROM "Dirty" WHERE xid > $1::xid8', [
      greatest.rows[0].xid,
    ])
    expect(missed.rowCount).toBe(0)
    await Promise.all([early.end(), late.end()])
  })

  test('a transaction that begins in a snapshot and writes after it is seen', async () => {
    const early = await connect()
    await early.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    await early.query('SELECT count(*) FROM "Actor"')
    const first = await look(records, start)
    const person = await insert(early, 'Person')
    const second = await look(records, first.here)
    await early.query('COMMIT')
    const third = await look(records, second.here)
    expect([first.keys, second.keys, third.keys]).toEqual([[], [], [`person ${person}`]])
    await early.end()
  })

  test('a source that changes while a claim begins to cite it leaves no tie behind', async () => {
    const [one, two] = [await connect(), await connect()]
    const source = await insert(one, 'Source', { visibility: 'PUBLIC' })
    start = (await look(records, null)).here
    await one.query('BEGIN')
    await one.query(`UPDATE "Source" SET kind = 'OFFICIAL' WHERE id = $1`, [source])
    const tie = await insert(two, 'Tie', { kind: 'WORKS_WITH' })
    const made = await look(records, start)
    await insert(two, 'Claim', { sourceId: source, actorId: null, tieId: tie })
    const cited = await look(records, made.here)
    expect(cited.keys).toEqual([`tie ${tie}`])
    await one.query('COMMIT')
    expect((await look(records, cited.here)).keys).toEqual([`tie ${tie}`])
    await Promise.all([one.end(), two.end()])
  })

  test('of eight writers every committed change is found once, and no other', async () => {
    const committed: string[] = []
    let writing = 8
    const write = async (writer: number) => {
      const own = await connect()
      for (let round = 0; round < 25; round += 1) {
        await own.query('BEGIN')
        const made = [await insert(own, 'Person'), await insert(own, 'Person')]
        await own.query('SELECT pg_sleep($1)', [((writer * 7 + round * 3) % 5) / 500])
        const kept = (writer + round) % 4 > 0
        await own.query(kept ? 'COMMIT' : 'ROLLBACK')
        if (kept) committed.push(...made.map((id) => `person ${id}`))
      }
      await own.end()
      writing -= 1
    }
    const found: string[] = []
    const follow = async () => {
      let followed = start
      let last = false
      let looks = 0
      while (!last) {
        last = writing === 0
        const { here, keys, pruned, restored } = await look(records, followed)
        expect([pruned, restored]).toEqual([false, false])
        found.push(...keys)
        followed = here
        looks += 1
      }
      return looks
    }
    const [looks] = await Promise.all([follow(), ...[0, 1, 2, 3, 4, 5, 6, 7].map(write)])
    expect(looks).toBeGreaterThan(10)
    expect(found.sort()).toEqual(committed.sort())
  })
})

describe('a database that is not the one followed', () => {
  test('a copy is told, an older state of it and the original are not each other', async () => {
    const { here } = await look(records, null)
    await records.close()
    await client.end()
    const name = `anyam_test_${Date.now().toString(36)}_copy${process.pid}`
    const original = new URL(database.url).pathname.slice(1)
    await withClient(databaseUrl(database.url, 'postgres'), (admin) =>
      admin.query(`CREATE DATABASE ${name} TEMPLATE ${original} STRATEGY FILE_COPY`),
    )
    const copy = openRecords(databaseUrl(database.url, name))
    records = openRecords(database.url)
    client = await connect()
    try {
      expect(await look(copy, here)).toMatchObject({ restored: true, pruned: false })
      expect(await look(records, here)).toMatchObject({ restored: false, keys: [] })
    } finally {
      await copy.close()
      await withClient(databaseUrl(database.url, 'postgres'), (admin) =>
        admin.query(`DROP DATABASE ${name} WITH (FORCE)`),
      )
    }
  })

  test('a database that lost its newest dirty row went back', async () => {
    await insert(client, 'Person')
    const { here } = await look(records, start)
    expect(await look(records, here)).toMatchObject({ restored: false })
    await client.query('DELETE FROM "Dirty" WHERE xid = (SELECT max(xid) FROM "Dirty")')
    expect(await look(records, here)).toMatchObject({ restored: true })
  })

  test('so did one whose numbers are behind', async () => {
    const { here } = await look(records, start)
    const far = here.snapshot.replace(/\d+:(?=[^:]*$)/, '999999999999:')
    expect(await look(records, { ...here, snapshot: far })).toMatchObject({ restored: true })
  })
})
