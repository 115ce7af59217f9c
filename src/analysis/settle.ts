import type { Listening } from './listening.ts'

/**
 * Where stances settle, and who shares in a decision. Innate stances s in [-1, 1], susceptibilities l
 * in [0, 1), L = diag(l), W row-stochastic, c the voting weights of those who decide, Σc = 1:
 *
 *     forward   x = (I - LW)⁻¹ (I - L) s     where stances settle; y = cᵀx the outcome
 *     adjoint   g = (I - LW)⁻ᵀ c             h_i = (1 - l_i) g_i, actor i's share of the decision
 *
 * Σh = 1 and y = hᵀs. An actor that listens to nobody has l = 0, so that this holds.
 *
 * Both are found by Gauss-Seidel sweeps: the forward one takes in, row by row; the adjoint one gives
 * out, row by row, what has not been given yet, so that W need not be turned round. Each row goes a
 * little beyond (successive over-relaxation), by so little that every step still brings it nearer. It
 * ends only when the residual, computed anew from the result, is small; the error is at most that over
 * 1 - max l.
 *
 * Source: Friedkin & Johnsen 1990.
 */
export const settleMethod = {
  name: 'SETTLED_STANCES',
  version: 1,
  source: 'Friedkin & Johnsen 1990',
} as const

export interface SolveOptions {
  /** A result to begin with, of a system that is much alike. */
  readonly start?: Float64Array
  /** The residual at which it is solved. */
  readonly tolerance?: number
  /** Sweeps after which it ends in any case. */
  readonly sweeps?: number
}

export interface Solved {
  readonly values: Float64Array
  /** Forward: the largest one; adjoint: the sum of all. Above the tolerance: it did not get there. */
  readonly residual: number
  readonly sweeps: number
}

const usual = { tolerance: 1e-12, sweeps: 20_000 }

/**
 * How far a row goes, 1 being to where it belongs. With 1 + e at l, no step leaves more than
 * e + (1 + e) l of the largest error, which is below 1 for e < (1 - l) / (1 + l); half of that is taken.
 */
const beyond = (l: number): number => (l > 0 ? 1 + Math.min(0.1, (1 - l) / (2 + 2 * l)) : 1)

/** l as it counts: the openness of whoever listens to somebody, 0 of whoever listens to nobody. */
export const susceptibilities = ({ totals }: Listening, openness: Float64Array): Float64Array =>
  openness.map((one, i) => (totals[i] === 0 ? 0 : one))

/** x = (I - LW)⁻¹ (I - L) s. */
export const settle = (
  listening: Listening,
  l: Float64Array,
  stances: Float64Array,
  options: SolveOptions = {},
): Solved =>
  solve(
    listening,
    l,
    stances.map((s, i) => (1 - (l[i] as number)) * s),
    options,
  )

/** x = (I - LW)⁻¹ b, for any b. */
export function solve(
  { n, offsets, targets, weights, totals }: Listening,
  l: Float64Array,
  b: Float64Array,
  { start, tolerance, sweeps: most }: SolveOptions = {},
): Solved {
  const [enough, limit] = [tolerance ?? usual.tolerance, most ?? usual.sweeps]
  const x = start ? start.slice() : b.slice()
  /** The largest change of a sweep; without writing it is the residual. */
  const sweep = (writes: boolean): number => {
    let largest = 0
    for (let i = 0; i < n; i += 1) {
      let value = b[i] as number
      const open = l[i] as number
      if (open > 0) {
        let sum = 0
        const end = offsets[i + 1] as number
        for (let arc = offsets[i] as number; arc < end; arc += 1) {
          sum += (weights[arc] as number) * (x[targets[arc] as number] as number)
        }
        value += (open / (totals[i] as number)) * sum
      }
      const change = Math.abs(value - (x[i] as number))
      if (change > largest) largest = change
      if (writes) x[i] = (x[i] as number) + beyond(open) * (value - (x[i] as number))
    }
    return largest
  }
  let [residual, sweeps] = [Number.POSITIVE_INFINITY, 0]
  while (sweeps < limit) {
    sweeps += 1
    if (sweep(true) > enough) continue
    residual = sweep(false)
    if (residual <= enough) break
  }
  return { values: x, residual: residual <= enough ? residual : sweep(false), sweeps }
}

/** g = (I - LW)⁻ᵀ c. */
export function adjoint(
  { n, offsets, targets, weights, totals }: Listening,
  l: Float64Array,
  votes: Float64Array,
  { start, tolerance, sweeps: most }: SolveOptions = {},
): Solved {
  const [enough, limit] = [tolerance ?? usual.tolerance, most ?? usual.sweeps]
  const g = start ? start.slice() : new Float64Array(n)
  const left = votes.slice()
  const tiny = enough / (4 * Math.max(n, 1))
  const give = (i: number, amount: number) => {
    const open = l[i] as number
    if (open === 0) return
    const each = (amount * open) / (totals[i] as number)
    const end = offsets[i + 1] as number
    for (let arc = offsets[i] as number; arc < end; arc += 1) {
      const to = targets[arc] as number
      left[to] = (left[to] as number) + each * (weights[arc] as number)
    }
  }
  const sum = () => {
    let all = 0
    for (let i = 0; i < n; i += 1) all += Math.abs(left[i] as number)
    return all
  }
  /** What has not been given, computed anew: c + WᵀLg - g. */
  const recompute = () => {
    for (let i = 0; i < n; i += 1) left[i] = (votes[i] as number) - (g[i] as number)
    for (let i = 0; i < n; i += 1) give(i, g[i] as number)
    return sum()
  }
  let [residual, sweeps] = [start ? recompute() : sum(), 0]
  while (residual > enough && sweeps < limit) {
    sweeps += 1
    for (let i = 0; i < n; i += 1) {
      const amount = left[i] as number
      if (Math.abs(amount) <= tiny) continue
      const given = beyond(l[i] as number) * amount
      left[i] = amount - given
      g[i] = (g[i] as number) + given
      give(i, given)
    }
    residual = sum()
    if (residual <= enough) residual = recompute()
  }
  return { values: g, residual, sweeps }
}

/** h_i = (1 - l_i) g_i: each actor's share of the decision. */
export const sharesOf = (g: Float64Array, l: Float64Array): Float64Array =>
  g.map((one, i) => (1 - (l[i] as number)) * one)

/** The sum of the products. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i += 1) sum += (a[i] as number) * (b[i] as number)
  return sum
}
