import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Graph } from '../../src/analysis/graph.ts'
import { random } from '../../src/analysis/random.ts'
import { bestCover, covered, ReverseSets } from '../../src/analysis/reverse-sets.ts'
import { expectedSpread, influenceMaximisation } from '../../src/analysis/spread.ts'
import { anyPairs, graphFrom, growing, randomPairs, relabelled } from './graphs.ts'

const chain = graphFrom(
  3,
  [
    [0, 1],
    [1, 2],
  ],
  { directed: true, weights: [0.5, 0.5] },
)

/** σ over all states of all arcs. */
function slowly({ n, offsets, targets, weights }: Graph, seeds: readonly number[]): number {
  let sum = 0
  for (let state = 0; state < 2 ** targets.length; state += 1) {
    let chance = 1
    for (const [arc, weight] of weights.entries())
      chance *= (state >> arc) & 1 ? weight : 1 - weight
    const won = new Set(seeds)
    for (const v of won) {
      for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
        if ((state >> at) & 1) won.add(targets[at] as number)
      }
    }
    sum += chance * won.size
  }
  expect(n).toBeLessThan(20)
  return sum
}

const sets = (size: number, k: number): number[][] =>
  k === 0
    ? [[]]
    : Array.from({ length: size }, (_, v) => v).flatMap((v) =>
        sets(v, k - 1).map((rest) => [...rest, v]),
      )

describe('expected spread', () => {
  test('along a chain of three', () => {
    expect(slowly(chain, [0])).toBe(1.75)
    for (const [seed, sigma] of [
      [0, 1.75],
      [1, 1.5],
    ] as const) {
      const { mean, interval } = expectedSpread(chain, [seed], { cascades: 40_000 })
      expect(mean).toBeCloseTo(sigma, 1)
      expect(interval[0]).toBeLessThan(sigma)
      expect(interval[1]).toBeGreaterThan(sigma)
      expect(interval[1] - interval[0]).toBeLessThan(0.02)
    }
    expect(expectedSpread(chain, [2])).toEqual({ mean: 1, interval: [1, 1], cascades: 10_000 })
  })

  test('lies in its interval of 95 % nearly always, and is the same for the same seed', () => {
    const graph = graphFrom(6, randomPairs(6, 12, 3), {
      directed: true,
      weights: Array(12).fill(0.3),
    })
    const sigma = slowly(graph, [0, 1])
    let within = 0
    for (let seed = 1; seed <= 40; seed += 1) {
      const { interval } = expectedSpread(graph, [0, 1], { seed, cascades: 2000 })
      within += Number(interval[0] <= sigma && sigma <= interval[1])
    }
    expect(within).toBeGreaterThanOrEqual(34)
    expect(expectedSpread(graph, [0], { seed: 5 })).toEqual(expectedSpread(graph, [0], { seed: 5 }))
  })

  test('counts the seeds once each, and no more than can be reached', () => {
    fc.assert(
      fc.property(anyPairs, ({ n, pairs }) => {
        const graph = graphFrom(n, pairs, { directed: true })
        const found = expectedSpread(graph, [0, 0, n - 1], { cascades: 10 })
        expect(found.mean).toBe(found.interval[0])
        expect(found.mean).toBe(found.interval[1])
        expect(found.mean).toBe(slowlyReached(graph, [0, n - 1]))
      }),
    )
    expect(expectedSpread(graphFrom(0, []), []).mean).toBe(0)
    expect(() => expectedSpread(chain, [3])).toThrow(RangeError)
  })

  test('does not take what did not happen for impossible', () => {
    const rare = graphFrom(2, [[0, 1]], { directed: true, weights: [1e-9] })
    const { mean, interval } = expectedSpread(rare, [0], { cascades: 100 })
    expect([mean, interval[0]]).toEqual([1, 1])
    expect(interval[1]).toBeCloseTo(1.03, 10)
  })
})

/** Where all arcs are certain. */
function slowlyReached({ offsets, targets }: Graph, seeds: readonly number[]): number {
  const won = new Set(seeds)
  for (const v of won) for (const w of targets.slice(offsets[v], offsets[v + 1])) won.add(w)
  return won.size
}

describe('influence maximisation', () => {
  test('begins the chain at its head', () => {
    const found = influenceMaximisation(chain, { k: 1 })
    expect([...found.seeds]).toEqual([0])
    expect(found.spread.estimate).toBeCloseTo(1.75, 1)
    expect(found.spread.least).toBeLessThan(1.75)
    expect(found.spread.most).toBeGreaterThan(1.75)
    expect(found.optimumAtMost).toBeGreaterThan(1.75)
    expect(found.reached).toBe(true)
    expect(found.guarantee).toBeGreaterThan(1 - 1 / Math.E - 0.1)
  })

  test('holds its bounds and its share of the best, as all states of arcs and all sets say', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const pairs = randomPairs(7, 11, seed)
      const weights = pairs.map((_, at) => 0.1 + (at % 5) / 6)
      const graph = graphFrom(7, pairs, { directed: true, weights })
      const found = influenceMaximisation(graph, { k: 2, seed })
      const best = Math.max(...sets(7, 2).map((set) => slowly(graph, set)))
      const sigma = slowly(graph, [...found.seeds])
      expect(found.spread.least).toBeLessThanOrEqual(sigma)
      expect(found.spread.most).toBeGreaterThanOrEqual(sigma)
      expect(found.optimumAtMost).toBeGreaterThanOrEqual(best)
      expect(sigma).toBeGreaterThanOrEqual(found.guarantee * best)
      expect(sigma).toBeGreaterThan(0.97 * best)
    }
  })

  test('agrees with the cascades on what its seeds spread, numbered otherwise, too', () => {
    const pairs = randomPairs(200, 800, 4)
    const weights = pairs.map(() => 0.15)
    const one = influenceMaximisation(graphFrom(200, pairs, { weights }), { k: 5 })
    const other = relabelled(200, pairs, 9)
    const two = influenceMaximisation(graphFrom(200, other.pairs, { weights }), { k: 5 })
    const { mean } = expectedSpread(graphFrom(200, pairs, { weights }), one.seeds)
    expect(one.spread.estimate / mean).toBeCloseTo(1, 1)
    expect(two.spread.estimate / mean).toBeCloseTo(1, 1)
    expect(two.spread.most).toBeGreaterThan(mean)
  })

  test('of nobody, of everybody, without ties', () => {
    expect(influenceMaximisation(graphFrom(0, []), { k: 1 }).spread.estimate).toBe(0)
    expect(influenceMaximisation(chain, { k: 3 })).toMatchObject({ guarantee: 1, drawn: 0 })
    const apart = influenceMaximisation(graphFrom(50, []), { k: 2 })
    expect(apart.spread.least).toBe(2)
    expect(apart.spread.most).toBeGreaterThanOrEqual(2)
    expect(() => influenceMaximisation(chain, { k: 0 })).toThrow(RangeError)
  })

  test('says when memory ran out before the share was reached', () => {
    const graph = graphFrom(500, randomPairs(500, 1000, 1), { weights: Array(1000).fill(0.05) })
    const found = influenceMaximisation(graph, { k: 3, memory: 200 })
    expect(found.reached).toBe(false)
    expect(found.guarantee).toBeLessThan(0.5)
  })

  test('takes the best cover of sets that all combinations give, nearly', () => {
    const drawn = new ReverseSets(8)
    const graph = graphFrom(8, randomPairs(8, 14, 2), { weights: Array(14).fill(0.4) })
    const next = random(1)
    for (let at = 0; at < 300; at += 1) drawn.draw(graph, next)
    const { seeds, bound } = bestCover(drawn, 2)
    const best = Math.max(...sets(8, 2).map((set) => covered(drawn, Uint32Array.from(set))))
    expect(covered(drawn, seeds)).toBeGreaterThan((1 - 1 / Math.E) * best)
    expect(covered(drawn, seeds)).toBeLessThanOrEqual(best)
    expect(bound).toBeGreaterThanOrEqual(best)
  })

  test('of 100,000 actors', () => {
    const graph = growing(100_000, 5, 1)
    const found = influenceMaximisation(
      { ...graph, weights: graph.weights.map(() => 0.01) },
      { k: 10 },
    )
    expect(found.reached).toBe(true)
    expect(new Set(found.seeds).size).toBe(10)
  })
})
