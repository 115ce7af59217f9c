import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { graphOf } from '../../src/analysis/graph.ts'
import { totals } from '../../src/analysis/totals.ts'
import { anyPairs, graphFrom, relabelled } from './graphs.ts'

const unknown = Number.NaN

/** Members, each with the body it is a member of. */
const total = (
  figures: readonly number[],
  memberships: readonly (readonly [number, number])[],
  body: number,
) => {
  const graph = graphFrom(figures.length, memberships, { directed: true })
  const [found] = totals(graph, Float64Array.from(figures), [body])
  if (!found) throw new Error('no total')
  const { counted, unknown: missing, overlapping, ...rest } = found
  return { ...rest, counted: [...counted], unknown: [...missing], overlapping: [...overlapping] }
}

describe('totals', () => {
  test('count a group once that is in a network through two federations', () => {
    // Groups 0, 1, 2; federations 3 (of 0, 1) and 4 (of 1, 2); network 5, of which 1 is a member too.
    const memberships = [
      [0, 3],
      [1, 3],
      [1, 4],
      [2, 4],
      [3, 5],
      [4, 5],
      [1, 5],
    ] as const
    const found = total([10, 20, 30, unknown, unknown, 75], memberships, 5)
    expect(found).toMatchObject({ own: 75, fromMembers: 60, atMost: 60, counted: [0, 1, 2] })
    expect(found).toMatchObject({ unknown: [], overlapping: [] })
  })

  test('compare a body’s own figure with those of its members, and never add it', () => {
    const found = total(
      [10, 20, 500],
      [
        [0, 2],
        [1, 2],
      ],
      2,
    )
    expect(found).toMatchObject({ own: 500, fromMembers: 30 })
    expect(
      total(
        [10, 20, 500, unknown],
        [
          [0, 2],
          [1, 2],
          [2, 3],
        ],
        3,
      ),
    ).toMatchObject({
      own: unknown,
      fromMembers: 30,
      counted: [0, 1],
    })
  })

  test('take a federation’s own figure where no member’s is known, and cover these', () => {
    const found = total(
      [unknown, unknown, 500, 40, unknown],
      [
        [0, 2],
        [1, 2],
        [2, 4],
        [3, 4],
      ],
      4,
    )
    expect(found).toMatchObject({ fromMembers: 540, counted: [2, 3], unknown: [] })
  })

  test('name the lowest bodies of unknown figure', () => {
    const found = total(
      [10, unknown, unknown, unknown],
      [
        [0, 2],
        [1, 2],
        [2, 3],
      ],
      3,
    )
    expect(found).toMatchObject({ fromMembers: 10, unknown: [1] })
    expect(total([unknown, unknown], [[0, 1]], 1)).toMatchObject({
      fromMembers: unknown,
      unknown: [0],
    })
  })

  test('do not add two federations that share a member of unknown figure', () => {
    const memberships = [
      [0, 1],
      [0, 2],
      [1, 3],
      [2, 3],
    ] as const
    expect(total([unknown, 100, 70, unknown], memberships, 3)).toEqual({
      body: 3,
      own: unknown,
      fromMembers: 100,
      atMost: 170,
      counted: [1, 2],
      unknown: [],
      overlapping: [1, 2],
    })
  })

  test('of bodies that are members of each other', () => {
    const found = total(
      [5, 7, unknown],
      [
        [0, 1],
        [1, 0],
        [0, 2],
      ],
      2,
    )
    expect(found).toMatchObject({ fromMembers: 7, atMost: 12, overlapping: [0, 1] })
    expect(
      total(
        [5, 7],
        [
          [0, 1],
          [1, 0],
        ],
        0,
      ),
    ).toMatchObject({ own: 5, fromMembers: 7 })
  })

  test('of all bodies that have members, by default; a known 0 is counted', () => {
    const graph = graphFrom(
      4,
      [
        [0, 1],
        [2, 3],
        [1, 3],
      ],
      { directed: true },
    )
    const found = totals(graph, Float64Array.of(0, 9, unknown, unknown))
    expect(found.map(({ body, fromMembers }) => [body, fromMembers])).toEqual([
      [1, 0],
      [3, 0],
    ])
    expect(totals(graphFrom(0, [], { directed: true }), new Float64Array(0))).toEqual([])
    expect(() => totals(graphFrom(2, []), new Float64Array(2))).toThrow(RangeError)
  })

  test('are the sum over the lowest, each once, and go with the bodies numbered otherwise', () => {
    fc.assert(
      fc.property(anyPairs, fc.integer(), ({ n, pairs }, seed) => {
        // Members have lower places than what they are members of: no circles.
        const upwards = pairs.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
        const has = new Set(upwards.filter(([a, b]) => a !== b).map(([, to]) => to))
        const figures = Array.from({ length: n }, (_, v) => (has.has(v) ? 1000 : 2 ** v))
        const reached = (body: number): Set<number> => {
          const found = new Set([body])
          for (const v of found) for (const [a, b] of upwards) if (b === v) found.add(a)
          return found
        }
        const found = totals(graphFrom(n, upwards, { directed: true }), Float64Array.from(figures))
        expect(found.map(({ body }) => body)).toEqual([...has].sort((a, b) => a - b))
        for (const { body, fromMembers, atMost } of found) {
          const lowest = [...reached(body)].filter((v) => v !== body && !has.has(v))
          expect(fromMembers).toBe(lowest.reduce((sum, v) => sum + 2 ** v, 0))
          expect(atMost).toBe(fromMembers)
        }
        const other = relabelled(n, upwards, seed)
        const moved = new Float64Array(n)
        for (const [v, to] of other.order.entries()) moved[to] = figures[v] as number
        const again = totals(graphFrom(n, other.pairs, { directed: true }), moved)
        const sums = (all: typeof found) =>
          all.map((each) => each.fromMembers).sort((a, b) => a - b)
        expect(sums(again)).toEqual(sums(found))
      }),
    )
  })

  test('of 100,000 groups in 1,000 federations in one network', () => {
    const n = 101_001
    const from = Uint32Array.from({ length: n - 1 }, (_, v) => v)
    const to = from.map((v) => (v < 100_000 ? 100_000 + (v % 1000) : n - 1))
    const figures = new Float64Array(n).fill(1)
    const found = totals(graphOf(n, { from, to }, true), figures)
    expect(found).toHaveLength(1001)
    expect(found.at(-1)?.fromMembers).toBe(100_000)
  })
})
