import type { Equilibrium, System } from './equilibrium.ts'
import { heardBy, withoutActor } from './listening.ts'
import { dot, type SolveOptions, settle, solve, susceptibilities } from './settle.ts'

/**
 * What an intervention does to the outcome y, exactly, without solving all of the system again. With
 * M = (I - LW)⁻¹ and the solves x, g, h of `settle.ts`:
 *
 *     move the stance of i by D             h_i D
 *     i listens to j with weight w, its
 *     row scaled by 1 - w                   g_i l_i w (x_j - (Wx)_i) / (1 - l_i w (e_j - W_i)ᵀ M e_i)
 *     change the susceptibility of i by d   g_i d ((Wx)_i - s_i) / (1 - d W_i M e_i)
 *     lose an actor                         solved again, beginning from x
 *
 * M e_i is one solve for each i; it is the same for all j. An actor that listens to nobody has l = 0
 * and no row: a new tie is then all that it listens to, and makes its openness count, so w = 1 and
 * s_i stands for (Wx)_i.
 *
 * Source: Sherman & Morrison 1950, for the system of Friedkin & Johnsen 1990.
 */
export const interventionsMethod = {
  name: 'INTERVENTIONS',
  version: 1,
  source: 'Friedkin & Johnsen 1990; Sherman & Morrison 1950',
} as const

/** M e_i: what the settled stances gain when i is pushed by 1. */
export function pushed(
  { listening }: System,
  { susceptibility }: Equilibrium,
  i: number,
  options: SolveOptions = {},
): Float64Array {
  const unit = new Float64Array(listening.n)
  unit[i] = 1
  return solve(listening, susceptibility, unit, options).values
}

/** The weight that a tie of some strength gets in the row of i. */
export function weightInRow({ listening }: System, i: number, strength: number): number {
  return strength / ((listening.totals[i] as number) + strength)
}

/** What y gains, to the first order, when i begins to listen to j with weight w. */
export function newTieAtFirst(system: System, now: Equilibrium, tie: NewTie): number {
  const { i, j, w } = tie
  const isFirst = system.listening.totals[i] === 0
  const l = system.openness[i] as number
  const heard = isFirst ? (now.settled[i] as number) : heardBy(system.listening, i, now.settled)
  return (now.influence[i] as number) * l * (isFirst ? 1 : w) * ((now.settled[j] as number) - heard)
}

export interface NewTie {
  /** Who listens. */
  readonly i: number
  /** To whom. */
  readonly j: number
  /** How much of its listening goes there; all of it if it listened to nobody. */
  readonly w: number
}

/** What y gains when i begins to listen to j with weight w; `push` is M e_i. */
export function newTieEffect(
  system: System,
  now: Equilibrium,
  tie: NewTie,
  push: Float64Array = pushed(system, now, tie.i),
): number {
  const { i, j, w } = tie
  const isFirst = system.listening.totals[i] === 0
  const before = isFirst ? 0 : heardBy(system.listening, i, push)
  const l = system.openness[i] as number
  const denominator = 1 - l * (isFirst ? 1 : w) * ((push[j] as number) - before)
  return newTieAtFirst(system, now, tie) / denominator
}

/** What y gains, to the first order, when the susceptibility of i changes by d. */
export function opennessAtFirst(system: System, now: Equilibrium, i: number, d: number): number {
  if (system.listening.totals[i] === 0) return 0
  const heard = heardBy(system.listening, i, now.settled)
  return (now.influence[i] as number) * d * (heard - (system.stances[i] as number))
}

/** What y gains when the susceptibility of i changes by d; `push` is M e_i. */
export function opennessEffect(
  system: System,
  now: Equilibrium,
  i: number,
  d: number,
  push: Float64Array = pushed(system, now, i),
): number {
  if (system.listening.totals[i] === 0) return 0
  return opennessAtFirst(system, now, i, d) / (1 - d * heardBy(system.listening, i, push))
}

/**
 * What y changes by when an actor is lost: nobody listens to it any more, and its vote goes to the
 * others who decide. NaN: nobody else decides.
 */
export function lossEffect(
  system: System,
  now: Equilibrium,
  lost: number,
  options: SolveOptions = {},
): number {
  const vote = system.votes[lost] as number
  const rest = dot(
    system.votes,
    system.votes.map((_, i) => (i === lost ? 0 : 1)),
  )
  if (rest <= 0) return Number.NaN
  const votes = vote === 0 ? system.votes : system.votes.map((c, i) => (i === lost ? 0 : c / rest))
  const listening = withoutActor(system.listening, lost)
  const susceptibility = susceptibilities(listening, system.openness)
  const { values } = settle(listening, susceptibility, system.stances, {
    ...options,
    start: now.settled,
  })
  return dot(votes, values) - now.outcome
}
