import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicId } from '../../src/model/public-id.ts'
import { castId } from '../cast.ts'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

onEveryApi(
  () => records,
  (ask) => {
    describe('one activity', () => {
      it('tells what, where, when and who', async () => {
        const { data, errors, sql, cypher } =
          await ask(`{ activity(by: { slug: "peluncuran-uji" }) {
          kind status name startsOn endsOn startTime endTime timeZone venue area { code }
          participations(roles: [ORGANIZER]) { totalCount nodes { role actor { slug } headCount { value withheld } } } } }`)
        expect(errors).toEqual([])
        expect(data.activity).toEqual({
          kind: 'LAUNCH',
          status: 'PLANNED',
          name: 'Peluncuran Uji',
          startsOn: '2018-10-25',
          endsOn: '2018-10-25',
          startTime: '08:30',
          endTime: '13:00',
          timeZone: 'Asia/Jakarta',
          venue: 'Balai Uji',
          area: { code: '34.71' },
          participations: {
            totalCount: 1,
            nodes: [
              {
                role: 'ORGANIZER',
                actor: { slug: 'mitra' },
                headCount: { value: null, withheld: 'UNKNOWN' },
              },
            ],
          },
        })
        expect([sql.length, cypher.length]).toEqual([1, 0])
      })

      it('is found by its id, by node and by slug; what is hidden or absent is null', async () => {
        const { id } = await records.prisma.activity.findUniqueOrThrow({
          where: { slug: 'rangkaian-uji' },
        })
        const { data } = await ask(
          `query ($id: ID!) { a: activity(by: { id: $id }) { slug } node(id: $id) { ... on Activity { slug parts { nodes { slug } } } }
            hidden: activity(by: { slug: "diskusi-tertutup" }) { slug } none: activity(by: { slug: "\\u0000" }) { slug } }`,
          { id: publicId('activity', id) },
        )
        expect(data).toEqual({
          a: { slug: 'rangkaian-uji' },
          node: { slug: 'rangkaian-uji', parts: { nodes: [{ slug: 'diskusi-uji' }] } },
          hidden: null,
          none: null,
        })
      })

      it('hides a hidden parent, part and participant, also in totals', async () => {
        const { data } = await ask(`{ activities { nodes { slug parent { slug }
          parts { totalCount nodes { slug } } participations { totalCount nodes { actor { slug } } } } } }`)
        const bySlug = Object.fromEntries(
          data.activities.nodes.map((one: { slug: string }) => [one.slug, one]),
        )
        expect(bySlug['tindak-lanjut-uji'].parent).toBeNull()
        expect(bySlug['diskusi-uji'].parent).toEqual({ slug: 'rangkaian-uji' })
        expect(bySlug['rangkaian-uji'].parts.totalCount).toBe(1)
        expect(bySlug['rangkaian-uji'].participations.totalCount).toBe(2)
        expect(JSON.stringify(data)).not.toMatch(/tertutup|kelompok-f/)
      })

      it('leads to its issues, outcomes, ties, publications and back', async () => {
        const { data, errors, sql } = await ask(`{ activity(by: { slug: "pertemuan-uji" }) {
          issues { totalCount nodes { slug activities { totalCount nodes { slug } } } }
          outcomes { nodes { summary } } ties { totalCount nodes { kind from { slug } to { slug } } }
          publications { nodes { slug } } commitments { totalCount } } }`)
        expect(errors).toEqual([])
        expect(data.activity).toMatchObject({
          issues: {
            totalCount: 1,
            nodes: [{ slug: 'perda-uji', activities: { totalCount: 2 } }],
          },
          ties: { totalCount: 1, nodes: [{ kind: 'WORKS_WITH' }] },
          publications: { nodes: [{ slug: 'panduan-uji' }] },
          commitments: { totalCount: 6 },
        })
        expect(sql).toHaveLength(1)
      })

      it('shows the ties made at it that anyone may see; a tie tells its activity, unless that is hidden', async () => {
        const { prisma } = records
        const idOf = async (slug: string) =>
          (await prisma.activity.findUniqueOrThrow({ where: { slug } })).id
        const [launch, closed] = [await idOf('peluncuran-uji'), await idOf('diskusi-tertutup')]
        const tie = { kind: 'LOBBIES', visibility: 'PUBLIC', toId: castId('dewan') } as const
        const made = await Promise.all([
          prisma.tie.create({ data: { ...tie, fromId: castId('mitra'), activityId: launch } }),
          prisma.tie.create({ data: { ...tie, fromId: castId('kelompok-f'), activityId: launch } }),
          prisma.tie.create({
            data: {
              ...tie,
              fromId: castId('koalisi'),
              activityId: launch,
              visibility: 'NETWORK',
            },
          }),
          prisma.tie.create({
            data: { ...tie, kind: 'INFLUENCES', fromId: castId('federasi'), activityId: closed },
          }),
        ])
        const { data } = await ask(
          `query ($ids: [ID!]!) {
            activity(by: { slug: "peluncuran-uji" }) { ties { totalCount nodes { from { slug } } } }
            nodes(ids: $ids) { ... on Tie { from { slug } activity { slug } } } }`,
          { ids: made.map(({ id }) => publicId('tie', id)) },
        )
        await prisma.tie.deleteMany({ where: { id: { in: made.map(({ id }) => id) } } })
        expect(data).toEqual({
          activity: { ties: { totalCount: 1, nodes: [{ from: { slug: 'mitra' } }] } },
          nodes: [
            { from: { slug: 'mitra' }, activity: { slug: 'peluncuran-uji' } },
            null,
            null,
            { from: { slug: 'federasi' }, activity: null },
          ],
        })
      })

      it('shows an issue, and a win that rests on it, unless the issue is hidden', async () => {
        const { prisma } = records
        const [activity, issue] = await Promise.all([
          prisma.activity.findUniqueOrThrow({ where: { slug: 'peluncuran-uji' } }),
          prisma.issue.findUniqueOrThrow({ where: { slug: 'upah-layak' } }),
        ])
        const data = { activityId: activity.id, summary: 'menang', visibility: 'PUBLIC' as const }
        const secret = await prisma.issue.create({
          data: { slug: 'isu-r', kind: 'POLICY', name: 'R', sortName: 'r', level: 'VILLAGE' },
        })
        const made = [
          await prisma.outcome.create({ data: { ...data, issueId: issue.id } }),
          await prisma.outcome.create({
            data: { ...data, issueId: secret.id, summary: 'RAHASIA' },
          }),
        ]
        await prisma.activityIssue.create({
          data: { activityId: activity.id, issueId: secret.id },
        })
        const answer = await ask(
          '{ activity(by: { slug: "peluncuran-uji" }) { issues { totalCount nodes { slug } } outcomes { totalCount nodes { summary } } } }',
        )
        expect(answer.data.activity).toEqual({
          issues: { totalCount: 0, nodes: [] },
          outcomes: { totalCount: 1, nodes: [{ summary: 'menang' }] },
        })
        await prisma.activityIssue.deleteMany({ where: { issueId: secret.id } })
        await prisma.outcome.deleteMany({ where: { id: { in: made.map(({ id }) => id) } } })
        await prisma.issue.delete({ where: { id: secret.id } })
      })
    })

    describe('what it costs', () => {
      it.each([
        [
          'activities with all that hangs under them',
          `{ activities { nodes { name area { name parent { name } } parent { name } parts { nodes { name } }
          participations { totalCount nodes { role actor { name } } } issues { nodes { name } } ties { nodes { kind from { name } } }
          outcomes { nodes { summary } } commitments { nodes { what by { name } } } publications { nodes { title } } } } }`,
          1,
        ],
        [
          'actors with their activities and what hangs under those',
          `{ groups { nodes { activities(first: 10) { totalCount edges { role node { name
          participations { nodes { actor { name } } } commitments { nodes { what } } } } } } } }`,
          1,
        ],
        [
          'actors of every kind with small head counts',
          '{ actors { nodes { activities { edges { headCount { value } } } } } }',
          2,
        ],
        [
          'lists below relations to one record',
          `{ activities { nodes { parent { parts { nodes { slug } } } area { name }
            participations { nodes { claims { property } actor { activities { nodes { slug } } } activity { parts { totalCount } } } } } } }`,
          1,
        ],
        [
          'claims below promises, titles and roles',
          `{ activities { nodes { commitments { nodes { claims { property } by { claims { property } } to { claims { property } } activity { claims { property } } } }
            publications { nodes { titles { claims { property } publication { claims { property } } } roles { nodes { actor { claims { property } } } } } } } } }`,
          1,
        ],
        [
          'one list by nodes and by edges, with other arguments',
          `{ issues { nodes { activities(first: 1) { nodes { slug } } }
          edges { node { activities(first: 2) { nodes { slug } } } } } }`,
          2,
        ],
        [
          'two aliases of one list',
          `{ issues { nodes { a: activities(first: 1) { nodes { slug issues(first: 1) { nodes { slug } } } }
          b: activities(last: 1) { nodes { slug issues(last: 1) { nodes { slug } } } } } } }`,
          2,
        ],
      ])('%s', async (_what, document, statements) => {
        const { errors, sql, cypher } = await ask(document)
        expect(errors).toEqual([])
        expect({ sql: sql.length, cypher: cypher.length }).toEqual({ sql: statements, cypher: 0 })
      })
    })
  },
)
