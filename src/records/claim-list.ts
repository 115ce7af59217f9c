import type { Confidence, Rank } from '../model/claim.ts'
import { type ClaimSubject, subjectColumns } from '../model/claim-subject.ts'
import type { Day } from '../model/partial-date.ts'
import { Prisma, type PrismaClient } from './generated/client.ts'
import type { IdPage, IdRow } from './id-row.ts'
import { sqlKeyset } from './sql-keyset.ts'
import { isNamed, whereSql } from './where-sql.ts'

/** Which claims, in which order. */
export interface ClaimQuestion {
  readonly subjects: readonly ClaimSubject[] | null
  readonly properties: readonly string[] | null
  /** A source by one of its columns. */
  readonly source: { readonly id: string } | { readonly slug: string } | null
  readonly ranks: readonly Rank[] | null
  readonly confidences: readonly Confidence[] | null
  readonly trueFrom: Day | null
  readonly trueTo: Day | null
  readonly orderBy: 'createdAt' | 'trueMin'
  readonly descending: boolean
  /** The filter of the claims that are seen, with their records. */
  readonly seen: object
}

/** The condition that a claim is about a record of one of these types; null: of any. */
export function aboutSql(subjects: readonly ClaimSubject[] | null): Prisma.Sql {
  if (subjects === null) return Prisma.sql`true`
  if (subjects.length === 0) return Prisma.sql`false`
  const about = subjects.map((one) => `claim."${subjectColumns[one]}" IS NOT NULL`)
  return Prisma.raw(`(${about.join(' OR ')})`)
}

/**
 * One page of claims of each of these sources, or (null) of all: by one statement that looks each
 * record up by its key, since joining all types of record costs a third of a second in planning.
 */
export function claimList(
  prisma: PrismaClient,
  sources: readonly string[] | null,
  question: ClaimQuestion,
  page: IdPage,
  total: boolean,
): Promise<IdRow[]> {
  const { orderBy, descending } = question
  const key = {
    column: Prisma.raw(`claim."${orderBy}"`),
    id: Prisma.sql`claim."id"`,
    type: orderBy === 'trueMin' ? 'date' : 'timestamptz',
  }
  const { after, order, take } = sqlKeyset(key, descending, page)
  const held = Prisma.sql`FROM "Claim" AS claim
    WHERE ${sources ? Prisma.sql`claim."sourceId" = parent.id` : Prisma.sql`true`}
      AND ${asked(question)} AND ${whereSql('Claim', question.seen, 'claim')}`
  const parents = sources
    ? Prisma.sql`unnest(${sources}::uuid[])`
    : Prisma.sql`(VALUES (NULL::uuid))`
  return prisma.$queryRaw<IdRow[]>`
    SELECT coalesce(parent.id::text, '') AS parent, claim."id",
      ${total ? Prisma.sql`(SELECT count(*) ${held})` : Prisma.sql`0`}::int AS total
    FROM ${parents} AS parent(id) LEFT JOIN LATERAL (
      SELECT claim."id", ${key.column} ${held} AND ${after} ORDER BY ${order} LIMIT ${take}
    ) AS claim ON true
    ORDER BY parent.id, ${order}`
}

/** Which of these claims are seen, with their records. */
export async function seenClaims(
  prisma: PrismaClient,
  ids: readonly string[],
  seen: object,
): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT claim."id" FROM "Claim" AS claim
    WHERE claim."id" = ANY(${ids}::uuid[]) AND ${whereSql('Claim', seen, 'claim')}`
  return rows.map(({ id }) => id)
}

function asked(question: ClaimQuestion): Prisma.Sql {
  const { subjects, properties, source, ranks, confidences, trueFrom, trueTo } = question
  const conditions = [
    aboutSql(subjects),
    properties && Prisma.sql`claim."property" = ANY(${properties})`,
    source &&
      Prisma.sql`claim."sourceId" IN (SELECT "id" FROM "Source" AS source WHERE ${isNamed('source', source)})`,
    ranks && Prisma.sql`claim."rank" = ANY(${ranks}::"Rank"[])`,
    confidences && Prisma.sql`claim."confidence" = ANY(${confidences}::"Confidence"[])`,
    trueFrom && Prisma.sql`claim."trueMax" >= ${trueFrom}::date`,
    trueTo && Prisma.sql`claim."trueMin" <= ${trueTo}::date`,
    trueFrom && trueTo && Prisma.sql`${trueFrom}::date <= ${trueTo}::date`,
  ]
  return Prisma.join(
    conditions.filter((one) => one !== null),
    ' AND ',
  )
}
