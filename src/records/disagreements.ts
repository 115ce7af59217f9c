import { type ClaimSubject, subjectColumns } from '../model/claim-subject.ts'
import { aboutMargin, mostCompared, severalAtOnce } from '../model/figure.ts'
import type { Certainty } from '../model/validity.ts'
import { aboutSql } from './claim-list.ts'
import { Prisma, type PrismaClient } from './generated/client.ts'
import type { IdPage } from './id-row.ts'
import { earliestDay, latestDay } from './partial-date-sql.ts'
import { sqlKeyset } from './sql-keyset.ts'
import { whereSql } from './where-sql.ts'

/** A property of a record on which sources disagree, with the claims that conflict. */
export interface DisagreementRow {
  /** The id of the record. */
  readonly id: string
  readonly subject: ClaimSubject
  readonly property: string
  readonly claims: string[]
}

export interface DisagreementQuestion {
  readonly subjects: readonly ClaimSubject[] | null
  readonly properties: readonly string[] | null
  readonly certainty: Certainty
  /** The filter of the claims that are seen, with their records. */
  readonly seen: object
}

/**
 * One page of disagreements, by property and by id of the record; one more than the page holds when
 * more follow. It is `conflictBetween` of the model, said for all claims in one statement.
 */
export function disagreements(
  prisma: PrismaClient,
  question: DisagreementQuestion,
  page: IdPage,
): Promise<DisagreementRow[]> {
  const key = { column: Prisma.sql`claim."property"`, id: subjectId, type: 'text' }
  const { after, direction, take } = sqlKeyset(key, false, page)
  return prisma.$queryRaw<DisagreementRow[]>`
    WITH ${compared(question, after)}
    SELECT subject, id, property, array_agg(claim::text ORDER BY claim) AS claims
    FROM conflicting GROUP BY property, id, subject
    ORDER BY property ${direction}, id ${direction} LIMIT ${take}`
}

/** How many disagreements there are in all. One statement. */
export async function countDisagreements(
  prisma: PrismaClient,
  question: DisagreementQuestion,
): Promise<number> {
  const [row] = await prisma.$queryRaw<{ total: number }[]>`
    WITH ${compared(question, Prisma.sql`true`)}
    SELECT count(DISTINCT (property, id))::int AS total FROM conflicting`
  return row?.total ?? 0
}

const columns = Object.entries(subjectColumns) as [ClaimSubject, string][]

const subjectId = Prisma.raw(
  `coalesce(${columns.map(([, column]) => `claim."${column}"`).join(', ')})`,
)

const subjectName = Prisma.raw(
  `CASE ${columns.map(([name, column]) => `WHEN claim."${column}" IS NOT NULL THEN '${name}'`).join(' ')} END`,
)

const margin = Prisma.sql`CASE claim."comparator"
  WHEN 'ABOUT' THEN abs(claim."number") * ${aboutMargin}::float8 ELSE 0 END`

/** The claims that conflict with at least one other on the same property of the same record. */
function compared(question: DisagreementQuestion, after: Prisma.Sql): Prisma.Sql {
  const { subjects, properties, certainty, seen } = question
  const text = Prisma.sql`claim."text"`
  const conflict = Prisma.sql`
    FROM said AS b
    WHERE b.property = a.property AND b.id = a.id AND b.claim <> a.claim
      AND a."trueMin" <= b."trueMax" AND b."trueMin" <= a."trueMax" AND ${contradict}
      AND ${certainty === 'HOLDS' ? sameTime : Prisma.sql`true`}`
  return Prisma.sql`said AS MATERIALIZED (
      SELECT * FROM (
        SELECT ${subjectName} AS subject, ${subjectId} AS id, claim."id" AS claim,
          claim."property" AS property, claim."trueMin", claim."trueMax", claim."number", ${text},
          CASE claim."comparator" WHEN 'MORE_THAN' THEN claim."number"
            ELSE claim."number" - ${margin} END AS low,
          CASE claim."comparator" WHEN 'MORE_THAN' THEN 'Infinity'
            ELSE claim."number" + ${margin} END AS high,
          claim."comparator" = 'MORE_THAN' AS above,
          ${earliestDay(text)} AS earliest, ${latestDay(text)} AS latest,
          row_number() OVER (
            PARTITION BY ${subjectId}, claim."property"
            ORDER BY claim."rank", claim."trueMin" DESC, claim."id"
          ) AS place
        FROM "Claim" AS claim
        WHERE num_nonnulls(claim."number", ${text}) = 1 AND claim."rank" <> 'DEPRECATED'
          AND claim."property" <> ALL(${severalAtOnce})
          AND ${properties ? Prisma.sql`claim."property" = ANY(${properties})` : Prisma.sql`true`}
          AND ${aboutSql(subjects)}
          AND ${after} AND ${whereSql('Claim', seen, 'claim')}
      ) AS claims WHERE place <= ${mostCompared}
    ), conflicting AS (SELECT a.* FROM said AS a WHERE EXISTS (SELECT ${conflict}))`
}

const contradict = Prisma.sql`CASE
  WHEN num_nulls(a."number", b."number") = 0 THEN
    a.high < b.low OR (b.above AND a.high = b.low) OR b.high < a.low OR (a.above AND b.high = a.low)
  WHEN num_nulls(a.earliest, b.earliest) = 0 THEN a.latest < b.earliest OR b.latest < a.earliest
  ELSE coalesce(a."text" <> b."text", false) END`

const sameTime = Prisma.sql`a."trueMin" = b."trueMin" AND a."trueMax" = b."trueMax"
  AND (a."number" IS NULL OR (a."trueMin", a."trueMax") <> ('0001-01-01', '9999-12-31'))`
