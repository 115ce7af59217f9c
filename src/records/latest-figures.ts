import type { Day } from '../model/partial-date.ts'
import type { Reported } from '../model/total.ts'
import { Prisma, type PrismaClient } from './generated/client.ts'
import { whereSql } from './where-sql.ts'

export interface LatestFigure extends Reported {
  readonly claimId: string
  readonly actorId: string
}

/** The conditions of a figure that counts on a day: one that may have been true by then. */
export const countsOn = (day: Day | null, seen: object): Prisma.Sql => Prisma.sql`
  claim."number" IS NOT NULL AND claim."rank" <> 'DEPRECATED'
  AND ${day === null ? Prisma.sql`true` : Prisma.sql`claim."trueMin" <= ${day}::date`}
  AND ${whereSql('Claim', seen, 'claim')}`

/** The order in which the latest figure comes first, as `latestOf` of the model has it. */
export const latestFirst = Prisma.sql`claim."trueMin" DESC, claim."rank",
  claim."confidence" DESC, claim."trueMax", claim."id"`

/** The latest figure of each of these actors for one property. One statement. */
export function latestFigures(
  prisma: PrismaClient,
  actorIds: readonly string[],
  property: string,
  day: Day | null,
  seen: object,
): Promise<LatestFigure[]> {
  return prisma.$queryRaw<LatestFigure[]>`
    SELECT DISTINCT ON (claim."actorId") claim."id" AS "claimId", claim."actorId",
      claim."number", claim."comparator"::text AS comparator,
      claim."trueMin"::text AS "trueMin", claim."trueMax"::text AS "trueMax"
    FROM "Claim" AS claim
    WHERE claim."actorId" = ANY(${actorIds}::uuid[]) AND claim."property" = ${property}
      AND ${countsOn(day, seen)}
    ORDER BY claim."actorId", ${latestFirst}`
}
