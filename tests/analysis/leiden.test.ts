import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Graph } from '../../src/analysis/graph.ts'
import { communities, modularity } from '../../src/analysis/leiden.ts'
import { table } from './brute.ts'
import {
  anyPairs,
  florentine,
  graphFrom,
  graphOfNamed,
  growing,
  karate,
  randomPairs,
  relabelled,
  toy,
} from './graphs.ts'
import { goldenGroups } from './groups-golden.ts'

/** Q by its definition over pairs of actors. */
function slowly(graph: Graph, labels: ArrayLike<number>, resolution = 1): number {
  const ties = table(graph)
  const strengths = ties.map((row) => row.reduce((sum, weight) => sum + weight, 0))
  const all = strengths.reduce((sum, strength) => sum + strength, 0)
  let q = 0
  for (let v = 0; v < graph.n; v += 1) {
    for (let w = 0; w < graph.n; w += 1) {
      if (labels[v] !== labels[w]) continue
      const expected = ((strengths[v] as number) * (strengths[w] as number)) / all
      q += ((ties[v]?.[w] as number) - resolution * expected) / all
    }
  }
  return q
}

/** Whether every community hangs together without the others. */
function connected({ n, offsets, targets }: Graph, labels: Int32Array): boolean {
  const own = Array.from({ length: n }, (_, v) => v)
  for (let round = 0, changed = true; changed && round <= n; round += 1) {
    changed = false
    for (let v = 0; v < n; v += 1) {
      for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
        const w = targets[at] as number
        if (labels[v] !== labels[w] || (own[w] as number) >= (own[v] as number)) continue
        own[v] = own[w] as number
        changed = true
      }
    }
  }
  return new Set(own).size === new Set(labels).size
}

describe('communities', () => {
  test('of the two triangles are these', () => {
    const found = communities(graphOfNamed(toy))
    expect([...found.labels]).toEqual([0, 0, 0, 1, 1, 1])
    expect(found.quality).toBeCloseTo(0.357143, 6)
  })

  test('of the Florentine families: three', () => {
    const found = communities(graphOfNamed(florentine))
    expect(found.quality).toBeCloseTo(0.39875, 10)
    expect(found.sizes).toHaveLength(3)
  })

  test('of the karate club: four', () => {
    const found = communities(graphFrom(karate.n, karate.pairs))
    expect(found.quality).toBeCloseTo(0.4198, 4)
    expect([...found.sizes]).toEqual([12, 11, 6, 5])
  })

  test('reach the best modularity there is, as igraph finds it by trying all', () => {
    for (const { n, arcs, modularity: best } of goldenGroups) {
      const graph = graphFrom(
        n,
        arcs.map(([from, to]) => [from as number, to as number]),
      )
      expect(communities(graph).quality).toBeCloseTo(best, 12)
    }
  })

  test('are connected, numbered by falling size, and as good as their definition says', () => {
    fc.assert(
      fc.property(
        anyPairs,
        fc.double({ min: 0.2, max: 3, noNaN: true }),
        ({ n, pairs }, resolution) => {
          const weights = pairs.map((_, at) => 0.1 + (at % 7) / 10)
          const graph = graphFrom(n, pairs, { weights })
          const found = communities(graph, { resolution, runs: 1 })
          expect(connected(graph, found.labels)).toBe(true)
          expect([...found.sizes]).toEqual([...found.sizes].sort((a, b) => b - a))
          if (graph.targets.length === 0) {
            expect(found.quality).toBeNaN()
            return
          }
          expect(found.quality).toBeCloseTo(slowly(graph, found.labels, resolution), 10)
          expect(modularity(graph, found.labels, resolution)).toBeCloseTo(found.quality, 12)
          expect(found.quality).toBeGreaterThanOrEqual(
            slowly(
              graph,
              Int32Array.from({ length: n }, (_, v) => v),
              resolution,
            ) - 1e-12,
          )
        },
      ),
    )
  })

  test('are connected on larger graphs, too', () => {
    for (const seed of [1, 2, 3]) {
      const graph = graphFrom(3000, randomPairs(3000, 4500, seed))
      expect(connected(graph, communities(graph, { seed }).labels)).toBe(true)
    }
  })

  test('no single actor would gain by moving to another community', () => {
    const graph = graphFrom(300, randomPairs(300, 900, 5))
    const { labels, sizes, quality } = communities(graph)
    for (let v = 0; v < 300; v += 1) {
      for (let to = 0; to < sizes.length; to += 1) {
        const moved = labels.slice()
        moved[v] = to
        expect(modularity(graph, moved)).toBeLessThan(quality + 1e-9)
      }
    }
  })

  test('are the same for the same seed, for weights twice as great, and beside an isolated actor', () => {
    const pairs = randomPairs(200, 500, 8)
    const half = graphFrom(200, pairs, { weights: pairs.map(() => 0.5) })
    const found = communities(graphFrom(200, pairs), { seed: 3 })
    expect(communities(graphFrom(200, pairs), { seed: 3 })).toEqual(found)
    expect(communities(half, { seed: 3 })).toEqual(found)
    expect(communities(graphFrom(201, pairs)).quality).toBeCloseTo(found.quality, 1)
    expect(
      communities(
        graphFrom(16, [
          [0, 1],
          [1, 2],
          [0, 2],
        ]),
      ).sizes[0],
    ).toBe(3)
  })

  test('are as good when the actors are numbered otherwise', () => {
    for (const seed of [1, 2, 3, 4]) {
      const { pairs } = relabelled(karate.n, karate.pairs, seed)
      expect(communities(graphFrom(karate.n, pairs)).quality).toBeCloseTo(0.4198, 4)
    }
  })

  test('are fewer at a lower resolution', () => {
    const count = (resolution: number) =>
      communities(graphFrom(karate.n, karate.pairs), { resolution }).sizes.length
    expect(count(0.3)).toBeLessThan(count(1))
    expect(count(3)).toBeGreaterThan(count(1))
  })

  test('of nobody, of one, without ties', () => {
    expect(communities(graphFrom(0, []))).toMatchObject({ quality: Number.NaN })
    expect([...communities(graphFrom(1, [[0, 0]])).labels]).toEqual([0])
    expect([...communities(graphFrom(3, [])).labels]).toEqual([0, 1, 2])
    expect(communities(graphFrom(3, [])).quality).toBeNaN()
  })

  test('of 100,000 actors', () => {
    const graph = growing(100_000, 5, 1)
    expect(communities(graph).quality).toBeGreaterThan(0.28)
  })
})
