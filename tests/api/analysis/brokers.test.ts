import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shortest } from '../../analysis/brute.ts'
import { onEveryApi } from '../../support/api.ts'
import { castRecords } from '../../support/filled.ts'
import { field, member, pictured, refused } from './world.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const between = (...sides: string[]) => `brokers(between: [${sides.join(', ')}]`
const area = (code: string) => `{ area: { code: "${code}" } }`
const alliance = (slug: string) => `{ alliance: { slug: "${slug}" } }`
const page =
  'pairs reaching direct sideSizes totalCount edges { cursor rank value share before belongs explanation node { slug } } pageInfo { hasNextPage endCursor } computation { method exact actors notes }'
const provinces = between(area('34'), area('35'))

interface Edge {
  readonly value: number
  readonly share: number
  readonly rank: number
  readonly belongs: boolean[]
  readonly node: { readonly slug: string }
}

/** Who is placed where, from the cast. */
const inYogyakarta = ['kelompok-a', 'kelompok-b', 'federasi', 'koalisi', 'dewan', 'dinas']
const inEastJava = ['kelompok-c', 'kelompok-d', 'pendamping']

describe('brokers between two sides', () => {
  onEveryApi(
    () => records,
    (ask) => {
      /** By the definition, from what a picture shows. */
      const wanted = async (a: string[], b: string[], viewer?: typeof member) => {
        const { graph, slugs } = await pictured(ask, viewer ? { viewer } : {})
        const { distances, paths } = shortest(graph)
        const at = (rows: number[][], v: number, w: number) => rows[v]?.[w] as number
        const values = new Map<string, number>()
        for (const s of a.map((slug) => slugs.indexOf(slug))) {
          for (const t of b.map((slug) => slugs.indexOf(slug))) {
            const far = at(distances, s, t)
            slugs.forEach((slug, v) => {
              if (v === s || v === t) return
              if (at(distances, s, v) + at(distances, v, t) !== far || far === Infinity) return
              const through = (at(paths, s, v) * at(paths, v, t)) / at(paths, s, t)
              values.set(slug, (values.get(slug) ?? 0) + through)
            })
          }
        }
        return values
      }
      const valuesOf = (edges: Edge[]) => new Map(edges.map((one) => [one.node.slug, one.value]))
      const near = (found: Map<string, number>, other: Map<string, number>) => {
        expect([...found.keys()].sort()).toEqual([...other.keys()].sort())
        for (const [slug, value] of found) expect(value).toBeCloseTo(other.get(slug) as number, 9)
      }

      it('are ranked by the shortest ways between pairs, for each who looks', async () => {
        const open = await field(ask, `${provinces}) { ${page} }`)
        near(valuesOf(open.edges), await wanted(inYogyakarta, inEastJava))
        expect(open).toMatchObject({ pairs: 18, sideSizes: [6, 3] })
        const sorted = open.edges.map(({ value }: Edge) => value)
        expect(sorted).toEqual(sorted.toSorted((a: number, b: number) => b - a))
        const within = await field(ask, `${provinces}) { ${page} }`, { viewer: member })
        near(valuesOf(within.edges), await wanted(inYogyakarta, inEastJava, member))
        expect(within.edges).not.toEqual(open.edges)
        expect(JSON.stringify([open, within])).not.toContain('kelompok-f')
      })

      it('tell which side they are on, and the share of pairs', async () => {
        const { edges, reaching } = await field(ask, `${provinces}) { ${page} }`)
        for (const { node, belongs, share, value } of edges as Edge[]) {
          expect(belongs).toEqual([
            inYogyakarta.includes(node.slug),
            inEastJava.includes(node.slug),
          ])
          expect(share).toBeCloseTo(value / reaching, 12)
        }
      })

      it('between an alliance with its members, and an area', async () => {
        const sides = between(alliance('koalisi'), area('35'))
        const { edges, sideSizes } = await field(ask, `${sides}) { ${page} }`)
        expect(sideSizes).toEqual([3, 3])
        near(valuesOf(edges), await wanted(['koalisi', 'kelompok-a', 'mitra'], inEastJava))
      })

      it('says it in one sentence in either language', async () => {
        const text = `${provinces}) { edges { belongs explanation } reaching }`
        const told = async (language: 'ID' | 'EN', belongs: string) => {
          const { edges } = await field(ask, text, { language })
          return edges.find((edge: Edge) => `${edge.belongs}` === belongs).explanation
        }
        const ways = 'Stands on the shortest ways between'
        expect(await told('EN', 'false,false')).toMatch(
          new RegExp(`^${ways} [\\d.]+ of 18 pairs that reach each other \\([\\d.]+%\\)\\.$`),
        )
        expect(await told('EN', 'true,false')).toMatch(/\); it is itself on the first side\.$/)
        expect(await told('ID', 'false,true')).toMatch(
          /^Berada di jalur terpendek antara .*; ia sendiri termasuk sisi kedua\.$/,
        )
      })

      it('pages on', async () => {
        const all = await field(ask, `${provinces}) { ${page} }`)
        const seen: string[] = []
        for (let after = ''; ; ) {
          const { edges, pageInfo } = await field(
            ask,
            `${provinces}, first: 2${after}) { ${page} }`,
          )
          seen.push(...edges.map(({ node }: Edge) => node.slug))
          if (!pageInfo.hasNextPage) break
          after = `, after: "${pageInfo.endCursor}"`
        }
        expect(seen).toEqual(all.edges.map(({ node }: Edge) => node.slug))
      })

      it.each([
        ['no such alliance', alliance('tidak-ada')],
        ['not an alliance', alliance('kelompok-a')],
        ['a hidden actor', alliance('kelompok-f')],
        ['no such area', area('99')],
      ])('nobody, when a side is %s', async (_what, side) => {
        const found = await field(ask, `${between(side, area('35'))}) { ${page} }`)
        expect(found).toMatchObject({ totalCount: 0, edges: [], pairs: 0, reaching: 0 })
        expect(found.computation.notes).toContain(
          'A side is empty: nobody of it is in this part of the network, or nobody whom you may see.',
        )
      })

      it('nobody in a part without ties', async () => {
        const found = await field(ask, `${provinces}) { ${page} }`, {
          filter: 'tieKinds: [FUNDED_BY]',
        })
        expect(found).toMatchObject({ totalCount: 0, pairs: 18, reaching: 0 })
        expect(found.computation.notes).toContain('18 of 18 pairs do not reach each other at all.')
      })

      it('refuses one side, or one twice', async () => {
        expect(await refused(ask, `${between(area('34'))}) { pairs }`)).toBe('BAD_FILTER')
        expect(await refused(ask, `${between(area('34'), area('34'))}) { pairs }`)).toBe(
          'BAD_FILTER',
        )
      })

      it('reads its actors by one statement, and each side with the other', async () => {
        const { sql, cypher, errors } = await ask(`{ network { ${provinces}) { ${page} } } }`)
        expect(errors).toEqual([])
        // Its areas, and its actors.
        expect(sql).toHaveLength(2)
        expect(cypher.filter(({ text }) => text.includes('AS side'))).toHaveLength(1)
      })
    },
  )
})
