import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castTieId } from '../cast.ts'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
  // One source of the tie between kelompok-a and kelompok-b is for the network's eyes only.
  await records.prisma.claim.updateMany({
    where: {
      tieId: castTieId('ALLIED_WITH', 'kelompok-a', 'kelompok-b', '2015'),
      source: { slug: 'warta-uji' },
    },
    data: { visibility: 'NETWORK' },
  })
})
afterAll(() => records.drop())

const ties = (slug: string, filter: string) =>
  `{ actor(by: { slug: "${slug}" }) { ... on Actor { ties(asOf: null, filter: { ${filter} }) {
     totalCount edges { other { slug } node { kind } } } } } }`

const everything = `kinds: [ALLIED_WITH], direction: ANY, otherKinds: [GROUP], minStrength: 0.8,
  confidences: [HIGH], confirmedSince: "2024-05-01", sourceKinds: [OFFICIAL, COPY], unsourced: false`

describe('which ties', () => {
  onEveryApi(
    () => records,
    (ask) => {
      const others = async (slug: string, filter: string) => {
        const { data, errors } = await ask(ties(slug, filter))
        expect(errors).toEqual([])
        const list = data.actor.ties
        expect(list.totalCount).toBe(list.edges.length)
        return list.edges.map(
          ({ other, node }: { other: { slug: string }; node: { kind: string } }) =>
            `${node.kind} ${other.slug}`,
        )
      }

      it.each([
        ['', 6],
        ['confirmedSince: "0001-01-01"', 3],
        ['confirmedSince: "2019-04-05"', 3],
        ['confirmedSince: "2019-04-06"', 2],
        ['confirmedSince: "2024-05-01"', 2],
        ['confirmedSince: "2024-05-02"', 0],
        ['confirmedSince: "9999-12-31"', 0],
        ['sourceKinds: [OFFICIAL]', 3],
        ['sourceKinds: [PRESS]', 2],
        ['sourceKinds: [PRESS, FIELD_REPORT]', 3],
        ['sourceKinds: [COPY]', 0],
        ['sourceKinds: []', 0],
        ['unsourced: true', 0],
        ['unsourced: false', 6],
        ['unsourced: true, sourceKinds: [OFFICIAL, PRESS, COPY, FIELD_REPORT]', 0],
        ['kinds: [], unsourced: false', 0],
        [everything, 1],
      ])('%s', async (filter, found) => {
        expect(await others('kelompok-a', filter)).toHaveLength(found)
      })

      it('undirected ties begin and end at both their ends, alone and beside directed ones', async () => {
        const allied = 'ALLIED_WITH kelompok-b'
        for (const direction of ['IN', 'OUT']) {
          const only = `kinds: [ALLIED_WITH], direction: ${direction}`
          expect(await others('kelompok-a', only)).toEqual([allied])
          expect(await others('kelompok-b', only)).toContain('ALLIED_WITH kelompok-a')
          expect(await others('kelompok-a', `direction: ${direction}`)).toContain(allied)
        }
        const out = await others('kelompok-a', 'kinds: [ALLIED_WITH, MEMBER_OF], direction: OUT')
        expect(out).toEqual(expect.arrayContaining([allied, 'MEMBER_OF federasi']))
        const back = await others('kelompok-a', 'kinds: [ALLIED_WITH, MEMBER_OF], direction: IN')
        expect(back).toEqual([allied])
      })

      it('finds ties that no source shows', async () => {
        expect(await others('mitra', 'unsourced: true')).toEqual(['WORKS_WITH pendamping'])
        expect(await others('pendamping', 'unsourced: false')).toEqual([
          'ACCOMPANIED_BY kelompok-c',
        ])
      })

      it('does not tell of a source that not everybody who sees the tie may see', async () => {
        const press = await others('kelompok-a', 'kinds: [ALLIED_WITH], sourceKinds: [PRESS]')
        expect(press).toEqual([])
        const official = await others('kelompok-a', 'kinds: [ALLIED_WITH], sourceKinds: [OFFICIAL]')
        expect(official).toEqual(['ALLIED_WITH kelompok-b'])
      })

      it.each(['minStrength: 0', 'minStrength: 1.01', 'minStrength: -1'])(
        'refuses %s at its place',
        async (filter) => {
          const { data, errors } = await ask(ties('kelompok-a', filter))
          expect(data.actor.ties).toBeNull()
          expect(errors).toMatchObject([{ code: 'BAD_FILTER', path: ['actor', 'ties'] }])
        },
      )

      it.each(['confirmedSince: "2024-02-30"', 'sourceKinds: [RUMOUR]', 'confirmedSince: 2024'])(
        'refuses %s',
        async (filter) => {
          const { errors } = await ask(ties('kelompok-a', filter))
          expect(errors.length).toBeGreaterThan(0)
        },
      )

      it('a cursor fits one filter', async () => {
        const page = (filter: string, after = '') =>
          `{ actor(by: { slug: "kelompok-a" }) { ... on Actor { ties(first: 1, filter: { ${filter} }${after}) { pageInfo { endCursor } } } } }`
        const { data } = await ask(page('unsourced: false'))
        const after = `, after: "${data.actor.ties.pageInfo.endCursor}"`
        expect((await ask(page('unsourced: false', after))).errors).toEqual([])
        expect((await ask(page('unsourced: true', after))).errors).toMatchObject([
          { code: 'FOREIGN_CURSOR' },
        ])
      })
    },
  )
})
