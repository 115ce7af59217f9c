import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicId } from '../../src/model/public-id.ts'
import { seedId } from '../../src/records/seed-id.ts'
import { castId } from '../cast.ts'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const alliance = (slug: string) => `{ alliance: { slug: "${slug}" } }`
const area = (code: string) => `{ area: { code: "${code}" } }`
const both = (...ends: string[]) => `between: [${ends.join(', ')}]`
const bridge = (filter: string, args: string, selection: string) =>
  `{ network(filter: { ${filter} }) { bridging(${args}) { ${selection} } } }`
const reasons = 'edges { node { slug } reaches { belongs tieCount ties { kind } } }'

interface Edge {
  node: { slug: string }
  reaches: { belongs: boolean; tieCount: number; ties: object[] }[]
}

describe('actors that bridge', () => {
  onEveryApi(
    () => records,
    (ask) => {
      /** Each actor with how it reaches the two sides: m for itself, and the number of its ties. */
      const found = async (filter: string, args: string) => {
        const { data, errors } = await ask(bridge(filter, args, reasons))
        expect(errors).toEqual([])
        return data.network.bridging.edges.map(({ node, reaches }: Edge) =>
          [
            node.slug,
            ...reaches.map(({ belongs, tieCount, ties }) => {
              expect(ties).toHaveLength(Math.min(tieCount, 10))
              return `${belongs ? 'm' : ''}${tieCount}`
            }),
          ].join(' '),
        )
      }

      it('two alliances: by membership, by a tie into it, from outside', async () => {
        expect(await found('', both(alliance('federasi'), alliance('koalisi')))).toEqual([
          'dinas 1 1',
          'kelompok-a m1 m2',
          'kelompok-b 1 1',
          'kelompok-c 1 1',
          'mitra 1 m2',
        ])
      })

      it('as of a day, with who was a member then', async () => {
        const at = 'asOf: "2018-01-01", certainty: MAY_HOLD'
        // The coalition began in 2019: nobody belongs to it, and nothing ties into it.
        expect(await found(at, both(alliance('federasi'), alliance('koalisi')))).toEqual([])
      })

      it('over ties of one kind; membership counts all the same', async () => {
        const filter = 'tieKinds: [ALLIED_WITH]'
        expect(await found(filter, both(alliance('federasi'), alliance('koalisi')))).toEqual([
          'kelompok-a m0 m0',
          'kelompok-b 1 1',
        ])
      })

      it('only by actors of the part', async () => {
        const filter = 'actorKinds: [STAKEHOLDER]'
        expect(await found(filter, both(alliance('federasi'), alliance('koalisi')))).toEqual([])
      })

      it('two areas, parts of them included', async () => {
        const filter = 'tieKinds: [ALLIED_WITH, WORKS_WITH]'
        expect(await found(filter, both(area('34'), area('35')))).toEqual([
          'kelompok-a m1 1',
          'kelompok-b m1 1',
          'kelompok-c 2 m0',
        ])
      })

      it('an area and an alliance', async () => {
        const { data } = await ask(
          bridge('tieKinds: [MEMBER_OF]', both(area('34.02'), alliance('jaringan')), reasons),
        )
        expect(data.network.bridging.edges.map(({ node }: Edge) => node.slug)).toEqual([
          'federasi',
          'kelompok-a',
        ])
      })

      it.each([
        ['no such alliance', both(alliance('tidak-ada'), alliance('koalisi'))],
        ['neither is there', both(alliance('tidak-ada'), alliance('juga-tidak'))],
        ['not an alliance', both(alliance('kelompok-a'), alliance('koalisi'))],
        ['a hidden actor', both(alliance('kelompok-f'), alliance('koalisi'))],
        ['no such area', both(area('99'), alliance('koalisi'))],
      ])('nobody, when a side is %s', async (_what, args) => {
        expect(await found('asOf: null', args)).toEqual([])
      })

      it.each([
        ['one side', both(alliance('federasi'))],
        ['three sides', both(alliance('federasi'), alliance('koalisi'), alliance('jaringan'))],
        [
          'one alliance twice',
          both(alliance('federasi'), `{ alliance: { id: "actor_${castId('federasi')}" } }`),
        ],
        ['one area twice', both(area('34'), area('34'))],
      ])('refuses %s', async (_what, args) => {
        const { data, errors } = await ask(bridge('', args, reasons))
        expect(data.network.bridging).toBeNull()
        expect(errors).toMatchObject([{ code: 'BAD_FILTER', path: ['network', 'bridging'] }])
      })

      it('pages forward and backward, with a total', async () => {
        const ends = both(alliance('federasi'), alliance('koalisi'))
        const selection =
          'totalCount nodes { slug } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'
        const page = async (args: string) => {
          const { data, errors } = await ask(bridge('', `${ends}, ${args}`, selection))
          expect(errors).toEqual([])
          expect(data.network.bridging.totalCount).toBe(5)
          return data.network.bridging
        }
        const first = await page('first: 2')
        const second = await page(`first: 2, after: "${first.pageInfo.endCursor}"`)
        const third = await page(`first: 2, after: "${second.pageInfo.endCursor}"`)
        const slugs = [first, second, third].flatMap(({ nodes }) =>
          nodes.map(({ slug }: { slug: string }) => slug),
        )
        expect(slugs).toEqual(['dinas', 'kelompok-a', 'kelompok-b', 'kelompok-c', 'mitra'])
        expect(third.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
        const back = await page(`last: 2, before: "${third.pageInfo.startCursor}"`)
        expect(back.nodes).toEqual(second.nodes)
      })

      it('reads the areas of both sides by one statement', async () => {
        const ends = both(
          area('34.02'),
          `{ area: { id: "${publicId('area', seedId('area', '35'))}" } }`,
        )
        const { data, errors, sql } = await ask(bridge('', ends, reasons))
        expect(errors).toEqual([])
        expect(sql).toHaveLength(1)
        expect(data.network.bridging.edges.map(({ node }: Edge) => node.slug)).toContain(
          'kelompok-b',
        )
      })

      it.each([
        [
          'what the network carries',
          'edges { node { name } reaches { ties { kind since } } }',
          1,
          1,
        ],
        [
          'columns of the records',
          'edges { node { summary } reaches { ties { note from { summary } } } }',
          3,
          1,
        ],
        ['the total', 'totalCount', 1, 1],
      ])('statements: %s', async (_what, selection, statements, texts) => {
        const { errors, sql, cypher } = await ask(
          bridge('', both(alliance('federasi'), alliance('koalisi')), selection),
        )
        expect(errors).toEqual([])
        expect([sql.length, cypher.length]).toEqual([statements, texts])
      })
    },
  )
})
