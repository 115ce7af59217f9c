import neo4j from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '../../src/access/circles.ts'
import { graphFilter } from '../../src/access/cypher.ts'
import { alliancesOfActors } from '../../src/network/alliances-of-actors.ts'
import { alliesOfActors } from '../../src/network/allies.ts'
import { dropNodes, putNodes } from '../../src/network/change-nodes.ts'
import { createTies, dropTies } from '../../src/network/change-ties.ts'
import { nodesInRange, tiesInRange } from '../../src/network/elements-in-range.ts'
import { groupsOfPeople } from '../../src/network/groups-of-people.ts'
import { memberOrganizations } from '../../src/network/member-organizations.ts'
import type { TiePageRequest } from '../../src/network/tie-page.ts'
import { tiesOfActors } from '../../src/network/ties-of-actors.ts'
import { makeWatermark, moveWatermark, watermarkText } from '../../src/network/watermark.ts'
import { castId } from '../cast.ts'
import { neo4jOfRun, onBothEngines } from '../support/engines.ts'
import { castRecords, fillGraph } from '../support/filled.ts'

const ids = ['kelompok-a', 'kelompok-c', 'federasi', 'kelompok-e'].map(castId)
const page = { limit: 2, backward: false, descending: false, after: null, total: true }
const request: TiePageRequest = {
  filter: graphFilter(anonymous),
  asOf: { day: '2024-06-01', certainty: 'MAY_HOLD' },
  orderBy: 'NAME',
  carry: true,
  page,
}
const every = {
  kinds: null,
  direction: 'ANY',
  otherKinds: null,
  minStrength: null,
  confidences: null,
} as const

const after = { key: 'kelompok uji b', id: '00000000-0000-7000-8000-000000000000' }

/** Every text that the API sends, in its variants. */
const questions = {
  'ties of actors': tiesOfActors(ids, every, request),
  'ties of actors, filtered': tiesOfActors(
    ids,
    {
      kinds: ['MEMBER_OF', 'ALLIED_WITH'],
      direction: 'OUT',
      otherKinds: ['GROUP', 'ALLIANCE'],
      minStrength: 0.5,
      confidences: ['HIGH'],
    },
    { ...request, asOf: { day: '2024-05-01', certainty: 'HOLDS' }, carry: false },
  ),
  'ties of actors, second page': tiesOfActors(ids, every, { ...request, page: { ...page, after } }),
  'ties of actors, the page before': tiesOfActors(ids, every, {
    ...request,
    page: { ...page, after, backward: true },
  }),
  'ties of actors, latest first, all times': tiesOfActors(ids, every, {
    ...request,
    orderBy: 'SINCE',
    asOf: { day: null, certainty: 'MAY_HOLD' },
    page: { ...page, descending: true, total: false },
  }),
  'ties that end here': tiesOfActors(ids, { ...every, direction: 'IN' }, request),
  allies: alliesOfActors(ids, request),
  'member organizations': memberOrganizations(ids, request),
  'alliances of actors': alliancesOfActors(ids, request),
}

const groupsRequest = {
  filter: request.filter,
  asOf: request.asOf,
  page,
  includeSynthetic: true,
}
const { text: groupsText, params: groupsParams } = groupsOfPeople([ids[0] as string], groupsRequest)

/** The texts that change the graph. */
const changes = {
  'make the watermark': makeWatermark,
  'move the watermark': moveWatermark,
  'put actors': putNodes('Actor', 'Group'),
  'put people': putNodes('Person', null),
  'drop actors': dropNodes('Actor'),
  'create ties': createTies('MEMBER_OF'),
  'create memberships': createTies('BELONGS_TO'),
  'drop ties': dropTies('MEMBER_OF'),
}

let records: Awaited<ReturnType<typeof castRecords>>
let people: string[]
beforeAll(async () => {
  records = await castRecords()
  const rows = await records.prisma.person.findMany({
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  people = rows.map(({ id }) => id)
})
afterAll(() => records.drop())

const ofPeople = () =>
  groupsOfPeople(people, {
    filter: request.filter,
    asOf: request.asOf,
    page,
    includeSynthetic: true,
  })

describe('questions of the network', () => {
  it.each(Object.entries(questions))('%s: text and parameters', (name, question) => {
    expect(question).toMatchSnapshot(name)
  })

  it.each(Object.entries(changes))('%s: text', (_name, text) => {
    expect(text).toMatchSnapshot()
  })

  it('groups of people: text', () => {
    expect(ofPeople()).toMatchSnapshot()
  })

  onBothEngines((engine) => {
    beforeAll(() => fillGraph(records, engine()))

    // One snapshot for both engines: they must give the same rows.
    it.each(Object.entries(questions))('%s: rows', async (_name, { text, params }) => {
      const rows = await engine().read(text, params)
      rows.sort((a, b) => ids.indexOf(a.source as string) - ids.indexOf(b.source as string))
      await expect(written(rows)).toMatchFileSnapshot(rowsFile(_name))
    })

    it('groups of people: rows', async () => {
      const { text, params } = ofPeople()
      const rows = await engine().read(text, params)
      rows.sort((a, b) => (String(a.source) < String(b.source) ? -1 : 1))
      await expect(written(rows)).toMatchFileSnapshot(rowsFile('groups of people'))
      expect(rows.some((row) => (row.ids as string[]).length > 0)).toBe(true)
    })

    it('has rows that tell something', async () => {
      const { text, params } = questions['ties of actors']
      const rows = await engine().read(text, params)
      const of = (slug: string) => rows.find((row) => row.source === castId(slug))
      expect(of('kelompok-a')?.total).toBeGreaterThan(2)
      expect(of('kelompok-a')?.tie_id).toHaveLength(3)
      expect(of('kelompok-e')).toMatchObject({ total: 0, tie_id: [] })
    })
  })
})

/** The expected rows of a question: one file, that every engine is compared with. */
const rowsFile = (name: string): string => `rows/${name.replace(/[^a-z]+/g, '-')}.txt`

/** Rows as text, columns in order of name, numbers and texts as they are. */
function written(rows: Record<string, unknown>[]): string {
  const sorted = rows.map((row) => Object.fromEntries(Object.entries(row).sort()))
  return `${JSON.stringify(sorted, null, 1)}\n`
}

describe.skipIf(!neo4jOfRun)('plans on Neo4j', () => {
  onBothEngines((engine) => {
    it.each([
      ...Object.entries(questions),
      ['groups of people', { text: groupsText, params: groupsParams }] as const,
      ['watermark', { text: watermarkText, params: {} }] as const,
      ['put actors', { text: changes['put actors'], params: { rows: [] } }] as const,
      ['drop actors', { text: changes['drop actors'], params: { ids: [] } }] as const,
      ['create ties', { text: changes['create ties'], params: { rows: [] } }] as const,
      ['drop ties', { text: changes['drop ties'], params: { rows: [] } }] as const,
      [
        'nodes in a range',
        { text: nodesInRange('Actor'), params: { after: '', to: '~', limit: 2000 } },
      ] as const,
      [
        'ties in a range',
        { text: tiesInRange('MEMBER_OF'), params: { after: '', to: '~', limit: 2000 } },
      ] as const,
    ])('%s: an index finds the anchors', async (_name, { text, params }) => {
      if (engine().name !== 'neo4j' || !neo4jOfRun) return
      await fillGraph(records, engine())
      const { uri, user, password } = neo4jOfRun
      const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
      const session = driver.session()
      try {
        const numbers = Object.entries(params as Record<string, unknown>).map(([key, value]) => [
          key,
          Number.isInteger(value) ? neo4j.int(value as number) : value,
        ])
        const { summary } = await session.run(`EXPLAIN ${text}`, Object.fromEntries(numbers))
        const plan = JSON.stringify(summary.plan)
        expect(plan).toMatch(/IndexSeek/)
        expect(plan).not.toMatch(
          /AllNodesScan|NodeByLabelScan|AllRelationshipsScan|RelationshipTypeScan/,
        )
      } finally {
        await session.close()
        await driver.close()
      }
    })
  })
})
