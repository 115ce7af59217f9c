import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { castId } from '../cast.ts'
import { type Ask, apiOver } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
let ask: Ask
let sourceId: string
const engine = openGrafeo()
const undo: (() => Promise<void>)[] = []

beforeAll(async () => {
  records = await castRecords()
  sourceId = (await records.prisma.source.findFirstOrThrow({ where: { slug: 'laman-uji' } })).id
  await claim('kelompok-b', 80, '2019-05-01')
  await claim('federasi', 99, '2018-01-01')
  await claim('jaringan', 5000, '2018-01-01', { comparator: 'MORE_THAN' })
  const api = await apiOver(records, engine)
  ask = api.ask
  undo.push(api.close, () => engine.close(), records.drop)
})
afterAll(async () => {
  for (const step of undo) await step()
})

const claim = (slug: string, number: number, day: string, more: object = {}) =>
  records.prisma.claim.create({
    data: {
      ...{
        actorId: castId(slug),
        property: 'members',
        asPrinted: String(number),
        number,
        sourceId,
      },
      ...{ trueMin: new Date(day), trueMax: new Date(day), visibility: 'PUBLIC' },
      ...more,
    } as never,
  })

const tie = async (kind: string, from: string, to: string, more: object = {}) => {
  const { id } = await records.prisma.tie.create({
    data: { kind, fromId: castId(from), toId: castId(to), visibility: 'PUBLIC', ...more } as never,
  })
  return () => records.prisma.tie.delete({ where: { id } })
}

const fields = `asOf sum { value comparator reporting from to mixesDays } missing groups termsLeftOut deeper
  own { asPrinted } nested { alliance { slug } claim { asPrinted } }
  terms { group { slug } added missing claim { asPrinted source { slug } } ways { through { slug } } }`

const total = async (slug: string, args = '') => {
  const { data, errors } = await ask(
    `{ alliance(by: { slug: "${slug}" }) { memberTotal${args} { ${fields} } } }`,
  )
  expect(errors).toEqual([])
  return data.alliance.memberTotal
}

interface Term {
  group: { slug: string }
  added: number | null
  missing: string | null
  ways: { through: { slug: string }[] }[]
}

/** Each group of a total with what it adds and its ways. */
const terms = (answer: { terms: Term[] }) =>
  answer.terms.map(({ group, added, missing, ways }) => [
    group.slug,
    added ?? missing,
    ways.map(({ through }) => through.map(({ slug }) => slug).join('>')),
  ])

describe('a total of members', () => {
  it('adds up the groups of an alliance and of those within it, with the arithmetic', async () => {
    const answer = await total('jaringan', '(asOf: "2019-06-01")')
    expect(terms(answer)).toEqual([
      ['kelompok-a', expect.any(Number), ['federasi']],
      ['kelompok-b', 80, ['federasi']],
      ['kelompok-c', 'NOT_REPORTED', ['']],
    ])
    const [a] = answer.terms
    expect(answer).toMatchObject({
      asOf: '2019-06-01',
      sum: {
        ...{ value: a.added + 80, reporting: 2, mixesDays: true },
        ...{ from: '2015-08-01', to: '2019-05-01' },
      },
      missing: null,
      groups: 3,
      termsLeftOut: 0,
      deeper: false,
      own: { asPrinted: '5000' },
      nested: [{ alliance: { slug: 'federasi' }, claim: { asPrinted: '99' } }],
    })
  })

  it('counts a group once, however many ways lead to it', async () => {
    const undo = await tie('MEMBER_OF', 'kelompok-a', 'jaringan', { role: 'MEMBER' })
    const answer = await total('jaringan')
    expect(terms(answer)[0]).toEqual(['kelompok-a', expect.any(Number), ['', 'federasi']])
    expect(answer.sum).toMatchObject({ value: answer.terms[0].added, reporting: 1 })
    await undo()
  })

  it('follows the day: who was a member, and what was known', async () => {
    const after = await total('federasi', '(asOf: "2021-01-01")')
    expect(terms(after)).toEqual([['kelompok-a', expect.any(Number), ['']]])
    expect(await total('federasi', '(asOf: "2010-01-01")')).toMatchObject({
      sum: null,
      missing: 'NO_GROUPS',
      groups: 0,
      terms: [],
      own: null,
    })
    const ever = await total('federasi', '(asOf: null)')
    expect(ever).toMatchObject({ asOf: null, groups: 2, sum: { reporting: 2 } })
    const sure = await total('jaringan', '(asOf: "2019-06-01", certainty: HOLDS)')
    expect(sure.groups).toBeLessThan(3)
  })

  it('is null with the reason when nobody reports, never 0', async () => {
    const undo = await tie('MEMBER_OF', 'kelompok-e', 'koalisi')
    const answer = await total('koalisi', '(asOf: "2012-01-01", roles: [MEMBER])')
    expect(answer).toMatchObject({ sum: null, missing: 'NO_REPORTS', groups: 1 })
    await undo()
  })

  it('leaves observers out, unless they are asked for', async () => {
    const slugs = async (args: string) =>
      (await total('jaringan', args)).terms.map((one: Term) => one.group.slug)
    expect(await slugs('')).not.toContain('kelompok-d')
    expect(await slugs('(roles: [OBSERVER, MEMBER])')).toContain('kelompok-d')
    expect(await slugs('(roles: [])')).toEqual(['kelompok-c'])
  })

  it('does not add a part of a group to that group', async () => {
    const undoPart = await tie('PART_OF', 'kelompok-b', 'kelompok-a')
    const answer = await total('jaringan', '(asOf: "2019-06-01")')
    expect(terms(answer)).toEqual([
      ['kelompok-a', expect.any(Number), ['federasi']],
      ['kelompok-b', 'PART_OF_ANOTHER', ['federasi']],
      ['kelompok-c', 'NOT_REPORTED', ['']],
    ])
    expect(answer.sum).toMatchObject({ reporting: 1, value: answer.terms[0].added })
    expect(answer.terms[1].claim).toMatchObject({ asPrinted: '80' })
    await undoPart()
  })

  it('comes to an end in circles of alliances', async () => {
    const undo = await tie('MEMBER_OF', 'jaringan', 'federasi')
    const answer = await total('jaringan', '(asOf: "2019-06-01")')
    expect(answer.groups).toBe(3)
    expect(answer.nested.map((one: { alliance: { slug: string } }) => one.alliance.slug)).toEqual([
      'federasi',
    ])
    expect((await total('federasi', '(asOf: "2019-06-01")')).groups).toBe(3)
    await undo()
  })

  it('goes six steps deep and says when there may be more', async () => {
    const { prisma } = records
    const chain = await prisma.actor.createManyAndReturn({
      data: Array.from({ length: 7 }, (_, at) => ({
        ...{ kind: 'ALLIANCE' as const, slug: `rantai-${at}`, name: `Rantai ${at}` },
        ...{ sortName: `rantai ${at}`, classification: 'NETWORK' as const },
        ...{ level: 'NATIONAL' as const, visibility: 'PUBLIC' as const },
      })),
    })
    const ids = chain.map(({ id }) => id)
    const member = (fromId: string, toId: string) =>
      prisma.tie.create({ data: { kind: 'MEMBER_OF', fromId, toId, visibility: 'PUBLIC' } })
    for (const [at, id] of ids.entries()) if (at > 0) await member(id, ids[at - 1] as string)
    await member(castId('kelompok-a'), ids[5] as string)
    await member(castId('kelompok-b'), ids[6] as string)
    const top = await total('rantai-0')
    expect(top).toMatchObject({ groups: 1, deeper: true })
    expect(top.terms[0].ways[0].through).toHaveLength(5)
    expect(await total('rantai-1')).toMatchObject({ groups: 2, deeper: false })
  })

  it('of an alliance with thousands of groups is cut where it is shown, not where it is added', async () => {
    const { prisma } = records
    const hub = await prisma.actor.create({
      data: {
        ...{ kind: 'ALLIANCE', slug: 'pusat', name: 'Pusat', sortName: 'pusat' },
        ...{ classification: 'NETWORK', level: 'NATIONAL', visibility: 'PUBLIC' },
      } as never,
    })
    const add = (from: number, to: number) =>
      prisma.$executeRaw`
        WITH grown AS (
          INSERT INTO "Actor" (id, kind, slug, name, "sortName", classification, level, visibility)
          SELECT gen_random_uuid(), 'GROUP', 'banyak-' || n, 'Banyak', 'banyak', 'UNION', 'VILLAGE', 'PUBLIC'
          FROM generate_series(${from}::int, ${to - 1}::int) AS n RETURNING id
        ), tied AS (
          INSERT INTO "Tie" (id, kind, "fromId", "toId", visibility)
          SELECT gen_random_uuid(), 'MEMBER_OF', id, ${hub.id}::uuid, 'PUBLIC' FROM grown
        )
        INSERT INTO "Claim" (id, "actorId", property, "asPrinted", number, "sourceId", visibility)
        SELECT gen_random_uuid(), id, 'members', '20', 20, ${sourceId}::uuid, 'PUBLIC' FROM grown`
    const grow = async (from: number, to: number) => {
      for (let at = from; at < to; at += 1000) await add(at, Math.min(at + 1000, to))
    }
    await grow(0, 3000)
    const answer = await total('pusat')
    expect(answer).toMatchObject({ groups: 3000, termsLeftOut: 2800, sum: { value: 60_000 } })
    expect(answer.terms).toHaveLength(200)
    await grow(3000, 10_001)
    expect(await total('pusat')).toMatchObject({
      ...{ sum: null, missing: 'TOO_MANY', groups: null, termsLeftOut: null },
      ...{ terms: [], nested: [], deeper: false },
    })
  })
})

describe('a page of alliances', () => {
  it('costs two statements for their totals, and one each for actors and claims', async () => {
    const { errors, sql, cypher } = await ask(
      `{ alliances { nodes { slug memberTotal { ${fields} } } } }`,
    )
    expect(errors).toEqual([])
    expect({ sql: sql.length, cypher: cypher.length }).toEqual({ sql: 5, cypher: 0 })
    const plain = await ask(
      '{ alliances { nodes { memberTotal { sum { value } } then: memberTotal(asOf: "2019-06-01") { groups } } } }',
    )
    expect(plain.sql).toHaveLength(5)
  })
})

describe('what is hidden', () => {
  it('changes no number', async () => {
    const document = `{ alliances { nodes { slug memberTotal(asOf: null) { ${fields} } } } }`
    const before = await ask(document)
    await tie('MEMBER_OF', 'kelompok-f', 'federasi')
    await tie('MEMBER_OF', 'kelompok-d', 'federasi', { visibility: 'NETWORK' })
    await claim('kelompok-f', 40, '2024-01-01')
    await claim('kelompok-a', 41, '2024-01-01', { visibility: 'NETWORK' })
    const secret = await records.prisma.source.create({
      data: {
        ...{ slug: 'rahasia', kind: 'PRESS', title: 'RAHASIA', sortName: 'rahasia' },
        ...{ url: 'https://example.org/r', visibility: 'NETWORK' },
      } as never,
    })
    await claim('kelompok-b', 42, '2024-01-01', { sourceId: secret.id })
    const after = await ask(document)
    expect(after.errors).toEqual([])
    expect(after.data).toEqual(before.data)
  })
})
