import { connections, type Graph } from './graph.ts'
import { mostPerCampaign } from './leverage-defaults.ts'
import type { Assumptions, Judgement } from './leverage-inputs.ts'
import type { LeverageProblem } from './leverage-score.ts'
import { type Listening, listeningOf, type Slice } from './listening.ts'

/** What is asked about reachable leverage; see `leverage.ts`. Actors and ties are places. */
export interface LeverageQuestion {
  readonly snapshot: Slice
  readonly organizers: readonly number[]
  /** 1: towards us; -1: away from us. */
  readonly target: 1 | -1
  /** Who decides, by voting weight; the weights need not sum to 1 (see `votesOf`). */
  readonly seats: readonly { readonly actor: number; readonly weight: number }[]
  readonly judgements: readonly Judgement[]
  readonly assumptions?: Assumptions
  /** Ties on the way to an actor at most. Default: 3. */
  readonly hops?: number
  /** Rows, and interventions of each sort, at most. Default: 10. */
  readonly count?: number
  /** Walks that explain a share, at most. Default: 3. */
  readonly walks?: number
  /** Draws for the intervals; 0: none. Default: 100. */
  readonly draws?: number
  readonly seed?: number
  /** The first so many are those whose stability is told. Default: 5. */
  readonly first?: number
  /** The most that a campaign moves a stance. Default: `mostPerCampaign`. */
  readonly most?: number
  /** Moves everybody by as much, whatever their openness. Default: by openness. */
  readonly raise?: number
  /** The share of assumed inputs above which too little is known. Default: `tooMuchAssumed`. */
  readonly threshold?: number
  /** Whether to look for new ties, for whom to open, and for whose loss costs most. Default: true. */
  readonly interventions?: boolean
  /** Both graphs of the snapshot, if they are at hand. */
  readonly graphs?: { readonly listening: Listening; readonly connections: Graph }
}

/** The problem that a question poses. */
export function problemOf(question: LeverageQuestion): LeverageProblem {
  const { snapshot, organizers, target, graphs } = question
  const n = snapshot.kinds.length
  for (const one of organizers) within(one, n)
  return {
    listening: graphs?.listening ?? listeningOf(snapshot),
    connections: graphs?.connections ?? connections({ n, ties: snapshot.ties }),
    organizers,
    target,
    votes: votesBy(question.seats, n),
    hops: question.hops ?? 3,
    most: question.most ?? mostPerCampaign,
    raise: question.raise ?? null,
  }
}

/** Voting weights by actor, with the sum 1; all 0 if nobody decides. */
function votesBy(seats: LeverageQuestion['seats'], n: number): Float64Array {
  const votes = new Float64Array(n)
  let total = 0
  for (const { actor, weight } of seats) {
    within(actor, n)
    if (!(weight >= 0)) throw new RangeError(`${weight} is no voting weight.`)
    votes[actor] = (votes[actor] as number) + weight
    total += weight
  }
  return total > 0 ? votes.map((vote) => vote / total) : votes
}

function within(actor: number, n: number): void {
  if (!(actor >= 0 && actor < n)) throw new RangeError(`There is no actor at ${actor}.`)
}
