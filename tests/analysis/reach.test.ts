import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Graph, graphOf } from '../../src/analysis/graph.ts'
import { reach, wayTo } from '../../src/analysis/reach.ts'
import { graphFrom, growing } from './graphs.ts'

/** The best product over all walks of at most so many ties, tried one by one. */
function tried(
  { offsets, targets, weights }: Graph,
  from: number,
  to: number,
  hops: number,
): number {
  if (from === to) return 1
  if (hops === 0) return 0
  let best = 0
  for (let arc = offsets[from] as number; arc < (offsets[from + 1] as number); arc += 1) {
    const on = tried({ offsets, targets, weights } as Graph, targets[arc] as number, to, hops - 1)
    best = Math.max(best, (weights[arc] as number) * on)
  }
  return best
}

const anyGraph = fc.integer({ min: 1, max: 6 }).chain((n) =>
  fc.record({
    arcs: fc.array(
      fc.tuple(
        fc.nat({ max: n - 1 }),
        fc.nat({ max: n - 1 }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
      ),
      { maxLength: 14 },
    ),
    n: fc.constant(n),
    organizers: fc.uniqueArray(fc.nat({ max: n - 1 }), { minLength: 1, maxLength: 2 }),
    hops: fc.integer({ min: 0, max: 4 }),
  }),
)

describe('reach', () => {
  // O 0, B 1, D 2
  const hand = graphFrom(
    3,
    [
      [0, 1],
      [1, 2],
    ],
    { weights: [0.8, 0.3] },
  )

  test('is the product along the way', () => {
    const found = reach(hand, [0], 3)
    expect([...found.values]).toEqual([1, 0.8, 0.8 * 0.3])
    expect(wayTo(hand, found, 2)?.actors).toEqual([0, 1, 2])
    expect(wayTo(hand, found, 0)).toEqual({ actors: [0], ties: [] })
  })

  test('goes no further than the hops, and nowhere where there is no tie', () => {
    expect([...reach(hand, [0], 1).values]).toEqual([1, 0.8, 0])
    expect([...reach(hand, [0], 0).values]).toEqual([1, 0, 0])
    const apart = graphFrom(3, [[0, 1]])
    const found = reach(apart, [0], 5)
    expect(found.values[2]).toBe(0)
    expect(wayTo(apart, found, 2)).toBeNull()
  })

  test('keeps the weaker way of fewer ties for going on', () => {
    // 0-1-2 is better than 0-2, but with two ties only 0-2 leads on to 3.
    const pairs = [
      [0, 1],
      [1, 2],
      [0, 2],
      [2, 3],
    ] as const
    const graph = graphFrom(4, pairs, { weights: [0.9, 0.9, 0.5, 0.5] })
    const two = reach(graph, [0], 2)
    expect(two.values[2]).toBeCloseTo(0.81, 12)
    expect(two.values[3]).toBeCloseTo(0.25, 12)
    expect(wayTo(graph, two, 3)?.actors).toEqual([0, 2, 3])
    expect(wayTo(graph, two, 2)?.actors).toEqual([0, 1, 2])
    expect(reach(graph, [0], 3).values[3]).toBeCloseTo(0.405, 12)
  })

  test('tells the tie of each step, the strongest of parallel ones', () => {
    const arcs = { from: [0, 0, 1], to: [1, 1, 2], weights: [0.2, 0.6, 0.5], ties: [7, 8, 9] }
    const graph = graphOf(3, arcs, false)
    expect(wayTo(graph, reach(graph, [0], 3), 2)).toEqual({ actors: [0, 1, 2], ties: [8, 9] })
  })

  test('is the best of all walks, and the way it tells has that product', () => {
    fc.assert(
      fc.property(anyGraph, ({ n, arcs, organizers, hops }) => {
        const graph = graphOf(
          n,
          {
            from: arcs.map(([from]) => from),
            to: arcs.map(([, to]) => to),
            weights: arcs.map(([, , weight]) => weight),
            ties: arcs.map((_, at) => at),
          },
          false,
        )
        const found = reach(graph, organizers, hops)
        for (let x = 0; x < n; x += 1) {
          const best = Math.max(...organizers.map((one) => tried(graph, one, x, hops)))
          expect(found.values[x]).toBeCloseTo(best, 12)
          const way = wayTo(graph, found, x)
          expect(way === null).toBe(best === 0)
          if (way === null) continue
          expect(organizers).toContain(way.actors[0])
          expect(way.actors.at(-1)).toBe(x)
          expect(way.ties.length).toBeLessThanOrEqual(hops)
          const product = way.ties.reduce((all, tie) => all * (arcs[tie]?.[2] as number), 1)
          expect(product).toBeCloseTo(best, 12)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('of 100,000 actors with 500,000 ties', () => {
    const graph = growing(100_000, 5, 3)
    expect(Math.min(...reach(graph, [99_999], 12).values.subarray(0, 1000))).toBe(1)
  })
})
