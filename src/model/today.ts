import type { Day } from './partial-date.ts'

/** The day where the movement lives: UTC+7, no daylight saving. */
export const todayInJakarta = (now: Date): Day =>
  new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
