import { describe, expect, test } from 'vitest'
import { betweenness } from '../../src/analysis/betweenness.ts'
import { sampledBetweenness } from '../../src/analysis/sampled-betweenness.ts'
import { graphFrom, graphOfNamed, growing, kite, type Pair, toy } from './graphs.ts'
import { furthest } from './structure-golden.ts'

const star = (n: number): Pair[] => Array.from({ length: n - 1 }, (_, v): Pair => [0, v + 1])

describe('sampled betweenness', () => {
  test.each([toy, kite])('from all actors is exact, without error', (given) => {
    const graph = graphOfNamed(given)
    const found = sampledBetweenness(graph, { pivots: 100 })
    const exact = betweenness(graph)
    expect(found.pivots).toBe(graph.n)
    expect(furthest(found.values, exact.values)).toBeLessThan(1e-14)
    expect(furthest(found.normalised, exact.normalised)).toBeLessThan(1e-14)
    expect(found.standardErrors).toEqual(new Float64Array(graph.n))
    expect(found.lows).toEqual(found.values)
    expect(found.highs).toEqual(found.values)
  })

  test('is the same for the same seed only', () => {
    const graph = growing(300, 3, 1)
    const draw = (seed: number) => sampledBetweenness(graph, { pivots: 20, seed })
    expect(draw(4)).toEqual(draw(4))
    expect(draw(4).values).not.toEqual(draw(5).values)
  })

  test('is right in the mean, and its intervals hold what they say', () => {
    const graph = growing(300, 3, 2)
    const exact = betweenness(graph).values
    const draws = 300
    const means = new Float64Array(graph.n)
    const errors = new Float64Array(graph.n)
    const told = new Float64Array(graph.n)
    const held = new Float64Array(graph.n)
    for (let seed = 0; seed < draws; seed += 1) {
      const found = sampledBetweenness(graph, { pivots: 60, seed })
      found.values.forEach((value, v) => {
        means[v] = (means[v] as number) + value / draws
        errors[v] = (errors[v] as number) + (value - (exact[v] as number)) ** 2 / draws
        told[v] = (told[v] as number) + (found.standardErrors[v] as number) / draws
        const [low, high] = [found.lows[v] as number, found.highs[v] as number]
        if (low > (exact[v] as number) || (exact[v] as number) > high) return
        held[v] = (held[v] as number) + 1 / draws
      })
    }
    const leading = [...exact.keys()]
      .sort((one, other) => (exact[other] as number) - (exact[one] as number))
      .slice(0, 10)
    let ratio = 0
    for (const v of leading) {
      const sigma = Math.sqrt(errors[v] as number)
      expect(Math.abs((means[v] as number) - (exact[v] as number))).toBeLessThan(0.2 * sigma)
      ratio += (told[v] as number) / sigma / leading.length
    }
    expect(ratio).toBeGreaterThan(0.93)
    expect(ratio).toBeLessThan(1.07)
    const mean = leading.reduce((sum, v) => sum + (held[v] as number), 0) / leading.length
    expect(mean).toBeGreaterThan(0.92)
    expect(mean).toBeLessThan(0.98)
  })

  test('says nothing of the error where no pivot passed by, but knows who has a single tie', () => {
    // In the middle of a chain of 100, the ends of it are passed by hardly ever.
    const chain = Array.from({ length: 100 }, (_, v): Pair => [v, v + 1])
    const found = sampledBetweenness(graphFrom(104, [...chain, [101, 102], [102, 103]]), {
      pivots: 3,
    })
    expect(found.values[102]).toBe(0)
    expect(found.standardErrors[102]).toBeNaN()
    expect(found.highs[102]).toBeNaN()
    expect([found.values[101], found.standardErrors[101], found.highs[101]]).toEqual([0, 0, 0])
  })

  test('from one pivot has no error to tell', () => {
    const { standardErrors } = sampledBetweenness(graphFrom(10, star(10)), { pivots: 1, seed: 2 })
    expect(standardErrors[0]).toBeNaN()
    expect(standardErrors[1]).toBe(0)
  })

  test('of nobody and of one actor; never from no pivot', () => {
    expect(sampledBetweenness(graphFrom(0, [])).values).toHaveLength(0)
    const { values, normalised } = sampledBetweenness(graphFrom(1, []))
    expect([...values, ...normalised]).toEqual([0, Number.NaN])
    expect(() => sampledBetweenness(graphFrom(3, []), { pivots: 0 })).toThrow(RangeError)
  })

  test('of 100,000 actors', () => {
    const found = sampledBetweenness(growing(100_000, 5, 1), { pivots: 64 })
    expect(furthest(found.values, found.values)).toBe(0)
    expect(Math.max(...found.values)).toBeGreaterThan(0)
  })
})
