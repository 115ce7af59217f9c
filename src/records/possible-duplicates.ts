import type { ActorKind } from '../model/actor.ts'
import { type DuplicateReason, doubts, evidence, leastScore } from '../model/duplicate.ts'
import { alikeNames, wordsOf } from './duplicate-names.ts'
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
  /** What is seen of actors, places, ties and contacts. */
  readonly seen: Readonly<Record<'actor' | 'place' | 'tie' | 'contact', object>>
  readonly limit: number
  /** The pair that the page begins after; null: the first page. */
  readonly after: { readonly score: string; readonly a: string; readonly b: string } | null
}

/** A number of our own, written into the statement. */
const number = (value: number): Prisma.Sql => Prisma.raw(String(value))

/** How many pairs, the best by names, places and contacts, are looked at more closely. */
const mostExamined = number(500)

/** The most things that a reason names. */
const mostValues = number(10)

/** What is known of every actor that is seen: its regencies, the words of its places, its contacts. */
const knownActors = ({ kind, seen }: DuplicatesQuestion): Prisma.Sql => Prisma.sql`
  known AS MATERIALIZED (
    SELECT row_number() OVER (ORDER BY actor."id") AS no, actor."id" AS id, actor."kind" AS kind,
      actor."name" AS name, actor."searchKey",
      actor."level" AS reach, actor."foundedOn", coalesce(places, '{}') AS places,
      coalesce(codes, '{}') AS codes, coalesce(regencies, '{}') AS regencies,
      coalesce(contacts, '{}') AS contacts
    FROM "Actor" AS actor LEFT JOIN (
      SELECT place."actorId" AS id, array_agg(area."code"::text) AS codes,
        array_agg(area."id") FILTER (WHERE area."level" = 'REGENCY') AS regencies,
        string_to_array(string_agg(concat_ws(' ', area."searchKey", search_key(place."asWritten")), ' '), ' ') AS places
      FROM "ActorArea" AS place JOIN "Area" AS area ON area."id" = place."areaId"
      WHERE ${whereSql('ActorArea', seen.place, 'place')} GROUP BY place."actorId"
    ) AS placed ON placed.id = actor."id" LEFT JOIN (
      SELECT contact."actorId" AS id, array_agg(contact."value") AS contacts
      FROM "Contact" AS contact WHERE ${whereSql('Contact', seen.contact, 'contact')}
      GROUP BY contact."actorId"
    ) AS reached ON reached.id = actor."id"
    WHERE ${whereSql('Actor', seen.actor, 'actor')}
      AND ${kind ? Prisma.sql`actor."kind" = ${kind}::"ActorKind"` : Prisma.sql`true`}
  )`

/**
 * Pairs of actors that may be one body, the likeliest first, and how many there are; one more than
 * `limit` tells that there are more. One statement.
 */
export async function possibleDuplicates(
  prisma: PrismaClient,
  question: DuplicatesQuestion,
): Promise<{ pairs: PossibleDuplicate[]; total: number }> {
  const { after, limit, seen } = question
  const next = after
    ? Prisma.sql`score < ${after.score} OR (score = ${after.score} AND (a, b) > (${after.a}::uuid, ${after.b}::uuid))`
    : Prisma.sql`true`
  const rows = await prisma.$queryRaw<(PossibleDuplicate & { total: number })[]>`
    WITH ${knownActors(question)}, ${alikeNames}, first_look AS MATERIALIZED (
      SELECT * FROM (
        SELECT one.id AS a, two.id AS b, m, n, spelt, words, differences.*,
          one.regencies && two.regencies AS near, one.contacts && two.contacts AS reached,
          (1 - ${number(evidence.name)} * agreement)
            * ${factor(Prisma.sql`one.regencies && two.regencies`, 1 - evidence.regency)}
            * ${factor(Prisma.sql`one.contacts && two.contacts`, 1 - evidence.contact)} AS doubt
        FROM alike JOIN known AS one ON one.no = alike.a JOIN known AS two ON two.no = alike.b
          CROSS JOIN LATERAL (SELECT ${differences}) AS differences
        WHERE agreement > 0.2 OR one.contacts && two.contacts
      ) AS looked ORDER BY (1 - doubt) * dissent DESC, a, b LIMIT ${mostExamined}
    ), examined AS MATERIALIZED (
      SELECT first_look.*, ${details(seen.tie)} FROM first_look
    ), scored AS MATERIALIZED (
      SELECT *, to_char(
        (1 - doubt * ${factor(Prisma.sql`trades <> '{}'`, 1 - evidence.trades)}
          * ${factor(Prisma.sql`neighbours <> '{}'`, 1 - evidence.neighbours)})
        * dissent * ${factor(Prisma.sql`alliances <> '{}'`, doubts.membersAtOnce)}
        * ${factor(Prisma.sql`ties <> '{}'`, doubts.tied)},
        'FM0.00000') COLLATE "C" AS score FROM examined
    ), listed AS (
      SELECT * FROM scored WHERE score >= ${String(leastScore)}
    ), page AS (
      SELECT * FROM listed WHERE ${next} ORDER BY score DESC, a, b LIMIT ${number(limit + 1)}
    )
    SELECT a, b, score, ${reasons} AS reasons, (SELECT count(*)::int FROM listed) AS total
    FROM page ORDER BY score DESC, a, b`
  return { pairs: rows.map(({ total: _, ...pair }) => pair), total: rows[0]?.total ?? 0 }
}

/** What a condition multiplies by when it holds. */
const factor = (condition: Prisma.Sql, value: number): Prisma.Sql =>
  Prisma.sql`CASE WHEN ${condition} THEN ${number(value)}::float8 ELSE 1 END`

const [founded, refounded] = [Prisma.sql`one."foundedOn"`, Prisma.sql`two."foundedOn"`]

/** In what the two actors of a pair differ, each an array, empty for nothing; and what that multiplies by. */
const differences = Prisma.sql`each.*,
    ${factor(Prisma.sql`other_area <> '{}'`, doubts.area)}
      * ${factor(Prisma.sql`other_reach <> '{}'`, doubts.level)}
      * ${factor(Prisma.sql`other_founding <> '{}'`, doubts.founding)} AS dissent
  FROM (SELECT
    CASE WHEN one.codes <> '{}' AND two.codes <> '{}' AND NOT EXISTS (
      SELECT FROM unnest(one.codes) AS here, unnest(two.codes) AS there
      WHERE starts_with(here || '.', there || '.') OR starts_with(there || '.', here || '.')
    ) THEN one.codes || two.codes ELSE '{}' END AS other_area,
    CASE WHEN one.reach <> two.reach THEN ARRAY[one.reach::text, two.reach::text] ELSE '{}' END
      AS other_reach,
    CASE WHEN ${latestDay(founded)} < ${earliestDay(refounded)}
        OR ${latestDay(refounded)} < ${earliestDay(founded)}
      THEN ARRAY[${founded}, ${refounded}] ELSE '{}' END AS other_founding
  ) AS each`

/** What is looked at of the pairs that a first look found: each an array, empty when nothing is. */
function details(seenTie: object): Prisma.Sql {
  const atOnce = Prisma.sql`(here."kind" = 'MEMBER_OF'
    AND here."sinceMin" <= there."untilMax" AND there."sinceMin" <= here."untilMax")`
  return Prisma.sql`
    ARRAY(SELECT trade."nameId" FROM "ActorTrade" AS here
      JOIN "ActorTrade" AS there USING ("tradeId") JOIN "Trade" AS trade ON trade."id" = "tradeId"
      WHERE here."actorId" = a AND there."actorId" = b
        AND here."absorbedBy" IS NULL AND there."absorbedBy" IS NULL
      ORDER BY 1 LIMIT ${mostValues}) AS trades,
    ${neighbours(seenTie, Prisma.sql`NOT ${atOnce}`)} AS neighbours,
    ${neighbours(seenTie, atOnce)} AS alliances,
    ARRAY(SELECT DISTINCT tie."kind"::text FROM "Tie" AS tie
      WHERE ((tie."fromId" = a AND tie."toId" = b) OR (tie."fromId" = b AND tie."toId" = a))
        AND ${whereSql('Tie', seenTie, 'tie')} ORDER BY 1) AS ties`
}

/** The names of actors with which both have a tie of one kind, seen the same way. */
function neighbours(seenTie: object, condition: Prisma.Sql): Prisma.Sql {
  const ties = (row: 'here' | 'there', actor: 'a' | 'b') => {
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
  return Prisma.sql`ARRAY(SELECT DISTINCT actor."name" FROM ${ties('here', 'a')}
    JOIN ${ties('there', 'b')}
      ON here.other = there.other AND here."kind" = there."kind" AND here.way = there.way
    JOIN "Actor" AS actor ON actor."id" = here.other
    WHERE ${condition} ORDER BY 1 LIMIT ${mostValues})`
}

/** The names of the areas that a condition holds of, in order. */
const areaNames = (condition: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`ARRAY(SELECT area."name" FROM "Area" AS area WHERE ${condition} ORDER BY area."sortName" LIMIT ${mostValues})`

/** One column of both actors of a pair of the page: what they have in common. */
const common = (column: 'regencies' | 'contacts', type: 'uuid' | 'text'): Prisma.Sql => {
  const of = (actor: 'a' | 'b') =>
    Prisma.raw(`SELECT unnest(${column})::${type} FROM known WHERE known.id = ${actor}`)
  return Prisma.sql`(${of('a')} INTERSECT ${of('b')})`
}

const wordsOfName = (name: 'm' | 'n'): Prisma.Sql =>
  Prisma.sql`SELECT meant.word FROM names CROSS JOIN LATERAL (
    SELECT meant.word FROM ${wordsOf(Prisma.sql`names.core`)}
  ) AS meant WHERE names.n = ${Prisma.raw(`page.${name}`)}`

/** The reasons of a pair, each that holds, in the order in which the model names them. */
const reasons = Prisma.sql`(SELECT coalesce(
    jsonb_agg(jsonb_build_object('reason', reason, 'values', to_jsonb(named)) ORDER BY place), '[]')
  FROM (VALUES
    (1, 'NAME_WORDS', CASE WHEN words > 0.2
      THEN ARRAY(${wordsOfName('m')} INTERSECT ${wordsOfName('n')} ORDER BY 1) ELSE '{}' END),
    (2, 'NAME_SPELLING', CASE WHEN spelt > 0
      THEN ARRAY(SELECT text FROM names WHERE names.n IN (page.m, page.n) ORDER BY names.n) ELSE '{}' END),
    (3, 'SAME_CONTACT', CASE WHEN reached
      THEN ARRAY(${common('contacts', 'text')} ORDER BY 1 LIMIT ${mostValues}) ELSE '{}' END),
    (4, 'SHARED_REGENCY', CASE WHEN near
      THEN ${areaNames(Prisma.sql`area."id" IN ${common('regencies', 'uuid')}`)} ELSE '{}' END),
    (5, 'SHARED_TRADES', trades),
    (6, 'SHARED_NEIGHBOURS', neighbours),
    (7, 'OTHER_AREA', ${areaNames(Prisma.sql`area."code" = ANY (other_area)`)}),
    (8, 'OTHER_LEVEL', other_reach),
    (9, 'OTHER_FOUNDING', other_founding),
    (10, 'MEMBERS_AT_ONCE', alliances),
    (11, 'TIED_TO_EACH_OTHER', ties)
  ) AS each (place, reason, named) WHERE named <> '{}')`
