import { tieKindNames } from '../model/tie.ts'
import {
  bestNewTies,
  bestRaises,
  type Gain,
  greatest,
  type NewTieGain,
  worstLosses,
} from './best-interventions.ts'
import { tooMuchAssumed } from './leverage-defaults.ts'
import { drawLeverage, type Interval } from './leverage-draws.ts'
import { type LeverageValues, leverageInputs, pointValues } from './leverage-inputs.ts'
import { type LeverageQuestion, problemOf } from './leverage-question.ts'
import { assumedShare, type LeverageRow, leverageRows } from './leverage-rows.ts'
import { type LeverageProblem, type LeverageScores, leverageScores } from './leverage-score.ts'
import { settle } from './settle.ts'
import { tieRoles } from './tie-roles.ts'

/**
 * Reachable leverage: whom to move in a decision, through whom, and which tie to make. It joins the
 * score R(x) h_x D_x (`leverage-score.ts`), the way to each actor (`reach.ts`), the walks that explain
 * its share (`influence-walks.ts`), what else could be done (`best-interventions.ts`), and how far all
 * that can be trusted (`leverage-draws.ts`; what rests on assumptions: `leverage-rows.ts`).
 */
export const leverageMethod = {
  name: 'REACHABLE_LEVERAGE',
  version: 1,
  source: 'Friedkin & Johnsen 1990, with reach along the most reliable path',
} as const

export interface Leverage {
  /** Where the decision goes as things stand, from -1 to 1; NaN: nobody on record decides. */
  readonly outcome: number
  /** The middle 90 % of the draws; null: nothing was drawn. */
  readonly outcomeInterval: Interval | null
  /** By actor; NaN for organizers, and for all where nobody decides. */
  readonly scores: Float64Array
  /** R by actor. */
  readonly reach: Float64Array
  /** h by actor; NaN where nobody decides. */
  readonly shares: Float64Array
  /** D by actor; NaN for organizers. */
  readonly room: Float64Array
  /** Where the stance of each actor settles. */
  readonly settled: Float64Array
  /** Those with a score above 0, highest first; of equal ones the lower place. */
  readonly rows: readonly LeverageRow[]
  /** Who should be brought to listen to whom; empty if interventions were not asked for. */
  readonly newTies: readonly NewTieGain[]
  /** Whom to open to what they hear. */
  readonly raises: readonly Gain[]
  /** Whose loss would cost the outcome most. */
  readonly losses: readonly Gain[]
  /** Those who decide and, as far as is on record, listen to nobody: nobody can move them. */
  readonly unheard: readonly number[]
  /** The part of the inputs of its rows that nobody judged, by score; NaN: there are no rows. */
  readonly assumed: number
  /** Nobody decides, or more is assumed than the threshold allows. */
  readonly tooLittleKnown: boolean
  /** What both solves are off by, at most, times 1 minus the greatest susceptibility. */
  readonly residual: number
}

/** The assumed strength of a tie that is not there yet: one along which somebody is influenced. */
const newTieStrength = tieRoles[tieKindNames.indexOf('INFLUENCES')]?.strength.assumed ?? 0.5
/** Of both solves; far below what judgements are good for. */
const tolerance = 1e-11
/** By how much a susceptibility is raised. */
const raiseOpennessBy = 0.1

export function leverage(question: LeverageQuestion): Leverage {
  const { snapshot, seats, judgements, assumptions, count = 10, draws = 100 } = question
  const inputs = leverageInputs(snapshot, judgements, assumptions)
  const values = pointValues(inputs)
  const problem = problemOf(question)
  const { votes, listening } = problem
  const asIs = (assumptions?.strengths ?? []).length === 0
  const found = leverageScores(problem, values, { asIs, tolerance })
  const forward = settle(found.listening, found.susceptibility, values.stances, { tolerance })
  const decided = votes.some((vote) => vote > 0)
  const actors = decided ? greatest(found.scores, count) : []
  const options = { draws, seed: question.seed ?? 1, first: question.first ?? 5 }
  const asked = { actors, near: found.influence }
  const drawn =
    draws > 0 && decided ? drawLeverage(snapshot, inputs, problem, asked, options) : null
  const walks = question.walks ?? 3
  const rows = leverageRows({ inputs, problem, found, actors, walks, drawn })
  const assumed = assumedShare(rows)
  const said = (column: Float64Array) => (decided ? column : column.map(() => Number.NaN))
  const wantsMore = decided && question.interventions !== false
  return Object.freeze({
    outcome: decided ? found.outcome : Number.NaN,
    outcomeInterval: drawn?.outcome ?? null,
    scores: said(found.scores),
    reach: found.reached.values,
    shares: said(found.shares),
    room: found.room,
    settled: forward.values,
    rows,
    ...(wantsMore ? interventions(problem, found, values, forward.values, count) : nothing),
    unheard: seats
      .map(({ actor }) => actor)
      .filter((i, at, all) => all.indexOf(i) === at && votes[i] !== 0 && listening.totals[i] === 0),
    assumed,
    tooLittleKnown: !decided || assumed > (question.threshold ?? tooMuchAssumed),
    residual: Math.max(found.residual, forward.residual),
  })
}

const nothing = { newTies: [], raises: [], losses: [] }

function interventions(
  { votes, target, organizers }: LeverageProblem,
  found: LeverageScores,
  { openness, stances }: LeverageValues,
  settled: Float64Array,
  count: number,
): Pick<Leverage, 'newTies' | 'raises' | 'losses'> {
  const system = { listening: found.listening, openness, stances, votes }
  const now = { ...found, settled }
  const strength = newTieStrength
  const search = { target, organizers, count, strength, raise: raiseOpennessBy }
  return {
    newTies: bestNewTies(system, now, search),
    raises: bestRaises(system, now, search),
    losses: worstLosses(system, now, search),
  }
}
