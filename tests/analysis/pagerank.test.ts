import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Graph } from '../../src/analysis/graph.ts'
import { type PagerankOptions, pagerank } from '../../src/analysis/pagerank.ts'
import { table } from './brute.ts'
import {
  anyPairs,
  graphFrom,
  graphOfNamed,
  growing,
  kite,
  type Pair,
  relabelled,
  toy,
} from './graphs.ts'
import { furthest, goldenDirected, goldenGraphs } from './structure-golden.ts'

/** How far the values are from one more step, by the table. */
function residual(graph: Graph, values: Float64Array, options: PagerankOptions): number {
  const { damping = 0.85, weighted = false, starts } = options
  const given = Array.from(starts ?? new Float64Array(graph.n).fill(1))
  const whole = given.reduce((sum, part) => sum + part, 0)
  const next = given.map((part) => ((1 - damping) * part) / whole)
  table(graph).forEach((row, v) => {
    const out = row.map((weight) => (weighted ? weight : Number(weight > 0)))
    const sum = out.reduce((all, weight) => all + weight, 0)
    const passed = damping * (values[v] as number)
    next.forEach((value, w) => {
      const share = sum > 0 ? (out[w] as number) / sum : (given[w] as number) / whole
      next[w] = value + passed * share
    })
  })
  return next.reduce((sum, value, v) => sum + Math.abs(value - (values[v] as number)), 0)
}

describe('PageRank', () => {
  test('of the two triangles', () => {
    const { values, converged } = pagerank(graphOfNamed(toy))
    const [few, many] = [0.1459854, 0.2080292]
    expect(furthest(values, [few, few, many, many, few, few])).toBeLessThan(5e-8)
    expect(converged).toBe(true)
  })

  test('of the kite', () => {
    const { values } = pagerank(graphOfNamed(kite))
    expect(values[3]).toBeCloseTo(0.1471, 4)
    expect(values[5]).toBeCloseTo(0.1289, 4)
    expect(values[6]).toBeCloseTo(0.1289, 4)
  })

  test('of nobody, of one actor, of no ties: where it starts', () => {
    expect(pagerank(graphFrom(0, [])).values).toHaveLength(0)
    expect([...pagerank(graphFrom(1, [])).values]).toEqual([1])
    const { values } = pagerank(graphFrom(4, []))
    expect(furthest(values, [0.25, 0.25, 0.25, 0.25])).toBeLessThan(1e-15)
    expect([...pagerank(graphFrom(2, []), { starts: [0, 4] }).values]).toEqual([0, 1])
  })

  test('starting at one actor reaches nobody in another component', () => {
    const pairs: Pair[] = [
      [0, 1],
      [2, 3],
      [3, 4],
    ]
    const { values } = pagerank(graphFrom(5, pairs), { starts: [0, 0, 1, 0, 0] })
    expect([...values.subarray(0, 2)]).toEqual([0, 0])
    expect(values[2]).toBeGreaterThan(values[4] as number)
  })

  test.each(goldenGraphs)('$name: as igraph says', (given) => {
    const starts = new Float64Array(given.n)
    starts[0] = 3
    starts[given.n - 1] = 1
    const { graph } = given
    expect(furthest(pagerank(graph).values, given.pagerank)).toBeLessThan(1e-11)
    const weighted = pagerank(graph, { weighted: true }).values
    expect(furthest(weighted, given.weightedPagerank)).toBeLessThan(1e-11)
    const personal = pagerank(graph, { starts }).values
    expect(furthest(personal, given.personalPagerank)).toBeLessThan(1e-11)
  })

  test('directed, with dead ends: as igraph says', () => {
    const { graph, pagerank: plain, weightedPagerank } = goldenDirected
    expect(furthest(pagerank(graph).values, plain)).toBeLessThan(1e-11)
    const weighted = pagerank(graph, { weighted: true }).values
    expect(furthest(weighted, weightedPagerank)).toBeLessThan(1e-11)
  })

  test('fulfils its equation, adds up to 1, and does not depend on the order of the actors', () => {
    const some = fc.record({
      given: anyPairs,
      damping: fc.double({ min: 0, max: 0.95, noNaN: true }),
      directed: fc.boolean(),
      weighted: fc.boolean(),
      seed: fc.integer(),
    })
    fc.assert(
      fc.property(some, ({ given: { n, pairs }, damping, directed, weighted, seed }) => {
        const weights = pairs.map((_, at) => 1 / (1 + (at % 7)))
        const graph = graphFrom(n, pairs, { directed, weights })
        const starts = Float64Array.from({ length: n }, (_, v) => 1 + ((v * v) % 5))
        const options = { damping, weighted, starts }
        const found = pagerank(graph, options)
        expect(found.converged).toBe(true)
        expect(residual(graph, found.values, options)).toBeLessThan(2e-12)
        expect(found.values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12)
        const other = relabelled(n, pairs, seed)
        const moved = new Float64Array(n)
        other.order.forEach((place, v) => {
          moved[place] = starts[v] as number
        })
        const same = graphFrom(n, other.pairs, { directed, weights })
        const turned = pagerank(same, { ...options, starts: moved }).values
        const back = other.order.map((place) => turned[place])
        expect(furthest(found.values, back)).toBeLessThan(1e-10)
        // One more actor without ties changes nothing when nothing starts there.
        const wider = graphFrom(n + 1, pairs, { directed, weights })
        const more = pagerank(wider, { ...options, starts: [...starts, 0] }).values
        expect(furthest(more, [...found.values, 0])).toBeLessThan(1e-12)
      }),
    )
  })

  test('says how far it is when its rounds are used up', () => {
    const graph = graphOfNamed(kite)
    const found = pagerank(graph, { rounds: 3, weighted: false })
    expect(found).toMatchObject({ rounds: 3, converged: false })
    expect(found.residual).toBeCloseTo(residual(graph, found.values, {}), 14)
    expect(found.residual).toBeGreaterThan(1e-4)
  })

  test('counts the strengths of ties not as they are but among each other', () => {
    const pairs: Pair[] = [
      [0, 1],
      [0, 2],
      [1, 2],
      [2, 3],
    ]
    const rank = (scale: number) =>
      pagerank(graphFrom(4, pairs, { weights: [0.4, 0.8, 0.2, 0.6].map((w) => w * scale) }), {
        weighted: true,
      }).values
    expect(furthest(rank(1), rank(0.5))).toBeLessThan(1e-15)
  })

  test('refuses what cannot be', () => {
    const graph = graphOfNamed(toy)
    expect(() => pagerank(graph, { damping: 1 })).toThrow(RangeError)
    for (const starts of [[1], [0, 0, 0, 0, 0, 0], [-1, 2, 0, 0, 0, 0]]) {
      expect(() => pagerank(graph, { starts })).toThrow(RangeError)
    }
  })

  test('of 100,000 actors', () => {
    const { residual, converged } = pagerank(growing(100_000, 5, 1))
    expect(converged).toBe(true)
    expect(residual).toBeLessThanOrEqual(1e-12)
  })
})
