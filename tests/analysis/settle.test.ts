import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { equilibrium } from '../../src/analysis/equilibrium.ts'
import { listeningOf } from '../../src/analysis/listening.ts'
import {
  adjoint,
  dot,
  settle,
  sharesOf,
  solve,
  susceptibilities,
} from '../../src/analysis/settle.ts'
import { anyDecision, listeningTo, matrixOf, outcomeOf, snapshotOf } from './decisions.ts'
import { growing } from './graphs.ts'

const close = (found: ArrayLike<number>, wanted: readonly number[], digits = 9) => {
  expect(found.length).toBe(wanted.length)
  wanted.forEach((one, at) => {
    expect(found[at]).toBeCloseTo(one, digits)
  })
}

describe('who listens to whom', () => {
  test('is what each kind of tie says; OPPOSES and SUCCEEDS carry nothing', () => {
    const { offsets, targets } = listeningOf(
      snapshotOf(6, [
        [0, 1, 'FUNDED_BY'],
        [2, 3, 'LOBBIES'],
        [0, 4, 'OPPOSES'],
        [0, 5, 'SUCCEEDS'],
        [4, 5, 'ALLIED_WITH'],
      ]),
    )
    expect([...offsets]).toEqual([0, 1, 1, 1, 2, 3, 4])
    expect([...targets]).toEqual([1, 2, 5, 4])
  })

  test('adds up parallel ties, leaves out self-loops, and makes each row sum to 1', () => {
    const listening = listeningOf(
      snapshotOf(3, [
        [0, 0, 'ALLIED_WITH', 1],
        [0, 1, 'FUNDED_BY', 0.5],
        [0, 1, 'FUNDED_BY', 0.25],
        [0, 2, 'FUNDED_BY', 0.25],
      ]),
    )
    expect(matrixOf(listening)).toEqual([
      [0, 0.75, 0.25],
      [0, 0, 0],
      [0, 0, 0],
    ])
    expect([...susceptibilities(listening, Float64Array.of(0.5, 0.5, 0.5))]).toEqual([0.5, 0, 0])
  })
})

describe('settled stances', () => {
  test('of the example worked by hand', () => {
    const listening = listeningTo([
      [0, 0, 0],
      [1, 0, 0],
      [0, 1, 0],
    ])
    const system = {
      listening,
      openness: Float64Array.of(0, 0.5, 0.5),
      stances: Float64Array.of(1, 0, -1),
      votes: Float64Array.of(0, 0, 1),
    }
    const found = equilibrium(system)
    close(found.settled, [1, 0.5, -0.25])
    close(found.shares, [0.25, 0.25, 0.5])
    expect(found.outcome).toBeCloseTo(-0.25, 12)
  })

  // The published example has self-weights: l' = l(1 - w_ii)/(1 - l w_ii) with the rest of the row made
  // to sum to 1 is the same system without them.
  test('of the worked example of SINT', () => {
    const w = [
      [0.5, 0.5, 0],
      [0.2, 0.6, 0.2],
      [0, 0.3, 0.7],
    ]
    const l = [0.8, 0.5, 0.9]
    const own = w.map((row, i) => row[i] as number)
    const without = Float64Array.from(
      l,
      (one, i) => (one * (1 - (own[i] as number))) / (1 - one * (own[i] as number)),
    )
    const listening = listeningTo(w)
    close(
      settle(listening, without, Float64Array.of(0, 0.5, 1)).values,
      [0.329582, 0.494373, 0.6310289],
      7,
    )
    const influence = [0, 1, 2].map((i) => {
      const g = adjoint(
        listening,
        without,
        Float64Array.from([0, 1, 2], (j) => (i === j ? 1 : 0)),
      )
      return [...sharesOf(g.values, without)].map((one) => Math.round(one * 1000) / 1000)
    })
    expect(influence).toEqual([
      [0.373, 0.595, 0.032],
      [0.059, 0.892, 0.048],
      [0.043, 0.651, 0.305],
    ])
  })

  test('and shares are those of an elimination; Σh = 1 and y = hᵀs', () => {
    fc.assert(
      fc.property(anyDecision, ({ system }) => {
        const { listening, stances, votes } = system
        const found = equilibrium(system)
        const { shares, susceptibility: l } = found
        const wanted = outcomeOf(matrixOf(listening), l, stances, votes)
        expect(found.outcome).toBeCloseTo(wanted, 10)
        expect(dot(shares, stances)).toBeCloseTo(wanted, 10)
        expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 10)
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(-1e-12)
        expect(found.residual).toBeLessThanOrEqual(1e-12)
        stances.forEach((s, i) => {
          const moved = stances.with(i, s + 0.01)
          const y = outcomeOf(matrixOf(listening), l, moved, votes)
          expect((y - wanted) / 0.01).toBeCloseTo(shares[i] as number, 6)
        })
      }),
      { numRuns: 60 },
    )
  })

  test('are the same from wherever it begins', () => {
    fc.assert(
      fc.property(anyDecision, ({ n, system }) => {
        const found = equilibrium(system)
        const far = {
          settled: new Float64Array(n).fill(0.7),
          influence: new Float64Array(n).fill(3),
        }
        close(equilibrium(system, far).settled, [...found.settled])
        close(equilibrium(system, far).influence, [...found.influence])
      }),
      { numRuns: 30 },
    )
  })

  test('stay with the voting weights when nobody is open', () => {
    fc.assert(
      fc.property(anyDecision, ({ n, system }) => {
        const found = equilibrium({ ...system, openness: new Float64Array(n) })
        close(found.shares, [...system.votes], 12)
        close(found.settled, [...system.stances], 12)
      }),
      { numRuns: 20 },
    )
  })

  test('get there with nearly boundless openness, and say so where they do not', () => {
    const ring = listeningTo([
      [0, 1, 0],
      [0, 0, 1],
      [1, 0, 0],
    ])
    const l = Float64Array.of(0.999, 0.999, 0.999)
    const votes = Float64Array.of(1, 0, 0)
    const g = adjoint(ring, l, votes)
    expect(g.residual).toBeLessThanOrEqual(1e-12)
    expect(sharesOf(g.values, l).reduce((sum, one) => sum + one)).toBeCloseTo(1, 9)
    expect(adjoint(ring, l, votes, { sweeps: 2 }).residual).toBeGreaterThan(0.1)
    expect(solve(ring, l, votes, { sweeps: 2 }).residual).toBeGreaterThan(1e-3)
  })

  test('of nobody, of one, and of two without a tie', () => {
    for (const n of [0, 1, 2]) {
      const listening = listeningOf(snapshotOf(n, []))
      const stances = new Float64Array(n).fill(0.5)
      expect([...settle(listening, new Float64Array(n), stances).values]).toEqual([...stances])
    }
  })

  test('of 100,000 actors with 500,000 ties', () => {
    const { n, offsets, targets } = growing(100_000, 5, 7, true)
    const given: [number, number, 'WORKS_WITH'][] = []
    for (let i = 0; i < n; i += 1) {
      for (const j of targets.subarray(offsets[i], offsets[i + 1])) given.push([i, j, 'WORKS_WITH'])
    }
    const system = {
      listening: listeningOf(snapshotOf(n, given)),
      openness: new Float64Array(n).fill(0.5),
      stances: new Float64Array(n).map((_, i) => Math.sin(i)),
      votes: new Float64Array(n).map((_, i) => (i < 4 ? 0.25 : 0)),
    }
    const { shares, outcome, residual } = equilibrium(system)
    expect(residual).toBeLessThanOrEqual(1e-12)
    expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 10)
    expect(dot(shares, system.stances)).toBeCloseTo(outcome, 10)
  })
})
