import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '../../src/access/circles.ts'
import type { Viewer } from '../../src/model/viewer.ts'
import { refreshPeopleFigures } from '../../src/records/people-figures.ts'
import { castId } from '../cast.ts'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

describe('for how many people something was won', () => {
  onEveryApi(
    () => records,
    (ask) => {
      /** The answer when the record has that number and a claim says the other one. */
      async function told(people: number | null, claimed: number, claim: object = {}) {
        const { prisma } = records
        const { id } = await prisma.outcome.findFirstOrThrow({ where: { visibility: 'PUBLIC' } })
        const source = await prisma.source.findUniqueOrThrow({ where: { slug: 'warta-uji' } })
        await prisma.outcome.update({ where: { id }, data: { people } })
        const made = await prisma.claim.create({
          data: {
            ...{ outcomeId: id, property: 'people', number: claimed, asPrinted: String(claimed) },
            ...{ sourceId: source.id, visibility: 'PUBLIC', ...claim },
          },
        })
        const { data, errors, sql } = await ask(
          `{ node(id: "outcome_${id}") { ... on Outcome { people { value withheld } } } }`,
        )
        await prisma.claim.delete({ where: { id: made.id } })
        expect(errors).toEqual([])
        return { ...data.node.people, statements: sql.length }
      }

      it('is withheld below 11, unless a source that one may see has published it', async () => {
        const withheld = { value: null, withheld: 'FEWER_THAN_11', statements: 2 }
        expect(await told(4, 4)).toEqual({ value: 4, withheld: null, statements: 2 })
        expect(await told(4, 5)).toEqual(withheld)
        expect(await told(4, 4, { property: 'existence' })).toEqual(withheld)
        expect(await told(4, 4, { visibility: 'NETWORK' })).toEqual(withheld)
        expect(await told(0, 4)).toEqual({ value: 0, withheld: null, statements: 1 })
        expect(await told(150, 4)).toEqual({ value: 150, withheld: null, statements: 1 })
        expect(await told(null, 4)).toEqual({ value: null, withheld: 'UNKNOWN', statements: 1 })
      })
    },
  )
})

describe('how many members there are', () => {
  const group = castId('kelompok-a')
  const as = (role: 'MEMBER' | 'ORGANIZER' | 'COMPANION' | 'COORDINATOR' | 'ANALYST'): Viewer => ({
    ...anonymous,
    accountId: castId('kelompok-b'),
    held: [{ role, over: role === 'COORDINATOR' || role === 'ANALYST' ? null : group }],
  })
  const counts = 'recorded { value withheld countedOn } synthetic'
  const regions = ['PROVINCE', 'REGENCY', 'TRADE', 'CLASSIFICATION']
  const filters = [
    ...['', ', asOf: "2024-05-31"', ', filter: { area: { code: "34" } }'],
    ', filter: { roles: [SEAT] }',
  ]
  const everyCount = `{ recordedMembers { value withheld countedOn }
    groups { totalCount nodes { slug memberCounts { ${counts} }
      memberships { totalCount } all: memberships(includeSynthetic: true) { totalCount } } }
    ${regions.flatMap((by) =>
      filters.map((rest, at) => `${by}${at}: coverage(by: ${by}${rest}) { groups ${counts} }`),
    )} }`

  /** People on record as members of a group, with all that is kept of them. */
  async function join(people: number, membership: object = {}) {
    const made = await records.prisma.person.createManyAndReturn({
      data: Array.from({ length: people }, () => ({})),
      select: { id: true },
    })
    const ids = made.map(({ id }) => id)
    await records.prisma.membership.createMany({
      data: ids.map((personId) => ({ personId, groupId: group, ...membership })),
    })
    return () => records.prisma.person.deleteMany({ where: { id: { in: ids } } })
  }

  onEveryApi(
    () => records,
    (ask) => {
      const told = async (viewer: Viewer) => {
        const { data, errors } = await ask(everyCount, {}, 'EN', viewer)
        expect(errors).toEqual([])
        return data
      }

      it('tells of nobody who joins or leaves on the day, but to whoever may list them', async () => {
        const leave = await join(11)
        for (const viewer of [anonymous, as('COMPANION'), as('ANALYST')]) {
          const before = await told(viewer)
          const leaveAgain = await join(1)
          const invented = await join(1, { synthetic: true })
          expect(await told(viewer)).toEqual(before)
          await leaveAgain()
          await invented()
        }
        for (const viewer of [as('MEMBER'), as('ORGANIZER')]) {
          const before = await told(viewer)
          const leaveAgain = await join(1)
          const after = await told(viewer)
          expect(after).not.toEqual(before)
          const own = (all: typeof after) =>
            all.groups.nodes.find((one: { slug: string }) => one.slug === 'kelompok-a')
          expect(own(after).memberCounts).toEqual(own(before).memberCounts)
          expect(own(after).memberships.totalCount).toBe(own(before).memberships.totalCount + 1)
          await leaveAgain()
        }
        await leave()
      })

      it('is told once it was counted; who is not counted yet is not on record', async () => {
        const { prisma } = records
        const one = async () => (await told(anonymous)).groups.nodes[0].memberCounts.recorded
        await prisma.peopleFigure.deleteMany()
        expect(await one()).toEqual({ value: null, withheld: 'UNKNOWN', countedOn: null })
        const leave = await join(10)
        await refreshPeopleFigures(prisma, '2024-06-02')
        expect(await one()).toEqual({
          ...{ value: null, withheld: 'FEWER_THAN_11', countedOn: '2024-06-02' },
        })
        const leaveAgain = await join(1)
        await refreshPeopleFigures(prisma, '2024-06-03')
        expect(await one()).toEqual({ value: 11, withheld: null, countedOn: '2024-06-03' })
        await leave()
        await leaveAgain()
      })

      it('agrees with the list, whoever asks', async () => {
        const leave = await join(3, { visibility: 'PUBLIC' })
        const list = `{ groups { nodes { memberCounts { synthetic }
          a: memberships(first: 100) { totalCount nodes { id } }
          b: memberships(first: 100, includeSynthetic: true) { totalCount nodes { id } } } } }`
        for (const viewer of [anonymous, as('MEMBER'), as('COORDINATOR'), as('ANALYST')]) {
          const { data, errors } = await ask(list, {}, 'EN', viewer)
          expect(errors).toEqual([])
          for (const { memberCounts, a, b } of data.groups.nodes) {
            expect([a.totalCount, b.totalCount]).toEqual([a.nodes.length, b.nodes.length])
            expect(memberCounts.synthetic).toBe(b.totalCount - a.totalCount)
          }
        }
        await leave()
      })
    },
  )
})
