import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closeness } from '../../src/analysis/closeness.ts'
import { distanceSums } from '../../src/analysis/distance-sums.ts'
import { random, sampled } from '../../src/analysis/random.ts'
import { shortest } from './brute.ts'
import {
  anyPairs,
  florentine,
  graphFrom,
  graphOfNamed,
  growing,
  kite,
  type Named,
  type Pair,
  relabelled,
  toy,
} from './graphs.ts'
import { furthest, goldenGraphs } from './structure-golden.ts'

/** Closeness as it was first defined, of a graph that hangs together: (n − 1)/Σ d. */
const classical = (given: Named) => {
  const graph = graphOfNamed(given)
  const everybody = Uint32Array.from({ length: graph.n }, (_, v) => v)
  const { sums } = distanceSums(graph, everybody, (distance) => distance)
  return sums.map((sum) => (graph.n - 1) / sum)
}

describe('distances', () => {
  test('of the kite give its closeness', () => {
    const expected = [0.529, 0.529, 0.5, 0.6, 0.5, 0.643, 0.643, 0.6, 0.429, 0.31]
    expect(furthest(classical(kite), expected)).toBeLessThan(0.0005)
  })

  test('of the Florentine families give theirs', () => {
    const found = classical(florentine)
    const of = (name: string) => found[florentine.place(name)]
    expect(of('Medici')).toBeCloseTo(0.56, 3)
    expect(of('Ridolfi')).toBeCloseTo(0.5, 3)
    expect(of('Albizzi')).toBeCloseTo(0.483, 3)
    expect(of('Tornabuoni')).toBeCloseTo(0.483, 3)
    expect(of('Guadagni')).toBeCloseTo(0.467, 3)
  })

  test('from some sources are what walks give', () => {
    fc.assert(
      fc.property(anyPairs, fc.nat(12), fc.integer(), ({ n, pairs }, count, seed) => {
        const graph = graphFrom(n, pairs)
        const sources = sampled(n, count, random(seed))
        const { distances } = shortest(graph)
        const power = (v: number, exponent: number) =>
          [...sources]
            .map((source) => distances[source]?.[v] as number)
            .filter((distance) => distance > 0 && distance < n)
            .reduce((sum, distance) => sum + distance ** exponent, 0)
        const found = distanceSums(graph, sources, (distance) => distance)
        found.sums.forEach((sum, v) => {
          expect(sum).toBe(power(v, 1))
          expect(found.squares[v]).toBe(power(v, 2))
        })
      }),
    )
  })

  test('of a chain of 3,000, and from more sources than are walked at once', () => {
    const n = 3000
    const graph = graphFrom(
      n,
      Array.from({ length: n - 1 }, (_, v): Pair => [v, v + 1]),
    )
    const { sums } = distanceSums(
      graph,
      Uint32Array.from({ length: 100 }, (_, v) => v),
      (d) => d,
    )
    expect(sums[n - 1]).toBe(100 * (n - 1) - (99 * 100) / 2)
  })
})

describe('harmonic closeness', () => {
  test('of the two triangles', () => {
    const { values, normalised, standardErrors, pivots } = closeness(graphOfNamed(toy))
    expect(values[2]).toBe(4)
    expect(values[0]).toBeCloseTo(19 / 6, 14)
    expect(normalised[2]).toBe(0.8)
    expect(standardErrors).toEqual(new Float64Array(6))
    expect(pivots).toBe(6)
  })

  test('of nobody, of one actor, of no ties', () => {
    expect(closeness(graphFrom(0, [])).values).toHaveLength(0)
    const one = closeness(graphFrom(1, []))
    expect([...one.values, ...one.normalised]).toEqual([0, Number.NaN])
    expect([...closeness(graphFrom(3, [])).normalised]).toEqual([0, 0, 0])
  })

  test.each(goldenGraphs)('$name: as networkx says', ({ graph, harmonic }) => {
    expect(furthest(closeness(graph).values, harmonic)).toBeLessThan(1e-12)
  })

  test('does not depend on the order of the actors, nor on one without ties', () => {
    fc.assert(
      fc.property(anyPairs, fc.integer(), ({ n, pairs }, seed) => {
        const { values } = closeness(graphFrom(n, pairs))
        const other = relabelled(n, pairs, seed)
        const turned = closeness(graphFrom(n, other.pairs)).values
        expect(
          furthest(
            values,
            other.order.map((place) => turned[place]),
          ),
        ).toBeLessThan(1e-13)
        expect([...closeness(graphFrom(n + 1, pairs)).values]).toEqual([...values, 0])
      }),
    )
  })

  test('above a size comes from pivots, near the exact one by what it says', () => {
    const graph = growing(2000, 4, 1)
    const exact = closeness(graph).values
    const found = closeness(graph, { exactUpTo: 100, pivots: 200, seed: 9 })
    expect(found.pivots).toBe(200)
    let within = 0
    found.values.forEach((value, v) => {
      expect(value / (exact[v] as number)).toBeCloseTo(1, 0)
      if ((found.lows[v] as number) > (exact[v] as number)) return
      if ((found.highs[v] as number) >= (exact[v] as number)) within += 1
    })
    expect(within / 2000).toBeGreaterThan(0.85)
    expect(closeness(graph, { exactUpTo: 100, pivots: 200, seed: 9 })).toEqual(found)
  })

  test('says nothing of the error in a component without a pivot', () => {
    const chain = Array.from({ length: 100 }, (_, v): Pair => [v, v + 1])
    const graph = graphFrom(104, [...chain, [101, 102]])
    const found = closeness(graph, { exactUpTo: 10, pivots: 3 })
    expect(found.standardErrors[101]).toBeNaN()
    expect(found.standardErrors[103]).toBe(0)
    expect(() => closeness(graph, { pivots: 0.5 })).toThrow(RangeError)
  })

  test('of 100,000 actors', () => {
    const { values } = closeness(growing(100_000, 5, 1), { pivots: 256 })
    expect(Math.min(...values)).toBeGreaterThan(0)
  })
})
