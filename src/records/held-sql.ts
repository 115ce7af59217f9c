import type { Day } from '../model/partial-date.ts'
import type { Certainty } from '../model/validity.ts'
import { Prisma } from './generated/client.ts'

/** The condition that an interval of `alias` holds, or may hold, on a day; null: at any time. */
export function heldSql(day: Day | null, certainty: Certainty, alias: string): Prisma.Sql {
  if (day === null) return Prisma.sql`true`
  const [since, until] = certainty === 'HOLDS' ? ['sinceMax', 'untilMin'] : ['sinceMin', 'untilMax']
  return Prisma.sql`${day}::date BETWEEN ${Prisma.raw(`"${alias}"."${since}" AND "${alias}"."${until}"`)}`
}
