import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betweenness } from '../../src/analysis/betweenness.ts'
import type { Graph } from '../../src/analysis/graph.ts'
import { shortest } from './brute.ts'
import {
  anyPairs,
  florentine,
  graphFrom,
  graphOfNamed,
  kite,
  type Pair,
  relabelled,
  toy,
} from './graphs.ts'
import { furthest, goldenGraphs } from './structure-golden.ts'

/** By definition, pair by pair. */
function byPairs(graph: Graph): number[] {
  const { distances, paths } = shortest(graph)
  const at = (rows: number[][], v: number, w: number) => rows[v]?.[w] as number
  return Array.from({ length: graph.n }, (_, v) => {
    let sum = 0
    for (let s = 0; s < graph.n; s += 1) {
      for (let t = s + 1; t < graph.n; t += 1) {
        const whole = at(distances, s, t)
        if (s === v || t === v || whole === Number.POSITIVE_INFINITY) continue
        if (at(distances, s, v) + at(distances, v, t) !== whole) continue
        sum += (at(paths, s, v) * at(paths, v, t)) / at(paths, s, t)
      }
    }
    return sum
  })
}

describe('betweenness', () => {
  test('of the two triangles', () => {
    expect([...betweenness(graphOfNamed(toy)).values]).toEqual([0, 0, 6, 6, 0, 0])
  })

  test('of the kite', () => {
    const [three, five, none] = [3 + 2 / 3, 8 + 1 / 3, 5 / 6]
    const expected = [none, none, 0, three, 0, five, five, 14, 8, 0]
    expect(furthest(betweenness(graphOfNamed(kite)).values, expected)).toBeLessThan(1e-14)
  })

  test('of the Florentine families, normalised', () => {
    const { normalised } = betweenness(graphOfNamed(florentine))
    const given: Record<string, number> = {
      Medici: 0.522,
      Guadagni: 0.255,
      Albizzi: 0.212,
      Salviati: 0.143,
      Ridolfi: 0.114,
      Bischeri: 0.104,
      Strozzi: 0.103,
      Barbadori: 0.093,
      Tornabuoni: 0.092,
      Castellani: 0.055,
      Peruzzi: 0.022,
    }
    florentine.names.forEach((name, v) => {
      expect(normalised[v]).toBeCloseTo(given[name] ?? 0, 3)
    })
  })

  test('of nobody, of one actor, of two: there are no pairs of others', () => {
    expect(betweenness(graphFrom(0, [])).values).toHaveLength(0)
    expect([...betweenness(graphFrom(1, [])).normalised]).toEqual([Number.NaN])
    const { values, normalised } = betweenness(graphFrom(2, [[0, 1]]))
    expect([...values, ...normalised]).toEqual([0, 0, Number.NaN, Number.NaN])
  })

  test('without ties is 0; parallel ties and ties with oneself change nothing', () => {
    expect([...betweenness(graphFrom(3, [])).normalised]).toEqual([0, 0, 0])
    const chain: Pair[] = [
      [0, 1],
      [1, 2],
    ]
    const more = betweenness(graphFrom(3, [...chain, [1, 0], [2, 2], [0, 1]]))
    expect(more).toEqual(betweenness(graphFrom(3, chain)))
    expect([...more.normalised]).toEqual([0, 1, 0])
  })

  test.each(goldenGraphs)('$name: as igraph says, to 1e-12', ({ graph, betweenness: expected }) => {
    expect(furthest(betweenness(graph).values, expected)).toBeLessThan(1e-12)
  })

  test('is what all pairs give, in whichever order the actors stand', () => {
    fc.assert(
      fc.property(anyPairs, fc.integer(), ({ n, pairs }, seed) => {
        const graph = graphFrom(n, pairs)
        const { values } = betweenness(graph)
        expect(furthest(values, byPairs(graph))).toBeLessThan(1e-12)
        const other = relabelled(n, pairs, seed)
        const turned = betweenness(graphFrom(n, other.pairs)).values
        expect(
          furthest(
            values,
            other.order.map((place) => turned[place]),
          ),
        ).toBeLessThan(1e-12)
        expect(furthest(betweenness(graphFrom(n + 1, pairs)).values, [...values, 0])).toBeLessThan(
          1e-13,
        )
      }),
    )
  })

  test('of a chain of 3,000 is that of each place in it', () => {
    const n = 3000
    const { values } = betweenness(
      graphFrom(
        n,
        Array.from({ length: n - 1 }, (_, v): Pair => [v, v + 1]),
      ),
    )
    expect(Array.from(values)).toEqual(Array.from({ length: n }, (_, v) => v * (n - 1 - v)))
  })
})
