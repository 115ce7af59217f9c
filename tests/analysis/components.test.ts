import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { components } from '../../src/analysis/components.ts'
import { sizesWithout } from './brute.ts'
import {
  anyPairs,
  graphFrom,
  graphOfNamed,
  growing,
  randomPairs,
  relabelled,
  toy,
} from './graphs.ts'
import { goldenGraphs } from './structure-golden.ts'

describe('components', () => {
  test('of the two triangles: one', () => {
    expect([...components(graphOfNamed(toy)).sizes]).toEqual([6])
  })

  test('come in the order of their size, then of their first actor', () => {
    const pairs = [
      [1, 2],
      [3, 4],
      [4, 5],
      [6, 6],
    ] as const
    const found = components(graphFrom(7, pairs))
    expect([...found.sizes]).toEqual([3, 2, 1, 1])
    expect([...found.components]).toEqual([2, 1, 1, 0, 0, 0, 3])
  })

  test('of nobody, of one actor, of no ties', () => {
    expect(components(graphFrom(0, [])).sizes).toHaveLength(0)
    expect([...components(graphFrom(1, [])).sizes]).toEqual([1])
    expect([...components(graphFrom(3, [])).components]).toEqual([0, 1, 2])
  })

  test.each(goldenGraphs)('$name: as igraph says', ({ graph, components: sizes }) => {
    expect([...components(graph).sizes]).toEqual(sizes)
  })

  test('are those of labels that spread, in whichever order the actors stand', () => {
    fc.assert(
      fc.property(anyPairs, fc.integer(), ({ n, pairs }, seed) => {
        const graph = graphFrom(n, pairs)
        const found = components(graph)
        expect([...found.sizes]).toEqual(sizesWithout(graph))
        for (const [from, to] of pairs) expect(found.components[from]).toBe(found.components[to])
        const other = relabelled(n, pairs, seed)
        expect(components(graphFrom(n, other.pairs)).sizes).toEqual(found.sizes)
        expect(components(graphFrom(n + 1, pairs)).sizes).toEqual(Uint32Array.of(...found.sizes, 1))
      }),
    )
  })

  test('of 100,000 actors, many of them cut off', () => {
    expect([...components(growing(100_000, 5, 1)).sizes]).toEqual([100_000])
    const { sizes } = components(graphFrom(100_000, randomPairs(100_000, 60_000, 1)))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(100_000)
  })
})
