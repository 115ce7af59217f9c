import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { castId, castTieId } from '../cast.ts'
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

const slugs = (list: { nodes: { slug: string }[] }) => list.nodes.map(({ slug }) => slug)

describe('actors of an area', () => {
  const diy = async (args: string) => {
    const { data, errors } = await ask(
      `{ areas(levels: [PROVINCE]) { nodes { code actors${args} { totalCount nodes { slug name } pageInfo { hasNextPage endCursor startCursor } } } } }`,
    )
    expect(errors).toEqual([])
    return data.areas.nodes.find((one: { code: string }) => one.code === '34').actors
  }

  it('stand there once, those of its parts too, by name', async () => {
    const all = await diy('')
    expect(slugs(all)).toEqual([
      'dewan',
      'dinas',
      'federasi',
      'kelompok-a',
      'kelompok-b',
      'koalisi',
    ])
    expect(all.totalCount).toBe(6)
    expect(slugs(await diy('(withParts: false)'))).toEqual(['dewan', 'kelompok-a', 'koalisi'])
    expect(slugs(await diy('(kinds: [GROUP], roles: [WORKS_IN])'))).toEqual(['kelompok-a'])
    expect(await diy('(kinds: [])')).toMatchObject({ totalCount: 0, nodes: [] })
    expect(await diy('(roles: [])')).toMatchObject({ totalCount: 0, nodes: [] })
  })

  it('come in pages, forward and backward', async () => {
    const first = await diy('(first: 4)')
    expect(first).toMatchObject({ totalCount: 6, pageInfo: { hasNextPage: true } })
    const second = await diy(`(first: 4, after: "${first.pageInfo.endCursor}")`)
    expect(slugs(second)).toEqual(['kelompok-b', 'koalisi'])
    const back = await diy(`(last: 4, before: "${second.pageInfo.startCursor}")`)
    expect(slugs(back)).toEqual(slugs(first))
    const beyond = await diy(`(first: 4, after: "${second.pageInfo.endCursor}")`)
    expect(beyond).toMatchObject({ totalCount: 6, nodes: [] })
    const { errors } = await ask(
      `{ areas { nodes { actors(first: 4, kinds: [GROUP], after: "${first.pageInfo.endCursor}") { nodes { slug } } } } }`,
    )
    expect(errors[0]?.code).toBe('FOREIGN_CURSOR')
  })

  it('cost two statements for all areas of a page', async () => {
    const { sql, errors } = await ask(
      '{ areas { nodes { actors { totalCount nodes { name areas { area { name } } } } again: actors { nodes { slug } } } } }',
    )
    expect(errors).toEqual([])
    expect(sql).toHaveLength(3)
  })

  it('are not those that are hidden', async () => {
    const hidden = await records.prisma.actorArea.findMany({
      where: { actorId: castId('kelompok-f') },
    })
    expect(hidden.length).toBeGreaterThan(0)
    expect(slugs(await diy('(kinds: [GROUP])'))).toEqual(['kelompok-a', 'kelompok-b'])
  })
})

describe('groups of a trade', () => {
  it('are its groups by name, at no statement of their own', async () => {
    const { data, errors, sql } = await ask(
      '{ trades { slug groups(first: 1) { totalCount nodes { slug trades { slug } } pageInfo { hasNextPage } } } }',
    )
    expect(errors).toEqual([])
    expect(sql).toHaveLength(1)
    expect(data.trades[1]).toEqual({
      slug: 'menjahit',
      groups: {
        totalCount: 2,
        nodes: [{ slug: 'kelompok-a', trades: [{ slug: 'anyaman' }, { slug: 'menjahit' }] }],
        pageInfo: { hasNextPage: true },
      },
    })
  })

  it('are looked up by slug, and hidden ones are not among them', async () => {
    const trade = await records.prisma.trade.findUniqueOrThrow({ where: { slug: 'anyaman' } })
    const data = { actorId: castId('kelompok-f'), tradeId: trade.id }
    await records.prisma.actorTrade.create({ data })
    const { data: found } = await ask(
      `{ trade(by: { slug: "anyaman" }) { nameEn groups { totalCount nodes { slug } } }
        none: trade(by: { slug: "tidak-ada" }) { slug } byId: trade(by: { id: "trade_${trade.id}" }) { slug } }`,
    )
    expect(found).toEqual({
      trade: { nameEn: 'weaving', groups: { totalCount: 1, nodes: [{ slug: 'kelompok-a' }] } },
      none: null,
      byId: { slug: 'anyaman' },
    })
  })
})

describe('all ties', () => {
  const list = async (args: string) => {
    const { data, errors } = await ask(
      `{ ties${args} { totalCount nodes { id kind } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } } }`,
    )
    expect(errors).toEqual([])
    return data.ties
  }

  it('are those of the day, or of all times, that are seen with both ends', async () => {
    const seen = { visibility: 'PUBLIC' as const }
    const count = await records.prisma.tie.count({ where: { ...seen, from: seen, to: seen } })
    expect((await list('(asOf: null)')).totalCount).toBe(count)
    expect((await list('')).totalCount).toBeLessThan(count)
    expect((await list('(asOf: "0001-01-01", certainty: HOLDS)')).totalCount).toBe(0)
  })

  it.each(['', ', orderBy: { field: CREATED_AT, direction: DESC }'])(
    'come in pages both ways%s',
    async (order) => {
      const all: string[] = []
      for (let after = ''; ; ) {
        const page = await list(`(asOf: null, first: 5${after}${order})`)
        all.push(...page.nodes.map(({ id }: { id: string }) => id))
        if (!page.pageInfo.hasNextPage) break
        after = `, after: "${page.pageInfo.endCursor}"`
      }
      const whole = await list(`(asOf: null, first: 100${order})`)
      expect(all).toEqual(whole.nodes.map(({ id }: { id: string }) => id))
      const last = await list(`(asOf: null, last: 5${order})`)
      expect(last.nodes).toEqual(whole.nodes.slice(-5))
    },
  )

  it.each([
    ['nothing', '{}', 17],
    ['an actor', '{ actor: { slug: "dinas" } }', 3],
    ['an actor that is hidden', '{ actor: { slug: "kelompok-f" } }', 0],
    ['no kinds', '{ kinds: [] }', 0],
    ['a strength', '{ minStrength: 0.6 }', 2],
    ['confidences', '{ confidences: [LOW] }', 1],
    ['a confirmation', '{ confirmedSince: "2024-05-01" }', 3],
    ['kinds of source', '{ sourceKinds: [FIELD_REPORT] }', 2],
    ['no source', '{ unsourced: true }', 1],
    ['sources', '{ unsourced: false, kinds: [MEMBER_OF] }', 6],
    ['an activity that is hidden or not', '{ activity: { slug: "tidak-ada" } }', 0],
    ['contradictions', '{ unsourced: true, sourceKinds: [PRESS] }', 0],
  ])('with a filter of %s', async (_what, filter, expected) => {
    expect((await list(`(filter: ${filter})`)).totalCount).toBe(expected)
  })

  it('refuse a strength that cannot be', async () => {
    const { errors } = await ask('{ ties(filter: { minStrength: 2 }) { totalCount } }')
    expect(errors[0]?.code).toBe('BAD_FILTER')
  })

  it('are looked up one by one', async () => {
    const id = castTieId('LOBBIES', 'federasi', 'dewan', '2018')
    const hidden = castTieId('ACCOMPANIED_BY', 'kelompok-f', 'mitra', '2019')
    const { data } = await ask(
      `{ tie(by: { id: "tie_${id}" }) { kind } hidden: tie(by: { id: "tie_${hidden}" }) { kind } }`,
    )
    expect(data).toEqual({ tie: { kind: 'LOBBIES' }, hidden: null })
  })

  it('cost one statement for the page, one for its rows, and one for the total', async () => {
    const { sql, cypher } = await ask(
      '{ ties { totalCount nodes { from { name } claims { source { title } } } } }',
    )
    expect({ sql: sql.length, cypher: cypher.length }).toEqual({ sql: 3, cypher: 0 })
  })
})
