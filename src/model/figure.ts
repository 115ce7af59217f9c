import { type Comparator, type Confidence, confidences, type Rank, ranks } from './claim.ts'
import { type Day, firstDay, lastDay, parsePartialDate } from './partial-date.ts'
import type { Certainty } from './validity.ts'

/** A claimed value with the period for which it is claimed. */
export interface Said {
  readonly id: string
  readonly property: string
  readonly number: number | null
  readonly text: string | null
  readonly comparator: Comparator
  readonly rank: Rank
  readonly confidence: Confidence
  readonly trueMin: Day
  readonly trueMax: Day
}

/** How far a figure may lie from the one that a source gives as "about": a tenth of it, each way. */
export const aboutMargin = 0.1

/** Properties that may have several values at once: their claims stand beside each other. */
export const severalAtOnce: readonly string[] = [
  'alsoKnownAs',
  'areas',
  'contacts',
  'otherNames',
  'trades',
]

/** How many claims on one property of one record are compared: the preferred ones, then the latest. */
export const mostCompared = 200

/** Claims that cannot all be true; each of them conflicts with at least one of the others. */
export interface Conflict<Claim> {
  readonly claims: readonly Claim[]
  /** HOLDS: two of them speak of the same time for certain. */
  readonly certainty: Certainty
}

/**
 * Whether two claims on one property of one record cannot both be true. Figures of different days
 * are a series, of one day a conflict; so only periods that overlap are compared. HOLDS: both give
 * the same period, or neither gives one for a value that is no figure. MAY_HOLD: the periods only
 * overlap, or a figure has none.
 */
export function conflictBetween(a: Said, b: Said): Certainty | null {
  if (a.rank === 'DEPRECATED' || b.rank === 'DEPRECATED') return null
  if (severalAtOnce.includes(a.property)) return null
  if (a.trueMin > b.trueMax || b.trueMin > a.trueMax) return null
  if (!contradicts(a, b)) return null
  const same = a.trueMin === b.trueMin && a.trueMax === b.trueMax
  return same && (a.number === null || !isUndated(a)) ? 'HOLDS' : 'MAY_HOLD'
}

export const isUndated = ({ trueMin, trueMax }: Pick<Said, 'trueMin' | 'trueMax'>): boolean =>
  trueMin === firstDay && trueMax === lastDay

function contradicts(a: Said, b: Said): boolean {
  if (a.number !== null && b.number !== null) return apart(figureRange(a), figureRange(b))
  if (a.text === null || b.text === null) return false
  const [from, to] = [parsePartialDate(a.text), parsePartialDate(b.text)]
  if (from && to) return from.max < to.min || to.max < from.min
  return a.text !== b.text
}

interface FigureRange {
  readonly low: number
  readonly high: number
  /** Whether `low` itself is left out. */
  readonly above: boolean
}

/** What a figure may mean: itself, a tenth more or less, or anything above it. */
function figureRange({ number, comparator }: Said): FigureRange {
  const value = number as number
  if (comparator === 'MORE_THAN') return { low: value, high: Infinity, above: true }
  const margin = comparator === 'ABOUT' ? Math.abs(value) * aboutMargin : 0
  return { low: value - margin, high: value + margin, above: false }
}

const apart = (a: FigureRange, b: FigureRange): boolean => below(a, b) || below(b, a)

const below = (a: FigureRange, b: FigureRange): boolean =>
  a.high < b.low || (b.above && a.high === b.low)

/** The conflicts among claims on one property of one record, in the order of the claims. */
export function conflictsAmong<Claim extends Said>(claims: readonly Claim[]): Conflict<Claim>[] {
  // The place of the first claim that each one is joined to, by conflicts with or between others.
  const first = claims.map((_, at) => at)
  const certain = new Set<number>()
  const touched = new Set<number>()
  claims.forEach((a, at) => {
    claims.slice(at + 1).forEach((b, further) => {
      const certainty = conflictBetween(a, b)
      if (!certainty) return
      const to = at + 1 + further
      const [keep, join] = [first[at] as number, first[to] as number].sort((x, y) => x - y)
      for (const [place, one] of first.entries()) if (one === join) first[place] = keep as number
      touched.add(at).add(to)
      if (certainty === 'HOLDS') certain.add(at)
    })
  })
  const groups = Map.groupBy(touched, (at) => first[at] as number)
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([, places]) => ({
      claims: places.sort((a, b) => a - b).map((at) => claims[at] as Claim),
      certainty: places.some((at) => certain.has(at)) ? 'HOLDS' : 'MAY_HOLD',
    }))
}

/** The order of a series: by day, those without one first; of one day the preferred, then the surest first. */
export const bySeries = (a: Said, b: Said): number =>
  text(a.trueMin, b.trueMin) ||
  ranks.indexOf(a.rank) - ranks.indexOf(b.rank) ||
  confidences.indexOf(b.confidence) - confidences.indexOf(a.confidence) ||
  text(a.trueMax, b.trueMax) ||
  text(a.id, b.id)

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The latest figure of a series in its order: of the day that may have begun last, the preferred
 * one, else the surest. What is known to be wrong does not count; a figure without a day only if no other has one.
 */
export function latestOf<Claim extends Said>(series: readonly Claim[]): Claim | null {
  const figures = series.filter(({ rank }) => rank !== 'DEPRECATED')
  const last = figures.at(-1)?.trueMin
  return figures.find(({ trueMin }) => trueMin === last) ?? null
}
