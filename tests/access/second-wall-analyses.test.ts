import { graphql } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous, circlesOf, developer } from '../../src/access/circles.ts'
import { readingAs } from '../../src/access/reading-as.ts'
import { type Analyses, openAnalyses } from '../../src/api/analysis/analyses.ts'
import { makeContext } from '../../src/api/make-context.ts'
import { schema } from '../../src/api/schema.ts'
import type { Viewer, Visibility } from '../../src/model/viewer.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { openPools, type Pools } from '../../src/records/pools.ts'
import { castId } from '../cast.ts'
import { castRecords, fillGraph } from '../support/filled.ts'
import { idleRelay } from '../support/relay-status.ts'
import { type Family, plantFamily } from './canaries.ts'
import { analyses, ofStructure } from './matrix/analyses.ts'

let records: Awaited<ReturnType<typeof castRecords>>
let pools: Pools
let families: Family[]
let issueId: string
let analysis: Analyses
const engine = openGrafeo({ readTimer: 30_000 })

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

const kept: [Visibility, string | null][] = [
  ['PUBLIC', null],
  ['NETWORK', null],
  ['ALLIANCE', alliance],
  ['ALLIANCE', castId('federasi')],
  ['GROUP', mine],
  ['GROUP', others],
  ['SELF', null],
]

/** Who has no stance in the cast: one of each gets one that only that circle may see. */
const standing = [
  'mitra',
  'pendamping',
  'koalisi',
  'kelompok-a',
  'kelompok-b',
  'pabrik',
  'jaringan',
]

beforeAll(async () => {
  records = await castRecords()
  const { prisma } = records
  families = []
  for (const [at, [visibility, audience]] of kept.entries()) {
    families.push(await plantFamily(prisma, { visibility, audience, at }))
  }
  issueId = (await prisma.issue.findFirstOrThrow({ where: { slug: 'perda-uji' } })).id
  for (const [at, { actorId }] of families.entries()) {
    const [visibility, audienceId] = kept[at] as (typeof kept)[number]
    await prisma.seat.create({ data: { issueId, actorId, role: 'DECIDES' } })
    await prisma.stance.create({
      data: {
        ...{ issueId, actorId: castId(standing[at] as string), visibility, audienceId },
        ...{ position: 'PASSIVE_ALLY', basis: 'ASSESSED', confidence: 'LOW' },
        asOf: new Date('2023-01-01'),
      },
    })
  }
  pools = openPools(records.url)
  analysis = openAnalyses()
  await fillGraph(records, engine)
})
afterAll(async () => {
  await analysis.close()
  await engine.close()
  await pools.close()
  await records.drop()
})

/** Asks with the filters of whoever sees everything, of records as this viewer reads them. */
async function unfiltered(viewer: Viewer, source: string) {
  const signal = AbortSignal.timeout(60_000)
  const { records: run, end } = readingAs(pools, viewer, signal)
  const contextValue = makeContext(
    {
      ...{ records: run, network: engine, relayStatus: idleRelay, analysis },
      engineState: () => ({ state: 'UP', since: new Date(0) }),
    },
    { viewer: developer, language: 'EN', signal, now: new Date('2024-06-01T05:00:00Z') },
  )
  const answer = await graphql({ schema, source, contextValue }).finally(end)
  expect(answer.errors).toBeUndefined()
  // biome-ignore lint/suspicious/noExplicitAny: answers are compared as plain JSON.
  return JSON.parse(JSON.stringify(answer.data)) as any
}

const viewers = [
  ['whoever is not signed in', anonymous],
  ['a member', member],
] as const

describe.each(viewers)('%s', (_, viewer) => {
  const circles = [...circlesOf(viewer)]
  const shown = kept.map(([visibility, whose]) =>
    circles.includes(whose ? `${visibility}:${whose}` : visibility),
  )

  it('is told no name by an analysis that filters nothing', async () => {
    const asked = [ofStructure, analyses['as it would be'], analyses['an issue']] as string[]
    const answers: string[] = []
    for (const text of asked) answers.push(JSON.stringify(await unfiltered(viewer, text)))
    const answer = answers.join('\n').toLowerCase()
    expect(families.map(({ word }) => answer.includes(word.toLowerCase()))).toEqual(shown)
  })

  it('is told of no seat, and nothing is reckoned from a stance', async () => {
    const { network } = await unfiltered(
      viewer,
      `{ network { leverage(input: { issue: { slug: "perda-uji" }, mostAssumed: 1
          organizers: [{ slug: "kelompok-a" }] }) { ... on Leverage {
        votes { actor { slug } } assumptions { default { input } count }
        computation { actors notes } } } } }`,
    )
    const { votes, assumptions, computation } = network.leverage
    const seated = families.flatMap(({ word }, at) =>
      shown[at] ? [`${word.toLowerCase()}-a`] : [],
    )
    const slugs = votes.map(({ actor }: { actor: { slug: string } }) => actor.slug)
    expect(slugs.sort()).toEqual(['dewan', 'dinas', ...seated].sort())
    const known = await records.prisma.stance.findMany({
      where: { issueId, circle: { in: circles }, actor: { circle: { in: circles } } },
      distinct: ['actorId'],
    })
    const assumed = assumptions.find(
      (one: { default: { input: string } }) => one.default.input === 'STANCE',
    )
    // All are in the network that nothing was filtered of.
    expect(computation.actors - assumed.count).toBe(known.length)
    expect(known.length).toBeLessThan(await records.prisma.stance.count({ where: { issueId } }))
  })
})

it('is told of all of it, were the wall down', async () => {
  for (const table of ['Actor', 'Seat', 'Stance', 'Issue']) {
    await records.pool.query(`ALTER TABLE "${table}" DISABLE ROW LEVEL SECURITY`)
  }
  const answer = JSON.stringify(await unfiltered(anonymous, ofStructure))
  for (const { word } of families) expect(answer).toContain(word)
})
