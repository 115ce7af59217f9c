import type { Day } from '../model/partial-date.ts'
import type { PrismaClient, Stance } from './generated/client.ts'
import { whereSql } from './where-sql.ts'

/** One look at the ledger of an issue. */
export interface LedgerLook {
  readonly issueId: string
  /** The day that it is about: later stances do not count. */
  readonly day: Day
  /** True: only stances that judge both power and interest count. */
  readonly judged: boolean
}

/** The settled stances that a look finds, in order of the actors' names. */
export interface Settled {
  readonly stances: Stance[]
  /** Whether more actors have one than the answer holds. */
  readonly truncated: boolean
}

/** How many actors of one look are given at most: those whose ids come first. */
export const mostSettled = 2000

/**
 * The settled stance of each actor for each look, in the order of the looks: the latest one that is
 * not after the day; of two of one day the one put on record later, then the one with the greater
 * id. Only stances that the filter `seen` lets through count. One statement for all
 * looks.
 */
export async function settledStances(
  prisma: PrismaClient,
  seen: object,
  looks: readonly LedgerLook[],
): Promise<Settled[]> {
  const rows = await prisma.$queryRaw<(Stance & { place: number })[]>`
    SELECT look.place::int AS place, settled.*
    FROM unnest(
      ${looks.map(({ issueId }) => issueId)}::uuid[],
      ${looks.map(({ day }) => day)}::date[],
      ${looks.map(({ judged }) => judged)}::boolean[]
    ) WITH ORDINALITY AS look(issue, day, judged, place)
    CROSS JOIN LATERAL (
      SELECT DISTINCT ON (stance."actorId") stance.*, actor."sortName"
      FROM "Stance" AS stance JOIN "Actor" AS actor ON actor."id" = stance."actorId"
      WHERE stance."issueId" = look.issue AND stance."asOf" <= look.day
        AND (NOT look.judged OR num_nulls(stance."power", stance."interest") = 0)
        AND ${whereSql('Stance', seen, 'stance')}
      ORDER BY stance."actorId", stance."asOf" DESC, stance."createdAt" DESC, stance."id" DESC
      LIMIT ${mostSettled + 1}
    ) AS settled
    ORDER BY look.place,
      row_number() OVER (PARTITION BY look.place ORDER BY settled."actorId") > ${mostSettled},
      settled."sortName", settled."actorId"`
  const found = Map.groupBy(rows, ({ place }) => place)
  return looks.map((_, at) => {
    const stances = found.get(at + 1) ?? []
    return { stances: stances.slice(0, mostSettled), truncated: stances.length > mostSettled }
  })
}
