import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Graph, graphOf } from '../../../src/analysis/graph.ts'
import { shortest } from '../../analysis/brute.ts'
import { onEveryApi } from '../../support/api.ts'
import { castRecords } from '../../support/filled.ts'
import { field, member, pictured, refused } from './world.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const fragmentation = 'components largest fragmentation distanceFragmentation margin'
const page = `purpose value reached members { actor { slug } explanation } before { ${fragmentation} } after { ${fragmentation} } search { exhaustive share candidates equalSets atMost } computation { method exact notes parameters { name value } }`

/** Every set of k places. */
function* sets(n: number, k: number, from = 0): Generator<number[]> {
  if (k === 0) yield []
  else {
    for (let at = from; at <= n - k; at += 1) {
      for (const rest of sets(n, k - 1, at + 1)) yield [at, ...rest]
    }
  }
}

/** Without some actors, by the definitions. */
function measured(graph: Graph, lost: readonly number[]) {
  const arcs = { from: [] as number[], to: [] as number[] }
  for (let v = 0; v < graph.n; v += 1) {
    for (const w of graph.targets.subarray(graph.offsets[v], graph.offsets[v + 1])) {
      if (lost.includes(v) || lost.includes(w)) continue
      arcs.from.push(v)
      arcs.to.push(w)
    }
  }
  const { distances } = shortest(graphOf(graph.n, arcs, false))
  const rest = Array.from({ length: graph.n }, (_, v) => v).filter((v) => !lost.includes(v))
  const pairs = rest.flatMap((v) =>
    rest.filter((w) => w > v).map((w) => distances[v]?.[w] as number),
  )
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / pairs.length
  return {
    fragmentation: 1 - mean(pairs.map((far) => (Number.isFinite(far) ? 1 : 0))),
    distanceFragmentation: 1 - mean(pairs.map((far) => 1 / far)),
  }
}

interface Member {
  readonly actor: { readonly slug: string }
  readonly explanation: string
}

describe('key players', () => {
  onEveryApi(
    () => records,
    (ask) => {
      it.each([1, 2, 3])('to protect are the best %i of all sets', async (count) => {
        for (const viewer of [undefined, member]) {
          const options = viewer ? { viewer } : {}
          const { graph, place } = await pictured(ask, options)
          const found = await field(
            ask,
            `keyPlayers(purpose: PROTECT, count: ${count}) { ${page} }`,
            options,
          )
          const best = Math.max(
            ...[...sets(graph.n, count)].map((set) => measured(graph, set).distanceFragmentation),
          )
          expect(found.value).toBeCloseTo(best, 9)
          const members = found.members.map(({ actor }: Member) => place(actor.slug))
          const [before, after] = [measured(graph, []), measured(graph, members)]
          expect(found.before.fragmentation).toBeCloseTo(before.fragmentation, 9)
          expect(found.before.distanceFragmentation).toBeCloseTo(before.distanceFragmentation, 9)
          expect(found.after.fragmentation).toBeCloseTo(after.fragmentation, 9)
          expect(found.after.distanceFragmentation).toBeCloseTo(best, 9)
          expect(found).toMatchObject({ reached: null, computation: { method: 'KEY_PLAYERS' } })
        }
      })

      it.each([1, 2])('to spread are the best %i of all sets', async (count) => {
        const { graph, place } = await pictured(ask)
        const { distances } = shortest(graph)
        const near = (set: number[], v: number) =>
          Math.min(...set.map((one) => distances[one]?.[v] as number))
        const everybody = Array.from({ length: graph.n }, (_, v) => v)
        const reach = (set: number[]) =>
          everybody.reduce((sum, v) => sum + 1 / Math.max(1, near(set, v)), 0) / graph.n
        const found = await field(ask, `keyPlayers(purpose: SPREAD, count: ${count}) { ${page} }`)
        expect(found.value).toBeCloseTo(Math.max(...[...sets(graph.n, count)].map(reach)), 9)
        const members = found.members.map(({ actor }: Member) => place(actor.slug))
        found.reached.forEach((count: number, steps: number) => {
          expect(count).toBe(everybody.filter((v) => near(members, v) === steps).length)
        })
        expect(found).toMatchObject({ before: null, after: null })
      })

      it('say what each does, in either language, and what was searched', async () => {
        const text = `keyPlayers(purpose: PROTECT, count: 2) { ${page} }`
        const english = await field(ask, text)
        for (const { explanation } of english.members as Member[]) {
          expect(explanation).toMatch(
            /^Lost alone,? it cuts off (nobody; .*|\d+ actors?, and \d+ pairs? no longer reach(es)? each other)\.$/,
          )
        }
        expect(english.search).toMatchObject({ exhaustive: true, share: 1, candidates: 13 })
        expect(english.computation.exact).toBe(true)
        const indonesian = await field(ask, text, { language: 'ID' })
        expect(indonesian.members[0].explanation).toMatch(/^Bila hanya ia yang hilang, /)
        const spread = await field(ask, `keyPlayers(purpose: SPREAD) { ${page} }`)
        expect(spread.members).toHaveLength(3)
        expect(spread.members[0].explanation).toMatch(
          /^Tied directly to \d+ actors?; \d+ of them to no other member\.$/,
        )
      })

      it('never are who is hidden', async () => {
        const found = await field(ask, `keyPlayers(purpose: SPREAD, count: 10) { ${page} }`)
        expect(JSON.stringify(found)).not.toContain('kelompok-f')
      })

      it('are nobody where there is nobody, and fewer where there are few', async () => {
        const around = 'around: { actor: { slug: "tidak-ada" } }'
        const found = await field(ask, `keyPlayers(purpose: PROTECT) { ${page} }`, {
          filter: around,
        })
        expect(found).toMatchObject({ value: null, members: [], after: { fragmentation: null } })
        const partners = await field(ask, `keyPlayers(purpose: SPREAD) { ${page} }`, {
          filter: 'actorKinds: [PARTNER]',
        })
        expect(partners.members).toHaveLength(2)
        expect(partners.computation.notes).toContain(
          'There are too few actors; only 2 were looked for.',
        )
      })

      it.each([0, 11])('refuses a set of %i', async (count) => {
        const text = `keyPlayers(purpose: SPREAD, count: ${count}) { value }`
        expect(await refused(ask, text)).toBe('BAD_FILTER')
      })

      it('reads its actors by one statement', async () => {
        const { sql } = await ask(`{ network { keyPlayers(purpose: PROTECT) { ${page} } } }`)
        expect(sql).toHaveLength(1)
      })
    },
  )
})
