import fc from 'fast-check'

const dayNumber = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000

const first = dayNumber('0001-01-01')
const last = dayNumber('9999-12-31')

/** Any day of the calendar, `YYYY-MM-DD`. */
export const anyCalendarDay = fc
  .integer({ min: first, max: last })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))

/** Any partial date: year, month or day, now and then approximate. */
export const anyPartialDate = fc
  .tuple(anyCalendarDay, fc.constantFrom(4, 7, 10), fc.boolean())
  .map(([day, length, approximate]) => day.slice(0, length) + (approximate ? '~' : ''))
