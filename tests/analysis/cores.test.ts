import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cores } from '../../src/analysis/cores.ts'
import type { Graph } from '../../src/analysis/graph.ts'
import { table } from './brute.ts'
import { anyPairs, graphFrom, graphOfNamed, growing, relabelled, toy } from './graphs.ts'
import { goldenGraphs } from './structure-golden.ts'

/** By definition: whoever is left when all with fewer than k neighbours go, again and again. */
function peeled(graph: Graph): number[] {
  const ties = table(graph)
  const found = ties.map(() => 0)
  for (let k = 1; k < graph.n; k += 1) {
    let left = new Set(ties.keys())
    for (let size = -1; size !== left.size; ) {
      size = left.size
      const few = (v: number) => [...left].filter((w) => ties[v]?.[w]).length < k
      left = new Set([...left].filter((v) => !few(v)))
    }
    for (const v of left) found[v] = k
  }
  return found
}

describe('cores', () => {
  test('of the two triangles: everybody is in the 2-core', () => {
    expect([...cores(graphOfNamed(toy)).cores]).toEqual([2, 2, 2, 2, 2, 2])
  })

  test('of nobody, of one actor, of no ties, of a tie with oneself', () => {
    expect(cores(graphFrom(0, [])).innermost).toBeNaN()
    expect(cores(graphFrom(1, []))).toEqual({ cores: Uint32Array.of(0), innermost: 0 })
    expect([...cores(graphFrom(3, [[1, 1]])).cores]).toEqual([0, 0, 0])
  })

  test('of a clique with a tail, its ties doubled', () => {
    const pairs = [
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
      [3, 4],
      [4, 5],
    ] as const
    const doubled = [...pairs, ...pairs.map(([from, to]) => [to, from] as const)]
    const found = cores(graphFrom(7, doubled))
    expect([...found.cores]).toEqual([3, 3, 3, 3, 1, 1, 0])
    expect(found.innermost).toBe(3)
  })

  test.each(goldenGraphs)('$name: as igraph says', ({ graph, cores: expected }) => {
    expect([...cores(graph).cores]).toEqual(expected)
  })

  test('are what is left by peeling, in whichever order the actors stand', () => {
    fc.assert(
      fc.property(anyPairs, fc.integer(), ({ n, pairs }, seed) => {
        const graph = graphFrom(n, pairs)
        const found = [...cores(graph).cores]
        expect(found).toEqual(peeled(graph))
        const other = relabelled(n, pairs, seed)
        const turned = cores(graphFrom(n, other.pairs)).cores
        expect(other.order.map((place) => turned[place])).toEqual(found)
        expect([...cores(graphFrom(n + 1, pairs)).cores]).toEqual([...found, 0])
      }),
    )
  })

  test('of 100,000 actors', () => {
    expect(cores(growing(100_000, 5, 1)).innermost).toBe(5)
  })
})
