import type { Graph } from './graph.ts'
import type { LeverageValues } from './leverage-inputs.ts'
import { type Listening, reweighed } from './listening.ts'
import { type Reached, reach } from './reach.ts'
import { adjoint, dot, sharesOf, susceptibilities } from './settle.ts'

/**
 * Reachable leverage of every actor: Lev(x) = R(x) h_x D_x, by how much the outcome moves towards the
 * target when the organizers go to x. R is how well they reach it (`reach.ts`), h_x its share of the
 * decision (`settle.ts`), and D_x its room: l_x |target - s_x|, at most what one campaign can do. Or,
 * to compare actors by their places alone, D_x is one and the same raise for all, as far as it fits.
 *
 * Neither the immovable (l = 0) nor the weathervane, whose own stance counts for little in h, is the
 * best one to go to: l(1 - l) is highest in the middle. Organizers are not among those to be moved:
 * their room, and so their score, is NaN.
 */
export interface LeverageProblem {
  readonly listening: Listening
  /** Who can be reached from whom; its arcs tell their ties. */
  readonly connections: Graph
  readonly organizers: readonly number[]
  readonly target: 1 | -1
  /** By actor; they sum to 1. */
  readonly votes: Float64Array
  readonly hops: number
  /** The most that a campaign moves a stance. */
  readonly most: number
  /** Null: by openness. */
  readonly raise: number | null
}

export interface LeverageScores {
  readonly listening: Listening
  readonly reached: Reached
  readonly susceptibility: Float64Array
  /** g. */
  readonly influence: Float64Array
  /** h. */
  readonly shares: Float64Array
  readonly room: Float64Array
  readonly scores: Float64Array
  /** y = hᵀs. */
  readonly outcome: number
  readonly residual: number
}

export interface LeverageOptions {
  /** The influence to begin with. */
  readonly start?: Float64Array
  readonly tolerance?: number
  /** Whether the strengths are those that the graphs have already. */
  readonly asIs?: boolean
}

export function leverageScores(
  problem: LeverageProblem,
  { stances, openness, strengths }: LeverageValues,
  options: LeverageOptions = {},
): LeverageScores {
  const { connections, organizers, votes, hops } = problem
  const asIs = options.asIs === true
  const listening = asIs ? problem.listening : reweighed(problem.listening, strengths)
  const susceptibility = susceptibilities(listening, openness)
  const { values: influence, residual } = adjoint(listening, susceptibility, votes, options)
  const shares = sharesOf(influence, susceptibility)
  const weights = asIs ? connections.weights : strengthsOfArcs(connections, strengths)
  const reached = reach(connections, organizers, hops, weights)
  const room = roomOf(problem, susceptibility, stances)
  const scores = new Float64Array(listening.n)
  for (let x = 0; x < scores.length; x += 1) {
    scores[x] = (reached.values[x] as number) * (shares[x] as number) * (room[x] as number)
  }
  const outcome = dot(shares, stances)
  return { listening, reached, susceptibility, influence, shares, room, scores, outcome, residual }
}

function strengthsOfArcs({ ties, weights }: Graph, strengths: Float64Array): Float64Array {
  const result = new Float64Array(ties.length)
  for (let arc = 0; arc < ties.length; arc += 1) {
    const tie = ties[arc] as number
    result[arc] = (tie === -1 ? weights[arc] : strengths[tie]) as number
  }
  return result
}

function roomOf(
  { organizers, target, most, raise }: LeverageProblem,
  l: Float64Array,
  stances: Float64Array,
): Float64Array {
  const room = new Float64Array(l.length)
  for (let x = 0; x < room.length; x += 1) {
    const gap = 1 - target * (stances[x] as number)
    room[x] = raise === null ? Math.min((l[x] as number) * gap, most) : Math.min(raise, gap)
  }
  for (const one of organizers) room[one] = Number.NaN
  return room
}
