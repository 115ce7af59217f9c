import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Brokerage, brokerage } from '../../src/analysis/brokerage.ts'
import type { Graph } from '../../src/analysis/graph.ts'
import { table } from './brute.ts'
import { anyPairs, d4, graphFrom, graphOfNamed, growing, relabelled } from './graphs.ts'

const roles = ['coordinator', 'consultant', 'representative', 'gatekeeper', 'liaison'] as const
const columns = (found: Brokerage) => roles.map((role) => [...found[role]])
const three = (n: number, seed: number) =>
  Int32Array.from({ length: n }, (_, v) => ((v * 7 + seed) % 4) - 1)

/** Every triple of actors, looked at one by one. */
function slowly(graph: Graph, groups: Int32Array): number[][] {
  const ties = table(graph)
  const counts = roles.map(() =>
    Array.from(groups, (group) => (group < 0 ? Number.NaN : 0)),
  ) as number[][]
  for (let v = 0; v < graph.n; v += 1) {
    for (let a = 0; a < graph.n; a += 1) {
      for (let c = 0; c < graph.n; c += 1) {
        if (a === c || !ties[a]?.[v] || !ties[v]?.[c] || ties[a]?.[c]) continue
        const [x, y, z] = [groups[a], groups[v], groups[c]] as [number, number, number]
        if (x < 0 || y < 0 || z < 0) continue
        let role = 4
        if (x === y && y === z) role = 0
        else if (x === z) role = 1
        else if (x === y) role = 2
        else if (y === z) role = 3
        const column = counts[role] as number[]
        column[v] = (column[v] as number) + 1
      }
    }
  }
  return counts
}

describe('brokerage', () => {
  test('of four actors in two groups', () => {
    const found = brokerage(graphOfNamed(d4), Int32Array.of(0, 0, 1, 1))
    expect(columns(found)).toEqual([
      [0, 0, 0, 0],
      [1, 0, 0, 1],
      [0, 1, 0, 1],
      [1, 0, 1, 0],
      [0, 0, 0, 0],
    ])
    expect([...found.total]).toEqual([2, 1, 1, 2])
  })

  test('of a path through three groups is a liaison', () => {
    const path = graphFrom(
      3,
      [
        [0, 1],
        [1, 2],
      ],
      { directed: true },
    )
    expect([...brokerage(path, Int32Array.of(0, 1, 2)).liaison]).toEqual([0, 1, 0])
  })

  test('an undirected tie counts both ways', () => {
    const found = brokerage(
      graphFrom(3, [
        [0, 1],
        [1, 2],
      ]),
      Int32Array.of(0, 0, 1),
    )
    expect([found.representative[1], found.gatekeeper[1], found.total[1]]).toEqual([1, 1, 2])
  })

  test('who has no known group has no role, and a path with such an end is unplaced', () => {
    const path = graphFrom(
      4,
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
      { directed: true },
    )
    const found = brokerage(path, Int32Array.of(0, 0, -1, 0))
    expect([...found.total]).toEqual([0, 0, Number.NaN, 0])
    expect([...found.liaison]).toEqual([0, 0, Number.NaN, 0])
    expect([...found.unplaced]).toEqual([0, 1, 1, 0])
  })

  test('is what all triples say, directed or not', () => {
    fc.assert(
      fc.property(anyPairs, fc.boolean(), fc.nat(9), ({ n, pairs }, directed, seed) => {
        const [graph, groups] = [graphFrom(n, pairs, { directed }), three(n, seed)]
        expect(columns(brokerage(graph, groups))).toEqual(slowly(graph, groups))
      }),
    )
  })

  test('goes with the actors when they are numbered otherwise', () => {
    fc.assert(
      fc.property(anyPairs, fc.integer(), ({ n, pairs }, seed) => {
        const other = relabelled(n, pairs, seed)
        const groups = three(n, 1)
        const moved = new Int32Array(n)
        for (const [v, to] of other.order.entries()) moved[to] = groups[v] as number
        const one = brokerage(graphFrom(n, pairs, { directed: true }), groups)
        const two = brokerage(graphFrom(n, other.pairs, { directed: true }), moved)
        expect([...one.total]).toEqual(other.order.map((to) => two.total[to]))
      }),
    )
  })

  test('of nobody, of one, and of 100,000', () => {
    expect(brokerage(graphFrom(0, []), new Int32Array(0)).total).toHaveLength(0)
    expect([...brokerage(graphFrom(1, [[0, 0]]), new Int32Array(1)).total]).toEqual([0])
    expect(
      brokerage(growing(100_000, 5, 1), new Int32Array(100_000)).coordinator[0],
    ).toBeGreaterThan(0)
  })
})
