import { describe, expect, test } from 'vitest'
import { fragmentation } from '../../src/analysis/fragmentation.ts'
import type { Graph } from '../../src/analysis/graph.ts'
import { keyPlayersToProtect, keyPlayersToSpread } from '../../src/analysis/key-players.ts'
import { bestSet, choices } from '../../src/analysis/set-search.ts'
import { shortest } from './brute.ts'
import {
  florentine,
  graphFrom,
  graphOfNamed,
  growing,
  kite,
  randomPairs,
  relabelled,
  toy,
} from './graphs.ts'
import { goldenGroups } from './groups-golden.ts'

const [triangles, krackhardt, families] = [toy, kite, florentine].map(graphOfNamed) as [
  Graph,
  Graph,
  Graph,
]
const lossOf = (graph: Graph) => (members: readonly number[]) =>
  fragmentation(
    graph,
    Uint8Array.from({ length: graph.n }, (_, v) => Number(members.includes(v))),
  ).distanceFragmentation

/** D_R, or the share within so many steps, by distances between all. */
function reachOf(graph: Graph, steps?: number) {
  const { distances } = shortest(graph)
  return (members: readonly number[]) => {
    const near = distances.map((row) => Math.min(...members.map((v) => row[v] as number)))
    const counts = near.map((d) => (steps === undefined ? 1 / Math.max(1, d) : Number(d <= steps)))
    return counts.reduce((sum, count) => sum + count, 0) / graph.n
  }
}

const search = (n: number, k: number, value: (members: readonly number[]) => number) => ({
  candidates: Array.from({ length: n }, (_, v) => v),
  k,
  population: n,
  value,
  cost: 1,
  effort: 10_000,
  submodular: false,
})

describe('key players to protect', () => {
  test('of the kite: greedy takes {7, 3}, the best two are {5, 6}', () => {
    const value = lossOf(krackhardt)
    const singles = kite.names.map((_, v) => value([v]))
    const first = singles.indexOf(Math.max(...singles))
    const pairs = kite.names.map((_, v) => (v === first ? 0 : value([first, v])))
    expect(first).toBe(7)
    expect(pairs[3]).toBeCloseTo(0.5595, 4)
    expect(Math.max(...pairs)).toBeCloseTo(0.5595, 4)
    const found = keyPlayersToProtect(krackhardt, { k: 2 })
    expect([...found.members]).toEqual([5, 6])
    expect(found.value).toBeCloseTo(0.6071, 4)
    expect(found.baseline).toBeCloseTo(0.3537, 4)
    expect(found).toMatchObject({ exhaustive: true, share: 1, tied: [], error: 0 })
  })

  test('of the kite are found by the heuristic, too', () => {
    // One more actor than there are candidates: not all sets can be tried.
    const found = bestSet({ ...search(10, 2, lossOf(krackhardt)), population: 11 })
    expect(found.members).toEqual([5, 6])
    expect(found.exhaustive).toBe(false)
    expect(found.share).toBeLessThan(1)
  })

  test('of the Florentine families: the Medici and the Guadagni', () => {
    const pair = [florentine.place('Guadagni'), florentine.place('Medici')]
    const found = keyPlayersToProtect(families, { k: 2 })
    expect([...found.members]).toEqual(pair)
    expect(found.value).toBeCloseTo(0.8024, 4)
    const parts = keyPlayersToProtect(families, { k: 2, measure: 'COMPONENTS' })
    expect([...parts.members]).toEqual(pair)
    expect(parts.value).toBeCloseTo(0.7051, 4)
  })

  test('are as networkx finds them by trying all pairs', () => {
    for (const { graph, withoutTwo } of goldenGroups) {
      expect(keyPlayersToProtect(graph, { k: 2 }).value).toBeCloseTo(withoutTwo, 12)
    }
  })

  test('tell of other sets that are as good', () => {
    const found = keyPlayersToProtect(triangles, { k: 1 })
    expect([[...found.members], ...found.tied.map((set) => [...set])]).toEqual([[2], [3]])
  })

  test('by the heuristic come within a hundredth of the best three', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const value = lossOf(graphFrom(14, randomPairs(14, 24, seed)))
      const all = bestSet(search(14, 3, value))
      const some = bestSet({ ...search(14, 3, value), population: 15 })
      expect(all.exhaustive).toBe(true)
      expect(some.value).toBeGreaterThan(all.value - 0.01)
    }
  })

  test('leave two actors to be apart', () => {
    expect([
      ...keyPlayersToProtect(
        graphFrom(3, [
          [0, 1],
          [1, 2],
        ]),
        { k: 10 },
      ).members,
    ]).toEqual([1])
    expect(keyPlayersToProtect(graphFrom(2, [[0, 1]]), { k: 1 }).value).toBeNaN()
    expect(keyPlayersToProtect(graphFrom(0, []), { k: 1 }).members).toHaveLength(0)
    expect(() => keyPlayersToProtect(triangles, { k: 11 })).toThrow(RangeError)
    expect(() => keyPlayersToProtect(triangles, { k: 0 })).toThrow(RangeError)
  })

  test('of 100,000 actors come from a shortlist, and are said to', () => {
    const found = keyPlayersToProtect(growing(100_000, 5, 1), { k: 2, effort: 2e8 })
    expect(found.members).toHaveLength(2)
    expect(found.exhaustive).toBe(false)
    expect(found.share).toBeLessThan(1e-6)
    expect(found.atMost).toBeNaN()
    expect(found.error).toBeGreaterThan(0)
    expect(found.value).toBeGreaterThan(found.baseline)
  })
})

describe('key players to spread', () => {
  test('of the two triangles: C reaches 5/6, C and D all', () => {
    const one = keyPlayersToSpread(triangles, { k: 1 })
    expect([[...one.members], one.value, one.tied.map((set) => [...set])]).toEqual([
      [2],
      5 / 6,
      [[3]],
    ])
    expect(keyPlayersToSpread(triangles, { k: 2 }).value).toBe(1)
    expect(reachOf(triangles)([2, 3])).toBe(1)
  })

  test('of the kite: 3, and 3 with 8', () => {
    expect([...keyPlayersToSpread(krackhardt, { k: 1 }).members]).toEqual([3])
    expect(keyPlayersToSpread(krackhardt, { k: 1 }).value).toBeCloseTo(0.8083, 4)
    expect([...keyPlayersToSpread(krackhardt, { k: 2 }).members]).toEqual([3, 8])
    expect(keyPlayersToSpread(krackhardt, { k: 2 }).value).toBe(1)
  })

  test('of the Florentine families: the Medici, and with them the Bischeri', () => {
    const names = (k: number) =>
      [...keyPlayersToSpread(families, { k }).members].map((v) => florentine.names[v])
    expect(names(1)).toEqual(['Medici'])
    expect(keyPlayersToSpread(families, { k: 1 }).value).toBeCloseTo(0.7, 12)
    expect(names(2)).toEqual(['Bischeri', 'Medici'])
    expect(keyPlayersToSpread(families, { k: 2 }).value).toBeCloseTo(0.8667, 4)
  })

  test('are the best there are, in value as the distances say', () => {
    for (const seed of [1, 2, 3]) {
      const graph = graphFrom(12, randomPairs(12, 14, seed))
      for (const steps of [undefined, 1, 2]) {
        const measure = steps === undefined ? 'DISTANCE' : 'STEPS'
        const found = keyPlayersToSpread(graph, { k: 3, measure, ...(steps && { steps }) })
        const value = reachOf(graph, steps)
        const best = bestSet(search(12, 3, value))
        expect(found.exhaustive).toBe(true)
        expect(found.value).toBeCloseTo(best.value, 12)
        expect(value([...found.members])).toBeCloseTo(found.value, 12)
      }
    }
  })

  test('are no worse from the lazy choice than from the plain one, and within their bound', () => {
    for (const seed of [1, 2, 3, 4]) {
      const graph = graphFrom(24, randomPairs(24, 34, seed))
      const value = reachOf(graph)
      const plain = bestSet({ ...search(24, 4, value), population: 25 })
      const found = keyPlayersToSpread(graph, { k: 4, effort: 3e5 })
      expect(found.value).toBeGreaterThan(plain.value - 1e-9)
      expect(found.atMost).toBeGreaterThan(found.value - 1e-12)
      expect(found.value).toBeGreaterThan((1 - 1 / Math.E) * found.atMost)
    }
  })

  test('reach as many when the actors are numbered otherwise; an isolated actor lowers the share', () => {
    const pairs = randomPairs(15, 25, 3)
    const found = keyPlayersToSpread(graphFrom(15, pairs), { k: 2 })
    const other = keyPlayersToSpread(graphFrom(15, relabelled(15, pairs, 5).pairs), { k: 2 })
    expect(other.value).toBeCloseTo(found.value, 12)
    const wider = keyPlayersToSpread(graphFrom(16, pairs), { k: 2 })
    expect(wider.value * 16).toBeGreaterThanOrEqual(found.value * 15 - 1e-9)
  })

  test('of nobody, of one, without ties', () => {
    expect(keyPlayersToSpread(graphFrom(0, []), { k: 1 }).value).toBeNaN()
    expect(keyPlayersToSpread(graphFrom(1, []), { k: 3 }).value).toBe(1)
    expect(keyPlayersToSpread(graphFrom(4, []), { k: 1 }).value).toBe(0.25)
    expect(keyPlayersToSpread(graphFrom(4, []), { k: 1 }).tied).toHaveLength(3)
  })

  test('of 100,000 actors', () => {
    const found = keyPlayersToSpread(growing(100_000, 5, 1), { k: 3, effort: 3e7 })
    expect(found.members).toHaveLength(3)
    expect(found.value).toBeGreaterThan(0.3)
  })
})

describe('the search for a set', () => {
  const some = { effort: 2000, population: 21 }

  test('leaves what is best alone by swaps for what is best together', () => {
    // 0 is best alone, 1 goes best with it, ten more follow; but 1 and 12 together beat them all.
    const alone = [10, 1, ...Array(10).fill(5), 0.5, ...Array(7).fill(0.1)]
    const value = (members: readonly number[]) => {
      if (members.includes(1) && members.includes(12)) return 20
      if (members.includes(0) && members.includes(1)) return 11
      return Math.max(...members.map((v) => alone[v] as number)) + members.length / 10
    }
    const found = bestSet({ ...search(20, 2, value), ...some })
    expect([found.members, found.value, found.exhaustive]).toEqual([[1, 12], 20, false])
  })

  test('finds the best single one lazily, and looks at few again', () => {
    const worth = Array.from({ length: 20 }, (_, v) => (v * 7) % 20)
    let count = 0
    const value = (members: readonly number[]) => {
      count += 1
      return members.reduce((sum, v) => sum + (worth[v] as number), 0)
    }
    const lazy = { ...search(20, 1, value), ...some, submodular: true }
    expect(bestSet(lazy).members).toEqual([worth.indexOf(19)])
    count = 0
    expect(bestSet({ ...lazy, k: 3, effort: 45 }).value).toBe(19 + 18 + 17)
    expect(count).toBeLessThan(50)
  })

  test('ends with a whole set when its effort is spent', () => {
    const found = bestSet({ ...search(20, 4, (members) => -members.length), ...some, effort: 3 })
    expect(found.members).toHaveLength(4)
  })

  test('knows how many sets of k there are', () => {
    const counts = [choices(10, 2), choices(15, 0), choices(5, 5), choices(52, 5)]
    expect(counts).toEqual([45, 1, 1, 2598960])
  })
})
