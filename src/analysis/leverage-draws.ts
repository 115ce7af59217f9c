import { greatest } from './best-interventions.ts'
import { drawnValues, type LeverageInputs } from './leverage-inputs.ts'
import { type LeverageProblem, leverageScores } from './leverage-score.ts'
import type { Slice } from './listening.ts'
import { random } from './random.ts'

/**
 * How far scores can be trusted, as openness, strengths and stances are judgements: the leverage is
 * reckoned again with values drawn from the range of each. An interval holds the middle 90 % of the
 * draws; the stability of a rank is the share of draws in which an actor is among the first.
 */
export interface DrawOptions {
  readonly draws: number
  readonly seed: number
  /** Among how many an actor must be to count as one of the first. */
  readonly first: number
}

export interface Interval {
  readonly low: number
  readonly high: number
}

export interface Drawn {
  /** Of each actor that was asked for. */
  readonly intervals: readonly Interval[]
  /** Of each actor that was asked for, the share of draws in which it is one of the first. */
  readonly inFirst: Float64Array
  readonly outcome: Interval
}

/** Draws differ by far more than this. */
const tolerance = 1e-7

export function drawLeverage(
  snapshot: Slice,
  inputs: LeverageInputs,
  problem: LeverageProblem,
  { actors, near }: { actors: readonly number[]; near: Float64Array },
  { draws, seed, first }: DrawOptions,
): Drawn {
  const next = random(seed)
  const outcomes = new Float64Array(draws)
  const scores = actors.map(() => new Float64Array(draws))
  const inFirst = new Float64Array(actors.length)
  for (let draw = 0; draw < draws; draw += 1) {
    const values = drawnValues(snapshot, inputs, next)
    const result = leverageScores(problem, values, { start: near, tolerance })
    outcomes[draw] = result.outcome
    const best = greatest(result.scores, first)
    const last = best[best.length - 1]
    const threshold = last === undefined ? 1 : (result.scores[last] as number)
    actors.forEach((actor, row) => {
      const score = result.scores[actor] as number
      const own = scores[row] as Float64Array
      own[draw] = score
      if (score > 0 && score >= threshold) inFirst[row] = (inFirst[row] as number) + 1
    })
  }
  return {
    intervals: scores.map(middle),
    inFirst: inFirst.map((count) => count / draws),
    outcome: middle(outcomes),
  }
}

/** The bounds of the middle 90 % of some values; it puts them in order. */
function middle(values: Float64Array): Interval {
  values.sort()
  const at = (share: number) => values[Math.round(share * (values.length - 1))] as number
  return { low: at(0.05), high: at(0.95) }
}
