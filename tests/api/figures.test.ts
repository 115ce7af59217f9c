import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parsePartialDate } from '../../src/model/partial-date.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import type { Prisma } from '../../src/records/generated/client.ts'
import { castId } from '../cast.ts'
import { type Ask, apiOver } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
let ask: Ask
let sources: Map<string, string>
const engine = openGrafeo()
const undo: (() => Promise<void>)[] = []

beforeAll(async () => {
  records = await castRecords()
  const rows = await records.prisma.source.findMany()
  sources = new Map(rows.map(({ slug, id }) => [slug, id]))
  const api = await apiOver(records, engine)
  ask = api.ask
  undo.push(api.close, () => engine.close(), records.drop)
})
afterAll(async () => {
  for (const step of undo) await step()
})

const claim = (number: number, trueOn: string | null, more: object = {}) => {
  const range = trueOn === null ? null : parsePartialDate(trueOn)
  const at = range && {
    trueMin: new Date(`${range.min}T00:00:00Z`),
    trueMax: new Date(`${range.max}T00:00:00Z`),
  }
  return records.prisma.claim.create({
    data: {
      ...{ property: 'members', asPrinted: String(number), number, trueOn, visibility: 'PUBLIC' },
      sourceId: sources.get('laman-uji') as string,
      ...at,
      ...more,
    } as Prisma.ClaimUncheckedCreateInput,
  })
}

const figures = `figures { property unit truncated latest { number } series { number trueOn }
  conflicts { certainty settled { number } claims { number comparator source { slug } } } }`

describe('reported figures', () => {
  it('are a series of days, and a conflict of one day', async () => {
    const { data, errors, sql, cypher } = await ask(
      `{ group(by: { slug: "kelompok-a" }) { ${figures} } }`,
    )
    expect(errors).toEqual([])
    expect({ sql: sql.length, cypher: cypher.length }).toEqual({ sql: 3, cypher: 0 })
    expect(data.group.figures).toEqual([
      {
        property: 'members',
        unit: 'members (people)',
        truncated: false,
        latest: { number: expect.any(Number) },
        series: [
          { number: expect.any(Number), trueOn: '2015-08' },
          { number: expect.any(Number), trueOn: '2015-08' },
        ],
        conflicts: [
          {
            certainty: 'HOLDS',
            settled: null,
            claims: expect.arrayContaining([
              { number: 433, comparator: 'EXACTLY', source: { slug: 'warta-uji' } },
              { number: 500, comparator: 'MORE_THAN', source: { slug: 'laman-uji' } },
            ]),
          },
        ],
      },
    ])
  })

  it('follow the day for the latest, and the preferred one of it', async () => {
    const actorId = castId('kelompok-b')
    await claim(80, '2018-12-02', { actorId })
    await claim(90, '2018-12-02', { actorId, rank: 'PREFERRED' })
    await claim(120, '2023', { actorId })
    await claim(9000, '2024', { actorId, rank: 'DEPRECATED' })
    await claim(500, '2030', { actorId })
    await claim(7, null, { actorId })
    const { data } = await ask(`{ group(by: { slug: "kelompok-b" }) { figures(property: "members") {
      now: latest { number } past: latest(asOf: "2020-01-01") { number }
      before: latest(asOf: "2010-01-01") { number } ever: latest(asOf: null) { number }
      start: latest(asOf: "0001-01-01") { number }
      conflicts { certainty settled { number } claims { number } } } } }`)
    const [members] = data.group.figures
    expect(members).toMatchObject({
      now: { number: 120 },
      past: { number: 90 },
      before: { number: 7 },
      ever: { number: 500 },
      start: { number: 7 },
    })
    expect(members.conflicts).toHaveLength(1)
    expect(members.conflicts[0]).toMatchObject({ certainty: 'HOLDS', settled: { number: 90 } })
  })

  it('hang under areas and activities too, with words in both languages', async () => {
    const { data, errors } = await ask(
      `{ areas(levels: [PROVINCE], first: 1) { nodes { figures { property unit latest { number } } } }
        activities { nodes { figures { property unit(lang: ID) } } } }`,
    )
    expect(errors).toEqual([])
    expect(data.areas.nodes[0].figures).toEqual([
      { property: 'homeworkers', unit: 'homeworkers', latest: { number: 1250 } },
    ])
  })

  it('of a property that is not, or cannot be, are none', async () => {
    const { data } = await ask(`{ group(by: { slug: "kelompok-a" }) {
      a: figures(property: "toString") { property } b: figures(property: "a\\u0000b") { property } } }`)
    expect(data.group).toEqual({ a: [], b: [] })
  })

  it('have no words for a property that nobody has put in words', async () => {
    await claim(3, null, { actorId: castId('kelompok-d'), property: 'constructor' })
    const { data } = await ask(
      '{ group(by: { slug: "kelompok-d" }) { figures { property unit } } }',
    )
    expect(data.group.figures).toEqual([{ property: 'constructor', unit: null }])
  })

  it('cost two statements for a page of actors, whatever their kinds', async () => {
    const { errors, sql } = await ask(
      `{ actors { nodes { slug figures(property: "members") { latest { number source { title } } } } } }`,
    )
    expect(errors).toEqual([])
    expect(sql).toHaveLength(3)
  })

  it('are cut at a bound, which is said', async () => {
    const actorId = castId('pendamping')
    const sourceId = sources.get('laman-uji') as string
    await records.prisma.claim.createMany({
      data: Array.from({ length: 250 }, (_, at) => ({
        ...{ actorId, sourceId, property: 'members', asPrinted: 'x', number: at },
        trueMin: new Date(Date.UTC(2000, 0, at + 1)),
        trueMax: new Date(Date.UTC(2000, 0, at + 1)),
        visibility: 'PUBLIC' as const,
      })),
    })
    const { data } = await ask(
      '{ partner(by: { slug: "pendamping" }) { figures { truncated series { number } conflicts { certainty } } } }',
    )
    const [members] = data.partner.figures
    expect(members.truncated).toBe(true)
    expect(members.series).toHaveLength(200)
    expect(members.series.at(-1).number).toBe(249)
    expect(members.conflicts).toEqual([])
  })

  it('are cut by property: a full one leaves the others their latest', async () => {
    const actorId = castId('pendamping')
    const few = [
      ['homeworkers', 30, '1990'],
      ['homeworkers', 31, '1991'],
      ['villages', 3, null],
    ] as const
    for (const [property, number, day] of few) await claim(number, day, { actorId, property })
    const { data } = await ask(
      `{ partner(by: { slug: "pendamping" }) { all: figures { property truncated series { number } }
        one: figures(property: "members") { truncated series { number } } } }`,
    )
    const [homeworkers, members, villages] = data.partner.all
    expect(homeworkers).toEqual({
      ...{ property: 'homeworkers', truncated: false },
      series: [{ number: 30 }, { number: 31 }],
    })
    expect(villages).toEqual({ property: 'villages', truncated: false, series: [{ number: 3 }] })
    expect(members).toMatchObject({ property: 'members', truncated: true })
    expect(members.series).toHaveLength(197)
    expect(members.series.at(-1).number).toBe(249)
    expect(data.partner.one[0].series).toHaveLength(200)
  })
})

const list = `totalCount nodes { property subjectType subject { id ... on Actor { slug } ... on Area { code } }
  conflicts { certainty settled { asPrinted } claims { asPrinted } } }`

describe('disagreements', () => {
  it('are what claims of one day contradict each other on', async () => {
    const { data, errors, sql, cypher } = await ask(
      `{ disagreements(filter: { properties: ["foundedOn"] }) { ${list} } }`,
    )
    expect(errors).toEqual([])
    expect({ sql: sql.length, cypher: cypher.length }).toEqual({ sql: 3, cypher: 0 })
    expect(data.disagreements).toEqual({
      totalCount: 1,
      nodes: [
        {
          property: 'foundedOn',
          subjectType: 'ACTOR',
          subject: { id: `actor_${castId('kelompok-a')}`, slug: 'kelompok-a' },
          conflicts: [
            {
              certainty: 'HOLDS',
              settled: { asPrinted: '2015' },
              claims: expect.arrayContaining([{ asPrinted: '2015' }, { asPrinted: 'Juni 2014' }]),
            },
          ],
        },
      ],
    })
  })

  it('need not be asked for their record', async () => {
    const { data, errors } = await ask(
      '{ disagreements { nodes { property conflicts { certainty } } } }',
    )
    expect(errors).toEqual([])
    expect(data.disagreements.nodes.length).toBeGreaterThan(1)
  })

  it('are certain, or possible', async () => {
    const area = await records.prisma.area.findUniqueOrThrow({ where: { code: '34' } })
    const areaId = area.id
    await claim(1297, null, { areaId, property: 'homeworkers' })
    const { data } = await ask(`{
      all: disagreements(filter: { subjectTypes: [AREA] }) { ${list} }
      certain: disagreements(filter: { subjectTypes: [AREA], certainty: HOLDS }) { totalCount nodes { property } } }`)
    expect(data.all.nodes).toMatchObject([
      { property: 'homeworkers', subject: { code: '34' }, conflicts: [{ certainty: 'MAY_HOLD' }] },
    ])
    expect(data.certain).toEqual({ totalCount: 0, nodes: [] })
  })

  it.each([
    ['no types', '{ subjectTypes: [] }'],
    ['no properties', '{ properties: [] }'],
    ['a property with a NUL', '{ properties: ["\\u0000"] }'],
    ['what nobody claims', '{ properties: ["foundedOn"], subjectTypes: [AREA] }'],
  ])('are none with a filter of %s', async (_what, filter) => {
    const { data, errors } = await ask(
      `{ disagreements(filter: ${filter}) { totalCount nodes { property } } }`,
    )
    expect(errors).toEqual([])
    expect(data.disagreements).toEqual({ totalCount: 0, nodes: [] })
  })

  it('come in pages, forward and backward', async () => {
    const all = (await ask('{ disagreements { totalCount nodes { property subject { id } } } }'))
      .data
    expect(all.disagreements.nodes.length).toBe(all.disagreements.totalCount)
    expect(all.disagreements.totalCount).toBeGreaterThan(2)
    for (const [size, cursor, more, next] of [
      ['first', 'after', 'hasNextPage', 'endCursor'],
      ['last', 'before', 'hasPreviousPage', 'startCursor'],
    ]) {
      const found: unknown[] = []
      let at: string | null = null
      for (let go = true; go; ) {
        const { data, errors } = await ask(
          `query ($c: String) { disagreements(${size}: 1, ${cursor}: $c) {
            nodes { property subject { id } } pageInfo { ${more} ${next} } } }`,
          { c: at },
        )
        expect(errors).toEqual([])
        found.push(...data.disagreements.nodes)
        go = data.disagreements.pageInfo[more as string]
        at = data.disagreements.pageInfo[next as string]
      }
      expect(size === 'last' ? found.reverse() : found).toEqual(all.disagreements.nodes)
    }
  })
})

describe('what is hidden', () => {
  it('changes no figure, conflict or disagreement', async () => {
    const document = `{ groups { nodes { slug ${figures} } } disagreements { ${list} } }`
    const before = await ask(document)
    const secret = await records.prisma.source.create({
      data: {
        ...{ slug: 'rahasia', kind: 'PRESS', title: 'RAHASIA', sortName: 'rahasia' },
        ...{ url: 'https://example.org/r', visibility: 'NETWORK' },
      } as Prisma.SourceUncheckedCreateInput,
    })
    const [a, e, f] = ['kelompok-a', 'kelompok-e', 'kelompok-f'].map(castId)
    await claim(1, '2015-08', { actorId: a, visibility: 'NETWORK' })
    await claim(2, '2023', { actorId: a, sourceId: secret.id })
    for (const actorId of [e, f]) {
      const hides = actorId === f ? {} : { visibility: 'GROUP' }
      await claim(3, '2023', { actorId, ...hides })
      await claim(4, '2023', { actorId, ...hides })
    }
    const after = await ask(document)
    expect(after.data).toEqual(before.data)
  })
})
