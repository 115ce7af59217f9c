import fc from 'fast-check'
import type { System } from '../../src/analysis/equilibrium.ts'
import { type Listening, listeningOf } from '../../src/analysis/listening.ts'
import { neverConfirmed, type Snapshot } from '../../src/analysis/snapshot.ts'
import { actorKinds, type Classification, classifications } from '../../src/model/actor.ts'
import { confidences } from '../../src/model/claim.ts'
import { type TieKind, tieKindNames } from '../../src/model/tie.ts'

/** A tie by the places of its ends; without a strength nobody judged it. */
export type TieGiven = readonly [
  from: number,
  to: number,
  kind: TieKind,
  strength?: number | undefined,
]

const idOf = (at: number) => `01900000-0000-7000-8000-${String(at).padStart(12, '0')}`

/** A snapshot of groups, or of what `sorts` tells, with those ties in the order of a snapshot. */
export function snapshotOf(
  n: number,
  given: readonly TieGiven[],
  sorts: readonly Classification[] = [],
): Snapshot {
  const ties = given.toSorted((a, b) => a[0] - b[0])
  return {
    version: '1',
    ids: Array.from({ length: n }, (_, at) => idOf(at)),
    kinds: new Uint8Array(n).fill(actorKinds.indexOf('GROUP')),
    classifications: Uint8Array.from({ length: n }, (_, at) =>
      classifications.indexOf(sorts[at] ?? 'UNION'),
    ),
    provinceCodes: [],
    provinces: new Int32Array(n).fill(-1),
    ties: {
      ids: ties.map((_, at) => idOf(at)),
      from: Int32Array.from(ties, ([from]) => from),
      to: Int32Array.from(ties, ([, to]) => to),
      kinds: Uint8Array.from(ties, ([, , kind]) => tieKindNames.indexOf(kind)),
      strengths: Float64Array.from(ties, ([, , , strength]) => strength ?? Number.NaN),
      confidences: new Uint8Array(ties.length).fill(confidences.indexOf('HIGH')),
      certain: new Uint8Array(ties.length).fill(1),
      confirmed: new Int32Array(ties.length).fill(neverConfirmed),
    },
  }
}

/** W row by row as "i listens to j by so much"; FUNDED_BY alone lets only the one at `from` listen. */
export const listeningTo = (rows: readonly (readonly number[])[]): Listening =>
  listeningOf(
    snapshotOf(
      rows.length,
      rows.flatMap((row, i) =>
        row.flatMap((w, j): TieGiven[] => (w > 0 && i !== j ? [[i, j, 'FUNDED_BY', w]] : [])),
      ),
    ),
  )

/** W as a matrix. */
export function matrixOf({ n, offsets, targets, weights, totals }: Listening): number[][] {
  const w = Array.from({ length: n }, () => new Array<number>(n).fill(0))
  for (let i = 0; i < n; i += 1) {
    const row = w[i] as number[]
    for (let arc = offsets[i] as number; arc < (offsets[i + 1] as number); arc += 1) {
      const j = targets[arc] as number
      row[j] = (row[j] as number) + (weights[arc] as number) / (totals[i] as number)
    }
  }
  return w
}

/** x of Ax = b, by elimination. */
export function eliminated(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const rows = a.map((row, i) => [...row, b[i] as number])
  const n = rows.length
  const at = (i: number, j: number) => (rows[i] as number[])[j] as number
  for (let k = 0; k < n; k += 1) {
    let pivot = k
    for (let i = k; i < n; i += 1) if (Math.abs(at(i, k)) > Math.abs(at(pivot, k))) pivot = i
    const best = rows[pivot] as number[]
    rows[pivot] = rows[k] as number[]
    rows[k] = best
    for (let i = 0; i < n; i += 1) {
      const factor = i === k ? 0 : at(i, k) / at(k, k)
      if (factor !== 0) rows[i] = (rows[i] as number[]).map((one, j) => one - factor * at(k, j))
    }
  }
  return rows.map((row, i) => (row[n] as number) / at(i, i))
}

/** The outcome of a decision by elimination: y = cᵀ(I - LW)⁻¹(I - L)s, l being as it counts. */
export function outcomeOf(
  w: readonly (readonly number[])[],
  l: ArrayLike<number>,
  s: ArrayLike<number>,
  c: ArrayLike<number>,
): number {
  const a = w.map((row, i) => row.map((one, j) => (i === j ? 1 : 0) - (l[i] as number) * one))
  const x = eliminated(
    a,
    Array.from(w, (_, i) => (1 - (l[i] as number)) * (s[i] as number)),
  )
  return x.reduce((sum, one, i) => sum + (c[i] as number) * one, 0)
}

const share = (max: number) => fc.double({ min: 0, max, noNaN: true })
const strength = fc.option(fc.double({ min: 0.05, max: 1, noNaN: true }), { nil: undefined })

/** Small decisions at random: parallel ties, self-loops and actors without ties among them. */
export const anyDecision = fc.integer({ min: 1, max: 8 }).chain((n) =>
  fc
    .record({
      ties: fc.array(
        fc.tuple(
          fc.nat({ max: n - 1 }),
          fc.nat({ max: n - 1 }),
          fc.constantFrom(...tieKindNames),
          strength,
        ),
        { maxLength: 24 },
      ),
      openness: fc.array(share(0.95), { minLength: n, maxLength: n }),
      stances: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
        minLength: n,
        maxLength: n,
      }),
      weights: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: n, maxLength: n }),
      decider: fc.nat({ max: n - 1 }),
    })
    .map(({ ties, openness, stances, weights, decider }) => {
      const seats = weights.map((weight, actor) => ({
        actor,
        weight: weight + (actor === decider ? 1 : 0),
      }))
      const total = seats.reduce((sum, one) => sum + one.weight, 0)
      const snapshot = snapshotOf(n, ties)
      const system: System = {
        listening: listeningOf(snapshot),
        openness: Float64Array.from(openness),
        stances: Float64Array.from(stances),
        votes: Float64Array.from(seats, ({ weight }) => weight / total),
      }
      return { n, ties, seats, snapshot, system }
    }),
)

/** The example worked by hand: 0 is A, 1 B, 2 D, 3 the organizer O, who is listened to by nobody. */
export const worked = {
  snapshot: snapshotOf(4, [
    [1, 0, 'FUNDED_BY', 1],
    [2, 1, 'FUNDED_BY', 0.3],
    [3, 1, 'FUNDED_BY', 0.8],
  ]),
  organizers: [3],
  target: 1 as const,
  seats: [{ actor: 2, weight: 1 }],
  judgements: [
    { actor: 0, stance: 1, openness: 0, confidence: 'HIGH' as const },
    { actor: 1, stance: 0, openness: 0.5, confidence: 'HIGH' as const },
    { actor: 2, stance: -1, openness: 0.5, confidence: 'HIGH' as const },
    { actor: 3, stance: 1, openness: 0, confidence: 'HIGH' as const },
  ],
}
