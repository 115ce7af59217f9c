/** A day of the calendar, `YYYY-MM-DD`; years 0001 to 9999, so that text order is time order. */
export type Day = string

export const firstDay: Day = '0001-01-01'
export const lastDay: Day = '9999-12-31'

/** The earliest and the latest day that a partial date may mean. */
export interface DayRange {
  readonly min: Day
  readonly max: Day
}

/** The day of a date column, which the records give as midnight in UTC. */
export const isoDay = (date: Date): Day => date.toISOString().slice(0, 10)

/** The other way round: midnight in UTC. */
export const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`)

export const anyDay: DayRange = { min: firstDay, max: lastDay }

export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < firstDay) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

/**
 * Reads a partial date: `2015`, `2015-01`, `2015-01-14`, each with `~` behind it when approximate
 * (the notation of EDTF, ISO 8601-2, levels 0 and 1). An approximate date may be off by one unit of
 * its own precision. Null when the text is none.
 */
export function parsePartialDate(text: string): DayRange | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~)?$/.exec(text)
  if (!match) return null
  const year = Number(match[1])
  const month = match[2] === undefined ? undefined : Number(match[2])
  const day = match[3] === undefined ? undefined : Number(match[3])
  if (year < 1 || (month !== undefined && (month < 1 || month > 12))) return null
  if (day !== undefined && !isDay(`${match[1]}-${match[2]}-${match[3]}`)) return null
  const slack = match[4] === '~' ? 1 : 0
  if (month === undefined) return range([year - slack, 1, 1], [year + slack + 1, 1, 0])
  if (day === undefined) return range([year, month - slack, 1], [year, month + slack + 1, 0])
  return range([year, month, day - slack], [year, month, day + slack])
}

type Parts = [year: number, month: number, day: number]

const range = (from: Parts, to: Parts): DayRange => ({ min: dayOf(from), max: dayOf(to) })

function dayOf([year, month, day]: Parts): Day {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCFullYear() < 1) return firstDay
  if (date.getUTCFullYear() > 9999) return lastDay
  return date.toISOString().slice(0, 10)
}
