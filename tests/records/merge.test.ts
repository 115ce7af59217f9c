import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRecords, type Records } from '../../src/records/database.ts'
import { mostMoved } from '../../src/records/merge/limits.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { merge, unmerge } from './merging.ts'
import { ids, insert, insertBase, type Values } from './rows.ts'

let database: FreshDatabase
let records: Records
let client: pg.Client
beforeAll(async () => {
  database = await freshDatabase()
  records = openRecords(database.url)
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await insertBase(client)
})
afterAll(async () => {
  await client.end()
  await records.close()
  await database.drop()
})

const kinds = { GROUP: 'UNION', ALLIANCE: 'NETWORK', STAKEHOLDER: 'AGENCY' }
const actor = (values: Values = {}, kind: keyof typeof kinds = 'GROUP') =>
  insert(client, 'Actor', { kind, classification: kinds[kind], ...values })
const row = async (table: string, id: string) =>
  (await client.query(`SELECT * FROM "${table}" WHERE id = $1`, [id])).rows[0]
const years = (from: string, to: string): Values => ({
  since: from,
  until: to,
  sinceMin: `${from}-01-01`,
  sinceMax: `${from}-12-31`,
  untilMin: `${to}-12-31`,
  untilMax: `${to}-12-31`,
})
const tie = (kind: string, fromId: string, toId: string, values: Values = {}) =>
  insert(client, 'Tie', { kind, fromId, toId, ...values })

/** Two groups, the second of which is absorbed by the first. */
async function two(first: Values = {}, second: Values = {}) {
  return { a: await actor(first), b: await actor(second) }
}

async function merged(absorbed: string, survivor: string) {
  const { result, codes, warnings } = await merge(records, absorbed, survivor)
  expect(codes).toEqual([])
  if (!result) throw new Error('The merge was not made.')
  return { ...result, warnings }
}

describe('a merge', () => {
  test('moves ties with their dates; two of one kind with different dates stay two', async () => {
    const { a, b } = await two()
    const [office, alliance] = [ids.office, ids.alliance]
    const early = await tie('LOBBIES', a, office, years('2010', '2012'))
    const late = await tie('LOBBIES', b, office, years('2014', '2016'))
    const member = await tie('MEMBER_OF', b, alliance, { role: 'OBSERVER' })
    await merged(b, a)
    expect(await row('Tie', early)).toMatchObject({ fromId: a, version: 1, absorbedBy: null })
    expect(await row('Tie', late)).toMatchObject({
      ...{ fromId: a, toId: office, since: '2014', until: '2016', version: 2, absorbedBy: null },
    })
    expect(await row('Tie', member)).toMatchObject({ fromId: a, role: 'OBSERVER' })
  })

  test('keeps an undirected tie in the order of ids', async () => {
    const [low, high] = [ids.low, 'ffffffff-0000-7000-8000-000000000001']
    const { a, b } = await two({ id: high })
    const id = await tie('ALLIED_WITH', low, b)
    const other = await actor({ id: 'eeeeeeee-0000-7000-8000-000000000001' })
    const [first = b, second = other] = [b, other].sort()
    const turned = await tie('ALLIED_WITH', first, second)
    await merged(b, a)
    expect(await row('Tie', id)).toMatchObject({ fromId: low, toId: high })
    expect(await row('Tie', turned)).toMatchObject({ fromId: other, toId: high })
  })

  test('leaves aside what would be a tie with itself, and its claims with it', async () => {
    const { a, b } = await two()
    const id = await tie('SUCCEEDS', a, b)
    const claim = await insert(client, 'Claim', { actorId: null, tieId: id })
    const made = await merged(b, a)
    expect(made.aside).toEqual([{ table: 'Tie', id }])
    expect(await row('Tie', id)).toMatchObject({ fromId: a, toId: b, absorbedBy: made.id })
    expect(await row('Claim', claim)).toMatchObject({ tieId: id, version: 1 })
  })

  test('leaves aside a second open tie, one that overlaps for certain, and a circle', async () => {
    const { a, b } = await two()
    const above = await actor({}, 'STAKEHOLDER')
    await tie('OPPOSES', a, ids.office)
    const open = await tie('OPPOSES', b, ids.office)
    await tie('LOBBIES', ids.high, a, years('2010', '2014'))
    const overlapping = await tie('LOBBIES', ids.high, b, years('2013', '2016'))
    await tie('PART_OF', above, a)
    const circle = await tie('PART_OF', b, above)
    const made = await merged(b, a)
    expect(made.aside.map(({ id }) => id).sort()).toEqual([open, overlapping, circle].sort())
  })

  test('gives work directly that was given through the other one', async () => {
    const { a, b } = await two()
    const id = await tie('GIVES_WORK_TO', a, ids.high, { middlemanId: b })
    const made = await merged(b, a)
    expect(await row('Tie', id)).toMatchObject({ fromId: a, middlemanId: null, absorbedBy: null })
    await unmerge(records, made.id)
    expect(await row('Tie', id)).toMatchObject({ fromId: a, middlemanId: b })
  })

  test('leaves aside a membership of the same time; one of another time moves', async () => {
    const { a, b } = await two()
    await insert(client, 'Membership', { groupId: a, ...years('2010', '2012') })
    const same = await insert(client, 'Membership', { groupId: b, ...years('2011', '2015') })
    const other = await insert(client, 'Membership', { groupId: b, ...years('2016', '2018') })
    const made = await merged(b, a)
    expect(made.aside).toEqual([{ table: 'Membership', id: same }])
    expect(await row('Membership', other)).toMatchObject({ groupId: a, since: '2016' })
  })

  test('makes the names of the one other names of the other, each once', async () => {
    const { a, b } = await two({ name: 'Melati' }, { name: 'Kelompok Melati' })
    await insert(client, 'ActorName', { actorId: a, name: 'KM' })
    const again = await insert(client, 'ActorName', { actorId: b, name: 'KM' })
    const own = await insert(client, 'ActorName', { actorId: b, name: 'Melati' })
    const new_ = await insert(client, 'ActorName', { actorId: b, name: 'Jasmine', language: 'en' })
    const made = await merged(b, a)
    expect(made.aside.map(({ id }) => id).sort()).toEqual([again, own].sort())
    expect(await row('ActorName', new_)).toMatchObject({ actorId: a, language: 'en' })
    const names = () =>
      client
        .query('SELECT name FROM "ActorName" WHERE "actorId" = $1 ORDER BY name COLLATE "C"', [a])
        .then(({ rows }) => rows.map(({ name }) => name))
    expect(await names()).toEqual(['Jasmine', 'KM', 'Kelompok Melati'])
    await unmerge(records, made.id)
    expect(await names()).toEqual(['KM'])
  })

  test('takes over what was not known, but no dates that contradict each other', async () => {
    const { a, b } = await two(
      { foundedOn: '2015' },
      { foundedOn: '2011', dissolvedOn: '2013', summary: 'penjahit' },
    )
    const made = await merged(b, a)
    const known = { foundedOn: '2015', dissolvedOn: null, summary: 'penjahit' }
    expect(await row('Actor', a)).toMatchObject({ ...known, version: 2 })
    await unmerge(records, made.id)
    expect(await row('Actor', a)).toMatchObject({ summary: null })
  })

  test('moves claims, assessments, audiences and the ledger of stances as well', async () => {
    const [a, b] = [await actor({}, 'ALLIANCE'), await actor({}, 'ALLIANCE')]
    const claim = await insert(client, 'Claim', { actorId: b })
    const judged = await tie('SUCCEEDS', ids.high, ids.low, years('1999', '2000'))
    const assessment = await insert(client, 'TieAssessment', { tieId: judged, assessorId: b })
    const stances = [
      await insert(client, 'Stance', { actorId: a }),
      await insert(client, 'Stance', { actorId: b, assessorId: b }),
    ]
    const seen = { visibility: 'ALLIANCE', audienceId: b }
    const hidden = [await actor(seen), await insert(client, 'Issue', seen)]
    await merged(b, a)
    expect(await row('Claim', claim)).toMatchObject({ actorId: a })
    expect(await row('TieAssessment', assessment)).toMatchObject({ assessorId: a })
    expect(await row('Stance', stances[1] ?? '')).toMatchObject({ actorId: a, assessorId: a })
    expect(await row('Stance', stances[0] ?? '')).toMatchObject({ actorId: a, version: 1 })
    expect(await row('Actor', hidden[0] ?? '')).toMatchObject({ audienceId: a })
    expect(await row('Issue', hidden[1] ?? '')).toMatchObject({ audienceId: a })
  })

  test('is refused between kinds, with itself, with one that was merged, and of another version', async () => {
    const { a, b } = await two()
    const office = await actor({}, 'STAKEHOLDER')
    expect((await merge(records, office, a)).codes).toEqual(['WRONG_KIND'])
    expect((await merge(records, a, a)).codes).toEqual(['SAME_ACTOR'])
    expect((await merge(records, ids.tie, a)).codes).toEqual(['NOT_FOUND'])
    await merged(b, a)
    const again = await merge(records, b, ids.low)
    expect(again.codes).toEqual(['ALREADY_MERGED'])
    expect(again.problems[0]?.path).toEqual(['input', 'absorbed'])
    expect((await merge(records, ids.low, b)).codes).toEqual(['ALREADY_MERGED'])
    const late = await merge(records, ids.low, a, { survivor: 1 })
    expect(late.problems).toMatchObject([
      { code: 'VERSION_CONFLICT', path: ['input', 'expectedSurvivorVersion'], current: { id: a } },
    ])
  })

  test('is refused when too many records name the absorbed actor; the other way round it is made', async () => {
    const { a, b } = await two()
    await client.query(
      `INSERT INTO "Claim" (id, "actorId", property, "asPrinted", "sourceId")
       SELECT gen_random_uuid(), $1, 'members', 'uji', $2 FROM generate_series(0, $3)`,
      [b, ids.source, mostMoved],
    )
    expect((await merge(records, b, a)).codes).toEqual(['MERGE_TOO_LARGE'])
    await merged(a, b)
  })

  test('is refused when the survivor would be its own audience', async () => {
    const [a, b] = [await actor({}, 'ALLIANCE'), await actor({}, 'ALLIANCE')]
    const between = await actor({ visibility: 'ALLIANCE', audienceId: b }, 'ALLIANCE')
    await client.query(
      `UPDATE "Actor" SET visibility = 'ALLIANCE', "audienceId" = $2 WHERE id = $1`,
      [a, between],
    )
    expect((await merge(records, b, a)).codes).toEqual(['AUDIENCE_CIRCLE'])
  })

  test('shows nothing of the absorbed one to a wider circle; to a narrower one with a warning', async () => {
    const [open, closed] = [await actor({ visibility: 'PUBLIC' }), await actor()]
    expect((await merge(records, closed, open)).codes).toEqual(['OTHER_VISIBILITY'])
    expect((await merged(open, closed)).warnings).toEqual(['OTHER_VISIBILITY'])
  })
})

describe('undoing a merge', () => {
  test('leaves what has changed or gone since, and lists it; what was made since stays', async () => {
    const { a, b } = await two()
    const moved = await tie('SUCCEEDS', b, ids.high)
    const changed = await insert(client, 'Stance', { actorId: b })
    const gone = await insert(client, 'Claim', { actorId: b })
    const made = await merged(b, a)
    await client.query('UPDATE "Stance" SET "actorId" = $2 WHERE id = $1', [changed, ids.low])
    await client.query('UPDATE "Tie" SET note = $2 WHERE id = $1', [moved, 'tetap'])
    await client.query('DELETE FROM "Claim" WHERE id = $1', [gone])
    const late = [await tie('OPPOSES', a, ids.low), await insert(client, 'Claim', { actorId: a })]
    const { result } = await unmerge(records, made.id)
    expect(result?.left).toEqual([
      { table: 'Stance', id: changed, reason: 'CHANGED' },
      { table: 'Claim', id: gone, reason: 'DELETED' },
    ])
    expect(result).toMatchObject({ leftCount: 2, madeSinceCount: 2 })
    expect(result?.madeSince.map(({ id }) => id).sort()).toEqual(late.toSorted())
    expect(await row('Tie', moved)).toMatchObject({ fromId: b, note: 'tetap', version: 3 })
    expect(await row('Tie', late[0] ?? '')).toMatchObject({ fromId: a })
  })

  test('leaves a row that would collide', async () => {
    const { a, b } = await two()
    await tie('OPPOSES', a, ids.high)
    const aside = await tie('OPPOSES', b, ids.high)
    const ended = await tie('OPPOSES', b, ids.high, years('2001', '2002'))
    const made = await merged(b, a)
    await client.query('DELETE FROM "Tie" WHERE "fromId" = $1 AND id <> $2', [a, ended])
    await client.query('UPDATE "Tie" SET until = NULL WHERE id = $1', [ended])
    const { result } = await unmerge(records, made.id)
    expect(result?.leftCount).toBe(1)
    expect(result?.left[0]).toMatchObject({ table: 'Tie', reason: 'COLLIDES' })
    const left = result?.left[0]?.id ?? ''
    expect([aside, ended]).toContain(left)
    const now = { [aside]: { absorbedBy: made.id }, [ended]: { fromId: a } }
    expect(await row('Tie', left)).toMatchObject(now[left] ?? {})
  })

  test('goes last first where merges share an actor, and once', async () => {
    const { a, b } = await two()
    const c = await actor()
    const id = await tie('SUCCEEDS', a, ids.high)
    const first = await merged(a, b)
    const second = await merged(b, c)
    expect(await row('Actor', a)).toMatchObject({ mergedIntoId: c })
    const early = await unmerge(records, first.id)
    expect(early.codes).toEqual(['MERGE_NOT_LAST'])
    expect(early.problems[0]?.text.en).toContain(`merge_${second.id}`)
    await unmerge(records, second.id)
    expect(await row('Actor', a)).toMatchObject({ mergedIntoId: b })
    expect(await row('Tie', id)).toMatchObject({ fromId: b })
    expect((await unmerge(records, first.id)).codes).toEqual([])
    expect(await row('Tie', id)).toMatchObject({ fromId: a })
    expect((await unmerge(records, first.id)).codes).toEqual(['MERGE_UNDONE'])
    expect((await unmerge(records, ids.tie)).codes).toEqual(['NOT_FOUND'])
  })

  test('goes last first where merges share a row alone', async () => {
    const { a, b } = await two()
    const other = await two()
    await tie('SUCCEEDS', b, other.b)
    const first = await merged(b, a)
    const second = await merged(other.b, other.a)
    expect((await unmerge(records, first.id)).codes).toEqual(['MERGE_NOT_LAST'])
    expect((await unmerge(records, second.id)).codes).toEqual([])
    expect((await unmerge(records, first.id)).codes).toEqual([])
  })

  test('goes last first where merges share a survivor: what one left aside rests on the other', async () => {
    const { a, b } = await two()
    const c = await actor()
    const [first, second] = [await merged(b, a), await merged(c, a)]
    expect((await unmerge(records, first.id)).codes).toEqual(['MERGE_NOT_LAST'])
    expect((await unmerge(records, second.id)).codes).toEqual([])
    expect((await unmerge(records, first.id)).codes).toEqual([])
  })

  test('lets the same two be merged again', async () => {
    const { a, b } = await two()
    const first = await merged(b, a)
    expect((await unmerge(records, first.id, { version: 7 })).codes).toEqual(['VERSION_CONFLICT'])
    await unmerge(records, first.id)
    await merged(b, a)
  })
})
