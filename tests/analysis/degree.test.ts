import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { degree } from '../../src/analysis/degree.ts'
import { table } from './brute.ts'
import { anyPairs, graphFrom, graphOfNamed, growing, relabelled, toy } from './graphs.ts'
import { furthest, goldenGraphs } from './structure-golden.ts'

describe('degree and strength', () => {
  test('of the two triangles', () => {
    expect([...degree(graphOfNamed(toy)).degrees]).toEqual([2, 2, 3, 3, 2, 2])
  })

  test('count parallel ties once, with the strongest, and no tie with oneself', () => {
    const pairs = [
      [0, 1],
      [1, 0],
      [1, 1],
      [1, 2],
    ] as const
    const { degrees, strengths } = degree(graphFrom(4, pairs, { weights: [0.2, 0.6, 1, 0.3] }))
    expect([...degrees]).toEqual([1, 2, 1, 0])
    expect(furthest(strengths, [0.6, 0.9, 0.3, 0])).toBeLessThan(1e-15)
  })

  test('are those going out of a directed graph', () => {
    const { degrees } = degree(graphFrom(2, [[0, 1]], { directed: true }))
    expect([...degrees]).toEqual([1, 0])
  })

  test('of nobody, and of one actor', () => {
    expect(degree(graphFrom(0, [])).degrees).toHaveLength(0)
    expect([...degree(graphFrom(1, [])).strengths]).toEqual([0])
  })

  test.each(goldenGraphs)('$name: as igraph says', ({ graph, strengths }) => {
    expect(furthest(degree(graph).strengths, strengths)).toBeLessThan(1e-12)
  })

  test('are the sums of the rows of the table, in whichever order the actors stand', () => {
    fc.assert(
      fc.property(anyPairs, fc.integer(), ({ n, pairs }, seed) => {
        const graph = graphFrom(n, pairs)
        const { degrees } = degree(graph)
        const sums = table(graph).map((row) => row.filter((weight) => weight > 0).length)
        expect([...degrees]).toEqual(sums)
        const other = relabelled(n, pairs, seed)
        const turned = degree(graphFrom(n, other.pairs)).degrees
        expect(other.order.map((place) => turned[place])).toEqual(sums)
      }),
    )
  })

  test('of 100,000 actors', () => {
    const { degrees } = degree(growing(100_000, 5, 1))
    expect(degrees.reduce((sum, one) => sum + one, 0)).toBe(2 * 499_975)
  })
})
