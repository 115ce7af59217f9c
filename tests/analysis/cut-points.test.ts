import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutPoints } from '../../src/analysis/cut-points.ts'
import { edgeCount, graphOf } from '../../src/analysis/graph.ts'
import { sizesWithout } from './brute.ts'
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
import { goldenGraphs } from './structure-golden.ts'

const cutsOf = (given: Named) => {
  const found = cutPoints(graphOfNamed(given))
  const name = (v: number) => given.names[v]
  return {
    points: Array.from(found.points, name),
    parts: partsOf(found),
    bridges: Array.from(found.bridges.from, (from, at) => [
      name(from),
      name(found.bridges.to[at] as number),
    ]),
  }
}

const partsOf = ({ points, partStarts, partSizes }: ReturnType<typeof cutPoints>) =>
  Array.from(points, (_, at) => [
    ...partSizes.subarray(partStarts[at], partStarts[at + 1] as number),
  ])

describe('articulation points and bridges', () => {
  test('of the two triangles', () => {
    expect(cutsOf(toy)).toEqual({
      points: ['C', 'D'],
      parts: [
        [3, 2],
        [3, 2],
      ],
      bridges: [['C', 'D']],
    })
  })

  test('of the kite', () => {
    const { points, bridges } = cutsOf(kite)
    expect(points).toEqual(['7', '8'])
    expect(bridges).toEqual([
      ['7', '8'],
      ['8', '9'],
    ])
  })

  test('of the Florentine families', () => {
    const { points, parts, bridges } = cutsOf(florentine)
    expect(points).toEqual(['Albizzi', 'Guadagni', 'Medici', 'Salviati'])
    expect(parts).toEqual([
      [13, 1],
      [13, 1],
      [11, 2, 1],
      [13, 1],
    ])
    expect(bridges).toHaveLength(5)
  })

  test('say which tie a bridge is, the strongest of several, and what each side keeps', () => {
    const arcs = { from: [0, 1, 1, 1], to: [1, 2, 1, 2], weights: [0.5, 0.4, 1, 0.7] }
    const { bridges } = cutPoints(graphOf(4, { ...arcs, ties: [10, 11, 12, 13] }, false))
    expect([...bridges.from]).toEqual([0, 1])
    expect([...bridges.ties]).toEqual([10, 13])
    expect([...bridges.fromSizes]).toEqual([1, 2])
    expect([...bridges.toSizes]).toEqual([2, 1])
  })

  test('of nobody, of one actor, of no ties', () => {
    for (const n of [0, 1, 3]) {
      const { points, partStarts, bridges } = cutPoints(graphFrom(n, []))
      expect([points.length, partStarts.length, bridges.from.length]).toEqual([0, 1, 0])
    }
  })

  test.each(goldenGraphs)('$name: as igraph says', ({ graph, points, bridges }) => {
    const found = cutPoints(graph)
    expect([...found.points]).toEqual(points)
    const pairs = Array.from(found.bridges.from, (from, at) => [from, found.bridges.to[at]])
    expect(pairs).toEqual(bridges)
  })

  test('are those whose removal raises the number of components', () => {
    fc.assert(
      fc.property(anyPairs, fc.integer(), ({ n, pairs }, seed) => {
        const graph = graphFrom(n, pairs)
        const found = cutPoints(graph)
        const whole = sizesWithout(graph)
        const points = Array.from({ length: n }, (_, v) => v).filter(
          (actor) => sizesWithout(graph, { actor }).length > whole.length,
        )
        expect([...found.points]).toEqual(points)
        partsOf(found).forEach((parts, at) => {
          const left = sizesWithout(graph, { actor: points[at] as number })
          for (const size of parts) left.splice(left.indexOf(size), 1)
          expect(left.length).toBe(whole.length - 1)
        })
        const { from, to, fromSizes, toSizes } = found.bridges
        const bridges = new Set(Array.from(from, (one, at) => `${one}-${to[at]}`))
        for (let at = 0; at < from.length; at += 1) {
          const left = sizesWithout(graph, { tie: [from[at] as number, to[at] as number] })
          expect(left.length).toBe(whole.length + 1)
          expect(left).toContain(fromSizes[at])
          expect(left).toContain(toSizes[at])
        }
        for (const [one, other] of pairs) {
          const [low, high] = [Math.min(one, other), Math.max(one, other)]
          if (low === high || bridges.has(`${low}-${high}`)) continue
          expect(sizesWithout(graph, { tie: [low, high] })).toEqual(whole)
        }
        const turned = relabelled(n, pairs, seed)
        const other = cutPoints(graphFrom(n, turned.pairs))
        expect([...other.points].toSorted()).toEqual(points.map((v) => turned.order[v]).toSorted())
        expect(cutPoints(graphFrom(n + 1, pairs))).toEqual(found)
      }),
    )
  })

  test('of a chain and of a star of 200,000: no recursion, no long lists of arguments', () => {
    const n = 200_000
    const chain = Array.from({ length: n - 1 }, (_, v): Pair => [v, v + 1])
    const found = cutPoints(graphFrom(n, chain))
    expect(found.points).toHaveLength(n - 2)
    expect(found.bridges.from).toHaveLength(n - 1)
    const star = cutPoints(
      graphFrom(
        n,
        chain.map(([, to]): Pair => [0, to]),
      ),
    )
    expect([...star.points]).toEqual([0])
    expect(star.partSizes).toHaveLength(n - 1)
  })

  test('of 100,000 actors', () => {
    const graph = growing(100_000, 5, 1)
    expect(edgeCount(graph)).toBe(499_975)
    expect(cutPoints(graph).bridges.from.length).toBe(0)
  })
})
