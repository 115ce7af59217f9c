import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gaps } from '../../src/analysis/gaps.ts'
import type { Traits } from '../../src/analysis/gaps-pairs.ts'
import { shortest } from './brute.ts'
import {
  anyPairs,
  graphFrom,
  graphOfNamed,
  growing,
  type Pair,
  randomPairs,
  toy,
} from './graphs.ts'

/** A trait by the values of each actor. */
function trait(name: string, rows: readonly (readonly number[])[]): Traits {
  const offsets = new Uint32Array(rows.length + 1)
  for (const [v, row] of rows.entries()) offsets[v + 1] = (offsets[v] as number) + row.length
  return { name, offsets, values: Uint32Array.from(rows.flat()) }
}

const all = (n: number) =>
  trait(
    'area',
    Array.from({ length: n }, () => [0]),
  )

/** Σ 1/d over all pairs, and how many reach each other. */
function closeness(n: number, pairs: readonly Pair[]) {
  const { distances } = shortest(graphFrom(n, pairs))
  let [sum, joined] = [0, 0]
  for (let v = 0; v < n; v += 1) {
    for (let w = 0; w < v; w += 1) {
      const distance = distances[v]?.[w] as number
      sum += 1 / distance
      joined += Number(distance < Number.POSITIVE_INFINITY)
    }
  }
  return { sum, joined }
}

describe('gaps', () => {
  test('of the two triangles: pairs across, by what a tie would bring, with the reasons', () => {
    const found = gaps(graphOfNamed(toy), [
      trait('trade', [[1, 2], [], [3], [], [2], [2, 3]]),
      trait('area', [[7], [], [], [], [], [7]]),
    ])
    const pairs = found.pairs.map(({ a, b }) => `${toy.names[a]}${toy.names[b]}`)
    expect(pairs).toEqual(['AE', 'AF', 'CF'])
    // A-F: A and F from 3 to 1, A and E, B and F from 3 to 2, and A and D, C and F stay at 2.
    expect(found.pairs[1]?.gain).toBeCloseTo(1 - 1 / 3 + 2 * (1 / 2 - 1 / 3), 12)
    expect(found.pairs[1]).toMatchObject({ distance: 3, pairsJoined: 0, error: 0 })
    expect(found.pairs[1]?.shared).toEqual([
      { trait: 'trade', values: [2] },
      { trait: 'area', values: [7] },
    ])
    expect(found.pairs[2]?.shared).toEqual([{ trait: 'trade', values: [3] }])
    expect(found).toMatchObject({ considered: 3, possible: 5 })
  })

  test('between two parts join them', () => {
    const found = gaps(
      graphFrom(5, [
        [0, 1],
        [2, 3],
        [3, 4],
      ]),
      [all(5)],
      { limit: 1 },
    )
    expect(found.pairs[0]).toMatchObject({ b: 3, pairsJoined: 6, distance: Number.NaN })
    expect(found.pairs[0]?.gain).toBeCloseTo(1 + 1 / 2 + 1 / 2 + 1 / 2 + 1 / 3 + 1 / 3, 12)
  })

  test('gain what adding the tie gains, among all pairs without one that share a trait', () => {
    fc.assert(
      fc.property(anyPairs, fc.nat(3), ({ n, pairs }, count) => {
        const graph = graphFrom(n, pairs)
        const values = Array.from({ length: n }, (_, v) => [v % (count + 1)])
        const found = gaps(graph, [trait('trade', values)], { limit: 100 })
        const before = closeness(n, pairs)
        for (const { a, b, gain, error, pairsJoined } of found.pairs) {
          const after = closeness(n, [...pairs, [a, b]])
          expect(gain).toBeCloseTo(after.sum - before.sum, 10)
          expect([error, pairsJoined]).toEqual([0, after.joined - before.joined])
          expect(a % (count + 1)).toBe(b % (count + 1))
        }
        const expected = new Set<string>()
        for (let a = 0; a < n; a += 1) {
          for (let b = a + 1; b < n; b += 1) {
            const tied = graph.targets.slice(graph.offsets[a], graph.offsets[a + 1]).includes(b)
            if (!tied && a % (count + 1) === b % (count + 1)) expected.add(`${a} ${b}`)
          }
        }
        expect(new Set(found.pairs.map(({ a, b }) => `${a} ${b}`))).toEqual(expected)
        const gains = found.pairs.map(({ gain }) => gain)
        expect(gains).toEqual(gains.toSorted((x, y) => y - x))
      }),
    )
  })

  test('drawn from some sources lie near what all of them say', () => {
    const pairs = [...randomPairs(60, 80, 1), ...randomPairs(60, 80, 2)].map(
      ([a, b], at): Pair => (at < 80 ? [a, b] : [a + 60, b + 60]),
    )
    const graph = graphFrom(120, [...pairs, [0, 60]])
    const exact = gaps(graph, [all(120)], { limit: 5000, candidates: 5000 })
    const sampled = gaps(graph, [all(120)], { limit: 5000, candidates: 5000, sources: 8 })
    const gains = new Map(exact.pairs.map(({ a, b, gain }) => [`${a} ${b}`, gain]))
    const drawn = sampled.pairs.filter(({ error }) => error > 0)
    const near = drawn.filter(
      ({ a, b, gain, error }) => Math.abs(gain - (gains.get(`${a} ${b}`) as number)) <= 3 * error,
    )
    expect(drawn.length).toBeGreaterThan(20)
    expect(near.length / drawn.length).toBeGreaterThan(0.85)
  })

  test('look at so many pairs only, of those with most ties', () => {
    const found = gaps(growing(300, 2, 1), [all(300)], { candidates: 10, perTrait: 20 })
    expect(found).toMatchObject({ considered: 10, possible: (300 * 299) / 2 })
  })

  test('of nobody, of one, without ties', () => {
    expect(gaps(graphFrom(0, []), [all(0)]).pairs).toEqual([])
    expect(gaps(graphFrom(1, []), [all(1)]).pairs).toEqual([])
    expect(gaps(graphFrom(2, []), []).pairs).toEqual([])
    expect(gaps(graphFrom(2, []), [all(2)]).pairs[0]).toMatchObject({ gain: 1, pairsJoined: 1 })
  })

  test('of 100,000 actors', () => {
    const areas = Array.from({ length: 100_000 }, (_, v) => [v % 30])
    const found = gaps(growing(100_000, 5, 1), [trait('area', areas)], {
      candidates: 5,
      sources: 8,
    })
    expect(found.pairs).toHaveLength(5)
    expect(found.pairs[0]?.gain).toBeGreaterThan(0)
  })
})
