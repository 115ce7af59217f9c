import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Engine } from '../../src/network/engine.ts'
import { openPastRecords } from '../../src/records/past.ts'
import { openPastNetworks, type PastNetworks } from '../../src/relay/past.ts'
import { inSnapshot } from '../../src/relay/snapshot.ts'
import { castId, castTieId } from '../cast.ts'
import { castRecords } from '../support/filled.ts'
import { writtenOn } from '../support/revisions.ts'
import { type Canon, canonOfGraph, canonOfRecords, differenceOf } from './canon.ts'

let records: Awaited<ReturnType<typeof castRecords>>
let past: PastNetworks
let first: Canon
let second: Canon

const now = () => inSnapshot(records.prisma, (reader) => canonOfRecords(reader))
const on = (day: string) => past.on(day, AbortSignal.timeout(60_000))
const graphOf = async (day: string) => canonOfGraph((await on(day)).read)
const change = (text: string) => records.pool.query(text)
const nodes = async (engine: Engine, id: string) =>
  (await engine.read('MATCH (n:Actor {id: $id}) RETURN n.circle AS circle', { id })).map(
    ({ circle }) => circle,
  )

const group = castId('kelompok-a')
const membership = castTieId('MEMBER_OF', 'kelompok-a', 'federasi', '2017-05-15')

/** A change of each sort: a row is changed, comes, goes, and what others rest on changes. */
const changes = [
  `UPDATE "Actor" SET name = 'Kelompok uji baru', "sortName" = 'kelompok uji baru'
   WHERE id = '${group}'`,
  `UPDATE "Tie" SET strength = 0.25, until = '2020', "untilMin" = '2020-01-01',
   "untilMax" = '2020-12-31' WHERE id = '${membership}'`,
  `DELETE FROM "Claim" WHERE "tieId" = '${membership}'`,
  `DELETE FROM "Stance" WHERE id = (SELECT min(id::text)::uuid FROM "Stance")`,
  `UPDATE "Stance" SET power = 4`,
  `INSERT INTO "Stance" (id, "actorId", "issueId", position, "asOf", basis, confidence)
   SELECT gen_random_uuid(), '${group}', id, 'NEUTRAL', '2024-03-01', 'STATED', 'LOW' FROM "Issue"`,
  `UPDATE "Area" SET code = reverse(code) WHERE id IN (SELECT "areaId" FROM "ActorArea")`,
  `UPDATE "ActorArea" SET uncertain = NOT uncertain`,
  `DELETE FROM "ActorArea" WHERE "actorId" = '${castId('kelompok-b')}'`,
]

beforeAll(async () => {
  records = await castRecords()
  past = openPastNetworks(records)
  first = await now()
  await writtenOn(records.pool, '2024-02-01T05:00:00Z')
  for (const text of changes) await change(text)
  second = await now()
  await writtenOn(records.pool, '2024-04-01T05:00:00Z')
})
afterAll(async () => {
  await past.close()
  await records.drop()
})

it('is the network that there was, and changes nothing of the one that is', async () => {
  expect(differenceOf(first, second)).not.toEqual([])
  expect(differenceOf(await graphOf('2024-03-01'), first)).toEqual([])
  expect(differenceOf(await graphOf('2024-05-01'), second)).toEqual([])
  expect(differenceOf(await now(), second)).toEqual([])
})

it('ends a day at midnight in Jakarta, and is empty before the first', async () => {
  expect(await graphOf('2024-01-31')).toEqual([])
  await writtenAt('2024-02-01T16:59:59.999Z', '2024-04-01T17:00:00Z')
  expect(differenceOf(await graphOf('2024-02-01'), first)).toEqual([])
  expect(differenceOf(await graphOf('2024-04-01'), first)).toEqual([])
  expect(differenceOf(await graphOf('2024-04-02'), second)).toEqual([])
})

/** Moves both states to other moments. */
async function writtenAt(one: string, two: string) {
  await change(`
    ALTER TABLE "Revision" DISABLE TRIGGER "Revision_stands";
    UPDATE "Revision" SET at = CASE WHEN at < '2024-03-01' THEN '${one}' ELSE '${two}' END::timestamptz;
    ALTER TABLE "Revision" ENABLE TRIGGER "Revision_stands"`)
}

it('hides at once what was narrowed since, and what was deleted follows its last circle', async () => {
  const [mine, other] = [castId('mitra'), castId('pendamping')]
  expect(await nodes(await on('2024-03-01'), mine)).toEqual(['PUBLIC'])
  const held = await on('2024-03-01')
  await change(`UPDATE "Actor" SET visibility = 'SELF' WHERE id = '${mine}'`)
  expect(await nodes(await on('2024-03-01'), mine)).toEqual([`SELF:${mine}`])
  expect(await nodes(held, mine)).toEqual([`SELF:${mine}`])
  const tie = castTieId('WORKS_WITH', 'mitra', 'pendamping')
  await change(`UPDATE "Tie" SET visibility = 'NETWORK' WHERE id = '${tie}'`)
  await change(`DELETE FROM "Tie" WHERE id = '${tie}'`)
  const found = await (await on('2024-03-01')).read(
    'MATCH (:Actor {id: $mine})-[r:WORKS_WITH]-(:Actor {id: $other}) RETURN r.circle AS seen',
    { mine, other },
  )
  expect(found).toEqual([{ seen: 'NETWORK' }])
})

it('keeps two days, builds a day once for all that ask, and forgets the one not used longest', async () => {
  const marks = async (day: string) =>
    (await (await on(day)).read('MATCH (m:Watermark) RETURN m.incarnation AS mark'))[0]?.mark
  const [a, alike] = await Promise.all([marks('2024-05-11'), marks('2024-05-11')])
  expect(alike).toBe(a)
  const b = await marks('2024-05-12')
  expect(await marks('2024-05-11')).toBe(a)
  await marks('2024-05-13')
  expect(await marks('2024-05-11')).toBe(a)
  expect(await marks('2024-05-12')).not.toBe(b)
})

it('keeps a graph while changes alter nothing of it', async () => {
  const mark = async () =>
    (await (await on('2024-05-14')).read('MATCH (m:Watermark) RETURN m.incarnation AS mark'))[0]
      ?.mark
  const before = await mark()
  await change(`UPDATE "Actor" SET summary = 'baru' WHERE id = '${group}'`)
  expect(await mark()).toBe(before)
  await change(`UPDATE "Issue" SET visibility = 'GROUP'`)
  expect(await mark()).not.toBe(before)
})

it('refuses a third that is asked while two are built, and whoever cannot wait', async () => {
  const other = openPastNetworks(records)
  try {
    const two = ['2024-05-21', '2024-05-22'].map((day) =>
      other.on(day, AbortSignal.timeout(60_000)),
    )
    await expect(other.on('2024-05-23', AbortSignal.timeout(60_000))).rejects.toMatchObject({
      code: 'TIMED_OUT',
    })
    await expect(other.on('2024-05-21', AbortSignal.abort())).rejects.toMatchObject({
      code: 'TIMED_OUT',
    })
    await Promise.all(two)
    const engine = await other.on('2024-05-23', AbortSignal.timeout(60_000))
    await expect(engine.write(async () => 1)).rejects.toThrow('only be read')
  } finally {
    await other.close()
  }
  await expect(other.on('2024-05-21', AbortSignal.timeout(1000))).rejects.toMatchObject({
    code: 'GRAPH_UNAVAILABLE',
  })
})

it('answers who still reads from a graph that is dropped meanwhile, and who comes back to it', async () => {
  const held = await on('2024-05-24')
  const long = 'UNWIND range(1, 800) AS a UNWIND range(1, 800) AS b RETURN count(*) AS n'
  const reading = held.read(long)
  await Promise.all(['2024-05-25', '2024-05-26'].map(on))
  expect(await reading).toEqual([{ n: 640_000 }])
  expect(await held.read('MATCH (m:Watermark) RETURN count(m) AS n')).toEqual([{ n: 1 }])
})

it('refuses what is too much, and never takes what is sealed along', async () => {
  const rows = openPastRecords(records.url)
  const moment = new Date('2024-05-01')
  const tables = [{ name: 'Person', lookedUpBy: [] }]
  try {
    await expect(rows.read({ moment, tables }, 1, async () => 1)).rejects.toMatchObject({
      code: 'SLICE_TOO_LARGE',
    })
    await change(`UPDATE "Person" SET sealed = 'x'`)
    await writtenOn(records.pool, '2024-04-20T00:00:00Z')
    const people = await rows.read({ moment, tables }, 1000, (reader) => reader.person.findMany())
    expect(people.length).toBeGreaterThan(1)
    expect(people.every(({ sealed }) => sealed === null)).toBe(true)
  } finally {
    await rows.close()
  }
})
