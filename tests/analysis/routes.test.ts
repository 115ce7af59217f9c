import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Graph, graphOf } from '../../src/analysis/graph.ts'
import { random } from '../../src/analysis/random.ts'
import { routes } from '../../src/analysis/routes.ts'
import { table } from './brute.ts'
import { anyPairs, graphFrom, growing, type Pair, randomPairs, relabelled } from './graphs.ts'
import { goldenGroups } from './groups-golden.ts'

const square = graphFrom(
  4,
  [
    [0, 1],
    [1, 3],
    [0, 2],
    [2, 3],
  ],
  { weights: [0.9, 0.5, 0.7, 0.7] },
)

interface Path {
  readonly actors: readonly number[]
  readonly reliability: number
}

/** All loopless routes of at most so many hops. */
function slowly(graph: Graph, from: number, to: number, maxHops: number): Path[] {
  const ties = table(graph)
  const walk = (actors: readonly number[], reliability: number): Path[] => {
    const last = actors.at(-1) as number
    if (last === to) return [{ actors, reliability }]
    if (actors.length > maxHops) return []
    return (ties[last] as number[]).flatMap((weight, next) =>
      weight > 0 && !actors.includes(next) ? walk([...actors, next], reliability * weight) : [],
    )
  }
  return walk([from], 1).sort((a, b) => b.reliability - a.reliability)
}

/** The probability that one of them works, tie by tie over all that may hold and not hold. */
function anyWorks(graph: Graph, paths: readonly { readonly actors: Iterable<number> }[]): number {
  const ties = table(graph)
  const steps = paths.map(({ actors }) => {
    const all = [...actors]
    return all.slice(1).map((to, at) => {
      const from = all[at] as number
      return graph.directed || from < to ? `${from} ${to}` : `${to} ${from}`
    })
  })
  const keys = [...new Set(steps.flat())]
  let sum = 0
  for (let state = 0; state < 2 ** keys.length; state += 1) {
    const holds = new Set(keys.filter((_, at) => (state >> at) & 1))
    if (!steps.some((path) => path.every((key) => holds.has(key)))) continue
    sum += keys.reduce((product, key) => {
      const [from, to] = key.split(' ').map(Number) as [number, number]
      const chance = ties[from]?.[to] as number
      return product * (holds.has(key) ? chance : 1 - chance)
    }, 1)
  }
  return sum
}

describe('routes', () => {
  test('from A to D: by C, else by B; and at least one of them', () => {
    const found = routes(square, 0, 3)
    expect(found.routes.map(({ actors }) => [...actors])).toEqual([
      [0, 2, 3],
      [0, 1, 3],
    ])
    expect(found.routes[0]?.reliability).toBeCloseTo(0.49, 12)
    expect(found.routes[1]?.reliability).toBeCloseTo(0.45, 12)
    expect(found.atLeastOne).toBeCloseTo(0.7195, 12)
    expect(found.complete).toBe(true)
    expect(routes(square, 0, 3, { count: 1 }).complete).toBe(false)
  })

  test('keep within the hops where the most reliable way to one between leaves too few', () => {
    // The best way to 3 is by 1 and 2, but from there within four hops only the weak tie to 5 leads on.
    const pairs: Pair[] = [
      [0, 1],
      [1, 2],
      [2, 3],
      [0, 3],
      [3, 4],
      [4, 5],
      [3, 5],
    ]
    const graph = graphFrom(6, pairs, { weights: [0.9, 0.9, 0.9, 0.7, 0.9, 0.9, 0.1] })
    const best = (maxHops: number) => [
      ...(routes(graph, 0, 5, { maxHops, count: 1 }).routes[0]?.actors ?? []),
    ]
    expect(best(5)).toEqual([0, 1, 2, 3, 4, 5])
    expect(best(4)).toEqual([0, 3, 4, 5])
    expect(best(2)).toEqual([0, 3, 5])
    expect(best(1)).toEqual([])
  })

  test('are the most reliable of so many hops on graphs where that matters', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const next = random(seed)
      const pairs = randomPairs(9, 18, seed)
      const graph = graphFrom(9, pairs, { weights: pairs.map(() => 0.05 + 0.95 * next()) })
      for (const maxHops of [3, 4, 5]) {
        const expected = slowly(graph, 0, 8, maxHops).map(({ actors }) => actors)
        for (const count of [1, 4]) {
          const found = routes(graph, 0, 8, { maxHops, count }).routes
          expect(found.map(({ actors }) => [...actors])).toEqual(expected.slice(0, count))
        }
      }
    }
  })

  test('name their ties, and count a tie that is an arc each way once', () => {
    const arcs = { from: [0, 1, 1, 2], to: [1, 0, 2, 1], weights: [0.5, 0.5, 0.5, 0.5] }
    const graph = graphOf(3, { ...arcs, ties: [4, 4, 7, 7] }, true)
    expect([...(routes(graph, 0, 2).routes[0]?.ties ?? [])]).toEqual([4, 7])
    expect(routes(graph, 0, 2).atLeastOne).toBe(0.25)
  })

  test('follow arcs one way only', () => {
    const graph = graphFrom(
      3,
      [
        [0, 1],
        [1, 2],
      ],
      { directed: true, weights: [0.5, 0.5] },
    )
    expect(routes(graph, 0, 2).routes).toHaveLength(1)
    expect(routes(graph, 2, 0)).toEqual({ routes: [], atLeastOne: 0, complete: true })
  })

  test('are those that networkx finds among all simple paths', () => {
    for (const { graph, n, maxHops, routes: expected } of goldenGroups) {
      const found = routes(graph, 0, n - 1, { maxHops, count: 6 })
      expect(found.routes.map(({ actors }) => [...actors])).toEqual(expected.map((e) => e.actors))
      for (const [at, { reliability }] of found.routes.entries()) {
        expect(reliability).toBeCloseTo(expected[at]?.reliability as number, 12)
      }
    }
  })

  test('are the most reliable of all, and at least one works as often as all states of ties say', () => {
    const strength = fc.constantFrom(0.1, 0.3, 0.5, 0.8, 0.95, 1)
    fc.assert(
      fc.property(
        anyPairs,
        fc.array(strength, { minLength: 30, maxLength: 30 }),
        fc.record({ directed: fc.boolean(), maxHops: fc.integer({ min: 1, max: 5 }) }),
        fc.integer({ min: 1, max: 10 }),
        ({ n, pairs }, weights, { directed, maxHops }, count) => {
          if (n < 2) return
          const graph = graphFrom(n, pairs, { directed, weights })
          const expected = slowly(graph, 0, n - 1, maxHops)
          const found = routes(graph, 0, n - 1, { maxHops, count })
          expect(found.routes).toHaveLength(Math.min(count, expected.length))
          expect(found.complete).toBe(expected.length <= count)
          expect(new Set(found.routes.map(({ actors }) => actors.join())).size).toBe(
            found.routes.length,
          )
          for (const [at, { actors, reliability }] of found.routes.entries()) {
            expect(reliability).toBeCloseTo(expected[at]?.reliability as number, 10)
            expect(actors.length).toBeLessThanOrEqual(maxHops + 1)
            expect(new Set(actors).size).toBe(actors.length)
            expect([actors[0], actors.at(-1)]).toEqual([0, n - 1])
          }
          const used = new Set(found.routes.flatMap(({ actors }) => [...actors])).size
          if (used <= 6) expect(found.atLeastOne).toBeCloseTo(anyWorks(graph, found.routes), 10)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('are as reliable when the actors are numbered otherwise', () => {
    fc.assert(
      fc.property(anyPairs, fc.integer(), ({ n, pairs }, seed) => {
        if (n < 2) return
        const weights = pairs.map((_, at) => 0.1 + ((at * 37) % 90) / 100)
        const other = relabelled(n, pairs, seed)
        const [from, to] = [other.order[0] as number, other.order[1] as number]
        const one = routes(graphFrom(n, pairs, { weights }), 0, 1)
        const two = routes(graphFrom(n, other.pairs, { weights }), from, to)
        expect(two.routes.length).toBe(one.routes.length)
        for (const [at, { reliability }] of one.routes.entries()) {
          expect(two.routes[at]?.reliability).toBeCloseTo(reliability, 12)
        }
      }),
    )
  })

  test('lead from one actor to another, in some hops, and are at most ten', () => {
    expect(() => routes(square, 1, 1)).toThrow(RangeError)
    expect(() => routes(square, 0, 4)).toThrow(RangeError)
    expect(() => routes(square, 0, 3, { count: 11 })).toThrow(RangeError)
    expect(() => routes(square, 0, 3, { maxHops: 0 })).toThrow(RangeError)
    expect(routes(graphFrom(2, []), 0, 1).atLeastOne).toBe(0)
  })

  test('among 100,000 actors', () => {
    const graph = growing(100_000, 5, 1)
    const next = random(2)
    const weights = graph.weights.map(() => 0.1 + 0.8 * next())
    const found = routes({ ...graph, directed: true, weights }, 99_999, 50_000, { count: 10 })
    expect(found.routes).toHaveLength(10)
    const chances = found.routes.map(({ reliability }) => reliability)
    expect(chances).toEqual(chances.toSorted((a, b) => b - a))
    expect(found.atLeastOne).toBeGreaterThanOrEqual(chances[0] as number)
  })
})
