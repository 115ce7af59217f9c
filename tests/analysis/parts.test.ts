import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocTies } from '../../src/analysis/bloc-ties.ts'
import { cutOff } from '../../src/analysis/cut-off.ts'
import { communities } from '../../src/analysis/leiden.ts'
import { setDistances } from '../../src/analysis/set-distances.ts'
import { adjustedRand, stability } from '../../src/analysis/stability.ts'
import { shortest } from './brute.ts'
import { anyPairs, graphFrom, graphOfNamed, karate, toy } from './graphs.ts'

describe('distances from a set', () => {
  it('are those from the nearest member', () => {
    fc.assert(
      fc.property(anyPairs, fc.array(fc.nat(), { maxLength: 4 }), ({ n, pairs }, drawn) => {
        const graph = graphFrom(n, pairs)
        const members = drawn.map((one) => one % n)
        const { distances } = shortest(graph)
        const nearest = Array.from({ length: n }, (_, v) =>
          Math.min(Infinity, ...members.map((member) => distances[member]?.[v] as number)),
        )
        const counts: number[] = []
        for (const far of nearest) {
          if (Number.isFinite(far)) counts[far] = (counts[far] ?? 0) + 1
        }
        expect(setDistances(graph, members)).toEqual(counts)
      }),
    )
  })
})

describe('ties of blocs', () => {
  it('within each, and with others', () => {
    const { within, outward } = blocTies(graphOfNamed(toy), Int32Array.of(0, 0, 0, 1, 1, 1), 2)
    expect([[...within], [...outward]]).toEqual([
      [3, 3],
      [1, 1],
    ])
  })
})

describe('who is cut off', () => {
  it('is whoever is not with the largest part of what they were connected to', () => {
    // Two bodies: {0..4} loses 2 and breaks in {0, 1}, {3, 4}; {5, 6} stays.
    expect(cutOff([0, 0, 0, 0, 0, 1, 1], [0, 0, -1, 1, 1, 2, 2])).toEqual([3, 4])
    expect(cutOff([0, 0, 0, 0], [0, -1, 1, 1])).toEqual([0])
    expect(cutOff([0, 1, 1], [-1, 1, 1])).toEqual([])
    expect(cutOff([], [])).toEqual([])
  })
})

describe('the adjusted Rand index', () => {
  it('is 1 of the same, whatever they are called, and known by hand otherwise', () => {
    expect(adjustedRand([0, 0, 1, 1], [7, 7, 3, 3])).toBe(1)
    // Pairs together: 2 and 2, of 6; none in both; expected 2/3: (0 − 2/3)/(2 − 2/3).
    expect(adjustedRand([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12)
    // (3 + 3 together in one, 2 in the other, both 2): (2 − 6·2/15)/((6 + 2)/2 − 6·2/15).
    expect(adjustedRand([0, 0, 0, 1, 1, 1], [0, 0, 1, 2, 2, 3])).toBeCloseTo(1.2 / 3.2, 12)
  })

  it('is 1 when both put everybody alone; there is none of one actor', () => {
    expect(adjustedRand([0, 1, 2], [2, 1, 0])).toBe(1)
    expect(adjustedRand([0], [0])).toBeNaN()
  })
})

describe('stability', () => {
  it('is full where there is one division, and the same for the same seed', () => {
    const graph = graphOfNamed(toy)
    const { labels } = communities(graph)
    expect(stability(graph, labels)).toEqual({ runs: 10, mean: 1, least: 1 })
    const club = graphFrom(karate.n, karate.pairs)
    const found = communities(club)
    const one = stability(club, found.labels, { seed: 3 })
    expect(one).toEqual(stability(club, found.labels, { seed: 3 }))
    expect(one.mean).toBeGreaterThan(0.5)
    expect(one.least).toBeLessThanOrEqual(one.mean)
  })

  it('is low for a division that has nothing to do with the ties', () => {
    const club = graphFrom(karate.n, karate.pairs)
    const labels = Int32Array.from({ length: karate.n }, (_, v) => v % 3)
    expect(stability(club, labels).mean).toBeLessThan(0.2)
  })

  it('cannot be told without ties', () => {
    expect(stability(graphFrom(3, []), Int32Array.of(0, 1, 2)).mean).toBeNaN()
  })
})
