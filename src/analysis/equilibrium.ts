import type { Listening } from './listening.ts'
import { adjoint, dot, type SolveOptions, settle, sharesOf, susceptibilities } from './settle.ts'

/** What a decision depends on. */
export interface System {
  readonly listening: Listening
  /** How open each actor is, from 0 to below 1, even if it listens to nobody. */
  readonly openness: Float64Array
  /** Innate stances, from -1 to 1. */
  readonly stances: Float64Array
  /** Voting weights; they sum to 1. */
  readonly votes: Float64Array
}

/** Both solves of a system (see `settle.ts`). */
export interface Equilibrium {
  /** l: openness, 0 of whoever listens to nobody. */
  readonly susceptibility: Float64Array
  /** x: where stances settle. */
  readonly settled: Float64Array
  /** g: what the outcome gains when an actor's settled stance is pushed by 1. */
  readonly influence: Float64Array
  /** h: each actor's share of the decision; they sum to 1. */
  readonly shares: Float64Array
  /** y, the settled stances by voting weight. */
  readonly outcome: number
  /** The larger residual of both solves. */
  readonly residual: number
}

export function equilibrium(
  { listening, openness, stances, votes }: System,
  near?: Pick<Equilibrium, 'settled' | 'influence'>,
): Equilibrium {
  const susceptibility = susceptibilities(listening, openness)
  const from = (start?: Float64Array): SolveOptions => (start ? { start } : {})
  const forward = settle(listening, susceptibility, stances, from(near?.settled))
  const backward = adjoint(listening, susceptibility, votes, from(near?.influence))
  return {
    susceptibility,
    settled: forward.values,
    influence: backward.values,
    shares: sharesOf(backward.values, susceptibility),
    outcome: dot(votes, forward.values),
    residual: Math.max(forward.residual, backward.residual),
  }
}
