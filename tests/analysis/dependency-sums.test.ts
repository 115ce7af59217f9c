import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dependencyKernel } from '../../src/analysis/dependency-kernel.ts'
import { dependencySums, plainDependencySums } from '../../src/analysis/dependency-sums.ts'
import type { Sums } from '../../src/analysis/estimate.ts'
import type { Graph } from '../../src/analysis/graph.ts'
import { random, sampled } from '../../src/analysis/random.ts'
import { anyPairs, graphFrom, growing, type Pair, randomPairs } from './graphs.ts'
import { furthest } from './structure-golden.ts'

const kernel = (graph: Graph, sources: Uint32Array, shared = false): Sums => {
  const found = dependencyKernel()?.(graph, sources, shared)
  if (!found) throw new Error('the kernel is not there: npm install compiles it')
  return found
}

const everybody = ({ n }: Graph) => Uint32Array.from({ length: n }, (_, v) => v)

function expectSame(graph: Graph, sources: Uint32Array) {
  for (const shared of [false, true]) {
    const fast = kernel(graph, sources, shared)
    const plain = plainDependencySums(graph, sources, shared)
    expect(furthest(fast.sums, plain.sums)).toBeLessThan(1e-12)
    expect(furthest(fast.squares, plain.squares)).toBeLessThan(1e-12)
  }
}

describe('the kernel', () => {
  test('is there, and what is used', () => {
    const graph = growing(300, 3, 1)
    expect(dependencySums(graph, everybody(graph))).toEqual(kernel(graph, everybody(graph)))
  })

  test('says the same as without it, of any graph and any sources', () => {
    fc.assert(
      fc.property(anyPairs, fc.nat(12), fc.integer(), ({ n, pairs }, count, seed) => {
        expectSame(graphFrom(n, pairs), sampled(n, count, random(seed)))
      }),
    )
  })

  test.each([
    ['sparse', graphFrom(500, randomPairs(500, 450, 1))],
    ['middling', graphFrom(500, randomPairs(500, 1500, 2))],
    ['dense', graphFrom(200, randomPairs(200, 8000, 3))],
    ['growing', growing(2000, 5, 4)],
    ['a ring', graphFrom(301, ring(301))],
  ])('says the same as without it: %s', (_name, graph) => {
    expectSame(graph, everybody(graph))
  })

  test('leaves a graph that is too large for it to the plain way', () => {
    const graph = { ...graphFrom(2, [[0, 1]]), n: 10_000_000 }
    expect(dependencyKernel()?.(graph, Uint32Array.of(0), false)).toBeUndefined()
  })
})

describe('shared dependencies', () => {
  test('add up to betweenness over all sources, without halving', () => {
    fc.assert(
      fc.property(anyPairs, ({ n, pairs }) => {
        const graph = graphFrom(n, pairs)
        const whole = dependencySums(graph, everybody(graph)).sums.map((sum) => sum / 2)
        const shared = dependencySums(graph, everybody(graph), true).sums
        expect(furthest(shared, whole)).toBeLessThan(1e-12)
      }),
    )
  })

  test('are larger the further the source', () => {
    const chain = graphFrom(4, ring(4).slice(0, 3))
    const { sums } = dependencySums(chain, Uint32Array.of(0), true)
    expect(furthest(sums, [0, 1 / 2 + 1 / 3, 2 / 3, 0])).toBeLessThan(1e-15)
  })
})

function ring(n: number): Pair[] {
  return Array.from({ length: n }, (_, v): Pair => [v, (v + 1) % n])
}

describe('more shortest paths than a number holds', () => {
  // Each link doubles their number: 2^1100 from end to end.
  const links = 1100
  const pairs = Array.from({ length: links }, (_, at): Pair[] => {
    const v = 3 * at
    return [
      [v, v + 1],
      [v, v + 2],
      [v + 1, v + 3],
      [v + 2, v + 3],
    ]
  }).flat()
  const graph = graphFrom(3 * links + 1, pairs)

  test.each([
    ['kernel', kernel],
    ['plain', plainDependencySums],
  ])('%s: not a number where it matters, never a made-up one', (_name, sums) => {
    const found = sums(graph, Uint32Array.of(0), false).sums
    expect(found[3]).toBeNaN()
    // From the middle neither end is as many away.
    const middle = sums(graph, Uint32Array.of((3 * links) / 2), false).sums
    expect(middle[3]).toBeCloseTo(3, 9)
  })
})
