import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicId } from '../../src/model/public-id.ts'
import { seedId } from '../../src/records/seed-id.ts'
import { castId } from '../cast.ts'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

const bylaw = seedId('issue', 'perda-uji')
const pay = seedId('issue', 'upah-layak')
const uuid = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
const date = (day: string) => new Date(`${day}T00:00:00Z`)

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
  const { issue, issueRelation, outcome, seat, stageEvent } = records.prisma
  const base = { kind: 'CASE', level: 'REGENCY', visibility: 'PUBLIC' } as const
  await issue.createMany({
    data: [
      { ...base, id: uuid(1), slug: 'perkara-uji', name: 'Perkara Uji', sortName: 'perkara uji' },
      {
        ...base,
        id: uuid(2),
        slug: 'rahasia-uji',
        name: 'Rahasia Uji',
        sortName: 'rahasia uji',
        visibility: 'NETWORK',
      },
    ],
  })
  await issueRelation.createMany({
    data: [
      { id: uuid(1), fromId: uuid(1), toId: bylaw, kind: 'FOLDED_INTO' },
      { id: uuid(2), fromId: bylaw, toId: uuid(2), kind: 'PARENT_LAW' },
      { id: uuid(3), fromId: uuid(2), toId: bylaw, kind: 'ADDRESSES' },
    ],
  })
  await seat.createMany({
    data: [
      { id: uuid(1), issueId: bylaw, actorId: castId('kelompok-f'), role: 'DECIDES' },
      { id: uuid(2), issueId: bylaw, actorId: castId('dewan'), role: 'CO_SIGNS', weight: 2.5 },
      { id: uuid(3), issueId: uuid(2), actorId: castId('dewan'), role: 'DECIDES' },
    ],
  })
  await stageEvent.createMany({
    data: [
      { id: uuid(1), issueId: bylaw, stage: 'UNKNOWN', note: 'tanpa hari' },
      {
        id: uuid(2),
        issueId: bylaw,
        stage: 'PASSED',
        date: '9999-12-31',
        dateMin: date('9999-12-31'),
        dateMax: date('9999-12-31'),
        note: 'nanti',
      },
    ],
  })
  const won = { issueId: bylaw, summary: 'uji', visibility: 'PUBLIC' } as const
  await outcome.createMany({
    data: [
      {
        ...won,
        id: uuid(1),
        people: 7,
        date: '2020-03',
        dateMin: date('2020-03-01'),
        dateMax: date('2020-03-31'),
        winnerId: castId('kelompok-f'),
        activityId: seedId('activity', 'pertemuan-uji'),
      },
      { ...won, id: uuid(2), people: 0 },
      { ...won, id: uuid(3), concederId: castId('dinas'), visibility: 'NETWORK' },
      { ...won, id: uuid(4), issueId: uuid(2), concederId: castId('dinas') },
    ],
  })
})
afterAll(() => records.drop())

const slugsOf = (connection: { nodes: { slug: string }[] }) =>
  connection.nodes.map(({ slug }) => slug)

describe('issues', () => {
  onEveryApi(
    () => records,
    (ask) => {
      const answer = async (document: string, variables = {}) => {
        const { data, errors } = await ask(document, variables)
        expect(errors).toEqual([])
        return data
      }

      it('shows one with all that belongs to it', async () => {
        const { issue } = await answer(`{ issue(by: { slug: "perda-uji" }) {
          id slug kind name nameEn demand level stage summary visibility version area { code }
          stages { stage date note issue { slug } }
          seats { totalCount nodes { role weight actor { slug } issue { name } } }
          outcomes { totalCount nodes { summary date people { value withheld }
            winner { slug } conceder { slug } activity { slug } issue { slug } } } } }`)
        expect(issue).toEqual({
          id: publicId('issue', bylaw),
          slug: 'perda-uji',
          kind: 'POLICY',
          name: 'Perda Uji',
          nameEn: 'Test bylaw',
          demand: null,
          level: 'PROVINCE',
          stage: 'DEBATED',
          summary: null,
          visibility: 'PUBLIC',
          version: 1,
          area: { code: '34' },
          stages: [
            { stage: 'UNKNOWN', date: null, note: 'tanpa hari', issue: { slug: 'perda-uji' } },
            { stage: 'PROPOSED', date: '2016', note: 'diusulkan', issue: { slug: 'perda-uji' } },
            { stage: 'DEBATED', date: '2017-08-10', note: 'dibahas', issue: { slug: 'perda-uji' } },
            { stage: 'PASSED', date: '9999-12-31', note: 'nanti', issue: { slug: 'perda-uji' } },
          ],
          seats: {
            totalCount: 3,
            nodes: expect.arrayContaining([
              {
                role: 'DECIDES',
                weight: 1,
                actor: { slug: 'dewan' },
                issue: { name: 'Perda Uji' },
              },
              {
                role: 'CO_SIGNS',
                weight: 2.5,
                actor: { slug: 'dewan' },
                issue: { name: 'Perda Uji' },
              },
              { role: 'DRAFTS', weight: 1, actor: { slug: 'dinas' }, issue: { name: 'Perda Uji' } },
            ]),
          },
          outcomes: {
            totalCount: 3,
            nodes: [
              {
                summary: 'uji',
                date: '2020-03',
                people: { value: null, withheld: 'FEWER_THAN_11' },
                winner: null,
                conceder: null,
                activity: { slug: 'pertemuan-uji' },
                issue: { slug: 'perda-uji' },
              },
              {
                summary: 'pelatihan',
                date: '2017',
                people: { value: 150, withheld: null },
                winner: { slug: 'federasi' },
                conceder: { slug: 'dinas' },
                activity: null,
                issue: { slug: 'perda-uji' },
              },
              {
                summary: 'uji',
                date: null,
                people: { value: 0, withheld: null },
                winner: null,
                conceder: null,
                activity: null,
                issue: { slug: 'perda-uji' },
              },
            ],
          },
        })
      })

      it('tells how issues are related from each side, with labels, never through a hidden one', async () => {
        const related =
          'related { kind direction label(lang: ID) en: label(lang: EN) issue { slug area { code } } relation { id from { slug } to { slug nameEn } } }'
        const data = await answer(
          `{ a: issue(by: { slug: "perda-uji" }) { ${related} } b: issue(by: { slug: "upah-layak" }) { ${related} } }`,
        )
        expect(data.a.related).toEqual([
          {
            kind: 'ADDRESSES',
            direction: 'OUT',
            label: 'menjawab',
            en: 'addresses',
            issue: { slug: 'upah-layak', area: null },
            relation: {
              id: expect.stringMatching(/^issueRelation_/),
              from: { slug: 'perda-uji' },
              to: { slug: 'upah-layak', nameEn: 'Decent pay' },
            },
          },
          {
            kind: 'FOLDED_INTO',
            direction: 'IN',
            label: 'menampung',
            en: 'takes in',
            issue: { slug: 'perkara-uji', area: null },
            relation: {
              id: publicId('issueRelation', uuid(1)),
              from: { slug: 'perkara-uji' },
              to: { slug: 'perda-uji', nameEn: 'Test bylaw' },
            },
          },
        ])
        expect(data.b.related).toMatchObject([
          {
            direction: 'IN',
            label: 'dijawab oleh',
            en: 'addressed by',
            issue: { slug: 'perda-uji', area: { code: '34' } },
          },
        ])
      })

      it("shows an actor's seats, wins and concessions, as far as they are seen", async () => {
        const data = await answer(`{
          dewan: stakeholder(by: { slug: "dewan" }) { seats { totalCount nodes { role issue { slug } } }
            some: seats(roles: [CO_SIGNS]) { nodes { role } } none: seats(roles: []) { nodes { role } } }
          dinas: stakeholder(by: { slug: "dinas" }) { wins { totalCount } concessions { totalCount nodes { summary } } }
          federasi: alliance(by: { slug: "federasi" }) { wins { nodes { summary people { value } } } } }`)
        expect(data).toEqual({
          dewan: {
            seats: {
              totalCount: 2,
              nodes: expect.arrayContaining([
                { role: 'DECIDES', issue: { slug: 'perda-uji' } },
                { role: 'CO_SIGNS', issue: { slug: 'perda-uji' } },
              ]),
            },
            some: { nodes: [{ role: 'CO_SIGNS' }] },
            none: { nodes: [] },
          },
          dinas: {
            wins: { totalCount: 0 },
            concessions: { totalCount: 1, nodes: [{ summary: 'pelatihan' }] },
          },
          federasi: { wins: { nodes: [{ summary: 'pelatihan', people: { value: 150 } }] } },
        })
      })

      it('reaches every record by its id, unless it hangs on a hidden one', async () => {
        const shown = ['issueRelation', 'seat', 'stageEvent', 'outcome'] as const
        const ids = [
          publicId('issue', pay),
          publicId('stance', seedId('stance', 'x')),
          publicId('issue', uuid(2)),
          publicId('seat', uuid(1)),
          publicId('seat', uuid(3)),
          publicId('issueRelation', uuid(2)),
          publicId('outcome', uuid(3)),
          publicId('outcome', uuid(4)),
          publicId('issueRelation', uuid(1)),
          publicId('seat', uuid(2)),
          publicId('stageEvent', uuid(1)),
          publicId('outcome', uuid(1)),
        ]
        const { nodes } = await answer(
          'query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename ... on Seat { actor { slug } } } }',
          { ids },
        )
        const found = nodes.map((node: { __typename: string } | null) => node?.__typename ?? null)
        expect(found.slice(0, 8)).toEqual(['Issue', null, null, null, null, null, null, null])
        expect(found.slice(8)).toEqual(
          shown.map((name) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`),
        )
      })

      it.each([
        ['no filter', '', ['perda-uji', 'perkara-uji', 'upah-layak']],
        ['kinds', 'filter: { kinds: [POLICY, CASE] }', ['perda-uji', 'perkara-uji']],
        ['demands', 'filter: { demands: [DECENT_PAY] }', ['upah-layak']],
        ['levels', 'filter: { levels: [REGENCY] }', ['perkara-uji']],
        ['stages', 'filter: { stages: [UNKNOWN] }', ['perkara-uji', 'upah-layak']],
        ['an area', 'filter: { area: { code: "34" } }', ['perda-uji']],
        ['a part of it', 'filter: { area: { code: "34.02" } }', []],
        ['a contradiction', 'filter: { kinds: [CASE], demands: [SAFETY] }', []],
        ['an empty list', 'filter: { kinds: [] }', []],
        [
          'nulls',
          'filter: { kinds: null, area: null }',
          ['perda-uji', 'perkara-uji', 'upah-layak'],
        ],
        [
          'everything',
          'filter: { kinds: [POLICY], levels: [PROVINCE], stages: [DEBATED], area: { code: "34" } }',
          ['perda-uji'],
        ],
        [
          'the other order',
          'orderBy: { field: NAME, direction: DESC }',
          ['upah-layak', 'perkara-uji', 'perda-uji'],
        ],
      ])('lists by %s', async (_what, args, slugs) => {
        const { issues } = await answer(
          `{ issues(first: 10${args && `, ${args}`}) { totalCount nodes { slug } } }`,
        )
        expect(slugsOf(issues)).toEqual(slugs)
        expect(issues.totalCount).toBe(slugs.length)
      })

      it('pages in each order, each issue once', async () => {
        for (const field of ['NAME', 'CREATED_AT']) {
          const found: string[] = []
          for (let after = ''; ; ) {
            const { issues } =
              await answer(`{ issues(first: 2, orderBy: { field: ${field} }${after}) {
              nodes { slug } pageInfo { hasNextPage endCursor } } }`)
            found.push(...slugsOf(issues))
            if (!issues.pageInfo.hasNextPage) break
            after = `, after: "${issues.pageInfo.endCursor}"`
          }
          expect(found.toSorted()).toEqual(['perda-uji', 'perkara-uji', 'upah-layak'])
        }
      })

      it('refuses bad references at their place and finds nothing for unknown ones', async () => {
        const { data, errors } = await ask(`{ a: issue(by: { id: "actor_${bylaw}" }) { slug }
          b: issue(by: { slug: "rahasia-uji" }) { slug } c: issue(by: { slug: "\\u0000" }) { slug } }`)
        expect(errors).toMatchObject([{ code: 'BAD_ID', path: ['a'] }])
        expect(data).toEqual({ a: null, b: null, c: null })
      })

      it('gives a whole page of issues in one statement', async () => {
        const { sql, cypher, errors } = await ask(`{ issues { nodes { name area { name }
          stages { stage } seats { totalCount nodes { role actor { name } } }
          related { label issue { name } } outcomes { nodes { summary winner { name } activity { name } } }
          stances(first: 2) { nodes { position actor { name } assessor { name } } } } } }`)
        expect(errors).toEqual([])
        expect({ sql: sql.length, cypher: cypher.length }).toEqual({ sql: 1, cypher: 0 })
        expect(sql[0]).toMatch(/LATERAL/)
      })
    },
  )
})
