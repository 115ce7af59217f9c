import { emptyWords, equivalents } from '../model/duplicate.ts'
import { Prisma } from './generated/client.ts'

/** A word that so many names bear tells no pair; nor does a place in which so many actors are. */
const mostBearers = Prisma.raw('30')
const mostInPlace = Prisma.raw('100')

/** Spelt alike: at least so many of the trigrams of two names are in both. */
const leastAlike = Prisma.raw('0.5')

const meanings = Prisma.raw(
  Object.entries(equivalents)
    .map(([word, meant]) => `('${word}', '{${meant.join()}}'::text[])`)
    .join(', '),
)

/**
 * `alike`: pairs of actors (`a` before `b`) of `actors` (id, kind, "searchKey") whose names agree,
 * with how far (`name`, 0 to 1): what the name with fewer words shares with the other, weighed by how rare its
 * words are among actors of the kind, the words of the actors' own places left out; or how alike
 * the rest is spelt. Looked at are pairs that share a word few bear, its beginning, a regency or a contact.
 */
export const alikeNames = Prisma.sql`
  placed AS MATERIALIZED (
    SELECT actors.id, actors.kind, area."id" AS area, area."code", area."level",
      string_to_array(area."searchKey" || ' ' || coalesce(search_key(place."asWritten"), ''), ' ') AS words
    FROM "ActorArea" AS place JOIN actors ON actors.id = place."actorId"
      JOIN "Area" AS area ON area."id" = place."areaId"
    WHERE place."absorbedBy" IS NULL
  ), places AS MATERIALIZED (
    SELECT placed.id, array_agg(word) AS words FROM placed, unnest(words) AS word GROUP BY placed.id
  ), names AS MATERIALIZED (
    SELECT row_number() OVER () AS n, each.id, kind, text, core FROM (
      SELECT id, kind, "searchKey" AS key, name AS text FROM actors
      UNION ALL
      SELECT actors.id, actors.kind, other."searchKey", other."name"
      FROM "ActorName" AS other JOIN actors ON actors.id = other."actorId"
      WHERE other."absorbedBy" IS NULL
    ) AS each LEFT JOIN places ON places.id = each.id CROSS JOIN LATERAL (
      SELECT array_to_string(ARRAY(
        SELECT word FROM string_to_table(key, ' ') AS written (word)
        WHERE word <> ALL (${emptyWords}::text[]) AND word <> ALL (coalesce(places.words, '{}'))
      ), ' ') AS core
    ) AS left_of_it WHERE core <> ''
  ), tokens AS MATERIALIZED (
    SELECT DISTINCT names.n, names.id, names.kind, meant.word
    FROM names, string_to_table(names.core, ' ') AS written (word)
      LEFT JOIN (VALUES ${meanings}) AS meaning (word, meant) ON meaning.word = written.word
      CROSS JOIN LATERAL unnest(coalesce(meaning.meant, ARRAY[written.word])) AS meant (word)
  ), weights AS MATERIALIZED (
    SELECT kind, word, bearers,
      greatest(0.02, ln(greatest(total, 2)::float8 / bearers) / ln(greatest(total, 2))) AS weight
    FROM (SELECT kind, word, count(DISTINCT id) AS bearers FROM tokens GROUP BY kind, word) AS borne
      JOIN (SELECT kind, count(*) AS total FROM actors GROUP BY kind) AS all_of USING (kind)
  ), weighed AS MATERIALIZED (
    SELECT tokens.*, weights.weight, weights.bearers FROM tokens JOIN weights USING (kind, word)
  ), sums AS MATERIALIZED (
    SELECT n, sum(weight) AS weight FROM weighed GROUP BY n
  ), marks AS (
    SELECT DISTINCT id, kind, 'w' || word AS mark FROM weighed WHERE bearers BETWEEN 2 AND ${mostBearers}
    UNION
    SELECT DISTINCT id, kind, 'b' || left(word, 4) FROM weighed
    WHERE bearers <= 5 AND char_length(word) > 4
    UNION
    SELECT DISTINCT id, kind, 'p' || area FROM placed WHERE level = 'REGENCY'
    UNION
    SELECT DISTINCT actors.id, actors.kind, 'c' || contact."kind" || ' ' || contact."value"
    FROM contacts AS contact JOIN actors ON actors.id = contact."actorId"
  ), useful AS MATERIALIZED (
    SELECT id, kind, mark FROM (
      SELECT *, count(*) OVER (PARTITION BY kind, mark) AS bearers FROM marks
    ) AS counted
    WHERE bearers BETWEEN 2 AND CASE WHEN mark LIKE 'p%' THEN ${mostInPlace} ELSE ${mostBearers} END
  ), candidates AS MATERIALIZED (
    SELECT DISTINCT one.id AS a, two.id AS b
    FROM useful AS one JOIN useful AS two USING (kind, mark) WHERE one.id < two.id
  ), named AS MATERIALIZED (
    SELECT a, b, one.n AS m, two.n, similarity(one.core, two.core) AS alike
    FROM candidates JOIN names AS one ON one.id = a JOIN names AS two ON two.id = b
  ), shared AS (
    SELECT m, named.n, sum(one.weight) AS weight,
      exp(sum(ln(greatest(1 - one.weight, 1e-9)))) AS doubt
    FROM named JOIN weighed AS one ON one.n = m
      JOIN weighed AS two ON two.n = named.n AND two.word = one.word
    GROUP BY m, named.n
  ), alike AS MATERIALIZED (
    SELECT DISTINCT ON (a, b) a, b, m, n, alike, words, greatest(alike, words) AS name FROM (
      SELECT a, b, named.m, named.n, CASE WHEN alike >= ${leastAlike} THEN alike ELSE 0 END AS alike,
        coalesce(least(1, shared.weight / least(own.weight, other.weight)) * (1 - shared.doubt), 0) AS words
      FROM named LEFT JOIN shared ON shared.m = named.m AND shared.n = named.n
        LEFT JOIN sums AS own ON own.n = named.m LEFT JOIN sums AS other ON other.n = named.n
    ) AS each ORDER BY a, b, greatest(alike, words) DESC, m, n
  )`
