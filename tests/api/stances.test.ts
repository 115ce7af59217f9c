import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicId } from '../../src/model/public-id.ts'
import type { Prisma } from '../../src/records/generated/client.ts'
import { seedId } from '../../src/records/seed-id.ts'
import { castId } from '../cast.ts'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'
import { bothWays } from '../support/paging.ts'

const issueId = seedId('issue', 'perda-uji')
const date = (day: string) => new Date(`${day}T00:00:00Z`)

let number = 0
const stance = (
  actor: string,
  day: string,
  position: Prisma.StanceCreateManyInput['position'],
  rest: Partial<Prisma.StanceCreateManyInput> = {},
): Prisma.StanceCreateManyInput => ({
  id: `00000000-0000-7000-8000-${String(++number).padStart(12, '0')}`,
  issueId,
  actorId: castId(actor),
  position,
  asOf: date(day),
  basis: 'OBSERVED',
  confidence: 'MEDIUM',
  visibility: 'PUBLIC',
  createdAt: new Date('2024-01-01'),
  ...rest,
})

const ledger = [
  stance('federasi', '2016-01-01', 'ACTIVE_ALLY', {
    power: 3,
    interest: 5,
    activityId: seedId('activity', 'pertemuan-uji'),
  }),
  stance('pabrik', '2016-01-01', 'ACTIVE_OPPONENT', { power: 4, interest: 2 }),
  stance('pabrik', '2018-05-01', 'PASSIVE_OPPONENT'),
  stance('koalisi', '2017-01-01', 'PASSIVE_ALLY', { power: 2 }),
  stance('koalisi', '2018-01-01', 'NEUTRAL', { interest: 5 }),
  // Recorded later, so it settles the day although its id comes first.
  stance('mitra', '2018-01-01', 'PASSIVE_ALLY', { createdAt: new Date('2024-01-02') }),
  stance('mitra', '2018-01-01', 'ACTIVE_ALLY', { power: 1, interest: 1 }),
  stance('kelompok-a', '0001-01-01', 'ACTIVE_ALLY', {
    basis: 'STATED',
    assessorId: castId('mitra'),
  }),
  stance('kelompok-b', '9999-12-31', 'NEUTRAL', { assessorId: castId('kelompok-f') }),
  stance('kelompok-f', '2016-01-01', 'ACTIVE_ALLY', { power: 5, interest: 5 }),
  stance('federasi', '2019-01-01', 'ACTIVE_OPPONENT', { visibility: 'GROUP' }),
  stance('pabrik', '2017-01-01', 'NEUTRAL', { issueId: seedId('issue', 'upah-layak') }),
]

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
  await records.prisma.stance.createMany({ data: ledger })
  await records.prisma.seat.create({
    data: { issueId, actorId: castId('kelompok-f'), role: 'ADVISES' },
  })
})
afterAll(() => records.drop())

interface Wedge {
  position: string
  count: number
  standings: { actor: { slug: string }; ageDays: number; stance: { asOf: string } }[]
}

const standing = 'actor { slug } position ageDays stance { asOf basis }'
const spectrum = (args: string, slug = 'perda-uji') =>
  `{ issue(by: { slug: "${slug}" }) { spectrum${args} { asOf comparedTo truncated
    wedges { position count standings { ${standing} } }
    unknown { actor { slug } roles } newlyKnown { ${standing} }
    moves { actor { slug } from to steps before { asOf } after { asOf } } } } }`
const grid = (args: string, slug = 'perda-uji') =>
  `{ issue(by: { slug: "${slug}" }) { powerInterest${args} { asOf threshold truncated
    quadrants { quadrant count places { actor { slug } power interest ageDays stance { position } } }
    unjudged { actor { slug } stance { power interest } } } } }`

/** The slugs of each wedge. */
const bySlug = (wedges: Wedge[]) =>
  Object.fromEntries(
    wedges.map(({ position, count, standings }) => {
      expect(standings).toHaveLength(count)
      return [position, standings.map(({ actor }) => actor.slug)]
    }),
  )

describe('stances', () => {
  onEveryApi(
    () => records,
    (ask) => {
      const view = async (document: string) => {
        const { data, errors } = await ask(document)
        expect(errors).toEqual([])
        return data.issue.spectrum ?? data.issue.powerInterest
      }

      it('shows where each actor stands by its latest visible stance', async () => {
        const found = await view(spectrum(''))
        expect(found).toMatchObject({
          asOf: '2024-06-01',
          comparedTo: null,
          moves: null,
          newlyKnown: null,
          truncated: false,
          unknown: [{ actor: { slug: 'dinas' }, roles: ['DRAFTS'] }],
        })
        expect(bySlug(found.wedges)).toEqual({
          ACTIVE_ALLY: ['federasi', 'kelompok-a'],
          PASSIVE_ALLY: ['mitra'],
          NEUTRAL: ['dewan', 'koalisi'],
          PASSIVE_OPPONENT: ['pabrik'],
          ACTIVE_OPPONENT: [],
        })
        expect(found.wedges[3].standings[0]).toEqual({
          actor: { slug: 'pabrik' },
          position: 'PASSIVE_OPPONENT',
          ageDays: 2223,
          stance: { asOf: '2018-05-01', basis: 'OBSERVED' },
        })
      })

      it('shows a past day, the first day and the last one', async () => {
        expect(bySlug((await view(spectrum('(asOf: "2018-04-30")'))).wedges)).toMatchObject({
          ACTIVE_OPPONENT: ['pabrik'],
          PASSIVE_OPPONENT: [],
        })
        expect(bySlug((await view(spectrum('(asOf: "2018-05-01")'))).wedges)).toMatchObject({
          ACTIVE_OPPONENT: [],
          PASSIVE_OPPONENT: ['pabrik'],
        })
        const first = await view(spectrum('(asOf: "0001-01-01")'))
        expect(bySlug(first.wedges)).toMatchObject({ ACTIVE_ALLY: ['kelompok-a'], NEUTRAL: [] })
        expect(first.unknown.map((one: { actor: object }) => one.actor)).toEqual([
          { slug: 'dewan' },
          { slug: 'dinas' },
        ])
        const last = await view(spectrum('(asOf: "9999-12-31")'))
        expect(bySlug(last.wedges)).toMatchObject({ NEUTRAL: ['dewan', 'kelompok-b', 'koalisi'] })
        expect(last.wedges[0].standings[1]).toMatchObject({ ageDays: 3_652_058 })
      })

      it('tells who moved which way, in the order of time from either side', async () => {
        const expected = {
          moves: [
            {
              actor: { slug: 'pabrik' },
              from: 'ACTIVE_OPPONENT',
              to: 'PASSIVE_OPPONENT',
              steps: 1,
              before: { asOf: '2016-01-01' },
              after: { asOf: '2018-05-01' },
            },
            {
              actor: { slug: 'koalisi' },
              from: 'PASSIVE_ALLY',
              to: 'NEUTRAL',
              steps: -1,
              before: { asOf: '2017-01-01' },
              after: { asOf: '2018-01-01' },
            },
          ],
          newlyKnown: [
            { actor: { slug: 'dewan' }, position: 'NEUTRAL', ageDays: 508 },
            { actor: { slug: 'mitra' }, position: 'PASSIVE_ALLY', ageDays: 364 },
          ],
        }
        const forward = await view(spectrum('(asOf: "2018-12-31", comparedTo: "2017-06-01")'))
        expect(forward).toMatchObject({ ...expected, comparedTo: '2017-06-01' })
        expect(bySlug(forward.wedges)).toMatchObject({ PASSIVE_OPPONENT: ['pabrik'] })
        const back = await view(spectrum('(asOf: "2017-06-01", comparedTo: "2018-12-31")'))
        expect(back).toMatchObject({ ...expected, comparedTo: '2018-12-31' })
        expect(bySlug(back.wedges)).toMatchObject({ ACTIVE_OPPONENT: ['pabrik'] })
        expect(
          await view(spectrum('(asOf: "2018-12-31", comparedTo: "2018-12-31")')),
        ).toMatchObject({
          moves: [],
          newlyKnown: [],
        })
        const all = await view(spectrum('(asOf: "9999-12-31", comparedTo: "0001-01-01")'))
        expect(all.moves).toEqual([])
        expect(all.newlyKnown).toHaveLength(6)
      })

      it('is empty for an issue without stances, never null', async () => {
        const found = await view(
          spectrum('(asOf: "2016-12-31", comparedTo: "0001-01-01")', 'upah-layak'),
        )
        expect(Object.values(bySlug(found.wedges))).toEqual([[], [], [], [], []])
        expect(found).toMatchObject({ unknown: [], moves: [], newlyKnown: [], truncated: false })
        expect(await view(grid('(asOf: "2016-12-31")', 'upah-layak'))).toMatchObject({
          quadrants: Array(4).fill({ count: 0, places: [] }),
          unjudged: [],
        })
      })

      it('puts on the grid only who was judged, by the latest judgement of both', async () => {
        const found = await view(grid(''))
        expect(found).toEqual({
          asOf: '2024-06-01',
          threshold: 3,
          truncated: false,
          quadrants: [
            {
              quadrant: 'MANAGE_CLOSELY',
              count: 1,
              places: [
                {
                  actor: { slug: 'federasi' },
                  power: 3,
                  interest: 5,
                  ageDays: 3074,
                  stance: { position: 'ACTIVE_ALLY' },
                },
              ],
            },
            {
              quadrant: 'KEEP_SATISFIED',
              count: 1,
              places: [
                {
                  actor: { slug: 'pabrik' },
                  power: 4,
                  interest: 2,
                  ageDays: 3074,
                  stance: { position: 'ACTIVE_OPPONENT' },
                },
              ],
            },
            { quadrant: 'KEEP_INFORMED', count: 0, places: [] },
            {
              quadrant: 'MONITOR',
              count: 1,
              places: [
                {
                  actor: { slug: 'mitra' },
                  power: 1,
                  interest: 1,
                  ageDays: 2343,
                  stance: { position: 'ACTIVE_ALLY' },
                },
              ],
            },
          ],
          unjudged: [
            { actor: { slug: 'dewan' }, stance: { power: null, interest: null } },
            { actor: { slug: 'kelompok-a' }, stance: { power: null, interest: null } },
            { actor: { slug: 'koalisi' }, stance: { power: null, interest: 5 } },
          ],
        })
        const before = await view(grid('(asOf: "0001-01-01")'))
        expect(before.quadrants.map((one: { count: number }) => one.count)).toEqual([0, 0, 0, 0])
        expect(before.unjudged).toHaveLength(1)
      })

      it('never shows a hidden actor or a hidden stance', async () => {
        const { data, errors } = await ask(`{
          issue(by: { slug: "perda-uji" }) { stances(first: 100) { totalCount nodes { actor { slug } position assessor { slug } } } }
          f: node(id: "${publicId('stance', ledger[9]?.id as string)}") { id }
          g: node(id: "${publicId('stance', ledger[10]?.id as string)}") { id }
          seen: node(id: "${publicId('stance', ledger[0]?.id as string)}") { id ... on Stance { issue { slug } } } }`)
        expect(errors).toEqual([])
        expect(data).toMatchObject({ f: null, g: null, seen: { issue: { slug: 'perda-uji' } } })
        const { nodes, totalCount } = data.issue.stances
        expect(totalCount).toBe(10)
        expect(nodes).toHaveLength(10)
        expect(JSON.stringify(data)).not.toContain('kelompok-f')
        expect(nodes[0]).toEqual({
          actor: { slug: 'kelompok-b' },
          position: 'NEUTRAL',
          assessor: null,
        })
        expect(nodes.at(-1)).toMatchObject({ assessor: { slug: 'mitra' } })
      })

      it('counts no hidden one, whether or not names are asked for', async () => {
        const { data, errors } = await ask(`{ issue(by: { slug: "perda-uji" }) {
          spectrum(asOf: "0001-01-01") { unknown { roles } }
          powerInterest { quadrants { count } unjudged { ageDays } }
          now: spectrum(comparedTo: "2015-12-31") { wedges { count } newlyKnown { position } } } }`)
        expect(errors).toEqual([])
        expect(data.issue).toMatchObject({
          spectrum: { unknown: [{ roles: ['DECIDES'] }, { roles: ['DRAFTS'] }] },
          powerInterest: { quadrants: [1, 1, 0, 1].map((count) => ({ count })) },
          now: { wedges: [2, 1, 2, 1, 0].map((count) => ({ count })) },
        })
        expect(data.issue.powerInterest.unjudged).toHaveLength(3)
        expect(data.issue.now.newlyKnown).toHaveLength(5)
      })

      it('filters the ledger by actor, position, basis and day', async () => {
        const list = async (args: string) => {
          const { data, errors } = await ask(
            `{ issue(by: { slug: "perda-uji" }) { stances${args} { totalCount nodes { actor { slug } asOf position } } } }`,
          )
          expect(errors).toEqual([])
          expect(data.issue.stances.nodes).toHaveLength(data.issue.stances.totalCount)
          return data.issue.stances.nodes.map(
            (one: { actor: { slug: string }; asOf: string }) => `${one.actor.slug} ${one.asOf}`,
          )
        }
        expect(await list('(actor: { slug: "pabrik" })')).toEqual([
          'pabrik 2018-05-01',
          'pabrik 2016-01-01',
        ])
        expect(await list('(actor: { slug: "pabrik" }, asOf: "2018-04-30")')).toEqual([
          'pabrik 2016-01-01',
        ])
        expect(await list('(bases: [STATED])')).toEqual([
          'dewan 2017-08-10',
          'kelompok-a 0001-01-01',
        ])
        expect(await list('(positions: [NEUTRAL], asOf: "2017-12-31")')).toEqual([
          'dewan 2017-08-10',
        ])
        expect(await list('(positions: [])')).toEqual([])
        expect(await list('(actor: { slug: "kelompok-f" })')).toEqual([])
        expect(await list('(actor: { slug: "tidak-ada\\u0000" })')).toEqual([])
        expect(await list('(asOf: "0001-01-01")')).toEqual(['kelompok-a 0001-01-01'])
        expect(await list('(asOf: null)')).toHaveLength(10)
        const { errors } = await ask(
          '{ issue(by: { slug: "perda-uji" }) { stances(actor: { id: "issue_1" }) { totalCount } } }',
        )
        expect(errors).toMatchObject([{ code: 'BAD_ID', path: ['issue', 'stances'] }])
      })

      it('pages both ways over the ledger, each stance once', async () => {
        const page = async (args: string) =>
          (
            await ask(`{ issue(by: { slug: "perda-uji" }) { stances(${args}) { nodes { id }
              pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`)
          ).data.issue.stances
        const all = (await page('first: 100')).nodes
        const { forward, backward } = await bothWays(page, { first: 3, last: 4 })
        expect(forward).toEqual(all)
        expect(backward).toEqual(all)
      })

      it("shows an actor's stances, on all issues or on one", async () => {
        const { data, errors } = await ask(`{ stakeholder(by: { slug: "pabrik" }) {
          all: stances { nodes { issue { slug } asOf } }
          one: stances(issue: { slug: "upah-layak" }) { nodes { asOf } }
          none: stances(issue: { slug: "lain" }) { nodes { asOf } } } }`)
        expect(errors).toEqual([])
        expect(data.stakeholder).toEqual({
          all: {
            nodes: [
              { issue: { slug: 'perda-uji' }, asOf: '2018-05-01' },
              { issue: { slug: 'upah-layak' }, asOf: '2017-01-01' },
              { issue: { slug: 'perda-uji' }, asOf: '2016-01-01' },
            ],
          },
          one: { nodes: [{ asOf: '2017-01-01' }] },
          none: { nodes: [] },
        })
      })

      it('keeps lists below several spectra apart', async () => {
        const fields = `slug then: spectrum(asOf: "2017-06-01") { wedges { standings { actor { slug
          stances(first: 1, asOf: "2017-06-01") { nodes { asOf issue { slug } } } } } } }
          now: spectrum { wedges { standings { actor { slug stances(first: 1) { nodes { asOf } } } } } }`
        const { data } = await ask(`{ issues { nodes { ${fields} } } }`)
        expect(data.issues.nodes).toHaveLength(2)
        for (const node of data.issues.nodes) {
          const alone = await ask(`{ issue(by: { slug: "${node.slug}" }) { ${fields} } }`)
          expect(alone.data.issue).toEqual(node)
        }
        const { wedges } = data.issues.nodes[0].now
        expect(wedges[3].standings).toEqual([
          { actor: { slug: 'pabrik', stances: { nodes: [{ asOf: '2018-05-01' }] } } },
        ])
      })

      it('shows the stances of an activity, and the activity of a stance', async () => {
        const activity = publicId('activity', seedId('activity', 'pertemuan-uji'))
        const { data, errors } = await ask(`{ node(id: "${activity}") { ... on Activity {
          stances { totalCount nodes { actor { slug } activity { slug } } } } } }`)
        expect(errors).toEqual([])
        expect(data.node.stances).toEqual({
          totalCount: 1,
          nodes: [{ actor: { slug: 'federasi' }, activity: { slug: 'pertemuan-uji' } }],
        })
      })

      it.each([
        ['counts alone', 'spectrum { wedges { count } }', 2],
        [
          'with actors',
          'spectrum { wedges { standings { actor { name } stance { asOf basis } } } }',
          3,
        ],
        [
          'with the seats',
          'spectrum(comparedTo: "2017-01-01") { wedges { count } unknown { actor { name } } moves { actor { name } before { asOf } } }',
          4,
        ],
        [
          'with what stances are related to',
          'spectrum { wedges { standings { actor { name } stance { assessor { name } } } } }',
          4,
        ],
        [
          'a spectrum at two days and a grid',
          'a: spectrum { wedges { standings { actor { name } } } } b: spectrum(asOf: "2017-01-01") { wedges { standings { actor { summary } } } } powerInterest { quadrants { places { actor { slug } } } unjudged { actor { slug } } }',
          3,
        ],
        [
          'with lists below the actors',
          'spectrum { wedges { standings { actor { stances(first: 1) { nodes { asOf } } seats(first: 2) { totalCount } } } } }',
          3,
        ],
        [
          'with a list that has other arguments below another field',
          'spectrum { wedges { standings { actor { stances(first: 1) { nodes { asOf } } } } } unknown { actor { seats(first: 1) { nodes { role } } } } }',
          4,
        ],
        [
          'a ledger',
          'stances(first: 3) { totalCount nodes { position actor { name } activity { name } } }',
          1,
        ],
      ])('costs the same however many issues: %s', async (_what, fields, statements) => {
        for (const first of [1, 2]) {
          const { errors, sql, cypher } = await ask(
            `{ issues(first: ${first}) { nodes { ${fields} } } }`,
          )
          expect(errors).toEqual([])
          expect({ sql: sql.length, cypher: cypher.length, text: sql }).toMatchObject({
            sql: statements,
            cypher: 0,
          })
        }
      })
    },
  )
})
