import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edgeCount, type Graph, graphOf, turned } from '../../src/analysis/graph.ts'
import { graphFrom, randomPairs } from './graphs.ts'

const rowsOf = ({ n, offsets, targets, weights, ties }: Graph) =>
  Array.from({ length: n }, (_, v) => {
    const [start, end] = [offsets[v] as number, offsets[v + 1] as number]
    return Array.from({ length: end - start }, (_, at) => [
      targets[start + at] as number,
      weights[start + at] as number,
      ties[start + at] as number,
    ])
  })

interface Given {
  readonly n: number
  readonly arcs: readonly (readonly [from: number, to: number, weight: number])[]
}

const anyArcs = fc.integer({ min: 1, max: 60 }).chain((n) => {
  const end = fc.integer({ min: 0, max: n - 1 })
  const weight = fc.constantFrom(0.25, 0.5, 0.75, 1)
  return fc.record({
    n: fc.constant(n),
    arcs: fc.array(fc.tuple(end, end, weight), { maxLength: 200, size: 'max' }),
  })
})

const columns = ({ arcs }: Given) => ({
  from: arcs.map(([from]) => from),
  to: arcs.map(([, to]) => to),
  weights: arcs.map(([, , weight]) => weight),
  ties: arcs.map((_, at) => 1000 + at),
})

/** As it is defined, with maps: of parallel arcs the strongest, of those the first. */
function rowsByMaps({ n, arcs }: Given, directed: boolean) {
  const rows = Array.from({ length: n }, () => new Map<number, [number, number]>())
  const add = (from: number, to: number, weight: number, tie: number) => {
    const held = rows[from]?.get(to)
    if (!held || weight > held[0]) rows[from]?.set(to, [weight, tie])
  }
  arcs.forEach(([from, to, weight], at) => {
    if (from === to) return
    add(from, to, weight, 1000 + at)
    if (!directed) add(to, from, weight, 1000 + at)
  })
  return rows.map((row) =>
    [...row]
      .map(([to, held]) => [to, ...held])
      .sort((one, other) => Number(one[0]) - Number(other[0])),
  )
}

describe('a graph of arcs', () => {
  test('has each neighbour once, in ascending order, never the actor itself', () => {
    const arcs = { from: [2, 0, 0, 1, 0], to: [0, 1, 0, 0, 1], weights: [0.3, 0.5, 1, 0.9, 0.9] }
    const graph = graphOf(4, { ...arcs, ties: [10, 11, 12, 13, 14] }, false)
    const tie = [0.9, 13] as const
    expect(rowsOf(graph)).toEqual([
      [
        [1, ...tie],
        [2, 0.3, 10],
      ],
      [[0, ...tie]],
      [[0, 0.3, 10]],
      [],
    ])
    expect(edgeCount(graph)).toBe(2)
  })

  test('without strengths has 1 everywhere, and no ties where none are given', () => {
    expect(rowsOf(graphOf(2, { from: [0], to: [1] }, true))).toEqual([[[1, 1, -1]], []])
  })

  test('of nobody, of one actor, of no arcs', () => {
    expect([...graphFrom(0, []).offsets]).toEqual([0])
    expect([...graphFrom(1, [[0, 0]]).offsets]).toEqual([0, 0])
    expect(graphFrom(3, []).targets).toHaveLength(0)
  })

  test('is as it is defined, directed and not, whatever the kind of array', () => {
    fc.assert(
      fc.property(anyArcs, fc.boolean(), (given, directed) => {
        const plain = columns(given)
        const graph = graphOf(given.n, plain, directed)
        expect(rowsOf(graph)).toEqual(rowsByMaps(given, directed))
        const typed = {
          from: Int32Array.from(plain.from),
          to: Uint32Array.from(plain.to),
          weights: Float64Array.from(plain.weights),
          ties: Int32Array.from(plain.ties),
        }
        expect(graphOf(given.n, typed, directed)).toEqual(graph)
      }),
    )
  })

  test('turned round has its arcs the other way, and turned again is the same', () => {
    fc.assert(
      fc.property(anyArcs, (given) => {
        const graph = graphOf(given.n, columns(given), true)
        const back = turned(graph)
        rowsOf(graph).forEach((row, v) => {
          for (const [to = -1, weight, tie] of row) {
            expect(rowsOf(back)[to]).toContainEqual([v, weight, tie])
          }
        })
        expect(back.targets.length).toBe(graph.targets.length)
        expect(turned(back)).toEqual(graph)
      }),
    )
  })

  test('lies in memory that threads share', () => {
    const { offsets, targets, weights, ties } = graphFrom(2, [[0, 1]])
    for (const array of [offsets, targets, weights, ties]) {
      expect(array.buffer).toBeInstanceOf(SharedArrayBuffer)
    }
  })

  test('of 100,000 actors and 500,000 ties, one of whom has 50,000', () => {
    const some = randomPairs(100_000, 450_000, 1)
    const star = Array.from({ length: 50_000 }, (_, at) => [7, 99_999 - at] as const)
    const graph = graphFrom(100_000, [...some, ...star])
    expect((graph.offsets[8] as number) - (graph.offsets[7] as number)).toBeGreaterThan(49_999)
    for (let v = 0; v < graph.n; v += 1) {
      const row = graph.targets.subarray(graph.offsets[v], graph.offsets[v + 1] as number)
      if (row.some((to, at) => to === v || (at > 0 && to <= (row[at - 1] as number)))) {
        throw new Error(`the neighbours of ${v} are out of order`)
      }
    }
  })
})
