import { graphql } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous, circlesOf, developer } from '../../src/access/circles.ts'
import { readingAs } from '../../src/access/reading-as.ts'
import { makeContext } from '../../src/api/make-context.ts'
import { schema } from '../../src/api/schema.ts'
import type { Viewer, Visibility } from '../../src/model/viewer.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import type { PrismaClient } from '../../src/records/generated/client.ts'
import { openPools, type Pools } from '../../src/records/pools.ts'
import { castId } from '../cast.ts'
import { castRecords } from '../support/filled.ts'
import { idleRelay } from '../support/relay-status.ts'
import { type Family, plantFamily } from './canaries.ts'

let records: Awaited<ReturnType<typeof castRecords>>
let pools: Pools
let families: Family[]
const engine = openGrafeo()

const [mine, others, alliance] = ['kelompok-a', 'kelompok-b', 'jaringan'].map(castId) as [
  string,
  string,
  string,
]

const member: Viewer = {
  ...anonymous,
  accountId: '01900000-0000-7000-8000-000000000001',
  held: [{ role: 'MEMBER', over: mine }],
  alliances: [alliance],
}
const nobody: Viewer = { ...member, held: [], alliances: [] }

const kept: [Visibility, string | null][] = [
  ['PUBLIC', null],
  ['NETWORK', null],
  ['ALLIANCE', alliance],
  ['ALLIANCE', castId('federasi')],
  ['GROUP', mine],
  ['GROUP', others],
  ['SELF', null],
]

beforeAll(async () => {
  records = await castRecords()
  families = []
  for (const [at, [visibility, audience]] of kept.entries()) {
    families.push(await plantFamily(records.prisma, { visibility, audience, at }))
  }
  // In one's own group are people, too.
  const person = await records.prisma.person.create({ data: { synthetic: true } })
  await records.prisma.membership.create({
    data: { personId: person.id, groupId: mine, synthetic: true },
  })
  pools = openPools(records.url)
})
afterAll(async () => {
  await engine.close()
  await pools?.close()
  await records.drop()
})

/** What each row without a circle of its own is a part of. */
const partOf: Record<string, Record<string, string>> = {
  ...{ ActorName: { actorId: 'Actor' }, ActorTrade: { actorId: 'Actor' } },
  ...{ ActorArea: { actorId: 'Actor' }, Recognition: { actorId: 'Actor' } },
  ...{ Contact: { actorId: 'Actor' }, Membership: { groupId: 'Actor' } },
  ...{ Tie: { fromId: 'Actor', toId: 'Actor' }, TieAssessment: { tieId: 'Tie' } },
  ...{ StageEvent: { issueId: 'Issue' }, IssueRelation: { fromId: 'Issue', toId: 'Issue' } },
  ...{ Seat: { issueId: 'Issue', actorId: 'Actor' }, Outcome: { issueId: 'Issue' } },
  ...{ Stance: { actorId: 'Actor', issueId: 'Issue' }, Claim: { sourceId: 'Source' } },
  ...{ Participation: { activityId: 'Activity', actorId: 'Actor' } },
  ...{ ActivityIssue: { activityId: 'Activity', issueId: 'Issue' } },
  ...{ Commitment: { activityId: 'Activity', byId: 'Actor' } },
  ...{ PublicationTitle: { publicationId: 'Publication' } },
  ...{ PublicationPart: { publicationId: 'Publication' } },
  ...{ PublicationRole: { publicationId: 'Publication', actorId: 'Actor' } },
  PublicationActivity: { publicationId: 'Publication', activityId: 'Activity' },
  Merge: { survivorId: 'Actor', absorbedId: 'Actor' },
}

/** Tables that hold nothing to hide; those that no viewer, or only some, may read at all. */
const open = ['Area', 'Trade', 'PeopleFigure', 'Panic']
const closed = [
  ...['Account', 'Grant', 'ApiKey', 'Consent', 'DataRequest', 'AuditEntry', 'AuditSeal'],
  ...['Mutation', 'MergeMove', 'Dirty', 'Tightened', 'RelaySnapshot', 'RelayHorizon'],
  ...['PersonKey', 'Erasure', '_prisma_migrations'],
]
const withCircle = [
  ...['Actor', 'ActorArea', 'Recognition', 'Contact', 'Person', 'Membership', 'Tie', 'Issue'],
  ...['Outcome', 'Stance', 'Activity', 'Commitment', 'Publication', 'Source', 'Claim'],
]
const facts = [...new Set([...withCircle, ...Object.keys(partOf)])]

type Row = Record<string, unknown>
type Run = Pick<PrismaClient, '$queryRawUnsafe'>

const rowsOf = async (run: Run, table: string): Promise<Row[]> => {
  const name = ['PersonKey', 'Erasure'].includes(table) ? `vault."${table}"` : `public."${table}"`
  const found = await run.$queryRawUnsafe<{ row: Row }[]>(
    `SELECT to_jsonb(one) AS row FROM ${name} one`,
  )
  return found.map(({ row }) => row)
}

/** The tables of which a reader finds rows outside of the circles; all that it asks is everything. */
async function leaks(run: Run, viewer: Viewer): Promise<string[]> {
  const circles = [...circlesOf(viewer)]
  const found = new Map<string, Row[]>()
  for (const table of [...facts, 'Revision']) found.set(table, await rowsOf(run, table))
  const has = (table: string, id: unknown) => found.get(table)?.some((row) => row.id === id)
  const leaking = (table: string) => (row: Row) => {
    const seen = table === 'Revision' ? (row.image as Row) : row
    const parents = Object.entries(partOf[table] ?? {})
    return (
      ('visibility' in seen && !circles.includes(seen.circle as string)) ||
      parents.some(([column, parent]) => !has(parent, row[column])) ||
      (table === 'Revision' &&
        !open.includes(row.table as string) &&
        !has(row.table as string, row.recordId)) ||
      (row.circle === 'PEOPLE' && !found.get('Membership')?.some((one) => one.personId === row.id))
    )
  }
  return [...found].flatMap(([table, rows]) => (rows.some(leaking(table)) ? [table] : []))
}

const viewers = [
  ['whoever is not signed in', anonymous],
  ['an account without a role', nobody],
  ['a member', member],
] as const

/** The pool's rows as a viewer's operation reads them, whatever the application asks. */
async function reading<T>(viewer: Viewer, work: (run: PrismaClient) => Promise<T>): Promise<T> {
  const { records: run, end } = readingAs(pools, viewer, AbortSignal.timeout(30_000))
  return work(run).finally(end)
}

it('has a decision about every table', async () => {
  const found = await records.pool.query<{ name: string; walled: boolean }>(
    `SELECT relname AS name, relrowsecurity AS walled FROM pg_class
     WHERE relkind = 'r' AND relnamespace::regnamespace::text IN ('public', 'vault')`,
  )
  const decided = [...facts, ...open, ...closed, 'Revision']
  expect(found.rows.map(({ name }) => name).sort()).toEqual(decided.sort())
  const bare = found.rows.filter(({ walled }) => !walled).map(({ name }) => name)
  expect(bare).toEqual(['_prisma_migrations'])
})

describe.each(viewers)('%s', (_, viewer) => {
  it('finds no row outside of the own circles, and those within', async () => {
    await reading(viewer, async (run) => {
      expect(await leaks(run, viewer)).toEqual([])
      for (const table of facts) {
        const seen = (await rowsOf(run, table)).length
        expect([table, seen > 0], table).toEqual([table, true])
        expect([table, seen < (await rowsOf(records.prisma, table)).length]).toEqual([table, true])
      }
    })
  })

  it('finds nothing of what is kept beside the facts', async () => {
    for (const table of closed) {
      const found = await reading(viewer, (run) => rowsOf(run, table)).catch(() => [])
      expect([table, found]).toEqual([table, []])
    }
  })

  it('writes nothing', async () => {
    const write = (run: PrismaClient) =>
      run.$executeRawUnsafe(`UPDATE "Actor" SET "name" = 'RAHASIA'`)
    await expect(reading(viewer, write)).rejects.toThrow()
  })

  it('is told nothing by an application that filters nothing', async () => {
    const document = `{
      actors(first: 100) { totalCount nodes { name otherNames { name } } }
      sources(first: 100) { totalCount nodes { title } }
      activities(first: 100) { totalCount nodes { name } }
      issues(first: 100) { totalCount nodes { name } }
      publications(first: 100) { totalCount nodes { title } }
      search(text: "kenari", first: 50) { nodes { ... on Group { name } } }
    }`
    const answer = await reading(viewer, async (run) => {
      const contextValue = makeContext(
        {
          ...{ records: run, network: engine, relayStatus: idleRelay },
          engineState: () => ({ state: 'UP', since: new Date(0) }),
        },
        { viewer: developer, language: 'EN', signal: AbortSignal.timeout(30_000) },
      )
      return JSON.stringify(await graphql({ schema, source: document, contextValue }))
    })
    const circles = [...circlesOf(viewer)]
    const shown = kept.map(([visibility, whose]) =>
      circles.includes(whose ? `${visibility}:${whose}` : visibility),
    )
    expect(answer).not.toContain('"errors"')
    expect(families.map(({ word }) => answer.includes(word))).toEqual(shown)
  })
})

it('one sees what is kept of oneself', async () => {
  const [{ personId }] = families as [Family]
  const account = await records.prisma.account.findFirstOrThrow({ where: { personId } })
  const self = { ...nobody, accountId: account.id, personId }
  const tables = ['Account', 'Grant', 'ApiKey', 'Consent', 'DataRequest', 'AuditEntry', 'PersonKey']
  await reading(self, async (run) => {
    for (const table of tables)
      expect([table, (await rowsOf(run, table)).length]).toEqual([table, 1])
  })
})

it('lets nobody seal the trail who writes it', async () => {
  const seal = `INSERT INTO "AuditSeal" (day, entries, "lastId", digest)
    VALUES ('2020-01-01', 0, 0, sha256('rekaan'))`
  for (const asked of [seal, 'SELECT FROM "AuditSeal"', 'SELECT await_audit_writers()']) {
    await expect(pools.writer.pool.query(asked)).rejects.toThrow('permission denied')
  }
  const relay = await pools.relay.pool.connect()
  await relay.query('BEGIN')
  expect((await relay.query(seal)).rowCount).toBe(1)
  await relay.query('ROLLBACK')
  relay.release()
})

it('turns red for each table whose wall is down', async () => {
  for (const table of [...facts, 'Revision']) {
    await records.pool.query(`ALTER TABLE "${table}" DISABLE ROW LEVEL SECURITY`)
    const found = await reading(anonymous, (run) => leaks(run, anonymous))
    await records.pool.query(`ALTER TABLE "${table}" ENABLE ROW LEVEL SECURITY`)
    expect(found).toContain(table)
  }
})
