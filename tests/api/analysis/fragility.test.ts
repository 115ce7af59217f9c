import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sizesWithout } from '../../analysis/brute.ts'
import { onEveryApi } from '../../support/api.ts'
import { castRecords } from '../../support/filled.ts'
import { field, member, pictured, refused } from './world.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const bridge =
  'cutsOff sideSizes tieCount explanation ends { slug } ties { kind from { slug } to { slug } }'
const fragmentation = 'components largest fragmentation distanceFragmentation margin'
const page = `explanation pairsLost cutOffCount truncated lost { slug } cutOff { reachLost actor { slug } } before { ${fragmentation} } after { ${fragmentation} } bridges { ${bridge} } computation { method exact parameters { name value } notes }`
const losing = (...slugs: string[]) =>
  `fragility(losing: [${slugs.map((slug) => `{ slug: "${slug}" }`).join(', ')}]) { ${page} }`

interface Shown {
  readonly actor: { readonly slug: string }
}
interface CutPoint {
  readonly node: { readonly slug: string }
  readonly cutsOff: number
  readonly partSizes: number[]
  readonly partCount: number
  readonly explanation: string
}
interface BridgeShown {
  readonly ends: { readonly slug: string }[]
  readonly sideSizes: number[]
  readonly cutsOff: number
  readonly tieCount: number
  readonly ties: {
    readonly from: { readonly slug: string }
    readonly to: { readonly slug: string }
  }[]
}

describe('what a loss would do', () => {
  onEveryApi(
    () => records,
    (ask) => {
      it('fragility: components before and after, for each who looks', async () => {
        for (const viewer of [undefined, member]) {
          const options = viewer ? { viewer } : {}
          const { graph, slugs, place } = await pictured(ask, options)
          for (const slug of slugs) {
            const found = await field(ask, losing(slug), options)
            const [before, after] = [
              sizesWithout(graph),
              sizesWithout(graph, { actor: place(slug) }),
            ]
            const share = (sizes: number[]) => {
              const n = sizes.reduce((sum, size) => sum + size, 0)
              return 1 - sizes.reduce((sum, s) => sum + s * (s - 1), 0) / (n * (n - 1))
            }
            expect(found.lost).toEqual([{ slug }])
            expect(found.before).toMatchObject({ components: before.length, largest: before[0] })
            expect(found.after).toMatchObject({ components: after.length, largest: after[0] })
            expect(found.before.fragmentation).toBeCloseTo(share(before), 12)
            expect(found.after.fragmentation).toBeCloseTo(share(after), 12)
          }
        }
      })

      it('fragility: who is cut off with the last that held them', async () => {
        // Over these ties only: pabrik – kelompok-b – kelompok-a – kelompok-c – jaringan.
        const found = await field(ask, losing('kelompok-b'), {
          filter: 'tieKinds: [GIVES_WORK_TO, ALLIED_WITH]',
        })
        // kelompok-a and kelompok-c hang by it as well; of equal parts the first stays.
        expect(found).toMatchObject({ cutOffCount: 2, pairsLost: 3, truncated: false })
        expect(found.cutOff.map(({ actor }: Shown) => actor.slug)).toHaveLength(2)
        expect(found.cutOff).toEqual(
          found.cutOff.map(({ actor }: Shown) => ({ actor, reachLost: 2 })),
        )
        expect(found.bridges).toHaveLength(3)
        expect(found.explanation).toBe(
          '2 actors are cut off, and 3 pairs no longer reach each other; 12 parts remain.',
        )
      })

      it('fragility: several at once, and one that holds nobody', async () => {
        const both = await field(ask, losing('kelompok-a', 'kelompok-c'))
        expect(both.lost.map(({ slug }: { slug: string }) => slug).sort()).toEqual([
          'kelompok-a',
          'kelompok-c',
        ])
        const none = await field(ask, losing('kelompok-e'))
        expect(none).toMatchObject({ cutOff: [], cutOffCount: 0, pairsLost: 0, bridges: [] })
        expect(none.explanation).toMatch(/^Nobody is cut off/)
        const indonesian = await ask(`{ network { it: ${losing('kelompok-e')} } }`, {}, 'ID')
        expect(indonesian.data.network.it.explanation).toMatch(/^Tidak ada yang terputus/)
      })

      it.each([
        ['nobody', 'fragility(losing: []) { pairsLost }', 'BAD_FILTER'],
        ['an unknown actor', losing('tidak-ada'), 'NOT_IN_SLICE'],
        ['a hidden actor', losing('kelompok-f'), 'NOT_IN_SLICE'],
      ])('fragility refuses to lose %s', async (_what, text, code) => {
        expect(await refused(ask, text)).toBe(code)
      })

      it('fragility reads actors by one statement and ties by another', async () => {
        const { sql } = await ask(
          `{ network(filter: { tieKinds: [ALLIED_WITH] }) { ${losing('kelompok-b')} } }`,
        )
        // One more for the actor that is named.
        expect(sql).toHaveLength(3)
      })

      it('cut points: whose loss adds components, the gravest first, for each who looks', async () => {
        const text =
          'cutPoints { totalCount edges { rank before cutsOff partSizes partCount explanation node { slug } } computation { method } }'
        for (const viewer of [undefined, member]) {
          const options = viewer ? { viewer } : {}
          const { graph, slugs, place } = await pictured(ask, options)
          const whole = sizesWithout(graph).length
          const { edges, totalCount } = await field(ask, text, options)
          const wanted = slugs.filter(
            (slug) => sizesWithout(graph, { actor: place(slug) }).length > whole,
          )
          expect(edges.map(({ node }: CutPoint) => node.slug).sort()).toEqual(wanted.sort())
          expect(totalCount).toBe(wanted.length)
          for (const { node, partSizes, partCount, cutsOff } of edges as CutPoint[]) {
            const { length } = sizesWithout(graph, { actor: place(node.slug) })
            expect(partCount).toBe(length - whole + 1)
            expect(cutsOff).toBe(partSizes.slice(1).reduce((sum, size) => sum + size, 0))
            const lost = await field(ask, losing(node.slug), options)
            expect(lost.cutOffCount).toBe(cutsOff)
          }
          const cut = edges.map((edge: CutPoint) => edge.cutsOff)
          expect(cut).toEqual(cut.toSorted((a: number, b: number) => b - a))
        }
      })

      it('bridges: ties without which there are more components, for each who looks', async () => {
        const text = `bridges(first: 100) { count truncated bridges { ${bridge} } computation { method } }`
        for (const viewer of [undefined, member]) {
          const options = viewer ? { viewer } : {}
          const { graph, slugs, place, tieCount: joins } = await pictured(ask, options)
          const whole = sizesWithout(graph).length
          const wanted: string[] = []
          for (let v = 0; v < graph.n; v += 1) {
            for (const w of graph.targets.subarray(graph.offsets[v], graph.offsets[v + 1])) {
              if (w > v && sizesWithout(graph, { tie: [v, w] }).length > whole) {
                wanted.push(`${slugs[v]} ${slugs[w]}`)
              }
            }
          }
          const found = await field(ask, text, options)
          const bridges = found.bridges as BridgeShown[]
          const names = bridges.map(({ ends }) => ends.map(({ slug }) => slug).join(' '))
          expect(names.sort()).toEqual(wanted.sort())
          expect(found).toMatchObject({ count: wanted.length, truncated: false })
          for (const { ends, ties, tieCount, sideSizes, cutsOff } of bridges) {
            expect(ties).toHaveLength(tieCount)
            const [one, other] = ends.map(({ slug }) => slug) as [string, string]
            expect(tieCount).toBe(joins(one, other))
            expect(cutsOff).toBe(Math.min(...sideSizes))
            const pair = ends.map(({ slug }) => place(slug))
            for (const { from, to } of ties) {
              expect([place(from.slug), place(to.slug)].sort()).toEqual(pair.toSorted())
            }
          }
        }
      })

      it('bridges lists as many as asked for', async () => {
        const found = await field(ask, `bridges(first: 1) { count truncated bridges { cutsOff } }`)
        expect(found.bridges).toHaveLength(1)
        expect(found.truncated).toBe(found.count > 1)
        expect(await refused(ask, 'bridges(first: 0) { count }')).toBe('BAD_FILTER')
      })

      it('components: sizes and members, for each who looks', async () => {
        const text =
          'components(first: 25, members: 25) { count largest isolated truncated sizes { size count } components { size label truncated members { slug } } computation { method notes } }'
        for (const viewer of [undefined, member]) {
          const options = { filter: 'tieKinds: [ALLIED_WITH]', ...(viewer && { viewer }) }
          const { graph, slugs } = await pictured(ask, options)
          const sizes = sizesWithout(graph)
          const found = await field(ask, text, options)
          expect(found).toMatchObject({ count: sizes.length, largest: sizes[0], truncated: false })
          expect(found.components.map(({ size }: { size: number }) => size)).toEqual(sizes)
          expect(found.isolated).toBe(sizes.filter((size) => size === 1).length)
          const members = found.components.flatMap((one: { members: { slug: string }[] }) =>
            one.members.map(({ slug }) => slug),
          )
          expect(members.sort()).toEqual(slugs.toSorted())
          expect(members).not.toContain('kelompok-f')
        }
        const few = await field(ask, text.replace('first: 25', 'first: 2'))
        expect(few.components.length).toBeLessThanOrEqual(2)
        const nobody = await field(ask, text, {
          filter: 'around: { actor: { slug: "tidak-ada" } }',
        })
        expect(nobody).toMatchObject({
          count: 0,
          largest: 0,
          isolated: 0,
          components: [],
          sizes: [],
        })
      })
    },
  )
})
