import { describe, expect, test } from 'vitest'
import { degree } from '../../src/analysis/degree.ts'
import { connections, tied } from '../../src/analysis/graph.ts'
import { leverage } from '../../src/analysis/leverage.ts'
import { neverConfirmed } from '../../src/analysis/snapshot.ts'
import { difference, whatIf } from '../../src/analysis/what-if.ts'
import { snapshotOf, worked } from './decisions.ts'

const square = snapshotOf(4, [
  [0, 1, 'ALLIED_WITH', 0.5],
  [1, 2, 'ALLIED_WITH', 0.6],
  [2, 3, 'ALLIED_WITH'],
  [3, 0, 'ALLIED_WITH', 0.8],
])
const pairs = ({ ties }: typeof square) => [...ties.from].map((from, at) => [from, ties.to[at]])

describe('what if', () => {
  test('nothing changed, it is the same network', () => {
    const { snapshot, lost, before, moves } = whatIf(square, {})
    expect(snapshot).toEqual(square)
    expect([...lost]).toEqual([0, 0, 0, 0])
    expect([...before]).toEqual([0, 1, 2, 3])
    expect(moves).toEqual([])
  })

  test('ties are added, ended, made stronger, and stand in order', () => {
    const { snapshot, before } = whatIf(square, {
      add: [
        { from: 2, to: 0, kind: 'WORKS_WITH', strength: 0.9 },
        { from: 0, to: 2, kind: 'LOBBIES', strength: null },
      ],
      end: [1],
      strengthen: [
        { tie: 2, strength: 1 },
        { tie: 3, strength: null },
      ],
    })
    expect(pairs(snapshot)).toEqual([
      [0, 1],
      [0, 2],
      [2, 3],
      [2, 0],
      [3, 0],
    ])
    expect([...snapshot.ties.strengths]).toEqual([0.5, Number.NaN, 1, 0.9, Number.NaN])
    expect([...before]).toEqual([0, -1, 2, -1, 3])
    expect(new Set(snapshot.ties.ids).size).toBe(5)
    expect(snapshot.ties.certain[1]).toBe(1)
    expect(snapshot.ties.confirmed[1]).toBe(neverConfirmed)
    expect(square.ties.strengths[2]).toBeNaN()
  })

  test('a lost actor keeps its place and loses its ties, new ones too', () => {
    const { snapshot, lost, moves } = whatIf(square, {
      lose: [1],
      add: [{ from: 1, to: 3, kind: 'ALLIED_WITH', strength: 1 }],
      move: [
        { actor: 1, stance: 1 },
        { actor: 2, stance: -1 },
      ],
    })
    expect(snapshot.ids).toEqual(square.ids)
    expect([...lost]).toEqual([0, 1, 0, 0])
    expect(pairs(snapshot)).toEqual([
      [2, 3],
      [3, 0],
    ])
    expect(moves).toEqual([{ actor: 2, stance: -1, openness: null }])
    const degrees = (one: typeof square) => [...degree(connections(tied(one))).degrees]
    expect(degrees(snapshot)).toEqual([1, 0, 1, 2])
  })

  test('what is not there is refused', () => {
    const tie = { from: 0, to: 1, kind: 'ALLIED_WITH', strength: 1 } as const
    for (const changes of [
      { lose: [4] },
      { end: [4] },
      { end: [-1] },
      { move: [{ actor: 9, stance: 0 }] },
      { strengthen: [{ tie: 0, strength: 0 }] },
      { add: [{ ...tie, to: 4 }] },
      { add: [{ ...tie, strength: 2 }] },
    ]) {
      expect(() => whatIf(square, changes)).toThrow(RangeError)
    }
  })

  test('the moves go on to a leverage, and the rest shows in it', () => {
    const changed = whatIf(worked.snapshot, {
      add: [{ from: 2, to: 0, kind: 'FUNDED_BY', strength: 0.3 }],
    })
    const before = leverage({ ...worked, draws: 0 })
    const after = leverage({ ...worked, snapshot: changed.snapshot, draws: 0 })
    // D listens to A and B alike: the new tie worked by hand.
    expect(after.outcome - before.outcome).toBeCloseTo(0.125, 9)
    const moved = whatIf(worked.snapshot, { move: [{ actor: 1, stance: 1 }] })
    const actors = moved.moves
    const then = leverage({ ...worked, assumptions: { actors }, draws: 0 })
    expect(then.outcome - before.outcome).toBeCloseTo(0.25, 9)
  })
})

describe('a difference', () => {
  test('is told by place, the most changed first', () => {
    const { changes, changed } = difference(
      Float64Array.of(1, 2, Number.NaN, Number.NaN, 5, Number.POSITIVE_INFINITY),
      Float64Array.of(1, 2.5, 1, Number.NaN, 3, Number.POSITIVE_INFINITY),
    )
    expect([...changes]).toEqual([0, 0.5, Number.NaN, Number.NaN, -2, 0])
    expect([...changed]).toEqual([4, 1, 2])
  })

  test('needs results of the same length, and knows no noise', () => {
    expect(() => difference([1], [1, 2])).toThrow(RangeError)
    expect([...difference([1], [1 + 1e-15]).changed]).toEqual([])
  })
})
