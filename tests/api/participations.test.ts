import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
    describe('the activities of an actor', () => {
      const of = async (args: string) => {
        const { data, errors } = await ask(
          `{ group(by: { slug: "kelompok-b" }) { activities${args} { totalCount edges { role headCount { value withheld } node { slug } } } } }`,
        )
        return { ...data?.group?.activities, errors }
      }

      it('stand there once for each role, by their start', async () => {
        const { totalCount, edges } = await of('')
        expect(totalCount).toBe(3)
        expect(
          edges
            .map((one: { role: string; node: { slug: string } }) => [one.node.slug, one.role])
            .toSorted(),
        ).toEqual([
          ['diskusi-uji', 'HOST'],
          ['diskusi-uji', 'PARTICIPANT'],
          ['rangkaian-uji', 'PARTICIPANT'],
        ])
        expect(edges[2].node.slug).toBe('rangkaian-uji')
        const first = async (order: string) =>
          (await of(`(first: 1, orderBy: ${order})`)).edges[0].node.slug
        expect(await first('{ field: START, direction: DESC }')).toBe('rangkaian-uji')
        expect(await first('{ field: NAME }')).toBe('diskusi-uji')
        expect(await first('{ field: NAME, direction: DESC }')).toBe('rangkaian-uji')
      })

      it('by role, kind, status and day', async () => {
        const count = async (args: string) => (await of(args)).totalCount
        expect(await count('(roles: [HOST])')).toBe(1)
        expect(await count('(roles: [])')).toBe(0)
        expect(await count('(filter: { kinds: [WORKSHOP], statuses: [HELD] })')).toBe(1)
        expect(await count('(filter: { from: "2018-09-01" })')).toBe(2)
        expect(await count('(filter: { from: "2018-09-01", certainty: HOLDS })')).toBe(0)
        expect(await count('(filter: { participant: { actor: { slug: "mitra" } } })')).toBe(1)
      })

      it('page within one role after another', async () => {
        const { data } = await ask(
          '{ group(by: { slug: "kelompok-b" }) { activities(first: 1) { pageInfo { endCursor } edges { participationId } } } }',
        )
        const { pageInfo, edges } = data.group.activities
        const next = await ask(
          `{ group(by: { slug: "kelompok-b" }) { activities(first: 5, after: "${pageInfo.endCursor}") { edges { participationId } } }
            node(id: "${edges[0].participationId}") { ... on Participation { actor { slug } activity { slug } } } }`,
        )
        expect(next.data.group.activities.edges).toHaveLength(2)
        expect(next.data.group.activities.edges).not.toContainEqual(edges[0])
        expect(next.data.node).toEqual({
          actor: { slug: 'kelompok-b' },
          activity: { slug: 'diskusi-uji' },
        })
      })

      it('refuses a bad argument at its own place', async () => {
        const { errors } = await of('(filter: { issue: { id: "x" } })')
        expect(errors).toMatchObject([{ code: 'BAD_ID', path: ['group', 'activities'] }])
      })
    })

    describe('head counts', () => {
      const counts = async () => {
        const { data, sql } = await ask(
          '{ activities { nodes { slug participations { nodes { role headCount { value withheld } } } } } }',
        )
        const rows = data.activities.nodes.flatMap(
          ({ slug, participations }: { slug: string; participations: { nodes: object[] } }) =>
            participations.nodes.map((one) => ({ slug, ...one })),
        )
        return { rows, statements: sql.length }
      }

      it('are withheld from 1 to 10, given from 11 on and for nobody', async () => {
        const { rows, statements } = await counts()
        const withheld = { value: null, withheld: 'FEWER_THAN_11' }
        expect(rows).toContainEqual({
          slug: 'rangkaian-uji',
          role: 'PARTICIPANT',
          headCount: withheld,
        })
        expect(rows).toContainEqual({
          slug: 'diskusi-uji',
          role: 'HOST',
          headCount: { value: 0, withheld: null },
        })
        expect(rows).toContainEqual({
          slug: 'pertemuan-uji',
          role: 'PARTICIPANT',
          headCount: { value: 12, withheld: null },
        })
        expect(statements).toBe(2)
      })

      it('are given when a claim that one may see says that very number', async () => {
        const { prisma } = records
        const [row, source, hidden] = await Promise.all([
          prisma.participation.findFirstOrThrow({
            where: { headCount: 4, actorId: castId('kelompok-b') },
          }),
          prisma.source.findUniqueOrThrow({ where: { slug: 'warta-uji' } }),
          prisma.source.create({
            data: {
              slug: 'r',
              kind: 'PRESS',
              title: 'r',
              sortName: 'r',
              url: 'https://example.org/r',
            },
          }),
        ])
        const seen = async (claim: object) => {
          const data = {
            participationId: row.id,
            property: 'headCount',
            asPrinted: '4',
            number: 4,
            sourceId: source.id,
            visibility: 'PUBLIC' as const,
            ...claim,
          }
          const { id } = await prisma.claim.create({ data })
          const { rows } = await counts()
          await prisma.claim.delete({ where: { id } })
          return rows.find(
            (one: { slug: string; role: string }) =>
              one.slug === 'rangkaian-uji' && one.role === 'PARTICIPANT',
          ).headCount.value
        }
        expect(await seen({})).toBe(4)
        expect(await seen({ number: 5 })).toBeNull()
        expect(await seen({ property: 'existence' })).toBeNull()
        expect(await seen({ visibility: 'NETWORK' })).toBeNull()
        expect(await seen({ sourceId: hidden.id })).toBeNull()
        await prisma.source.delete({ where: { id: hidden.id } })
      })
    })
  },
)
