import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

describe('neighbourhoods', () => {
  onEveryApi(
    () => records,
    (ask) => {
      const near = async (slug: string, args: string) => {
        const { data, errors } = await ask(`{ group(by: { slug: "${slug}" }) {
          neighbourhood${args} { summary { actors ties } actors { nodes { slug } } } } }`)
        expect(errors).toEqual([])
        const { summary, actors } = data.group.neighbourhood
        const slugs = actors.nodes.map((node: { slug: string }) => node.slug)
        expect(summary.actors).toBe(slugs.length)
        return { slugs, ties: summary.ties }
      }

      it('grows hop by hop, with the ties among all that it reaches', async () => {
        expect(await near('kelompok-a', '')).toEqual({
          slugs: [
            'dinas',
            'federasi',
            'kelompok-a',
            'kelompok-b',
            'kelompok-c',
            'koalisi',
            'mitra',
          ],
          ties: 8,
        })
        const two = await near('kelompok-a', '(hops: 2)')
        expect(two.slugs).toContain('jaringan')
        expect(two.slugs).not.toContain('kelompok-d')
        expect((await near('kelompok-a', '(hops: 3)')).slugs).toContain('kelompok-d')
        expect((await near('kelompok-a', '(hops: 4)')).slugs).toHaveLength(12)
      })

      it('holds an actor without ties alone', async () => {
        expect(await near('kelompok-e', '(hops: 4)')).toEqual({ slugs: ['kelompok-e'], ties: 0 })
      })

      it('follows only the ties asked for, in their direction, to the kinds asked for', async () => {
        const up = '(hops: 4, filter: { kinds: [MEMBER_OF], direction: OUT })'
        expect((await near('kelompok-a', up)).slugs).toEqual([
          ...['federasi', 'jaringan', 'kelompok-a', 'koalisi'],
        ])
        const groups = '(hops: 4, filter: { otherKinds: [GROUP] })'
        expect((await near('kelompok-a', groups)).slugs).toEqual([
          ...['kelompok-a', 'kelompok-b', 'kelompok-c'],
        ])
        expect(await near('kelompok-a', '(filter: { kinds: [] })')).toEqual({
          slugs: ['kelompok-a'],
          ties: 0,
        })
      })

      it('is of its day', async () => {
        const b = '(asOf: "2018-06-30", filter: { kinds: [ALLIED_WITH] })'
        const after = '(asOf: "2018-07-01", filter: { kinds: [ALLIED_WITH] })'
        expect((await near('kelompok-c', b)).slugs).toEqual(['kelompok-b', 'kelompok-c'])
        expect((await near('kelompok-c', after)).slugs).toEqual(['kelompok-c'])
        expect(
          (await near('kelompok-c', '(asOf: null, filter: { kinds: [ALLIED_WITH] })')).ties,
        ).toBe(2)
      })

      it('is the slice around the actor', async () => {
        const { data } = await ask(`{
          group(by: { slug: "kelompok-c" }) { neighbourhood(hops: 2) { summary { ties density } actors { nodes { slug } } } }
          network(filter: { around: { actor: { slug: "kelompok-c" }, hops: 2 } }) { summary { ties density } actors { nodes { slug } } } }`)
        expect(data.group.neighbourhood).toEqual(data.network)
        // A partner is reached from, though only groups are let through.
        const partner =
          await ask(`{ network(filter: { actorKinds: [GROUP], around: { actor: { slug: "mitra" }, hops: 2 } }) {
          actors { nodes { slug } } } }`)
        expect(partner.data.network.actors.nodes).toEqual([
          { slug: 'kelompok-a' },
          { slug: 'kelompok-b' },
          { slug: 'kelompok-c' },
          { slug: 'mitra' },
        ])
      })

      it('costs one text a hop and one a question, however many it is asked for', async () => {
        const parts = `version { complete } summary { actors } drawing { nodes { slug } links { kind } }
          actors { totalCount nodes { slug } } ties { nodes { kind from { slug } to { slug } } }`
        const wide = await ask(
          `{ groups(first: 25) { nodes { slug neighbourhood(hops: 2) { ${parts} } } } }`,
        )
        expect(wide.errors).toEqual([])
        expect(wide.data.groups.nodes).toHaveLength(5)
        // Two looks at the version, two hops, one graph for summary and picture, two lists.
        expect([wide.sql.length, wide.cypher.length]).toEqual([1, 7])
        for (const { slug, neighbourhood } of wide.data.groups.nodes) {
          const one = await ask(
            `{ group(by: { slug: "${slug}" }) { neighbourhood(hops: 2) { ${parts} } } }`,
          )
          expect(neighbourhood).toEqual(one.data.group.neighbourhood)
        }
      })

      it('costs one text for common allies and one for bridges, however many it is asked for', async () => {
        const parts = `version { complete }
          commonAllies(of: [{ slug: "kelompok-a" }, { slug: "kelompok-c" }]) {
            totalCount edges { node { slug summary } ties { kind } } }
          bridging(between: [{ alliance: { slug: "federasi" } }, { area: { code: "35" } }]) {
            totalCount edges { node { slug summary } reaches { belongs tieCount ties { kind } } } }`
        const wide = await ask(
          `{ groups(first: 25) { nodes { slug neighbourhood(hops: 2) { ${parts} } } } }`,
        )
        expect(wide.errors).toEqual([])
        // The groups; whom and which alliance is meant; which area; the actors of each list.
        expect(wide.sql).toHaveLength(5)
        // Two looks at the version, two hops, two questions.
        expect(wide.cypher).toHaveLength(6)
        const looks = wide.cypher.map(({ text }) => text.includes('Watermark'))
        expect(looks).toEqual([true, ...Array(4).fill(false), true])
        const totals = new Set<string>()
        for (const { slug, neighbourhood } of wide.data.groups.nodes) {
          const one = await ask(
            `{ group(by: { slug: "${slug}" }) { neighbourhood(hops: 2) { ${parts} } } }`,
          )
          expect(neighbourhood).toEqual(one.data.group.neighbourhood)
          const { commonAllies, bridging } = neighbourhood
          totals.add(`${commonAllies.totalCount} ${bridging.totalCount}`)
        }
        expect(totals.size).toBeGreaterThan(1)
      })

      it('follows undirected ties in every direction', async () => {
        for (const direction of ['IN', 'OUT', 'ANY']) {
          const filter = `(filter: { kinds: [ALLIED_WITH], direction: ${direction} })`
          expect((await near('kelompok-a', filter)).slugs).toEqual(['kelompok-a', 'kelompok-b'])
          expect((await near('kelompok-b', filter)).slugs).toContain('kelompok-a')
        }
      })

      it.each(['hops: 0', 'hops: 5', 'hops: -1', 'filter: { minStrength: 2 }'])(
        'refuses %s',
        async (args) => {
          const { data, errors } = await ask(
            `{ group(by: { slug: "kelompok-a" }) { name neighbourhood(${args}) { asOf } } }`,
          )
          expect(errors).toMatchObject([{ code: 'BAD_FILTER' }])
          expect(data.group).toEqual({ name: 'Kelompok Uji A', neighbourhood: null })
        },
      )
    },
  )
})
