import type { MatchedName, Search, SearchTarget } from '../model/search.ts'
import type { Prisma, PrismaClient } from './generated/client.ts'
import { filterOf, namesOf, type SearchedNames, type SearchFilters } from './search-names.ts'
import { whereSql } from './where-sql.ts'

/** One record that was found, by the name of it that matches best. */
export interface SearchHit {
  readonly target: SearchTarget
  readonly id: string
  /** The record's own name or title. */
  readonly own: string
  /** The name that matches: what sort it is, and the name itself. */
  readonly name: MatchedName
  readonly text: string
  /** From 0 to 1 with five decimals, as text: it orders as the number does. */
  readonly score: string
}

export interface SearchRequest {
  readonly search: Search
  readonly targets: readonly SearchTarget[]
  readonly seen: SearchFilters
  readonly limit: number
  /** Score and id of the hit that the page begins after; null: the first page. */
  readonly after: { readonly key: string; readonly id: string } | null
  /** True: the hits before that one instead, nearest first. */
  readonly backward: boolean
}

/** Names that are only alike are looked for while fewer than so many names match better. */
const enough = 25

/** A text of one or two words and at most so many characters is compared letter by letter. */
const longestAlike = 48

/**
 * The hits of one page, best first, and how many records the whole list has: one statement. One hit
 * more than `limit` tells that there are more. What the viewer may not see is not looked at.
 */
export async function searchRecords(
  prisma: PrismaClient,
  { search, targets, seen, limit, after, backward }: SearchRequest,
): Promise<{ hits: SearchHit[]; total: number }> {
  const { key, same, literal, needed, begins, near } = search
  const names = namesOf(targets)
  const values = [key, same, literal, needed, begins, targets, near, limit + 1]
  const { conditions, more } = filtersOf(names, seen)
  const rows = await prisma.$queryRawUnsafe<(SearchHit & { total: number })[]>(
    statement(names, conditions, search, backward),
    ...values,
    after?.key ?? null,
    after?.id ?? null,
    ...more,
  )
  // A page without hits is one row that tells the total.
  const hits = rows.flatMap(({ total: _, ...hit }) => (hit.id === null ? [] : [hit]))
  return { hits, total: rows[0]?.total ?? 0 }
}

/** The number of the first parameter after those that every search has. */
const firstMore = 11

type Conditions = ReadonlyMap<SearchedNames['seenBy'], string>

/** The visibility filters that the names need, as conditions over `o`, and their parameters. */
function filtersOf(names: readonly SearchedNames[], seen: SearchFilters) {
  const more: unknown[] = []
  const conditions = new Map<SearchedNames['seenBy'], string>()
  for (const model of new Set(names.flatMap(({ seenBy }) => seenBy ?? []))) {
    const condition = whereSql(model, seen[filterOf[model]], 'o')
    conditions.set(model, numbered(condition, firstMore + more.length))
    more.push(...condition.values)
  }
  return { conditions, more }
}

/** The text of a piece of SQL with its parameters numbered from `first` on. */
const numbered = ({ strings }: Prisma.Sql, first: number): string =>
  strings.reduce((text, next, at) => `${text}$${first + at - 1}${next}`)

/** For each needed word, what asks for it by its beginning or stem, and misspelt as well. */
const wanted = `SELECT place, begins || '|' || stem AS word, begins || '|' || stem || near AS near
  FROM unnest($4::text[], $5::text[], $7::text[]) WITH ORDINALITY AS each (word, begins, near, place),
    LATERAL (
      SELECT quote_literal(coalesce((ts_lexize('pg_catalog.indonesian_stem', word))[1], word))
    ) AS stemmed (stem)`

/** The questions: all words as written, the needed ones, those misspelt, all of those but one. */
const asked = `SELECT $3::tsquery AS literal,
    (SELECT string_agg('(' || word || ')', '&')::tsquery FROM wanted) AS words,
    (SELECT string_agg('(' || near || ')', '&')::tsquery FROM wanted) AS near,
    (SELECT string_agg(rest, '|')::tsquery FROM (
      SELECT '(' || string_agg('(' || other.near || ')', '&') || ')' AS rest
      FROM wanted AS one JOIN wanted AS other ON other.place <> one.place
      WHERE (SELECT count(*) FROM wanted) BETWEEN 3 AND 8 GROUP BY one.place
    ) AS each) AS most`

type Piece = (names: SearchedNames) => string

const start = `$1 || '%'`

/** The score of a name that has the words; leastScores bounds it from below. */
const closeness =
  (single: boolean): Piece =>
  ({ key, words, weight, titled }) => {
    const length = `char_length(${key})::float8`
    const part = `${weight} * least(${length} / char_length($1), char_length($1) / ${length})`
    const alike = single ? part : `${weight} * similarity(${key}, $1)`
    return `CASE
      WHEN ${key} = $1 THEN ${weight}
      WHEN ${key} LIKE ${start} THEN 0.8 + 0.14 * ${part}${
        titled ? `\n      WHEN ${key} = ANY ($2) THEN 0.79` : ''
      }
      WHEN ${words} @@ (SELECT literal FROM asked) THEN 0.7 + 0.08 * ${part}
      WHEN ${words} @@ (SELECT words FROM asked) THEN 0.6 + 0.09 * ${part}
      ELSE 0.3 + 0.29 * ${alike}
    END`
  }

/** One character is a word or begins a name; a longer text may be misspelt. */
const isClose = (oneCharacter: boolean): Piece =>
  oneCharacter
    ? ({ key, words }) => `(${key} LIKE ${start} OR ${words} @@ (SELECT words FROM asked))`
    : ({ words }) => `${words} @@ (SELECT near FROM asked)`

/** A name that is only alike: by its letters, or by all needed words but one. */
const isAlike = (byLetters: boolean): Piece =>
  byLetters ? ({ key }) => `$1 <% ${key}` : ({ words }) => `${words} @@ (SELECT most FROM asked)`

const likeness: Piece = ({ key, weight }) => `0.58 * ${weight} * similarity(${key}, $1)`

function branches(
  all: readonly SearchedNames[],
  conditions: Conditions,
  score: Piece,
  match: Piece,
): string {
  const texts = all.map((one) => {
    const seen = conditions.get(one.seenBy)
    const where = [seen, one.only, match(one)].filter(Boolean).join(' AND ')
    return `SELECT ${one.target} AS target, o."id" AS id, ${one.own} AS own, ${one.name} AS name,
      ${one.text} AS text, ${score(one)} AS score
    FROM ${one.from} WHERE ${where}`
  })
  return texts.join('\n    UNION ALL ')
}

function statement(
  all: readonly SearchedNames[],
  conditions: Conditions,
  { key, needed }: Search,
  backward: boolean,
): string {
  const length = [...key].length
  const byLetters = needed.length < 3 && length <= longestAlike
  const close = branches(all, conditions, closeness(needed.length === 1), isClose(length === 1))
  const alike = `UNION ALL SELECT * FROM (
    ${branches(all, conditions, likeness, isAlike(byLetters))}
  ) AS alike WHERE (SELECT count(*) FROM close) < ${enough}`
  const [past, direction, pastId, idDirection] = backward
    ? ['>', 'ASC', '<', 'DESC']
    : ['<', 'DESC', '>', 'ASC']
  const order = `ORDER BY score ${direction}, id ${idDirection}`
  return `WITH given AS (
  SELECT $1::text, $2::text[], $6::text[]
), wanted AS MATERIALIZED (
  ${wanted}
), asked AS MATERIALIZED (
  ${asked}
), close AS MATERIALIZED (
  ${close}
), found AS (
  SELECT * FROM close ${length > 2 ? alike : ''}
), best AS MATERIALIZED (
  SELECT DISTINCT ON (target, id) target, id, own, name, text,
    to_char(score, 'FM0.00000') COLLATE "C" AS score
  FROM found ORDER BY target, id, found.score DESC, text, name
), page AS (
  SELECT * FROM best
  WHERE $9::text IS NULL OR score ${past} $9 OR (score = $9 AND id ${pastId} $10::uuid)
  ${order} LIMIT $8::int
)
SELECT page.*, whole.total
FROM (SELECT count(*)::int AS total FROM best) AS whole LEFT JOIN page ON true ${order}`
}
