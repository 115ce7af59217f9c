import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fragility } from '../../src/analysis/fragility.ts'
import { fragmentation } from '../../src/analysis/fragmentation.ts'
import type { Graph } from '../../src/analysis/graph.ts'
import { separations } from '../../src/analysis/separations.ts'
import { shortest } from './brute.ts'
import {
  anyPairs,
  florentine,
  graphFrom,
  graphOfNamed,
  growing,
  kite,
  type Pair,
  randomPairs,
  relabelled,
  toy,
} from './graphs.ts'
import { goldenGroups } from './groups-golden.ts'

const [triangles, krackhardt, families] = [toy, kite, florentine].map(graphOfNamed) as [
  Graph,
  Graph,
  Graph,
]
const marked = (n: number, lost: readonly number[]) =>
  Uint8Array.from({ length: n }, (_, v) => Number(lost.includes(v)))
const figures = (graph: Graph, ...lost: number[]) => {
  const found = fragmentation(graph, marked(graph.n, lost))
  return [found.fragmentation, found.distanceFragmentation]
}
const close = (found: readonly number[], expected: readonly number[], digits = 4) =>
  expected.forEach((value, at) => {
    expect(found[at]).toBeCloseTo(value, digits)
  })

/** F, D_F, and who reaches whom, by distances between all that remain. */
function slowly(n: number, pairs: readonly Pair[], lost: readonly number[]) {
  const rest = pairs.filter((pair) => !pair.some((v) => lost.includes(v)))
  const { distances } = shortest(graphFrom(n, rest))
  let [apart, sum, count] = [0, 0, 0]
  for (let v = 0; v < n; v += 1) {
    for (let w = 0; w < v; w += 1) {
      if (lost.includes(v) || lost.includes(w)) continue
      const distance = distances[v]?.[w] as number
      count += 1
      apart += Number(distance === Number.POSITIVE_INFINITY)
      sum += 1 / distance
    }
  }
  const none = count === 0
  return {
    f: none ? Number.NaN : apart / count,
    df: none ? Number.NaN : 1 - sum / count,
    apart,
    distances,
  }
}

describe('fragmentation', () => {
  test('of the two triangles, on the remaining actors', () => {
    close(figures(triangles), [0, 0.31111])
    close(figures(triangles, toy.place('C')), [0.6, 0.6])
    close(figures(triangles, toy.place('A')), [0, 0.28333])
  })

  test('of the kite', () => {
    close(figures(krackhardt), [0, 0.3537])
    close(figures(krackhardt, 7), [0.3889, 0.4861])
    close(figures(krackhardt, 5, 6), [0.5357, 0.6071])
    close(figures(krackhardt, 7, 3).slice(1), [0.5595])
  })

  test('of the Florentine families', () => {
    const [medici, guadagni] = [florentine.place('Medici'), florentine.place('Guadagni')]
    close(figures(families), [0, 0.4998])
    close(figures(families, medici), [0.3846, 0.6738])
    close(figures(families, medici, guadagni), [0.7051, 0.8024])
  })

  test('is what networkx says', () => {
    for (const { graph, distanceFragmentation, withoutEach } of goldenGroups) {
      close(figures(graph).slice(1), [distanceFragmentation], 12)
      const each = withoutEach.map((_, v) => figures(graph, v)[1] as number)
      close(each, withoutEach, 12)
    }
  })

  test('is what the distances between all say', () => {
    fc.assert(
      fc.property(anyPairs, fc.array(fc.nat(11), { maxLength: 3 }), ({ n, pairs }, lost) => {
        const { f, df } = slowly(n, pairs, lost)
        const found = figures(graphFrom(n, pairs), ...lost)
        if (Number.isNaN(f)) expect(found).toEqual([Number.NaN, Number.NaN])
        else close(found, [f, df], 12)
      }),
    )
  })

  test('of more than 32 actors, too, and sampled within some standard errors', () => {
    const pairs = randomPairs(75, 150, 4)
    const graph = graphFrom(75, pairs)
    const { df } = slowly(75, pairs, [])
    expect(figures(graph)[1]).toBeCloseTo(df, 12)
    let within = 0
    for (let seed = 1; seed <= 20; seed += 1) {
      const found = fragmentation(graph, new Uint8Array(75), { sources: 64, seed })
      expect(found.error).toBeGreaterThan(0)
      within += Number(Math.abs(found.distanceFragmentation - df) <= 3 * found.error)
    }
    expect(within).toBeGreaterThanOrEqual(15)
  })

  test('is not defined for arcs', () => {
    expect(() => figures(graphFrom(2, [[0, 1]], { directed: true }))).toThrow(RangeError)
  })
})

describe('separations', () => {
  test('of the two triangles, and of nobody', () => {
    expect([...separations(triangles)]).toEqual([0, 0, 6, 6, 0, 0])
    expect(separations(graphFrom(0, []))).toHaveLength(0)
  })

  test('are what networkx says', () => {
    for (const { graph, separations: expected } of goldenGroups) {
      expect([...separations(graph)]).toEqual(expected)
    }
  })

  test('are the pairs that losing each one alone takes from each other', () => {
    fc.assert(
      fc.property(anyPairs, ({ n, pairs }) => {
        const graph = graphFrom(n, pairs)
        const each = Array.from({ length: n }, (_, v) => fragility(graph, [v]).pairsLost)
        expect([...separations(graph)]).toEqual(each)
      }),
    )
  })
})

describe('fragility', () => {
  test('when C is lost: A and B fall off, six pairs lose each other', () => {
    const found = fragility(triangles, [toy.place('C')])
    expect([...found.fallenOff]).toEqual([0, 1])
    expect([...found.reachLost]).toEqual([3, 3, Number.NaN, 2, 2, 2])
    expect([...found.components]).toEqual([0, 0, -1, 1, 1, 1])
    expect(found.pairsLost).toBe(6)
    expect([found.before.components, found.after.components, found.after.largest]).toEqual([
      1, 2, 3,
    ])
    close([found.after.fragmentation, found.after.distanceFragmentation], [0.6, 0.6])
  })

  test('when the Medici are lost: the Pazzi, the Salviati and the Acciaiuoli fall off', () => {
    const found = fragility(families, [florentine.place('Medici')])
    const names = [...found.fallenOff].map((v) => florentine.names[v])
    expect(names).toEqual(['Acciaiuoli', 'Pazzi', 'Salviati'])
  })

  test('when a path breaks in the middle, both halves fall off', () => {
    const path = graphFrom(5, [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ])
    expect([...fragility(path, [2]).fallenOff]).toEqual([0, 1, 3, 4])
    expect([...fragility(path, [0, 4]).fallenOff]).toEqual([])
  })

  test('counts the pairs that lose each other, and no chain through the lost', () => {
    fc.assert(
      fc.property(anyPairs, fc.array(fc.nat(11), { maxLength: 3 }), ({ n, pairs }, all) => {
        const lost = [...new Set(all.filter((v) => v < n))]
        const [before, after] = [slowly(n, pairs, []).distances, slowly(n, pairs, lost).distances]
        let count = 0
        for (let v = 0; v < n; v += 1) {
          for (let w = 0; w < v; w += 1) {
            if (lost.includes(v) || lost.includes(w)) continue
            const could = before[v]?.[w] !== Number.POSITIVE_INFINITY
            count += Number(could && after[v]?.[w] === Number.POSITIVE_INFINITY)
          }
        }
        const found = fragility(graphFrom(n, pairs), lost)
        expect(found.pairsLost).toBe(count)
        expect(found.reachLost.filter((value) => !Number.isNaN(value))).toHaveLength(
          n - lost.length,
        )
      }),
    )
  })

  test('goes with the actors when they are numbered otherwise', () => {
    fc.assert(
      fc.property(anyPairs, fc.integer(), ({ n, pairs }, seed) => {
        const other = relabelled(n, pairs, seed)
        const one = fragility(graphFrom(n, pairs), [0])
        const two = fragility(graphFrom(n, other.pairs), [other.order[0] as number])
        expect([...two.fallenOff]).toEqual(
          [...one.fallenOff]
            .map((v) => other.order[v])
            .sort((a, b) => (a as number) - (b as number)),
        )
        const [here, there] = [one.after, two.after].map((after) => after.distanceFragmentation)
        if (n < 3) expect([here, there]).toEqual([Number.NaN, Number.NaN])
        else expect(there).toBeCloseTo(here as number, 12)
      }),
    )
  })

  test('of one actor says nothing of pairs; a place that is nobody’s is refused', () => {
    const found = fragility(graphFrom(1, []), [0])
    expect(found.before.fragmentation).toBeNaN()
    expect(found.after.distanceFragmentation).toBeNaN()
    expect(() => fragility(graphFrom(1, []), [1])).toThrow(RangeError)
  })

  test('of 100,000 actors is sampled, with its error', () => {
    const found = fragility(growing(100_000, 5, 1), [0, 1, 2], { sources: 128 })
    expect(found.after.distanceFragmentation).toBeGreaterThan(0.7)
    expect(found.after.error).toBeGreaterThan(0)
    expect(found.after.error).toBeLessThan(0.01)
  })
})
