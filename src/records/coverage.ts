import { classificationsOf } from '../model/actor.ts'
import type { AreaRole } from '../model/area.ts'
import { type CoverageDimension, codeLengths, headProperties } from '../model/coverage.ts'
import type { Day } from '../model/partial-date.ts'
import type { ReportedSum } from '../model/total.ts'
import { Prisma, type PrismaClient } from './generated/client.ts'
import { heldSql } from './held-sql.ts'
import { countsOn, latestFirst } from './latest-figures.ts'
import { earliestDay, latestDay } from './partial-date-sql.ts'
import { isNamed, whereSql } from './where-sql.ts'

export interface CoverageQuestion {
  readonly by: CoverageDimension
  /** Only groups that may have existed on this day; null: of all times. */
  readonly day: Day | null
  readonly today: Day
  readonly classifications: readonly string[] | null
  /** A trade by one of its columns. */
  readonly trade: { readonly id: string } | { readonly slug: string } | null
  /** An area by one of its columns. */
  readonly area: { readonly id: string } | { readonly code: string } | null
  readonly roles: readonly AreaRole[] | null
  readonly seenActors: object
  readonly seenPlaces: object
  readonly seenClaims: object
  readonly seenMemberships: object
  /** The groups whose people the viewer may list; null: all. */
  readonly listable: readonly string[] | null
}

/** The groups of one row, counted. */
export interface CoverageRow {
  /** The id of the area or trade, or the classification; empty: not known. */
  readonly key: string
  readonly uncertain: boolean
  readonly groups: number
  readonly founded: number
  readonly elsewhere: number
  readonly inAll: number
  /** The people of its groups on the day asked for, of those that the viewer may list. */
  readonly recorded: number
  /** Whether the viewer may list the people of each of its groups. */
  readonly listable: boolean
  /** Whether its people are those of an area in the fixed tables. */
  readonly fixed: boolean
  /** The figure of that area. Null: withheld, not counted yet, or none is. */
  readonly figure: number | null
  /** The day for which that figure was counted. Null: none was. */
  readonly countedOn: Day | null
  /** Invented people of its groups today, of those that the viewer may list. */
  readonly synthetic: number
  readonly reported: (ReportedSum & { readonly property: string })[]
}

/** The rows of a coverage, areas by code and trades by slug, what is uncertain last. One statement. */
export function coverageRows(
  prisma: PrismaClient,
  question: CoverageQuestion,
): Promise<CoverageRow[]> {
  return prisma.$queryRaw<CoverageRow[]>`
    WITH ${groups(question)}, ${places(question)}, ${facts(question)}, counted AS (
      SELECT place.key, place.uncertain, count(*)::int AS groups,
        (count(*) FILTER (WHERE "group".founded))::int AS founded,
        (count(*) FILTER (WHERE place.rows > 1))::int AS elsewhere,
        coalesce(sum(people.recorded), 0)::int AS recorded,
        bool_and(${condition(question.listable, () => Prisma.sql`"group".id = ANY(${question.listable}::uuid[])`)}) AS listable,
        coalesce(sum(people.synthetic), 0)::int AS synthetic
      FROM (SELECT *, count(*) OVER (PARTITION BY id) AS rows FROM place) AS place
      JOIN "group" USING (id) LEFT JOIN people USING (id)
      GROUP BY place.key, place.uncertain
    )
    SELECT "row".key, "row".uncertain, coalesce(counted.groups, 0) AS groups,
      coalesce(founded, 0) AS founded, coalesce(elsewhere, 0) AS elsewhere,
      (SELECT count(DISTINCT id) FROM place)::int AS "inAll",
      coalesce(recorded, 0) AS recorded, coalesce(listable, true) AS listable,
      ${isFixed(question)} AS fixed, figure."value" AS figure, figure."computedOn"::text AS "countedOn",
      coalesce(synthetic, 0) AS synthetic, coalesce(reported.sums, '[]'::jsonb) AS reported
    FROM (
      SELECT key, uncertain FROM counted UNION SELECT key, false FROM (${zeros(question)}) AS zero
    ) AS "row"
    LEFT JOIN counted USING (key, uncertain) LEFT JOIN reported USING (key, uncertain)
    LEFT JOIN "Area" AS area ON area."id"::text = "row".key
    LEFT JOIN "Trade" AS trade ON trade."id"::text = "row".key
    LEFT JOIN "PeopleFigure" AS figure ON ${isFixed(question)}
      AND figure."table"::text = ${question.by} AND figure."key" = area."code"
    ORDER BY "row".uncertain, "row".key = '', area."code", trade."slug",
      array_position(${classificationsOf.GROUP}::text[], "row".key)`
}

const condition = (when: unknown, sql: () => Prisma.Sql): Prisma.Sql =>
  when === null ? Prisma.sql`true` : sql()

/** The groups that are seen, asked for, and may have existed on the day. */
function groups({ day, classifications, trade, seenActors }: CoverageQuestion): Prisma.Sql {
  const [foundedOn, dissolvedOn] = [Prisma.sql`actor."foundedOn"`, Prisma.sql`actor."dissolvedOn"`]
  return Prisma.sql`"group" AS MATERIALIZED (
    SELECT actor."id", actor."classification"::text AS classification,
      ${day === null ? Prisma.sql`false` : Prisma.sql`coalesce(${latestDay(foundedOn)} <= ${day}::date, false)`} AS founded
    FROM "Actor" AS actor
    WHERE actor."kind" = 'GROUP' AND ${whereSql('Actor', seenActors, 'actor')}
      AND ${condition(
        day,
        () => Prisma.sql`coalesce(${earliestDay(foundedOn)} <= ${day}::date, true)
        AND coalesce(${latestDay(dissolvedOn)} >= ${day}::date, true)`,
      )}
      AND ${condition(
        classifications,
        () => Prisma.sql`actor."classification"::text = ANY(${classifications})`,
      )}
      AND ${condition(
        trade,
        () => Prisma.sql`EXISTS (SELECT FROM "ActorTrade" AS link
          JOIN "Trade" AS trade ON trade."id" = link."tradeId"
          WHERE link."actorId" = actor."id" AND ${isNamed('trade', trade as object)})`,
      )}
  )`
}

/** The condition that one of two codes is the other, or of an area within it. */
const within = (inner: string, outer: string): Prisma.Sql =>
  Prisma.raw(`(${inner} = ${outer} OR starts_with(${inner}, ${outer} || '.'))`)

/** The condition that a row speaks of the people of an area today, and of nobody else. */
function isFixed({ by, day, today, classifications, trade, area, roles }: CoverageQuestion) {
  const narrowed = classifications !== null || trade !== null || roles !== null
  if (narrowed || day !== today || by === 'TRADE' || by === 'CLASSIFICATION') {
    return Prisma.sql`false`
  }
  return Prisma.sql`(NOT "row".uncertain AND ${condition(
    area,
    () => Prisma.sql`EXISTS (SELECT FROM "Area" AS scope
      WHERE ${isNamed('scope', area as object)} AND ${within('area."code"', 'scope."code"')})`,
  )})`
}

/** In which rows each group stands: each row once. */
function places(question: CoverageQuestion): Prisma.Sql {
  const { by, area, roles } = question
  const inScope = Prisma.sql`(
    SELECT link."actorId" AS id, at."id" AS area, at."code" AS code
    FROM "ActorArea" AS link JOIN "Area" AS at ON at."id" = link."areaId"
    WHERE ${whereSql('ActorArea', question.seenPlaces, 'link')}
      AND ${condition(roles, () => Prisma.sql`link."role" = ANY(${roles}::"AreaRole"[])`)}
      AND ${condition(
        area,
        () => Prisma.sql`EXISTS (SELECT FROM "Area" AS scope
          WHERE ${isNamed('scope', area as object)} AND ${within('at."code"', 'scope."code"')})`,
      )})`
  const member = Prisma.sql`member AS MATERIALIZED (SELECT id FROM "group"
    WHERE ${condition(area, () => Prisma.sql`id IN (SELECT id FROM ${inScope} AS found)`)})`
  const unknown = (known: string) =>
    Prisma.sql`SELECT id, '', true FROM member
      WHERE id NOT IN (SELECT id FROM ${Prisma.raw(known)})`
  if (by === 'CLASSIFICATION') {
    return Prisma.sql`${member}, place(id, key, uncertain) AS MATERIALIZED (
      SELECT id, classification, false FROM member JOIN "group" USING (id))`
  }
  if (by === 'TRADE') {
    return Prisma.sql`${member}, known(id, key) AS (
        SELECT link."actorId", link."tradeId"::text FROM "ActorTrade" AS link
        JOIN member ON member.id = link."actorId"
      ), place(id, key, uncertain) AS MATERIALIZED (
        SELECT id, key, false FROM known UNION ALL ${unknown('known')})`
  }
  return Prisma.sql`${member}, spot AS MATERIALIZED (
      SELECT found.id, found.area, found.code, level."id" AS within, level."code" AS "withinCode"
      FROM ${inScope} AS found JOIN member USING (id)
      LEFT JOIN "Area" AS level
        ON level."code" = left(found.code, ${codeLengths[by]}) AND level."level" = ${by}::"Level"
    ), place(id, key, uncertain) AS MATERIALIZED (
      SELECT id, within::text, false FROM spot WHERE within IS NOT NULL
      UNION
      SELECT id, area::text, true FROM spot AS coarse WHERE within IS NULL AND NOT EXISTS (
        SELECT FROM spot AS fine
        WHERE fine.id = coarse.id AND ${within('fine."withinCode"', 'coarse.code')})
      UNION ALL ${unknown('spot')})`
}

/** What is known of each group, and the sums of what they report. */
function facts({ day, today, seenClaims, seenMemberships }: CoverageQuestion): Prisma.Sql {
  const held = (on: Day | null) => heldSql(on, 'MAY_HOLD', 'membership')
  return Prisma.sql`people AS (
      SELECT membership."groupId" AS id,
        count(DISTINCT membership."personId")
          FILTER (WHERE NOT membership."synthetic" AND ${held(day)}) AS recorded,
        count(*) FILTER (WHERE membership."synthetic" AND ${held(today)}) AS synthetic
      FROM "Membership" AS membership JOIN "group" ON "group".id = membership."groupId"
      WHERE ${whereSql('Membership', seenMemberships, 'membership')} GROUP BY membership."groupId"
    ), figure AS (
      SELECT DISTINCT ON (claim."actorId", claim."property") claim."actorId" AS id,
        claim."property" AS property, claim."number", claim."comparator", claim."trueMin",
        claim."trueMax", (claim."trueMin", claim."trueMax") = ('0001-01-01', '9999-12-31') AS undated
      FROM "Claim" AS claim JOIN "group" ON "group".id = claim."actorId"
      WHERE claim."property" = ANY(${[...headProperties]}) AND ${countsOn(day, seenClaims)}
      ORDER BY claim."actorId", claim."property", ${latestFirst}
    ), reported AS (
      SELECT key, uncertain, jsonb_agg(to_jsonb(sum) - 'key' - 'uncertain' ORDER BY property) AS sums
      FROM (
        SELECT key, uncertain, property, sum("number") AS value,
          CASE WHEN bool_or("comparator" = 'MORE_THAN') THEN 'MORE_THAN'
            WHEN bool_or("comparator" = 'ABOUT') THEN 'ABOUT' ELSE 'EXACTLY' END AS comparator,
          count(*) AS reporting, min("trueMin") FILTER (WHERE NOT undated) AS "from",
          max("trueMax") FILTER (WHERE NOT undated) AS "to",
          count(*) FILTER (WHERE undated) AS undated,
          count(DISTINCT ("trueMin", "trueMax")) > 1 AS "mixesDays"
        FROM place JOIN figure USING (id) GROUP BY key, uncertain, property
      ) AS sum GROUP BY key, uncertain
    )`
}

/** The rows that stand even when no group is in them. */
function zeros({ by, area, classifications }: CoverageQuestion): Prisma.Sql {
  if (by === 'TRADE') return Prisma.sql`SELECT "id"::text AS key FROM "Trade"`
  if (by === 'CLASSIFICATION') {
    const asked: readonly string[] = classificationsOf.GROUP
    const shown = asked.filter((one) => classifications?.includes(one) ?? true)
    return Prisma.sql`SELECT key FROM unnest(${shown}::text[]) AS key`
  }
  return Prisma.sql`SELECT level."id"::text AS key FROM "Area" AS level
    WHERE level."level" = ${by}::"Level" AND ${condition(
      area,
      () => Prisma.sql`EXISTS (SELECT FROM "Area" AS scope WHERE ${isNamed('scope', area as object)}
        AND (${within('level."code"', 'scope."code"')} OR ${within('scope."code"', 'level."code"')}))`,
    )}`
}
