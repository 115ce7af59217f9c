import { emptyWords, equivalents } from '../model/duplicate.ts'
import { Prisma } from './generated/client.ts'

/** A word that more actors bear finds no pair by itself, only within a regency. */
const mostBearers = Prisma.raw('30')

/** A word that more than one in so many actors bears finds none there either. */
const commonShare = Prisma.raw('20')

/** What a pair is worth whose names have a rare word that begins or ends alike. */
const suspicion = Prisma.raw('0.5')

/** How many pairs, the best by rare words, regencies and contacts, have their names compared. */
const mostCompared = Prisma.raw('4000')

/** Spelt alike: at least so much of the trigrams of two names is in both. */
const leastAlike = Prisma.raw('0.5')

const meanings = Prisma.raw(
  Object.entries(equivalents)
    .map(([word, meant]) => `('${word}', '{${meant.join()}}'::text[])`)
    .join(', '),
)

/** The words of a name, each as the one that it is known to mean. */
export const wordsOf = (core: Prisma.Sql): Prisma.Sql => Prisma.sql`
  string_to_table(${core}, ' ') AS written (word)
    LEFT JOIN (VALUES ${meanings}) AS meaning (word, meant) ON meaning.word = written.word
    CROSS JOIN LATERAL unnest(coalesce(meaning.meant, ARRAY[written.word])) AS meant (word)`

/**
 * `alike`: pairs of actors (`a` before `b`) of `known` (no, id, kind, name, "searchKey", places: the
 * words of its places, regencies, contacts) whose names agree, the best two names of each (`m`, `n`), and
 * how far (`words`, `spelt`, 0 to 1): what the name with fewer words shares with the other, weighed by
 * how rare its words are among actors of the kind; how alike they are spelt. The words of the actors'
 * own places are left out. Looked at are pairs that share a rare word, its beginning or end, a word
 * that is not common within a regency, or a contact.
 */
export const alikeNames = Prisma.sql`
  names AS MATERIALIZED (
    SELECT row_number() OVER () AS n, no, kind, text, core FROM (
      SELECT no, kind, "searchKey" AS key, name AS text, places FROM known
      UNION ALL
      SELECT no, known.kind, other."searchKey", other."name", places
      FROM "ActorName" AS other JOIN known ON known.id = other."actorId"
      WHERE other."absorbedBy" IS NULL
    ) AS each CROSS JOIN LATERAL (
      SELECT array_to_string(ARRAY(
        SELECT word FROM string_to_table(key, ' ') AS written (word)
        WHERE word <> ALL (${emptyWords}::text[]) AND word <> ALL (places)
      ), ' ') AS core
    ) AS left_of_it WHERE core <> ''
  ), tokens AS MATERIALIZED (
    SELECT DISTINCT n, no, kind, meant.word
    FROM names CROSS JOIN LATERAL (SELECT meant.word FROM ${wordsOf(Prisma.sql`names.core`)}) AS meant
  ), weights AS MATERIALIZED (
    SELECT kind, word, bearers, total, greatest(0.02, ln(total / bearers) / ln(total)) AS weight
    FROM (SELECT kind, word, count(DISTINCT no) AS bearers FROM tokens GROUP BY kind, word) AS borne
      JOIN (SELECT kind, greatest(count(*), 2)::float8 AS total FROM known GROUP BY kind) AS all_of
        USING (kind)
  ), rare AS MATERIALIZED (
    SELECT DISTINCT no, kind, word, bearers, weight FROM tokens JOIN weights USING (kind, word)
    WHERE bearers <= greatest(${mostBearers}, total / ${commonShare})
  ), marks AS MATERIALIZED (
    SELECT no, kind, 'w' || word AS mark, weight FROM rare WHERE bearers BETWEEN 2 AND ${mostBearers}
    UNION ALL
    SELECT DISTINCT no, kind, part, ${suspicion}::float8
    FROM rare, unnest(ARRAY['b' || left(word, 4), 'e' || right(word, 4)]) AS part
    WHERE bearers <= 5 AND char_length(word) > 4
    UNION ALL
    SELECT no, rare.kind, 'p' || word || regency, weight
    FROM rare JOIN known USING (no), unnest(regencies) AS regency WHERE bearers > ${mostBearers}
    UNION ALL
    SELECT no, kind, 'c' || contact, 1 FROM known, unnest(contacts) AS contact
  ), useful AS MATERIALIZED (
    SELECT no, kind, mark, weight FROM (
      SELECT *, count(*) OVER (PARTITION BY kind, mark) AS bearers FROM marks
    ) AS counted WHERE bearers BETWEEN 2 AND ${mostBearers}
  ), candidates AS MATERIALIZED (
    SELECT one.no AS a, two.no AS b, exp(sum(ln(1.001 - one.weight))) AS doubt
    FROM useful AS one JOIN useful AS two USING (kind, mark) WHERE one.no < two.no GROUP BY 1, 2
  ), compared AS MATERIALIZED (
    SELECT a, b FROM candidates JOIN known AS one ON one.no = a JOIN known AS two ON two.no = b
    ORDER BY CASE
        WHEN one.regencies && two.regencies THEN 1 - doubt / 2
        WHEN one.regencies <> '{}' AND two.regencies <> '{}' THEN (1 - doubt) / 3
        ELSE 1 - doubt END * CASE WHEN one.reach = two.reach THEN 1 ELSE 0.5 END DESC, a, b
    LIMIT ${mostCompared}
  ), named AS MATERIALIZED (
    SELECT a, b, one.n AS m, two.n, similarity(one.core, two.core) AS spelt
    FROM compared JOIN names AS one ON one.no = a JOIN names AS two ON two.no = b
  ), weighed AS MATERIALIZED (
    SELECT n, array_agg(word) AS words, array_agg(weight) AS weights, sum(weight) AS weight
    FROM tokens JOIN weights USING (kind, word)
    WHERE n IN (SELECT m FROM named UNION SELECT n FROM named) GROUP BY n
  ), alike AS MATERIALIZED (
    SELECT DISTINCT ON (a, b) a, b, m, n, spelt, words, greatest(spelt, words) AS agreement FROM (
      SELECT a, b, m, n, CASE WHEN spelt >= ${leastAlike} THEN spelt ELSE 0 END AS spelt,
        coalesce(least(1, shared.weight / lesser) * (1 - shared.doubt), 0) AS words
      FROM (
        SELECT named.*, one.words, one.weights, two.words AS others,
          least(one.weight, two.weight) AS lesser
        FROM named JOIN weighed AS one ON one.n = m JOIN weighed AS two ON two.n = named.n
        -- A fence: the planner would compare every name with every other.
        OFFSET 0
      ) AS pairs CROSS JOIN LATERAL (
        SELECT sum(weight) AS weight, exp(sum(ln(1.001 - weight))) AS doubt
        FROM unnest(words, weights) AS own (word, weight) WHERE word = ANY (others)
      ) AS shared
    ) AS each ORDER BY a, b, greatest(spelt, words) DESC, m, n
  )`
