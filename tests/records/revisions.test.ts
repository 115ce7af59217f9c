import { afterAll, beforeAll, expect, it } from 'vitest'
import { readHistories } from '../../src/records/revisions.ts'
import { castId } from '../cast.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const kept = `'Actor', 'ActorName', 'Area', 'ActorArea', 'Trade', 'ActorTrade', 'Recognition',
  'Contact', 'Person', 'Membership', 'Tie', 'TieAssessment', 'Issue', 'StageEvent', 'IssueRelation',
  'Seat', 'Outcome', 'Stance', 'Activity', 'Participation', 'ActivityIssue', 'Commitment',
  'Publication', 'PublicationTitle', 'PublicationPart', 'PublicationRole', 'PublicationActivity',
  'Source', 'Claim'`
const group = castId('kelompok-a')
const query = async (text: string) => (await records.pool.query(text)).rows

const revisions = (id: string, table = 'Actor') =>
  query(`SELECT by, operation, image, "mutationId" FROM "Revision"
    WHERE "table" = '${table}' AND "recordId" = '${id}' ORDER BY id`)

it('begins with what the seed holds, by the seed, the whole row but for what is generated', async () => {
  const tables = kept.split(',').map((name) => name.trim().replaceAll("'", ''))
  const counts = tables.map((name) => `SELECT '${name}' AS name, count(*)::int FROM "${name}"`)
  const found = await query(`SELECT "table" AS name, count(*)::int FROM "Revision"
    WHERE by = 'seed' AND operation = 'CREATED' GROUP BY 1 ORDER BY 1`)
  const rows = (await query(`${counts.join(' UNION ALL ')} ORDER BY 1`)).filter((one) => one.count)
  expect(found.map(({ name, count }) => [name, count])).toEqual(
    rows.map(({ name, count }) => [name, count]).toSorted(),
  )
  expect(await query(`SELECT DISTINCT by FROM "Revision"`)).toEqual([{ by: 'seed' }])
  const [row] = await query(`SELECT to_jsonb(a) - '{searchKey,searchWords}'::text[] AS image
    FROM "Actor" a WHERE id = '${group}'`)
  expect((await revisions(group))[0]?.image).toEqual(row?.image)
})

it('keeps each change once, with its author and its mutation, and none that changes nothing', async () => {
  const mutation = '01890a5d-ac96-774b-bcce-b302099a8057'
  await query(`UPDATE "Actor" SET name = name WHERE id = '${group}'`)
  expect(await revisions(group)).toHaveLength(1)
  const client = await records.pool.connect()
  await client.query('BEGIN')
  await client.query(`SELECT set_config('anyam.principal', 'developer', true),
    set_config('anyam.mutation', '${mutation}', true)`)
  await client.query(`UPDATE "Actor" SET summary = 'dua' WHERE id = '${group}'`)
  await client.query('COMMIT')
  client.release()
  await query(`UPDATE "Actor" SET summary = 'tiga' WHERE id = '${group}'`)
  const found = await revisions(group)
  expect(found.map(({ by, image, mutationId }) => [by, image.summary, mutationId])).toEqual([
    ['seed', found[0]?.image.summary, null],
    ['developer', 'dua', mutation],
    ['database', 'tiga', null],
  ])
})

it('keeps what is deleted, in a cascade and by TRUNCATE too, and is itself never changed', async () => {
  const [claim] = await query(`SELECT id, "tieId" FROM "Claim" WHERE "tieId" IS NOT NULL LIMIT 1`)
  await query(`DELETE FROM "Tie" WHERE id = '${claim?.tieId}'`)
  for (const [id, table] of [
    [claim?.tieId, 'Tie'],
    [claim?.id, 'Claim'],
  ]) {
    expect((await revisions(id, table)).map(({ operation }) => operation)).toEqual([
      'CREATED',
      'DELETED',
    ])
  }
  const [assessment] = await query(`SELECT count(*)::int AS n FROM "ActivityIssue"`)
  await query('TRUNCATE "ActivityIssue"')
  expect(
    await query(`SELECT count(*)::int AS n FROM "Revision"
      WHERE "table" = 'ActivityIssue' AND operation = 'DELETED'`),
  ).toEqual([assessment])
  for (const text of ['UPDATE "Revision" SET by = by', 'DELETE FROM "Revision"']) {
    await expect(query(text)).rejects.toThrow('a revision never changes')
  }
})

it('gives pages of many histories by one statement, each cut and counted by itself', async () => {
  const ask = { table: 'Actor', limit: 2, backward: false, cursor: null, total: true }
  const view = { circles: ['PUBLIC'], references: [], whereOf: () => ({}) }
  const other = castId('kelompok-b')
  const read = async (...asks: object[]) =>
    (
      await readHistories(records.prisma, asks.map((one) => ({ ...ask, ...one })) as never, view)
    ).pages.map(({ rows, total }) => [total, rows.map(({ image }) => image.summary ?? null)])
  const before = (await revisions(group))[0]?.image.summary ?? null
  expect(
    await read({ recordId: other }, { recordId: group }, { recordId: crypto.randomUUID() }),
  ).toEqual([
    [1, [null]],
    [3, ['tiga', 'dua', before]],
    [0, []],
  ])
  const { pages } = await readHistories(records.prisma, [{ ...ask, recordId: group }], view)
  const cursor = pages[0]?.rows[1]?.id
  expect(
    await read(
      { recordId: group, cursor },
      { recordId: group, cursor, backward: true, total: false },
      { recordId: group, backward: true, limit: 1 },
    ),
  ).toEqual([
    [3, [before]],
    [0, ['tiga']],
    [3, [before, 'dua']],
  ])
})

it('leaves out states that may not be seen, what was before them, and what is sealed', async () => {
  for (const change of [
    `visibility = 'GROUP'`,
    `summary = 'rahasia'`,
    `visibility = 'PUBLIC'`,
    `summary = 'terbuka'`,
  ]) {
    await query(`UPDATE "Actor" SET ${change} WHERE id = '${group}'`)
  }
  const [person] = await query(`SELECT id FROM "Person" LIMIT 1`)
  await query(`UPDATE "Person" SET sealed = 'x' WHERE id = '${person?.id}'`)
  const ask = { limit: 3, backward: false, cursor: null, total: true }
  const asks = [
    { ...ask, table: 'Actor', recordId: group },
    { ...ask, table: 'Person', recordId: person?.id as string },
  ]
  const view = { circles: ['PUBLIC'], references: [], whereOf: () => ({}) }
  const { pages } = await readHistories(records.prisma, asks, view)
  expect(pages[0]?.total).toBe(5)
  const found = pages[0]?.rows.map(({ image, before }) => [image.summary, before?.summary])
  expect(found?.slice(0, 3)).toEqual([
    ['terbuka', 'rahasia'],
    ['rahasia', undefined],
    ['tiga', 'dua'],
  ])
  expect(JSON.stringify(pages[1])).not.toContain('sealed')
})
