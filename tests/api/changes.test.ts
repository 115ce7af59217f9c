import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeTables, tableOfKind } from '../../src/access/change-tables.ts'
import { anonymous } from '../../src/access/circles.ts'
import { seenRecords } from '../../src/access/records.ts'
import { castId, castTieId } from '../cast.ts'
import { castRecords } from '../support/filled.ts'
import { type Follower, type Following, following, type ToldChange } from './follower.ts'

let records: Awaited<ReturnType<typeof castRecords>>
let { follow, close } = {} as Following
beforeAll(async () => {
  records = await castRecords()
  const all = following(records)
  follow = all.follow
  close = all.close
})
afterAll(async () => {
  await close()
  await records.drop()
})

const sql = (text: string, values: unknown[] = []) => records.pool.query(text, values)
const actor = (slug: string) => `actor_${castId(slug)}`
const update = (slug: string, set: string) =>
  sql(`UPDATE "Actor" SET ${set} WHERE id = $1`, [castId(slug)])

/** Follows from now on, past the first event, which only tells the cursor. */
async function fromNow(kinds?: string[]): Promise<Follower> {
  const follower = await follow(kinds ? { kinds } : {})
  expect((await follower.next()).changes).toEqual([])
  return follower
}

/** What one piece of work is told as. */
async function toldOf(work: () => Promise<unknown>): Promise<ToldChange[]> {
  const follower = await fromNow()
  await work()
  const { changes } = await follower.next()
  await follower.close()
  return changes
}

/** What it is told as before a change that is told for certain; empty: it is not told. */
async function toldBefore(work: () => Promise<unknown>): Promise<ToldChange[]> {
  const follower = await fromNow()
  await work()
  await update('kelompok-e', `summary = '${Math.random()}'`)
  const { changes } = await follower.next()
  await follower.close()
  return changes.filter(({ id }) => id !== actor('kelompok-e'))
}

const changed = (operation: string, kind: string, id: string) => [{ id, kind, operation }]

describe('a change is told', () => {
  test('of a record that is seen', async () => {
    const told = await toldOf(() => update('kelompok-a', `summary = 'uji'`))
    expect(told).toEqual(changed('UPDATED', 'ACTOR', actor('kelompok-a')))
  })

  test('of a part as one of its record, also when the part moves', async () => {
    const named = await toldOf(() =>
      sql(
        `INSERT INTO "ActorName" (id, "actorId", kind, name, "sortName", "updatedAt")
         VALUES (gen_random_uuid(), $1, 'OTHER', 'Nama Uji', 'nama uji', now())`,
        [castId('kelompok-a')],
      ),
    )
    expect(named).toEqual(changed('UPDATED', 'ACTOR', actor('kelompok-a')))
    const moved = await toldOf(() =>
      sql(`UPDATE "ActorName" SET "actorId" = $1 WHERE name = 'Nama Uji'`, [castId('kelompok-b')]),
    )
    expect(moved.map(({ id }) => id).sort()).toEqual(
      [actor('kelompok-a'), actor('kelompok-b')].sort(),
    )
  })

  test('once for each record, as what came of it', async () => {
    const id = crypto.randomUUID()
    const told = await toldOf(async () => {
      await sql(
        `DO $$ BEGIN
          INSERT INTO "Trade" (id, slug, "nameId", "nameEn", "updatedAt")
            VALUES ('${id}', 'uji-baru', 'uji', 'test', now());
          UPDATE "Trade" SET "nameEn" = 'test again' WHERE id = '${id}';
        END $$`,
      )
    })
    expect(told).toEqual(changed('CREATED', 'TRADE', `trade_${id}`))
    const gone = await toldOf(() => sql('DELETE FROM "Trade" WHERE id = $1', [id]))
    expect(gone).toEqual(changed('DELETED', 'TRADE', `trade_${id}`))
  })

  test('of coming into view and going out of it', async () => {
    const hidden = await toldOf(() => update('kelompok-b', `visibility = 'GROUP'`))
    expect(hidden).toEqual(changed('DELETED', 'ACTOR', actor('kelompok-b')))
    expect(await toldBefore(() => update('kelompok-b', `summary = 'uji'`))).toEqual([])
    const shown = await toldOf(() => update('kelompok-b', `visibility = 'PUBLIC'`))
    expect(shown).toEqual(changed('CREATED', 'ACTOR', actor('kelompok-b')))
  })

  test('of an actor that lives on in another one', async () => {
    const merged = await toldOf(() =>
      sql(`UPDATE "Actor" SET "mergedIntoId" = $1 WHERE id = $2`, [
        castId('kelompok-a'),
        castId('kelompok-d'),
      ]),
    )
    expect(merged).toEqual(changed('DELETED', 'ACTOR', actor('kelompok-d')))
    const back = await toldOf(() =>
      sql(`UPDATE "Actor" SET "mergedIntoId" = NULL WHERE id = $1`, [castId('kelompok-d')]),
    )
    expect(back).toEqual(changed('CREATED', 'ACTOR', actor('kelompok-d')))
  })

  test('of a claim that is removed together with its record', async () => {
    const told = await toldOf(() =>
      sql(`DELETE FROM "Tie" WHERE id = $1`, [
        castTieId('ALLIED_WITH', 'kelompok-b', 'kelompok-c', '2016-03'),
      ]),
    )
    expect(told.map(({ kind, operation }) => [kind, operation])).toEqual([
      ['TIE', 'DELETED'],
      ['CLAIM', 'DELETED'],
    ])
  })
})

describe('a change is not told', () => {
  test('of a record that nobody but others may see', async () => {
    expect(await toldBefore(() => update('kelompok-f', `summary = 'uji'`))).toEqual([])
  })

  test('of a public tie with an end that is hidden, nor of a claim on it', async () => {
    const tie = castTieId('ALLIED_WITH', 'kelompok-c', 'kelompok-f', '2017')
    const told = await toldBefore(async () => {
      await sql(`UPDATE "Tie" SET note = 'uji' WHERE id = $1`, [tie])
      await sql(`UPDATE "Claim" SET note = 'uji' WHERE "tieId" = $1`, [tie])
    })
    expect(told).toEqual([])
  })

  test('of a hidden part of a record that is seen', async () => {
    const told = await toldBefore(() =>
      sql(
        `INSERT INTO "Contact" (id, "actorId", kind, value, visibility, "updatedAt")
         VALUES (gen_random_uuid(), $1, 'PHONE', 'uji', 'GROUP', now())`,
        [castId('kelompok-a')],
      ),
    )
    expect(told).toEqual([])
  })

  test('of what came and went, or changed nothing, or was taken back', async () => {
    const told = await toldBefore(async () => {
      const client = await records.pool.connect()
      await client.query('BEGIN')
      await client.query(`UPDATE "Actor" SET summary = 'ditarik' WHERE id = $1`, [
        castId('kelompok-a'),
      ])
      await client.query('ROLLBACK')
      client.release()
      await update('kelompok-a', 'summary = summary')
      await sql(`DO $$ BEGIN
        INSERT INTO "Trade" (id, slug, "nameId", "nameEn", "updatedAt")
          VALUES (gen_random_uuid(), 'uji-sebentar', 'uji', 'test', now());
        DELETE FROM "Trade" WHERE slug = 'uji-sebentar';
      END $$`)
    })
    expect(told).toEqual([])
  })

  test('of another type than those asked for', async () => {
    const follower = await fromNow(['TRADE', 'TIE'])
    await update('kelompok-a', `summary = 'lain'`)
    await sql(`UPDATE "Trade" SET "nameEn" = 'sewing!' WHERE slug = 'menjahit'`)
    const { changes } = await follower.next()
    expect(changes.map(({ kind }) => kind)).toEqual(['TRADE'])
    await follower.close()
  })
})

test('every table that keeps revisions is told of, each as a record that has an id', async () => {
  const { rows } = await sql(`SELECT tgrelid::regclass::text AS name FROM pg_trigger
    WHERE tgname = 'keep_revision_inserted'`)
  const tables = changeTables(seenRecords(anonymous))
  const kept = rows.map(({ name }) => name.replaceAll('"', ''))
  expect(Object.keys(tables).sort()).toEqual(kept.sort())
  for (const [table, { kind, partOf }] of Object.entries(tables)) {
    expect(tableOfKind(kind) === table).toBe(partOf === null)
    expect(tables[tableOfKind(kind)]?.partOf).toBeNull()
  }
})

test('a transaction that began early and committed late is told all the same', async () => {
  const late = new pg.Client({ connectionString: records.url })
  await late.connect()
  await late.query('BEGIN')
  await late.query(`UPDATE "Actor" SET summary = 'lambat' WHERE id = $1`, [castId('kelompok-a')])
  const follower = await fromNow()
  await update('kelompok-c', `summary = 'cepat'`)
  expect((await follower.next()).changes.map(({ id }) => id)).toEqual([actor('kelompok-c')])
  await late.query('COMMIT')
  await late.end()
  expect((await follower.next()).changes.map(({ id }) => id)).toEqual([actor('kelompok-a')])
  await follower.close()
})
