import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type ClaimSubject,
  claimSubjects,
  subjectColumns,
  subjectTable,
} from '../../src/model/claim-subject.ts'
import { publicId } from '../../src/model/public-id.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { castId } from '../cast.ts'
import { type Ask, apiOver } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
let ask: Ask
let sourceId: string
const engine = openGrafeo()
const undo: (() => Promise<void>)[] = []

/** One record of each type, and the claim on it. */
const subjects = new Map<ClaimSubject, { id: string; claim: string }>()

const tableName = (subject: ClaimSubject) => {
  const name = subjectTable(subject)
  return `${name[0]?.toUpperCase()}${name.slice(1)}`
}

const run = (sql: string) => records.prisma.$executeRawUnsafe(sql)

/** Tables with a visibility of their own among those that a claim reaches. */
const visible = [
  ...['Actor', 'Recognition', 'Person', 'Membership', 'Tie', 'Issue', 'Outcome', 'Stance'],
  ...['Activity', 'Commitment', 'Publication'],
]

beforeAll(async () => {
  records = await castRecords()
  const { prisma } = records
  for (const table of [...visible, 'Claim'])
    await run(`UPDATE "${table}" SET "visibility" = 'PUBLIC'`)
  const source = { title: 'Sumber', sortName: 'sumber', url: 'https://example.org/s' }
  const { id } = await prisma.source.create({
    data: { ...source, slug: 'sumber-semua', kind: 'PRESS', visibility: 'PUBLIC' },
  })
  sourceId = id
  for (const [at, subject] of claimSubjects.entries()) {
    const [row] = await prisma.$queryRawUnsafe<{ id: string }[]>(
      `SELECT "id" FROM "${tableName(subject)}" ORDER BY "id" DESC LIMIT 1`,
    )
    const about = { [subjectColumns[subject]]: row?.id }
    const data = { ...about, property: 'uji', asPrinted: subject, text: subject, sourceId }
    const claim = await prisma.claim.create({
      data: { ...data, visibility: 'PUBLIC', createdAt: new Date(Date.UTC(2020, 0, at + 1)) },
    })
    subjects.set(subject, { id: row?.id ?? '', claim: claim.id })
  }
  const api = await apiOver(records, engine)
  ask = api.ask
  undo.push(api.close, () => engine.close(), records.drop)
})
afterAll(async () => {
  for (const step of undo) await step()
})

const ofSource = `(filter: { source: { slug: "sumber-semua" } }, first: 100)`

describe('claims of every type of record', () => {
  it.each(claimSubjects)('%s has claims, and each tells its record', async (subject) => {
    const { id, claim } = subjects.get(subject) as { id: string; claim: string }
    const nodeId = publicId(subjectTable(subject), id)
    const types = subject === 'ACTOR' ? 'Actor' : tableName(subject)
    const { data, errors } = await ask(
      `query ($id: ID!) { node(id: $id) { id ... on ${types} {
        claims(property: "uji") { id subjectType subject { id ... on ${types} { claims(property: "uji") { id } } } }
      } } }`,
      { id: nodeId },
    )
    expect(errors).toEqual([])
    const own = { id: publicId('claim', claim) }
    expect(data.node).toEqual({
      id: nodeId,
      claims: [{ ...own, subjectType: subject, subject: { id: nodeId, claims: [own] } }],
    })
  })

  it('lists them all with their records by type in one statement more', async () => {
    const { data, errors, sql, cypher } = await ask(`{ claims${ofSource} { totalCount nodes {
      asPrinted subjectType subject { id __typename ... on Actor { name } ... on Tie { kind from { name } }
        ... on Seat { role issue { name } } ... on Membership { group { name } } } } } }`)
    expect(errors).toEqual([])
    expect(data.claims.totalCount).toBe(claimSubjects.length)
    expect(data.claims.nodes.map((one: { asPrinted: string }) => one.asPrinted)).toEqual(
      claimSubjects,
    )
    for (const { subjectType, subject } of data.claims.nodes) {
      const { id } = subjects.get(subjectType) as { id: string }
      expect(subject.id).toBe(publicId(subjectTable(subjectType), id))
    }
    const membership = data.claims.nodes.find(
      (one: { subjectType: string }) => one.subjectType === 'MEMBERSHIP',
    )
    expect(membership.subject).toMatchObject({ __typename: 'Membership', group: {} })
    expect({ sql: sql.length, cypher: cypher.length }).toEqual({ sql: 2, cypher: 0 })
  })

  it('says what each source says elsewhere, at no cost for each', async () => {
    const { data, errors, sql } =
      await ask(`{ group(by: { slug: "kelompok-a" }) { claims { source { slug
      claims(first: 3, filter: { properties: ["foundedOn", "existence"] }) { totalCount
        nodes { property subject { id ... on Actor { slug } } } } } } } }`)
    expect(errors).toEqual([])
    expect(sql).toHaveLength(3)
    const [first] = data.group.claims
    expect(first.source.claims.totalCount).toBeGreaterThan(3)
    expect(first.source.claims.nodes).toHaveLength(3)
  })
})

/** How each type of record is hidden: by what, in which table. */
const hidings: [ClaimSubject, string, string][] = [
  ['ACTOR', 'Actor', 'id'],
  ['RECOGNITION', 'Recognition', 'id'],
  ['RECOGNITION', 'Actor', 'actorId'],
  ['MEMBERSHIP', 'Membership', 'id'],
  ['MEMBERSHIP', 'Person', 'personId'],
  ['MEMBERSHIP', 'Actor', 'groupId'],
  ['TIE', 'Tie', 'id'],
  ['TIE', 'Actor', 'fromId'],
  ['TIE', 'Actor', 'toId'],
  ['ISSUE', 'Issue', 'id'],
  ['STAGE_EVENT', 'Issue', 'issueId'],
  ['ISSUE_RELATION', 'Issue', 'toId'],
  ['SEAT', 'Issue', 'issueId'],
  ['SEAT', 'Actor', 'actorId'],
  ['OUTCOME', 'Outcome', 'id'],
  ['OUTCOME', 'Issue', 'issueId'],
  ['STANCE', 'Stance', 'id'],
  ['STANCE', 'Actor', 'actorId'],
  ['ACTIVITY', 'Activity', 'id'],
  ['PARTICIPATION', 'Activity', 'activityId'],
  ['PARTICIPATION', 'Actor', 'actorId'],
  ['COMMITMENT', 'Commitment', 'id'],
  ['COMMITMENT', 'Activity', 'activityId'],
  ['PUBLICATION', 'Publication', 'id'],
  ['PUBLICATION_TITLE', 'Publication', 'publicationId'],
  ['PUBLICATION_ROLE', 'Actor', 'actorId'],
]

describe('a claim on a hidden record', () => {
  it.each(hidings)('%s, hidden by %s.%s, is not shown anywhere', async (subject, table, column) => {
    const { id, claim } = subjects.get(subject) as { id: string; claim: string }
    const hide = (visibility: string) =>
      run(`UPDATE "${table}" SET "visibility" = '${visibility}' WHERE "id" =
        (SELECT "${column}" FROM "${tableName(subject)}" WHERE "id" = '${id}')`)
    const look = async () => {
      const { data } = await ask(
        `query ($id: ID!) { node(id: $id) { id } claims${ofSource} { totalCount nodes { id } }
          source(by: { slug: "sumber-semua" }) { claims(first: 100) { totalCount nodes { id } } } }`,
        { id: publicId('claim', claim) },
      )
      const own = publicId('claim', claim)
      const has = (list: { nodes: { id: string }[]; totalCount: number }) => {
        expect(list.nodes).toHaveLength(list.totalCount)
        return list.nodes.some((one) => one.id === own)
      }
      return [data.node !== null, has(data.claims), has(data.source.claims)]
    }
    expect(await look()).toEqual([true, true, true])
    await hide('GROUP')
    expect(await look()).toEqual([false, false, false])
    await hide('PUBLIC')
  })

  it('nor is one that is itself hidden, or whose source is', async () => {
    const total = async () =>
      (await ask('{ claims(filter: { properties: ["uji"] }) { totalCount } }')).data.claims
        .totalCount
    expect(await total()).toBe(claimSubjects.length)
    await run(`UPDATE "Claim" SET "visibility" = 'NETWORK' WHERE "asPrinted" = 'AREA'`)
    expect(await total()).toBe(claimSubjects.length - 1)
    await run(`UPDATE "Source" SET "visibility" = 'NETWORK' WHERE "slug" = 'sumber-semua'`)
    expect(await total()).toBe(0)
    await run(`UPDATE "Source" SET "visibility" = 'PUBLIC' WHERE "slug" = 'sumber-semua'`)
    await run(`UPDATE "Claim" SET "visibility" = 'PUBLIC' WHERE "asPrinted" = 'AREA'`)
  })
})

describe('the list of claims', () => {
  const walk = async (arg: string, cursor: string, info: string, next: string, order: string) => {
    const found: string[] = []
    let after: string | null = null
    for (let more = true; more; ) {
      const { data, errors } = await ask(
        `query ($c: String) { claims(${arg}: 7, ${cursor}: $c, orderBy: ${order}) {
          nodes { id } pageInfo { ${info} ${next} } } }`,
        { c: after },
      )
      expect(errors).toEqual([])
      const ids = data.claims.nodes.map((one: { id: string }) => one.id)
      if (arg === 'first') found.push(...ids)
      else found.unshift(...ids)
      more = data.claims.pageInfo[info]
      after = data.claims.pageInfo[next]
    }
    return found
  }

  it.each(['{ field: TRUE }', '{ field: CREATED_AT, direction: DESC }'])(
    'is the same in pages forward and backward, by %s',
    async (order) => {
      const forward = await walk('first', 'after', 'hasNextPage', 'endCursor', order)
      const backward = await walk('last', 'before', 'hasPreviousPage', 'startCursor', order)
      const { data } = await ask('{ claims { totalCount } }')
      expect(new Set(forward).size).toBe(data.claims.totalCount)
      expect(forward).toEqual(backward)
    },
  )

  it.each([
    ['nothing', '{}', (all: number) => all],
    ['no types', '{ subjectTypes: [] }', () => 0],
    ['no properties', '{ properties: [] }', () => 0],
    ['a property with a NUL', '{ properties: ["a\\u0000b"] }', () => 0],
    ['a source with a NUL', '{ source: { slug: "a\\u0000b" } }', () => 0],
    ['a source that is not', '{ source: { slug: "tidak-ada" } }', () => 0],
    ['contradictions', '{ trueFrom: "2020-01-01", trueTo: "2019-01-01" }', () => 0],
    ['the ends of time', '{ trueFrom: "0001-01-01", trueTo: "9999-12-31" }', (all: number) => all],
    [
      'members of 2015',
      '{ properties: ["members"], trueFrom: "2015-01-01", trueTo: "2015-12-31" }',
      () => 2,
    ],
    ['a rank and a confidence', '{ ranks: [DEPRECATED], confidences: [LOW] }', () => 1],
  ])('with a filter of %s', async (_what, filter, expected) => {
    const all = (await ask('{ claims { totalCount } }')).data.claims.totalCount
    const { data, errors } = await ask(`{ claims(filter: ${filter}) { totalCount nodes { id } } }`)
    expect(errors).toEqual([])
    expect(data.claims.totalCount).toBe(expected(all))
  })

  it('refuses an id of another type of record', async () => {
    const id = publicId('actor', castId('kelompok-a'))
    const { errors } = await ask(`{ claims(filter: { source: { id: "${id}" } }) { nodes { id } } }`)
    expect(errors[0]?.code).toBe('BAD_ID')
  })
})
