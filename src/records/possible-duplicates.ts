import type { ActorKind } from '../model/actor.ts'
import { type DuplicateReason, doubts, evidence, leastScore } from '../model/duplicate.ts'
import { alikeNames } from './duplicate-names.ts'
import { Prisma, type PrismaClient } from './generated/client.ts'
import { earliestDay, latestDay } from './partial-date-sql.ts'
import { whereSql } from './where-sql.ts'

/** Two actors of one kind that may be one body. */
export interface PossibleDuplicate {
  readonly a: string
  readonly b: string
  /** From 0 to 1 with five decimals, as text: it orders as the number does. */
  readonly score: string
  /** What speaks for it and against it, in the order of the reasons, with what agrees or differs. */
  readonly reasons: readonly { readonly reason: DuplicateReason; readonly values: string[] }[]
}

export interface DuplicatesQuestion {
  readonly kind: ActorKind | null
  /** What is seen of actors, ties and contacts. */
  readonly seen: { readonly actor: object; readonly tie: object; readonly contact: object }
  readonly limit: number
  /** The pair that the page begins after; null: the first page. */
  readonly after: { readonly score: string; readonly a: string; readonly b: string } | null
}

/** How many pairs, the best by names, places and contacts, are looked at more closely. */
const mostExamined = 2000

/** The most things that a reason names. */
const mostValues = 10

/**
 * Pairs of actors that may be one body, the likeliest first, and how many there are; one more than
 * `limit` tells that there are more. One statement.
 */
export async function possibleDuplicates(
  prisma: PrismaClient,
  { kind, seen, limit, after }: DuplicatesQuestion,
): Promise<{ pairs: PossibleDuplicate[]; total: number }> {
  const next = after
    ? Prisma.sql`score < ${after.score} OR (score = ${after.score} AND (a, b) > (${after.a}::uuid, ${after.b}::uuid))`
    : Prisma.sql`true`
  const rows = await prisma.$queryRaw<(PossibleDuplicate & { total: number })[]>`
    WITH actors AS MATERIALIZED (
      SELECT actor."id" AS id, actor."kind" AS kind, actor."name" AS name, actor."searchKey",
        actor."level" AS reach, actor."foundedOn"
      FROM "Actor" AS actor WHERE ${whereSql('Actor', seen.actor, 'actor')}
        AND ${kind ? Prisma.sql`actor."kind" = ${kind}::"ActorKind"` : Prisma.sql`true`}
    ), contacts AS MATERIALIZED (
      SELECT contact."actorId", contact."kind", contact."value" FROM "Contact" AS contact
      WHERE ${whereSql('Contact', seen.contact, 'contact')}
    ), ${alikeNames}, first_look AS MATERIALIZED (
      SELECT alike.*, (1 - ${number(evidence.name)} * name)
        * CASE WHEN regencies = '{}' THEN 1 ELSE 1 - ${number(evidence.regency)} END
        * CASE WHEN reached = '{}' THEN 1 ELSE 1 - ${number(evidence.contact)} END AS doubt,
        regencies, reached
      FROM alike CROSS JOIN LATERAL (SELECT
        ${together(Prisma.sql`(SELECT area."name" FROM "Area" AS area WHERE area."id" = one.area)`, Prisma.sql`placed`, Prisma.sql`one.area = two.area AND one."level" = 'REGENCY'`, 'id')} AS regencies,
        ${together(Prisma.sql`one."value"`, Prisma.sql`contacts`, Prisma.sql`one."kind" = two."kind" AND one."value" = two."value"`, 'actorId')} AS reached
      ) AS places WHERE name > 0.2 OR reached <> '{}'
      ORDER BY doubt, a, b LIMIT ${number(mostExamined)}
    ), examined AS MATERIALIZED (
      SELECT first_look.*, ${details(seen.tie)}, one.reach <> two.reach AS other_reach,
        one."foundedOn" AS founded, two."foundedOn" AS other_founded,
        coalesce(${latestDay(Prisma.sql`one."foundedOn"`)} < ${earliestDay(Prisma.sql`two."foundedOn"`)}
          OR ${latestDay(Prisma.sql`two."foundedOn"`)} < ${earliestDay(Prisma.sql`one."foundedOn"`)}, false) AS other_founding,
        ARRAY[one.reach::text, two.reach::text] AS reaches
      FROM first_look JOIN actors AS one ON one.id = a JOIN actors AS two ON two.id = b
    ), scored AS MATERIALIZED (
      SELECT *, to_char(
        (1 - doubt * CASE WHEN trades = '{}' THEN 1 ELSE 1 - ${number(evidence.trades)} END
          * CASE WHEN neighbours = '{}' THEN 1 ELSE 1 - ${number(evidence.neighbours)} END)
        * CASE WHEN other_area THEN ${number(doubts.area)} ELSE 1 END
        * CASE WHEN other_reach THEN ${number(doubts.level)} ELSE 1 END
        * CASE WHEN other_founding THEN ${number(doubts.founding)} ELSE 1 END
        * CASE WHEN alliances = '{}' THEN 1 ELSE ${number(doubts.membersAtOnce)} END
        * CASE WHEN ties = '{}' THEN 1 ELSE ${number(doubts.tied)} END,
        'FM0.00000') COLLATE "C" AS score FROM examined
    ), listed AS (SELECT * FROM scored WHERE score >= ${String(leastScore)}),
    page AS (SELECT * FROM listed WHERE ${next} ORDER BY score DESC, a, b LIMIT ${number(limit + 1)})
    SELECT a, b, score, ${reasons} AS reasons, (SELECT count(*)::int FROM listed) AS total
    FROM page ORDER BY score DESC, a, b`
  return { pairs: rows.map(({ total: _, ...pair }) => pair), total: rows[0]?.total ?? 0 }
}

/** A number of our own, written into the statement. */
const number = (value: number): Prisma.Sql => Prisma.raw(String(value))

/** What rows of both actors have in common: each value once, in order. */
function together(value: Prisma.Sql, table: Prisma.Sql, same: Prisma.Sql, actor: string) {
  const column = (row: string) => Prisma.raw(`${row}."${actor}"`)
  return Prisma.sql`ARRAY(SELECT DISTINCT ${value} FROM ${table} AS one JOIN ${table} AS two ON ${same}
    WHERE ${column('one')} = a AND ${column('two')} = b ORDER BY 1 LIMIT ${number(mostValues)})`
}

/** What is looked at of the pairs that a first look found: each an array of names, empty for none. */
function details(seenTie: object): Prisma.Sql {
  const atOnce = Prisma.sql`(one."kind" = 'MEMBER_OF'
    AND one."sinceMin" <= two."untilMax" AND two."sinceMin" <= one."untilMax")`
  return Prisma.sql`
    ARRAY(SELECT trade."nameId" FROM "ActorTrade" AS one
      JOIN "ActorTrade" AS two USING ("tradeId") JOIN "Trade" AS trade ON trade."id" = "tradeId"
      WHERE one."actorId" = a AND two."actorId" = b
        AND one."absorbedBy" IS NULL AND two."absorbedBy" IS NULL
      ORDER BY 1 LIMIT ${number(mostValues)}) AS trades,
    ${neighbours(seenTie, Prisma.sql`NOT ${atOnce}`)} AS neighbours,
    ${neighbours(seenTie, atOnce)} AS alliances,
    ARRAY(SELECT DISTINCT tie."kind"::text FROM "Tie" AS tie
      WHERE ((tie."fromId" = a AND tie."toId" = b) OR (tie."fromId" = b AND tie."toId" = a))
        AND ${whereSql('Tie', seenTie, 'tie')} ORDER BY 1) AS ties,
    (EXISTS (SELECT FROM placed WHERE placed.id = a) AND EXISTS (SELECT FROM placed WHERE placed.id = b)
      AND NOT EXISTS (SELECT FROM placed AS here JOIN placed AS there
        ON starts_with(here."code" || '.', there."code" || '.') OR starts_with(there."code" || '.', here."code" || '.')
        WHERE here.id = a AND there.id = b)) AS other_area`
}

/** The names of actors with which both have a tie of one kind, seen the same way. */
function neighbours(seenTie: object, condition: Prisma.Sql): Prisma.Sql {
  const ties = (row: 'one' | 'two', actor: 'a' | 'b') => {
    const end = Prisma.raw(actor)
    return Prisma.sql`(
      SELECT tie."toId" AS other, tie."kind", tie."sinceMin", tie."untilMax", 'OUT' AS way FROM "Tie" AS tie
      WHERE tie."fromId" = ${end} AND ${whereSql('Tie', seenTie, 'tie')}
      UNION ALL
      SELECT tie."fromId", tie."kind", tie."sinceMin", tie."untilMax",
        CASE WHEN tie."kind" IN ('ALLIED_WITH', 'WORKS_WITH') THEN 'OUT' ELSE 'IN' END FROM "Tie" AS tie
      WHERE tie."toId" = ${end} AND ${whereSql('Tie', seenTie, 'tie')}
    ) AS ${Prisma.raw(row)}`
  }
  return Prisma.sql`ARRAY(SELECT DISTINCT actor."name" FROM ${ties('one', 'a')}
    JOIN ${ties('two', 'b')} ON one.other = two.other AND one."kind" = two."kind" AND one.way = two.way
    JOIN "Actor" AS actor ON actor."id" = one.other
    WHERE ${condition} ORDER BY 1 LIMIT ${number(mostValues)})`
}

const sharedWords = Prisma.sql`ARRAY(SELECT one.word FROM weighed AS one JOIN weighed AS two USING (word)
  WHERE one.n = page.m AND two.n = page.n ORDER BY one.weight DESC, one.word)`

const bothNames = Prisma.sql`ARRAY(SELECT text FROM names WHERE names.n IN (page.m, page.n) ORDER BY names.n)`

/** The reasons of a pair, each that holds. */
const reasons = Prisma.sql`(SELECT coalesce(
    jsonb_agg(jsonb_build_object('reason', reason, 'values', to_jsonb(named)) ORDER BY place), '[]')
  FROM (VALUES
    (1, 'NAME_WORDS', CASE WHEN words > 0.2 THEN ${sharedWords} ELSE '{}' END),
    (2, 'NAME_SPELLING', CASE WHEN alike > 0 THEN ${bothNames} ELSE '{}' END),
    (3, 'SAME_CONTACT', reached),
    (4, 'SHARED_REGENCY', regencies),
    (5, 'SHARED_TRADES', trades),
    (6, 'SHARED_NEIGHBOURS', neighbours),
    (7, 'OTHER_AREA', CASE WHEN other_area THEN ARRAY(SELECT DISTINCT area."name" FROM placed
      JOIN "Area" AS area ON area."id" = placed.area WHERE placed.id IN (a, b) ORDER BY 1 LIMIT ${number(mostValues)})
      ELSE '{}' END),
    (8, 'OTHER_LEVEL', CASE WHEN other_reach THEN reaches ELSE '{}' END),
    (9, 'OTHER_FOUNDING', CASE WHEN other_founding THEN ARRAY[founded, other_founded] ELSE '{}' END),
    (10, 'MEMBERS_AT_ONCE', alliances),
    (11, 'TIED_TO_EACH_OTHER', ties)
  ) AS each (place, reason, named) WHERE named <> '{}')`
