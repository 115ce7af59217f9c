import { type Day, dateOf } from './partial-date.ts'

/** The five steps of the spectrum of allies, from with us to against us. */
export const positions = [
  'ACTIVE_ALLY',
  'PASSIVE_ALLY',
  'NEUTRAL',
  'PASSIVE_OPPONENT',
  'ACTIVE_OPPONENT',
] as const

export type Position = (typeof positions)[number]

/** What a stance rests on. */
export const stanceBases = ['STATED', 'OBSERVED', 'ASSESSED'] as const

export type StanceBasis = (typeof stanceBases)[number]

/** Steps towards us from one position to another: above 0 towards us, below 0 away from us. */
export const stepsTowardsUs = (from: Position, to: Position): number =>
  positions.indexOf(from) - positions.indexOf(to)

/** The quadrants of the power and interest grid (Mendelow 1991), most to be cared for first. */
export const quadrants = ['MANAGE_CLOSELY', 'KEEP_SATISFIED', 'KEEP_INFORMED', 'MONITOR'] as const

export type Quadrant = (typeof quadrants)[number]

/**
 * Power and interest, each judged from 1 to 5, are high from this value on. The middle counts as
 * high: to overlook an actor that matters costs more than to watch one that does not.
 */
export const highFrom = 3

/** The quadrant of an actor by its power over an issue and its interest in it, each 1 to 5. */
export function quadrantOf(power: number, interest: number): Quadrant {
  if (power >= highFrom) return interest >= highFrom ? 'MANAGE_CLOSELY' : 'KEEP_SATISFIED'
  return interest >= highFrom ? 'KEEP_INFORMED' : 'MONITOR'
}

/** What comparing two days needs of a settled stance. */
interface Standing {
  readonly actorId: string
  readonly position: Position
}

/** How one actor's settled stance changed between two days. */
export interface Move<S> {
  readonly before: S
  readonly after: S
  /** Above 0 towards us, below 0 away from us; never 0. */
  readonly steps: number
}

/**
 * Compares the settled stances of an earlier and of a later day, one for each actor: who moved, the
 * widest way towards us first, otherwise in the order given; and who has one on the later day only.
 * A stance that was recorded anew with the same position is no move.
 */
export function compareStandings<S extends Standing>(
  earlier: readonly S[],
  later: readonly S[],
): { moves: Move<S>[]; newlyKnown: S[] } {
  const known = new Map(earlier.map((one) => [one.actorId, one]))
  const moves = later.flatMap((after) => {
    const before = known.get(after.actorId)
    const steps = before ? stepsTowardsUs(before.position, after.position) : 0
    return before && steps !== 0 ? [{ before, after, steps }] : []
  })
  return {
    moves: moves.toSorted((a, b) => b.steps - a.steps),
    newlyKnown: later.filter(({ actorId }) => !known.has(actorId)),
  }
}

/** Days from the day of a stance, given as midnight in UTC, to a later day. */
export const ageInDays = (asOf: Date, day: Day): number =>
  (dateOf(day).getTime() - asOf.getTime()) / 86_400_000
