import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { encodeResume } from '../../src/model/resume.ts'
import { castId } from '../cast.ts'
import { rounds, seedOf } from '../relay/random.ts'
import { writeAll } from '../relay/writers.ts'
import { castRecords } from '../support/filled.ts'
import { type Following, following, type ToldChange } from './follower.ts'

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
const update = (slug: string, set: string) =>
  sql(`UPDATE "Actor" SET ${set} WHERE id = $1`, [castId(slug)])

test('many changes of one moment come in several events, and the cursor only with the last', async () => {
  const begun = await follow()
  const { cursor: start } = await begun.next()
  await sql(`INSERT INTO "Trade" (id, slug, "nameId", "nameEn", "updatedAt")
    SELECT gen_random_uuid(), 'banyak-' || n, 'uji', 'test', now() FROM generate_series(1, 250) AS n`)
  const sets = [await begun.next(), await begun.next(), await begun.next()]
  expect(sets.map(({ changes }) => changes.length)).toEqual([100, 100, 50])
  expect(new Set(sets.flatMap(({ changes }) => changes.map(({ id }) => id))).size).toBe(250)
  expect(sets.map(({ cursor }) => cursor === start)).toEqual([true, true, false])
  await begun.close()
  const again = await follow({ after: sets[1]?.cursor ?? null })
  expect((await again.next()).changes).toEqual(sets[0]?.changes)
  await again.close()
  const done = await follow({ after: sets[2]?.cursor ?? null })
  expect((await done.next()).changes).toEqual([])
  await done.close()
})

describe('going on from a cursor', () => {
  test('tells first what has changed meanwhile', async () => {
    const first = await follow()
    const { cursor: after } = await first.next()
    await first.close()
    await update('kelompok-a', `summary = 'sementara itu'`)
    const second = await follow({ after })
    const told = await second.next()
    expect(told.changes).toMatchObject([
      { id: `actor_${castId('kelompok-a')}`, operation: 'UPDATED' },
    ])
    await second.close()
    const third = await follow({ after: told.cursor })
    expect((await third.next()).changes).toEqual([])
    await third.close()
  })

  const placeNow = async () => {
    const follower = await follow()
    const { cursor } = await follower.next()
    await follower.close()
    const [database = '', snapshot = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
    return { cursor, database, snapshot }
  }

  test('is refused with the cursor of another database, or of a time that is not yet', async () => {
    const { database, snapshot } = await placeNow()
    const other = encodeResume({ database: `${database}1`, snapshot })
    await expect(follow({ after: other })).rejects.toMatchObject({ code: 'RESUME_EXPIRED' })
    const ahead = encodeResume({ database, snapshot: '900000000:900000000:' })
    await expect(follow({ after: ahead })).rejects.toMatchObject({ code: 'RESUME_EXPIRED' })
    await expect(follow({ after: 'bukan' })).rejects.toMatchObject({ code: 'BAD_CURSOR' })
  })

  test('is refused below the horizon', async () => {
    const { cursor: after } = await placeNow()
    await update('kelompok-a', `summary = 'kemudian'`)
    await sql(`UPDATE "RelayHorizon" SET horizon = pg_current_xact_id()`)
    await expect(follow({ after })).rejects.toMatchObject({ code: 'RESUME_EXPIRED' })
    // Whatever else runs at the moment may hold the beginning of a snapshot back.
    await vi.waitFor(async () => {
      const { cursor } = await placeNow()
      await (await follow({ after: cursor })).close()
    }, 20_000)
  })

  test('is refused when more than 1,000 rows have changed, also in a stream', async () => {
    const follower = await follow()
    await follower.next()
    const { cursor: after } = await placeNow()
    const add = (count: number) =>
      sql(
        `INSERT INTO "Trade" (id, slug, "nameId", "nameEn", "updatedAt")
         SELECT gen_random_uuid(), 'lebih-' || gen_random_uuid(), 'uji', 'test', now()
         FROM generate_series(1, $1::int)`,
        [count],
      )
    await add(1001)
    await expect(follower.next()).rejects.toMatchObject({ code: 'RESUME_EXPIRED' })
    await expect(follower.next()).rejects.toThrow('ended')
    await expect(follow({ after })).rejects.toMatchObject({ code: 'RESUME_EXPIRED' })
    const { cursor } = await placeNow()
    await add(1000)
    const full = await follow({ after: cursor })
    expect((await full.next()).changes).toHaveLength(100)
    await full.close()
  })
})

test(
  'whoever follows, over whatever breaks, comes to see what there is to see',
  async () => {
    const random = seedOf('followers')
    const tables = { ACTOR: 'Actor', ISSUE: 'Issue', SOURCE: 'Source', PERSON: 'Person' }
    const kinds = Object.keys(tables)
    const visible = async (): Promise<string[]> => {
      const seen = await Promise.all(
        Object.entries(tables).map(async ([kind, table]) => {
          const { rows } = await sql(`SELECT id FROM "${table}" WHERE visibility = 'PUBLIC'`)
          return rows.map(({ id }) => `${kind.toLowerCase()}_${id}`)
        }),
      )
      return seen.flat().sort()
    }
    let follower = await follow({ kinds })
    let { cursor } = await follower.next()
    const known = new Set(await visible())
    const faults: string[] = []
    let sets = 0
    const writing = { goOn: true }
    const written = writeAll(records.url, random.fork(), { writers: 8, goOn: () => writing.goOn })
    const fold = ({ id, operation }: ToldChange) => {
      if ((operation === 'CREATED') === known.has(id)) faults.push(`${operation} ${id}`)
      if (operation === 'DELETED') known.delete(id)
      else known.add(id)
    }
    for (const end = Date.now() + 3000 * rounds; Date.now() < end; ) {
      const told = await Promise.race([follower.next(), pause(1000)])
      if (!told) break
      for (const change of told.changes) fold(change)
      cursor = told.cursor
      sets += 1
      if (!random.chance(0.2)) continue
      await follower.close()
      await pause(random.below(150))
      follower = await follow({ after: cursor, kinds })
    }
    writing.goOn = false
    const kept = await written
    await follower.close()
    follower = await follow({ after: cursor, kinds })
    for (let told = await follower.next(); ; told = await follower.next()) {
      for (const change of told.changes) fold(change)
      if (told.changes.length < 100) break
    }
    await follower.close()
    console.log(`${sets} sets, ${kept} transactions`)
    expect(faults).toEqual([])
    expect([...known].sort()).toEqual(await visible())
    expect(sets).toBeGreaterThan(5)
  },
  30_000 * (rounds + 1),
)
