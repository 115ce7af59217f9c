import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '../../src/access/circles.ts'
import type { Viewer } from '../../src/model/viewer.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { refreshPeopleFigures } from '../../src/records/people-figures.ts'
import { castId } from '../cast.ts'
import { type Ask, apiOver } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
let ask: Ask
const engine = openGrafeo()
const undo: (() => Promise<void>)[] = []

beforeAll(async () => {
  records = await castRecords()
  const api = await apiOver(records, engine)
  ask = api.ask
  undo.push(api.close, () => engine.close(), records.drop)
})
afterAll(async () => {
  for (const step of undo) await step()
})

const rowsOf = async (args: string, fields: string) => {
  const { data, errors } = await ask(`{ coverage(${args}) { ${fields} } }`)
  expect(errors).toEqual([])
  return data.coverage
}

/** The rows as the code of their area, `?` behind it where it is uncertain, and their groups. */
const places = async (args: string): Promise<Record<string, number>> => {
  const rows = await rowsOf(args, 'area { code } uncertain groups')
  return Object.fromEntries(
    rows.map((row: { area: { code: string } | null; uncertain: boolean; groups: number }) => [
      `${row.area?.code ?? ''}${row.uncertain ? '?' : ''}`,
      row.groups,
    ]),
  )
}

/** People of a group in one statement; synthetic ones are invented. */
const people = async (slug: string, count: number, synthetic = false) => {
  const { prisma } = records
  const ids = await prisma.person.createManyAndReturn({
    data: Array.from({ length: count }, () => ({ synthetic })),
    select: { id: true },
  })
  await prisma.membership.createMany({
    data: ids.map(({ id }) => ({ personId: id, groupId: castId(slug), synthetic })),
  })
  return () => prisma.person.deleteMany({ where: { id: { in: ids.map(({ id }) => id) } } })
}

describe('rows', () => {
  it('are provinces, each group once, and last the groups whose place is not known', async () => {
    expect(await places('by: PROVINCE')).toEqual({ '34': 2, '35': 2, '?': 1 })
  })

  it('are regencies; what is known of the province only counts there as uncertain', async () => {
    expect(await places('by: REGENCY')).toEqual({
      '34.02': 1,
      '34.71': 1,
      '35.78': 1,
      '35?': 1,
      '?': 1,
    })
  })

  it('stand at 0 for areas, trades and classifications without groups', async () => {
    await records.prisma.area.create({
      data: { code: '36', name: 'Banten', sortName: 'banten', level: 'PROVINCE' },
    })
    await records.prisma.trade.create({
      data: { slug: 'rotan', nameId: 'rotan', nameEn: 'rattan' },
    })
    expect(await places('by: PROVINCE')).toMatchObject({ '36': 0 })
    expect(await rowsOf('by: TRADE', 'trade { slug } groups uncertain')).toEqual([
      { trade: { slug: 'anyaman' }, groups: 1, uncertain: false },
      { trade: { slug: 'menjahit' }, groups: 2, uncertain: false },
      { trade: { slug: 'rotan' }, groups: 0, uncertain: false },
      { trade: null, groups: 3, uncertain: true },
    ])
    expect(
      await rowsOf(
        'by: CLASSIFICATION, filter: { trade: { slug: "menjahit" } }',
        'classification groups',
      ),
    ).toEqual([
      { classification: 'LOCAL_GROUP', groups: 1 },
      { classification: 'UNION', groups: 1 },
      { classification: 'COOPERATIVE', groups: 0 },
      { classification: 'COMMUNITY', groups: 0 },
    ])
  })

  it('say how many groups they are in all, since one may stand in several', async () => {
    const trades = await rowsOf('by: TRADE', 'trade { slug } groups alsoElsewhere groupsInAll')
    expect(trades.map((row: { groupsInAll: number }) => row.groupsInAll)).toEqual([5, 5, 5, 5])
    expect(trades.map((row: { alsoElsewhere: number }) => row.alsoElsewhere)).toEqual([1, 1, 0, 0])
    const sum = trades.reduce((all: number, row: { groups: number }) => all + row.groups, 0)
    expect(sum).toBe(6)
  })

  it('have coordinates, and cost one statement and one for the areas', async () => {
    const { data, sql, cypher } = await ask(
      '{ coverage(by: REGENCY) { area { name latitude longitude parent { name } } groups reported { value } } }',
    )
    expect(data.coverage[0].area).toMatchObject({ latitude: -7.9, longitude: 110.3 })
    expect({ sql: sql.length, cypher: cypher.length }).toEqual({ sql: 2, cypher: 0 })
    expect((await ask('{ coverage(by: PROVINCE) { groups } }')).sql).toHaveLength(1)
  })
})

describe('filters', () => {
  it.each([
    [
      'an area and its parts',
      'by: REGENCY, filter: { area: { code: "34" } }',
      { '34.02': 1, '34.71': 1 },
    ],
    ['the area around', 'by: PROVINCE, filter: { area: { code: "34.02" } }', { '34': 1 }],
    [
      'roles',
      'by: REGENCY, filter: { roles: [MEMBERS_IN] }',
      { '34.02': 0, '34.71': 0, '35.78': 1, '?': 4 },
    ],
    ['no roles', 'by: PROVINCE, filter: { roles: [] }', { '34': 0, '35': 0, '36': 0, '?': 5 }],
    [
      'no classifications',
      'by: PROVINCE, filter: { classifications: [] }',
      { '34': 0, '35': 0, '36': 0 },
    ],
    [
      'contradictions',
      'by: PROVINCE, filter: { trade: { slug: "anyaman" }, classifications: [COMMUNITY] }',
      { '34': 0, '35': 0, '36': 0 },
    ],
    ['an area not on record', 'by: PROVINCE, filter: { area: { code: "99" } }', {}],
    [
      'a trade not on record',
      'by: PROVINCE, filter: { trade: { slug: "a\\u0000" } }',
      { '34': 0, '35': 0, '36': 0 },
    ],
  ])('take %s', async (_what, args, expected) => {
    expect(await places(args)).toEqual(expected)
  })

  it('refuse a code that is none', async () => {
    const { errors } = await ask(
      '{ coverage(by: PROVINCE, filter: { area: { code: "x\'--" } }) { groups } }',
    )
    expect(errors[0]?.code).toBe('BAD_FILTER')
  })
})

describe('the day', () => {
  it('leaves out what was certainly founded later or dissolved before', async () => {
    const { prisma } = records
    const inProvince = async (asOf: string) => {
      const rows = await rowsOf(`by: PROVINCE, asOf: ${asOf}`, 'area { code } groups foundedByThen')
      const row = rows.find((one: { area: { code: string } | null }) => one.area?.code === '34')
      return [row.groups, row.foundedByThen]
    }
    expect(await inProvince('"2014-12-31"')).toEqual([1, 0])
    expect(await inProvince('"2015-01-01"')).toEqual([2, 0])
    expect(await inProvince('"2015-12-31"')).toEqual([2, 1])
    expect(await inProvince('"0001-01-01"')).toEqual([1, 0])
    expect(await inProvince('"9999-12-31"')).toEqual([2, 1])
    expect(await inProvince('null')).toEqual([2, null])
    await prisma.actor.update({
      where: { id: castId('kelompok-b') },
      data: { dissolvedOn: '2019-05' },
    })
    expect(await inProvince('"2019-05-31"')).toEqual([2, 1])
    expect(await inProvince('"2019-06-01"')).toEqual([1, 1])
    await prisma.actor.update({ where: { id: castId('kelompok-b') }, data: { dissolvedOn: null } })
  })
})

describe('people', () => {
  const fields = 'area { code } uncertain recorded { value withheld countedOn } synthetic'
  const told = async (args: string, code: string | null, viewer?: Viewer) => {
    const { data, errors } = await ask(`{ coverage(${args}) { ${fields} } }`, {}, 'EN', viewer)
    expect(errors).toEqual([])
    return data.coverage.find(
      (one: { area: { code: string } | null }) => (one.area?.code ?? null) === code,
    )
  }
  const diy = (args = '') => told(`by: PROVINCE ${args}`, '34')
  const notAllowed = { recorded: { value: null, withheld: 'NOT_ALLOWED', countedOn: null } }
  let day = 1
  const countAgain = () => {
    day += 1
    return refreshPeopleFigures(records.prisma, `2024-06-${String(day).padStart(2, '0')}`)
  }

  it('are counted once a day apart from invented ones, of which only those listed are told', async () => {
    expect(await diy()).toMatchObject({
      ...{ recorded: { value: 0, withheld: null, countedOn: '2024-06-01' }, synthetic: 2 },
    })
    const undoA = await people('kelompok-a', 30)
    expect(await diy()).toMatchObject({ recorded: { value: 0, countedOn: '2024-06-01' } })
    await countAgain()
    expect(await diy()).toMatchObject({
      ...{ recorded: { value: 30, withheld: null, countedOn: '2024-06-02' }, synthetic: 2 },
    })
    const undoB = await people('kelompok-b', 10)
    await countAgain()
    expect(await diy()).toMatchObject({ recorded: { value: null, withheld: 'FEWER_THAN_11' } })
    const undoC = await people('kelompok-b', 1)
    await countAgain()
    expect(await diy()).toMatchObject({ recorded: { value: 41, withheld: null } })
    for (const undo of [undoA, undoB, undoC]) await undo()
    await countAgain()
  })

  it('are given of whole provinces and regencies, today', async () => {
    expect(await diy(', asOf: "2024-06-01"')).toMatchObject({ recorded: { value: 0 } })
    const within = 'filter: { area: { code: "34" } }'
    expect(await told(`by: REGENCY, ${within}`, '34.02')).toMatchObject({ recorded: { value: 0 } })
    for (const other of [
      ...[', asOf: "2024-05-31"', ', asOf: null', ', filter: { roles: [SEAT] }'],
      ...[', filter: { area: { code: "34.02" } }', ', filter: { classifications: [UNION] }'],
      ', filter: { trade: { slug: "menjahit" } }',
    ]) {
      expect(await diy(other)).toMatchObject(notAllowed)
    }
    expect(await told('by: REGENCY', null)).toMatchObject({ uncertain: true, ...notAllowed })
    expect(await told('by: TRADE', null)).toMatchObject(notAllowed)
  })

  it('are told in any row to whoever may list them all', async () => {
    const undoA = await people('kelompok-a', 3)
    const over = (...slugs: string[]): Viewer => ({
      ...anonymous,
      held: slugs.map((slug) => ({ role: 'ORGANIZER', over: castId(slug) })),
    })
    const live = { recorded: { value: 3, withheld: null, countedOn: null } }
    const day = 'by: PROVINCE, asOf: "2024-05-31"'
    const own = 'by: PROVINCE, filter: { area: { code: "34.02" } }'
    expect(await told(day, '34', over('kelompok-a', 'kelompok-b'))).toMatchObject(live)
    expect(await told(day, '34', over('kelompok-a'))).toMatchObject(notAllowed)
    expect(await told(own, '34', over('kelompok-a'))).toMatchObject(live)
    expect(await told(own, '34', over('kelompok-b'))).toMatchObject(notAllowed)
    await undoA()
  })
})

describe('reported figures', () => {
  const fields =
    'area { code } reported { property value comparator reporting from to undated mixesDays }'

  it('are the latest of each group by the day, and tell how many and of which days', async () => {
    const source = await records.prisma.source.findFirstOrThrow({ where: { slug: 'laman-uji' } })
    const claim = (slug: string, number: number, year: number | null, more: object = {}) =>
      records.prisma.claim.create({
        data: {
          ...{ actorId: castId(slug), property: 'members', asPrinted: 'x', number },
          ...{ sourceId: source.id, visibility: 'PUBLIC' },
          ...(year && {
            trueMin: new Date(Date.UTC(year, 0, 1)),
            trueMax: new Date(Date.UTC(year, 11, 31)),
          }),
          ...more,
        } as never,
      })
    await claim('kelompok-a', 700, 2020, { comparator: 'ABOUT' })
    await claim('kelompok-b', 80, null)
    await claim('kelompok-b', 8000, 2023, { rank: 'DEPRECATED' })
    await claim('kelompok-b', 60, null, { property: 'homeworkers', comparator: 'MORE_THAN' })
    const row = async (asOf: string) =>
      (await rowsOf(`by: PROVINCE, asOf: ${asOf}`, fields)).find(
        (one: { area: { code: string } | null }) => one.area?.code === '34',
      ).reported
    expect(await row('"2024-06-01"')).toEqual([
      {
        ...{ property: 'homeworkers', value: 60, comparator: 'MORE_THAN', reporting: 1 },
        ...{ from: null, to: null, undated: 1, mixesDays: false },
      },
      {
        ...{ property: 'members', value: 780, comparator: 'ABOUT', reporting: 2 },
        ...{ from: '2020-01-01', to: '2020-12-31', undated: 1, mixesDays: true },
      },
    ])
    const [, members] = await row('"2016-01-01"')
    expect(members).toMatchObject({ reporting: 2, from: '2015-08-01', undated: 1 })
    // The one claim of 2015 as a figure, or the other that contradicts it.
    expect([513, 580]).toContain(members.value)
    expect((await row('"2014-12-31"'))[0]).toMatchObject({ property: 'homeworkers', value: 60 })
  })
})

describe('what is hidden', () => {
  it('changes no number', async () => {
    const document = `{ ${['PROVINCE', 'REGENCY', 'TRADE', 'CLASSIFICATION']
      .map(
        (
          by,
        ) => `${by.toLowerCase()}: coverage(by: ${by}) { area { code } trade { slug } classification
          uncertain groups foundedByThen alsoElsewhere groupsInAll recorded { value withheld } synthetic
          reported { property value reporting } }`,
      )
      .join(' ')} }`
    const before = await ask(document)
    const { prisma } = records
    const hidden = castId('kelompok-f')
    const source = await prisma.source.findFirstOrThrow({ where: { visibility: 'PUBLIC' } })
    const secret = await prisma.source.create({
      data: {
        ...{ slug: 'rahasia', kind: 'PRESS', title: 'RAHASIA', sortName: 'rahasia' },
        ...{ url: 'https://example.org/r', visibility: 'NETWORK' },
      } as never,
    })
    const claim = { property: 'members', asPrinted: 'x', number: 9, sourceId: source.id }
    const late = { trueMin: new Date('2024-01-01'), trueMax: new Date('2024-01-01') }
    await prisma.claim.createMany({
      data: [
        { ...claim, ...late, actorId: hidden, visibility: 'PUBLIC' },
        { ...claim, ...late, actorId: castId('kelompok-a'), visibility: 'NETWORK' },
        {
          ...claim,
          ...late,
          actorId: castId('kelompok-a'),
          sourceId: secret.id,
          visibility: 'PUBLIC',
        },
      ],
    })
    const trade = await prisma.trade.findFirstOrThrow({ where: { slug: 'rotan' } })
    await prisma.actorTrade.create({ data: { actorId: hidden, tradeId: trade.id } })
    await people('kelompok-f', 40)
    await people('kelompok-f', 5, true)
    // Counted again, for another day, as if it were the same one.
    await refreshPeopleFigures(prisma, '2024-07-01')
    await prisma.peopleFigure.updateMany({ data: { computedOn: new Date('2024-06-01') } })
    const after = await ask(document)
    expect(after.errors).toEqual([])
    expect(after.data).toEqual(before.data)
  })
})
