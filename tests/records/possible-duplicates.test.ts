import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anonymous, developer } from '../../src/access/circles.ts'
import { seenRecords } from '../../src/access/records.ts'
import { openRecords, type Records } from '../../src/records/database.ts'
import {
  type PossibleDuplicate,
  possibleDuplicates,
} from '../../src/records/possible-duplicates.ts'
import { loadSeed } from '../../src/records/seed.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { merge } from './merging.ts'
import { ids, insert, insertBase, type Values } from './rows.ts'

const undo: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const step of undo.toReversed()) await step()
})

async function opened() {
  const database: FreshDatabase = await freshDatabase()
  const statements: string[] = []
  const records = openRecords(database.url, { log: ({ text }) => statements.push(text) })
  undo.push(database.drop, records.close)
  return { records, statements }
}

const everything = { kind: null, seen: seenRecords(developer), limit: 100, after: null }

test('the seed: KPRM and HBW Mandiri Ungaran come first, with the words that mean the same', async () => {
  const { records, statements } = await opened()
  await loadSeed(records.prisma)
  statements.length = 0
  const { pairs, total } = await possibleDuplicates(records.prisma, { ...everything, limit: 3 })
  expect(statements).toHaveLength(1)
  expect(total).toBeGreaterThan(5)
  const [first] = pairs
  const slugs = await records.prisma.actor.findMany({
    where: { id: { in: [first?.a ?? '', first?.b ?? ''] } },
    select: { slug: true },
    orderBy: { slug: 'asc' },
  })
  expect(slugs.map(({ slug }) => slug)).toEqual(['hbw-mandiri-ungaran', 'kprm-kabupaten-semarang'])
  expect(first?.reasons).toEqual([
    { reason: 'NAME_WORDS', values: ['mandiri', 'pekerja', 'rumahan'] },
    { reason: 'SHARED_REGENCY', values: ['Kabupaten Semarang'] },
  ])
})

describe('two actors', () => {
  let records: Records
  let client: pg.Client
  beforeAll(async () => {
    const made = await opened()
    records = made.records
    client = new pg.Client({ connectionString: records.url })
    await client.connect()
    undo.push(() => client.end())
    await insertBase(client)
    // So that a word that two of them bear is a rare one.
    for (const name of [
      'Anyelir',
      'Cempaka',
      'Dahlia',
      'Flamboyan',
      'Kamboja',
      'Seroja',
      'Tanjung',
    ]) {
      await actor(name)
    }
  })

  const actor = (name: string, values: Values = {}) =>
    insert(client, 'Actor', {
      ...{ name, sortName: name.toLowerCase(), visibility: 'PUBLIC' },
      ...values,
    })

  const find = (more: object = {}) => possibleDuplicates(records.prisma, { ...everything, ...more })
  const pairOf = (pairs: readonly PossibleDuplicate[], a: string, b: string) =>
    pairs.find((pair) => [a, b].sort().join() === [pair.a, pair.b].join())
  async function of(a: string, b: string) {
    const pair = pairOf((await find()).pairs, a, b)
    return pair && { ...pair, reasons: pair.reasons.map(({ reason }) => reason) }
  }

  test('whose names are mistyped, translated or shortened are found', async () => {
    const typed = [await actor('Melati Putih'), await actor('Melatti Putih')] as const
    expect((await of(...typed))?.reasons).toContain('NAME_SPELLING')
    const alone = [await actor('Rengganis'), await actor('Rengganiz')] as const
    expect((await of(...alone))?.reasons).toEqual(['NAME_SPELLING'])
    const short = [
      await actor('SPPR Kenanga'),
      await actor('Kenanga women homeworkers union'),
    ] as const
    const found = (await find()).pairs
    expect(pairOf(found, ...short)?.reasons[0]).toEqual({
      reason: 'NAME_WORDS',
      values: ['kenanga', 'pekerja', 'perempuan', 'rumahan', 'serikat'],
    })
    const other = await actor('Nama Lain')
    await insert(client, 'ActorName', {
      actorId: other,
      name: 'Rumpun Bambu',
      sortName: 'rumpun bambu',
    })
    expect((await of(other, await actor('Bambu Rumpun')))?.reasons).toContain('NAME_WORDS')
  })

  test('with one contact, area, trade or neighbour look the likelier, step by step', async () => {
    const [a, b] = [await actor('Sekar Arum'), await actor('Sekar Wangi')]
    const score = async () => Number((await of(a, b))?.score ?? 0)
    const steps = [await score()]
    const trade = await insert(client, 'Trade')
    for (const [table, values] of [
      ['ActorArea', { areaId: ids.area, role: 'SEAT' }],
      ['ActorTrade', { tradeId: trade }],
      ['Tie', { kind: 'LOBBIES', toId: ids.office, fromId: null }],
      ['Contact', { value: 'https://example.org/sekar', visibility: 'PUBLIC' }],
    ] as const) {
      for (const actorId of [a, b]) {
        const own = table === 'Tie' ? { ...values, fromId: actorId } : { ...values, actorId }
        await insert(client, table, own)
      }
      steps.push(await score())
    }
    expect(steps).toEqual(steps.toSorted((one, two) => one - two))
    expect(new Set(steps).size).toBe(steps.length)
    const shared = ['SAME_CONTACT', 'SHARED_REGENCY', 'SHARED_TRADES', 'SHARED_NEIGHBOURS']
    expect((await of(a, b))?.reasons.slice(-4)).toEqual(shared)
  })

  const tie = (kind: string, fromId: string, toId: string, values: Values = {}) =>
    insert(client, 'Tie', { kind, fromId, toId, ...values })
  const placed = (actorId: string, areaId: string) =>
    insert(client, 'ActorArea', { actorId, areaId, role: 'SEAT' })
  const years = (from: number, to: number): Values => ({
    ...{ until: `${to}`, sinceMin: `${from}-01-01`, sinceMax: `${from}-12-31` },
    ...{ untilMin: `${to}-12-31`, untilMax: `${to}-12-31` },
  })

  test.each<[string, Values, (a: string, b: string) => Promise<unknown>]>([
    ['OTHER_LEVEL', { level: 'PROVINCE' }, async () => {}],
    ['OTHER_FOUNDING', { foundedOn: '2015-02' }, async () => {}],
    ['TIED_TO_EACH_OTHER', {}, (a, b) => tie('SUCCEEDS', a, b)],
    [
      'MEMBERS_AT_ONCE',
      {},
      async (a, b) => {
        await tie('MEMBER_OF', a, ids.alliance, years(2010, 2014))
        await tie('MEMBER_OF', b, ids.alliance, years(2014, 2016))
      },
    ],
    [
      'OTHER_AREA',
      {},
      async (a, b) => {
        await placed(a, ids.area)
        await placed(b, await insert(client, 'Area', { code: '98' }))
      },
    ],
  ])('that differ look less likely: %s', async (reason, values, make) => {
    const name = `Lestari ${reason.toLowerCase().replaceAll('_', '')}`
    const a = await actor(name, { foundedOn: '2010' })
    const b = await actor(name, { foundedOn: '2010-05', ...values })
    await make(a, b)
    const found = await of(a, b)
    expect(found?.reasons).toEqual(['NAME_WORDS', 'NAME_SPELLING', reason])
    expect(Number(found?.score)).toBeLessThan(0.5)
  })

  test('that were members of one alliance one after the other share a neighbour', async () => {
    const [a, b] = [await actor('Bersama Bergantian'), await actor('Bersama Bergantian')]
    await tie('MEMBER_OF', a, ids.alliance, years(2010, 2012))
    await tie('MEMBER_OF', b, ids.alliance, years(2013, 2016))
    expect((await of(a, b))?.reasons).toEqual(['NAME_WORDS', 'NAME_SPELLING', 'SHARED_NEIGHBOURS'])
  })

  test('are of one kind, are both seen, and are not one already', async () => {
    const name = 'Srikandi Nusantara'
    const [a, b] = [await actor(name), await actor(name)]
    const office = await actor(name, { kind: 'STAKEHOLDER', classification: 'MEDIA' })
    const hidden = await actor(name, { visibility: 'GROUP' })
    const mine = ({ pairs }: { pairs: readonly PossibleDuplicate[] }) =>
      pairs.filter((pair) => [a, b, office, hidden].includes(pair.a)).length
    expect(mine(await find())).toBe(3)
    expect(mine(await find({ seen: seenRecords(anonymous) }))).toBe(1)
    expect(mine(await find({ kind: 'STAKEHOLDER' }))).toBe(0)
    await merge(records, b, a)
    expect(mine(await find({ seen: seenRecords(anonymous) }))).toBe(0)
    expect(mine(await find())).toBe(1)
  })

  test('are listed page by page, each pair once', async () => {
    const { pairs, total } = await find()
    expect(pairs).toHaveLength(total)
    const seen: PossibleDuplicate[] = []
    for (let after: PossibleDuplicate | null = null; ; ) {
      const page: PossibleDuplicate[] = (await find({ limit: 3, after })).pairs
      seen.push(...page.slice(0, 3))
      if (page.length <= 3) break
      after = page[2] ?? null
    }
    expect(seen).toEqual(pairs)
  })
})
