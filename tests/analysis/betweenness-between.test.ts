import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betweenness } from '../../src/analysis/betweenness.ts'
import { betweennessBetween } from '../../src/analysis/betweenness-between.ts'
import type { Graph } from '../../src/analysis/graph.ts'
import { shortest } from './brute.ts'
import { anyPairs, florentine, graphFrom, graphOfNamed, relabelled, toy } from './graphs.ts'

/** By the definition, pair by pair. */
function brute(graph: Graph, a: ReadonlySet<number>, b: ReadonlySet<number>) {
  const { distances, paths } = shortest(graph)
  const at = (rows: number[][], v: number, w: number) => rows[v]?.[w] as number
  const values = new Array<number>(graph.n).fill(0)
  let [pairs, reaching, direct] = [0, 0, 0]
  for (let s = 0; s < graph.n; s += 1) {
    for (let t = s + 1; t < graph.n; t += 1) {
      if (!((a.has(s) && b.has(t)) || (a.has(t) && b.has(s)))) continue
      pairs += 1
      const far = at(distances, s, t)
      if (!Number.isFinite(far)) continue
      reaching += 1
      if (far === 1) direct += 1
      for (let v = 0; v < graph.n; v += 1) {
        if (v === s || v === t || at(distances, s, v) + at(distances, v, t) !== far) continue
        const through = (at(paths, s, v) * at(paths, v, t)) / at(paths, s, t)
        values[v] = (values[v] as number) + through
      }
    }
  }
  return { values, pairs, reaching, direct }
}

const sides = (n: number) =>
  fc.tuple(
    ...[0, 1].map(() => fc.array(fc.integer({ min: 0, max: n - 1 }), { maxLength: n })),
  ) as fc.Arbitrary<[number[], number[]]>
const any = anyPairs.chain(({ n, pairs }) => sides(n).map((both) => ({ n, pairs, both })))

const near = (found: ArrayLike<number>, wanted: ArrayLike<number>) => {
  expect(found).toHaveLength(wanted.length)
  Array.from(found).forEach((value, v) => {
    expect(value).toBeCloseTo(wanted[v] as number, 9)
  })
}

describe('betweenness between two sides', () => {
  it('of two triangles that one tie joins: its ends stand between them', () => {
    const graph = graphOfNamed(toy)
    const found = betweennessBetween(graph, [
      [0, 1, 2],
      [3, 4, 5],
    ])
    // C stands on the ways from A and B to three others each, D likewise.
    expect([...found.values]).toEqual([0, 0, 6, 6, 0, 0])
    expect(found).toMatchObject({ pairs: 9, reaching: 9, direct: 1 })
  })

  it('divides a pair among its shortest ways', () => {
    const square = graphFrom(4, [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 0],
    ])
    expect([...betweennessBetween(square, [[0], [2]]).values]).toEqual([0, 0.5, 0, 0.5])
  })

  it('is what pair by pair gives, also of sides that overlap', () => {
    fc.assert(
      fc.property(any, ({ n, pairs, both }) => {
        const graph = graphFrom(n, pairs)
        const { values, ...counts } = betweennessBetween(graph, both)
        const wanted = brute(graph, new Set(both[0]), new Set(both[1]))
        near(values, wanted.values)
        expect({ values: wanted.values, ...counts }).toEqual(wanted)
      }),
    )
  })

  it('is the same either way round, and whatever the actors are called', () => {
    fc.assert(
      fc.property(any, fc.integer(), ({ n, pairs, both: [a, b] }, seed) => {
        const found = betweennessBetween(graphFrom(n, pairs), [a, b])
        near(betweennessBetween(graphFrom(n, pairs), [b, a]).values, found.values)
        const { order, pairs: other } = relabelled(n, pairs, seed)
        const name = (v: number) => order[v] as number
        const again = betweennessBetween(graphFrom(n, other), [a.map(name), b.map(name)])
        near(
          found.values.map((_, v) => again.values[name(v)] as number),
          found.values,
        )
      }),
    )
  })

  it('is betweenness when everybody is on both sides', () => {
    const graph = graphOfNamed(florentine)
    const all = Array.from({ length: graph.n }, (_, v) => v)
    near(betweennessBetween(graph, [all, all]).values, betweenness(graph).values)
  })

  it('is nothing when a side is empty, and refuses a place that there is not', () => {
    const graph = graphOfNamed(toy)
    const found = betweennessBetween(graph, [[], [1, 2]])
    expect(found).toMatchObject({ pairs: 0, reaching: 0, direct: 0 })
    expect([...found.values]).toEqual([0, 0, 0, 0, 0, 0])
    expect(() => betweennessBetween(graph, [[6], [1]])).toThrow(RangeError)
  })
})
