import type { TimelineStep } from '../model/answer.ts'
import { type Day, isoDay, lastDay } from '../model/partial-date.ts'
import type { Bounds, Certainty } from '../model/validity.ts'
import type { Engine } from './engine.ts'
import type { Slice } from './slice.ts'
import { readSliceGraph, sliceGraph } from './slice-graph.ts'
import { count, type SliceSummary, tallyOf } from './slice-summary.ts'
import type { Question } from './tie-page.ts'

const monthsOf: Readonly<Record<TimelineStep, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 }

/**
 * The days from the first to the last, a step apart; the last counts when a step falls on it. A
 * month that is too short gives its last day. At most `most` and one more.
 */
export function daysOf(from: Day, to: Day, step: TimelineStep, most: number): Day[] {
  const [year, month, day] = from.split('-').map(Number) as [number, number, number]
  const days: Day[] = []
  for (let n = 0; days.length <= most; n += 1) {
    const months = month - 1 + n * monthsOf[step]
    const reached = clamped(year + Math.floor(months / 12), months % 12, day)
    if (reached === null || reached > to) break
    days.push(reached)
  }
  return days
}

/** The day of a month counted from 0, or its last one; null: beyond the calendar. */
function clamped(year: number, month: number, day: number): Day | null {
  if (year > Number(lastDay.slice(0, 4))) return null
  const date = new Date(0)
  date.setUTCFullYear(year, month + 1, 0)
  date.setUTCDate(Math.min(day, date.getUTCDate()))
  return isoDay(date)
}

/** Which ties of a slice hold, or may, on some of these days, which are in order? With their times. */
export function timelineTies(slice: Slice, days: readonly Day[], certainty: Certainty): Question {
  const [since, until] = certainty === 'HOLDS' ? ['sinceMax', 'untilMin'] : ['sinceMin', 'untilMax']
  const allTimes = { ...slice, asOf: { day: null, certainty } }
  const conditions = [`r.${since} <= $last`, `r.${until} >= $first`]
  const { text, params } = sliceGraph(allTimes, 'TIMES', conditions)
  return { text, params: { ...params, first: days[0], last: days.at(-1) } }
}

/** The figures of the slice on each of these days, in order, by one text. */
export async function readTimeline(
  engine: Engine,
  slice: Slice,
  days: readonly Day[],
  certainty: Certainty,
): Promise<SliceSummary[]> {
  if (days.length === 0) return []
  const graph = await readSliceGraph(engine, timelineTies(slice, days, certainty))
  const tally = tallyOf(graph)
  const bounds = graph.ties as readonly Bounds[]
  const sinceMin = Int32Array.from(bounds, (tie) => numberOf(tie.sinceMin))
  const sinceMax = Int32Array.from(bounds, (tie) => numberOf(tie.sinceMax))
  const untilMin = Int32Array.from(bounds, (tie) => numberOf(tie.untilMin))
  const untilMax = Int32Array.from(bounds, (tie) => numberOf(tie.untilMax))
  const within = (since: Int32Array, until: Int32Array, at: number, on: number) =>
    (since[at] as number) <= on && on <= (until[at] as number)
  return days.map((day) => {
    const on = numberOf(day)
    return count(tally, day, (at) => {
      if (within(sinceMax, untilMin, at, on)) return 'HOLDS'
      return certainty === 'MAY_HOLD' && within(sinceMin, untilMax, at, on) ? 'MAY_HOLD' : null
    })
  })
}

/** Days as numbers, in the same order: each is compared with many. */
const numberOf = (day: Day): number =>
  Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8))
