SELECT "t0"."id", "t0"."kind"::text, "t0"."slug", "t0"."classification"::text FROM "public"."Actor" AS "t0" WHERE ("t0"."id" IN ($1,$2,$3,$4,$5) AND "t0"."circle" IN ($6) AND "t0"."mergedIntoId" IS NULL)

SELECT "t0"."id", "t0"."slug", "t0"."startsOn" FROM "public"."Activity" AS "t0" WHERE ("t0"."id" IN ($1) AND "t0"."circle" IN ($2))

WITH given AS (
  SELECT $1::text, $2::text[], $6::text[]
), wanted AS MATERIALIZED (
  SELECT place, begins || '|' || stem AS word, begins || '|' || stem || near AS near
  FROM unnest($4::text[], $5::text[], $7::text[]) WITH ORDINALITY AS each (word, begins, near, place),
    LATERAL (
      SELECT quote_literal(coalesce((ts_lexize('pg_catalog.indonesian_stem', word))[1], word))
    ) AS stemmed (stem)
), asked AS MATERIALIZED (
  SELECT $3::tsquery AS literal,
    (SELECT string_agg('(' || word || ')', '&')::tsquery FROM wanted) AS words,
    (SELECT string_agg('(' || near || ')', '&')::tsquery FROM wanted) AS near,
    (SELECT string_agg(rest, '|')::tsquery FROM (
      SELECT '(' || string_agg('(' || other.near || ')', '&') || ')' AS rest
      FROM wanted AS one JOIN wanted AS other ON other.place <> one.place
      WHERE (SELECT count(*) FROM wanted) BETWEEN 3 AND 8 GROUP BY one.place
    ) AS each) AS most
), close AS MATERIALIZED (
  SELECT o."kind"::text AS target, o."id" AS id, o."name" AS own, 'OWN' AS name,
      o."name" AS text, CASE
      WHEN o."searchKey" = $1 THEN 1.0
      WHEN o."searchKey" LIKE $1 || '%' THEN 0.8 + 0.14 * 1.0 * least(char_length(o."searchKey")::float8 / char_length($1), char_length($1) / char_length(o."searchKey")::float8)
      WHEN o."searchWords" @@ (SELECT literal FROM asked) THEN 0.7 + 0.08 * 1.0 * least(char_length(o."searchKey")::float8 / char_length($1), char_length($1) / char_length(o."searchKey")::float8)
      WHEN o."searchWords" @@ (SELECT words FROM asked) THEN 0.6 + 0.09 * 1.0 * least(char_length(o."searchKey")::float8 / char_length($1), char_length($1) / char_length(o."searchKey")::float8)
      ELSE 0.3 + 0.29 * 1.0 * similarity(o."searchKey", $1)
    END AS score
    FROM "Actor" o WHERE "o"."circle" = ANY($11::text[]) AND "o"."mergedIntoId" IS NULL AND o."kind"::text = ANY ($6::text[]) AND o."searchWords" @@ (SELECT near FROM asked)
    UNION ALL SELECT o."kind"::text AS target, o."id" AS id, o."name" AS own, n."kind"::text AS name,
      n."name" AS text, CASE
      WHEN n."searchKey" = $1 THEN (CASE n."kind" WHEN 'ACRONYM' THEN 1.0 ELSE 0.97 END)
      WHEN n."searchKey" LIKE $1 || '%' THEN 0.8 + 0.14 * (CASE n."kind" WHEN 'ACRONYM' THEN 1.0 ELSE 0.97 END) * least(char_length(n."searchKey")::float8 / char_length($1), char_length($1) / char_length(n."searchKey")::float8)
      WHEN n."searchWords" @@ (SELECT literal FROM asked) THEN 0.7 + 0.08 * (CASE n."kind" WHEN 'ACRONYM' THEN 1.0 ELSE 0.97 END) * least(char_length(n."searchKey")::float8 / char_length($1), char_length($1) / char_length(n."searchKey")::float8)
      WHEN n."searchWords" @@ (SELECT words FROM asked) THEN 0.6 + 0.09 * (CASE n."kind" WHEN 'ACRONYM' THEN 1.0 ELSE 0.97 END) * least(char_length(n."searchKey")::float8 / char_length($1), char_length($1) / char_length(n."searchKey")::float8)
      ELSE 0.3 + 0.29 * (CASE n."kind" WHEN 'ACRONYM' THEN 1.0 ELSE 0.97 END) * similarity(n."searchKey", $1)
    END AS score
    FROM "ActorName" n JOIN "Actor" o ON o."id" = n."actorId" WHERE "o"."circle" = ANY($11::text[]) AND "o"."mergedIntoId" IS NULL AND o."kind"::text = ANY ($6::text[]) AND n."searchWords" @@ (SELECT near FROM asked)
    UNION ALL SELECT 'ISSUE' AS target, o."id" AS id, o."name" AS own, 'OWN' AS name,
      o."name" AS text, CASE
      WHEN o."searchKey" = $1 THEN 1.0
      WHEN o."searchKey" LIKE $1 || '%' THEN 0.8 + 0.14 * 1.0 * least(char_length(o."searchKey")::float8 / char_length($1), char_length($1) / char_length(o."searchKey")::float8)
      WHEN o."searchWords" @@ (SELECT literal FROM asked) THEN 0.7 + 0.08 * 1.0 * least(char_length(o."searchKey")::float8 / char_length($1), char_length($1) / char_length(o."searchKey")::float8)
      WHEN o."searchWords" @@ (SELECT words FROM asked) THEN 0.6 + 0.09 * 1.0 * least(char_length(o."searchKey")::float8 / char_length($1), char_length($1) / char_length(o."searchKey")::float8)
      ELSE 0.3 + 0.29 * 1.0 * similarity(o."searchKey", $1)
    END AS score
    FROM "Issue" o WHERE "o"."circle" = ANY($12::text[]) AND o."searchWords" @@ (SELECT near FROM asked)
    UNION ALL SELECT 'ISSUE' AS target, o."id" AS id, o."name" AS own, 'TRANSLATION' AS name,
      o."nameEn" AS text, CASE
      WHEN o."searchKeyEn" = $1 THEN 0.97
      WHEN o."searchKeyEn" LIKE $1 || '%' THEN 0.8 + 0.14 * 0.97 * least(char_length(o."searchKeyEn")::float8 / char_length($1), char_length($1) / char_length(o."searchKeyEn")::float8)
      WHEN o."searchWordsEn" @@ (SELECT literal FROM asked) THEN 0.7 + 0.08 * 0.97 * least(char_length(o."searchKeyEn")::float8 / char_length($1), char_length($1) / char_length(o."searchKeyEn")::float8)
      WHEN o."searchWordsEn" @@ (SELECT words FROM asked) THEN 0.6 + 0.09 * 0.97 * least(char_length(o."searchKeyEn")::float8 / char_length($1), char_length($1) / char_length(o."searchKeyEn")::float8)
      ELSE 0.3 + 0.29 * 0.97 * similarity(o."searchKeyEn", $1)
    END AS score
    FROM "Issue" o WHERE "o"."circle" = ANY($12::text[]) AND o."searchWordsEn" @@ (SELECT near FROM asked)
    UNION ALL SELECT 'ACTIVITY' AS target, o."id" AS id, o."name" AS own, 'OWN' AS name,
      o."name" AS text, CASE
      WHEN o."searchKey" = $1 THEN 1.0
      WHEN o."searchKey" LIKE $1 || '%' THEN 0.8 + 0.14 * 1.0 * least(char_length(o."searchKey")::float8 / char_length($1), char_length($1) / char_length(o."searchKey")::float8)
      WHEN o."searchWords" @@ (SELECT literal FROM asked) THEN 0.7 + 0.08 * 1.0 * least(char_length(o."searchKey")::float8 / char_length($1), char_length($1) / char_length(o."searchKey")::float8)
      WHEN o."searchWords" @@ (SELECT words FROM asked) THEN 0.6 + 0.09 * 1.0 * least(char_length(o."searchKey")::float8 / char_length($1), char_length($1) / char_length(o."searchKey")::float8)
      ELSE 0.3 + 0.29 * 1.0 * similarity(o."searchKey", $1)
    END AS score
    FROM "Activity" o WHERE "o"."circle" = ANY($13::text[]) AND o."searchWords" @@ (SELECT near FROM asked)
    UNION ALL SELECT 'PUBLICATION' AS target, o."id" AS id, o."title" AS own, 'OWN' AS name,
      o."title" AS text, CASE
      WHEN o."searchKey" = $1 THEN 1.0
      WHEN o."searchKey" LIKE $1 || '%' THEN 0.8 + 0.14 * 1.0 * least(char_length(o."searchKey")::float8 / char_length($1), char_length($1) / char_length(o."searchKey")::float8)
      WHEN o."searchWords" @@ (SELECT literal FROM asked) THEN 0.7 + 0.08 * 1.0 * least(char_length(o."searchKey")::float8 / char_length($1), char_length($1) / char_length(o."searchKey")::float8)
      WHEN o."searchWords" @@ (SELECT words FROM asked) THEN 0.6 + 0.09 * 1.0 * least(char_length(o."searchKey")::float8 / char_length($1), char_length($1) / char_length(o."searchKey")::float8)
      ELSE 0.3 + 0.29 * 1.0 * similarity(o."searchKey", $1)
    END AS score
    FROM "Publication" o WHERE "o"."circle" = ANY($14::text[]) AND o."searchWords" @@ (SELECT near FROM asked)
    UNION ALL SELECT 'PUBLICATION' AS target, o."id" AS id, o."title" AS own, 'OTHER' AS name,
      n."title" AS text, CASE
      WHEN n."searchKey" = $1 THEN 0.97
      WHEN n."searchKey" LIKE $1 || '%' THEN 0.8 + 0.14 * 0.97 * least(char_length(n."searchKey")::float8 / char_length($1), char_length($1) / char_length(n."searchKey")::float8)
      WHEN n."searchWords" @@ (SELECT literal FROM asked) THEN 0.7 + 0.08 * 0.97 * least(char_length(n."searchKey")::float8 / char_length($1), char_length($1) / char_length(n."searchKey")::float8)
      WHEN n."searchWords" @@ (SELECT words FROM asked) THEN 0.6 + 0.09 * 0.97 * least(char_length(n."searchKey")::float8 / char_length($1), char_length($1) / char_length(n."searchKey")::float8)
      ELSE 0.3 + 0.29 * 0.97 * similarity(n."searchKey", $1)
    END AS score
    FROM "PublicationTitle" n JOIN "Publication" o ON o."id" = n."publicationId" WHERE "o"."circle" = ANY($14::text[]) AND n."searchWords" @@ (SELECT near FROM asked)
    UNION ALL SELECT 'AREA' AS target, o."id" AS id, o."name" AS own, 'OWN' AS name,
      o."name" AS text, CASE
      WHEN o."searchKey" = $1 THEN 1.0
      WHEN o."searchKey" LIKE $1 || '%' THEN 0.8 + 0.14 * 1.0 * least(char_length(o."searchKey")::float8 / char_length($1), char_length($1) / char_length(o."searchKey")::float8)
      WHEN o."searchKey" = ANY ($2) THEN 0.79
      WHEN o."searchWords" @@ (SELECT literal FROM asked) THEN 0.7 + 0.08 * 1.0 * least(char_length(o."searchKey")::float8 / char_length($1), char_length($1) / char_length(o."searchKey")::float8)
      WHEN o."searchWords" @@ (SELECT words FROM asked) THEN 0.6 + 0.09 * 1.0 * least(char_length(o."searchKey")::float8 / char_length($1), char_length($1) / char_length(o."searchKey")::float8)
      ELSE 0.3 + 0.29 * 1.0 * similarity(o."searchKey", $1)
    END AS score
    FROM "Area" o WHERE o."searchWords" @@ (SELECT near FROM asked)
    UNION ALL SELECT 'TRADE' AS target, o."id" AS id, o."nameId" AS own, 'OWN' AS name,
      o."nameId" AS text, CASE
      WHEN o."searchKey" = $1 THEN 1.0
      WHEN o."searchKey" LIKE $1 || '%' THEN 0.8 + 0.14 * 1.0 * least(char_length(o."searchKey")::float8 / char_length($1), char_length($1) / char_length(o."searchKey")::float8)
      WHEN o."searchWords" @@ (SELECT literal FROM asked) THEN 0.7 + 0.08 * 1.0 * least(char_length(o."searchKey")::float8 / char_length($1), char_length($1) / char_length(o."searchKey")::float8)
      WHEN o."searchWords" @@ (SELECT words FROM asked) THEN 0.6 + 0.09 * 1.0 * least(char_length(o."searchKey")::float8 / char_length($1), char_length($1) / char_length(o."searchKey")::float8)
      ELSE 0.3 + 0.29 * 1.0 * similarity(o."searchKey", $1)
    END AS score
    FROM "Trade" o WHERE o."searchWords" @@ (SELECT near FROM asked)
    UNION ALL SELECT 'TRADE' AS target, o."id" AS id, o."nameId" AS own, 'TRANSLATION' AS name,
      o."nameEn" AS text, CASE
      WHEN o."searchKeyEn" = $1 THEN 0.97
      WHEN o."searchKeyEn" LIKE $1 || '%' THEN 0.8 + 0.14 * 0.97 * least(char_length(o."searchKeyEn")::float8 / char_length($1), char_length($1) / char_length(o."searchKeyEn")::float8)
      WHEN o."searchWordsEn" @@ (SELECT literal FROM asked) THEN 0.7 + 0.08 * 0.97 * least(char_length(o."searchKeyEn")::float8 / char_length($1), char_length($1) / char_length(o."searchKeyEn")::float8)
      WHEN o."searchWordsEn" @@ (SELECT words FROM asked) THEN 0.6 + 0.09 * 0.97 * least(char_length(o."searchKeyEn")::float8 / char_length($1), char_length($1) / char_length(o."searchKeyEn")::float8)
      ELSE 0.3 + 0.29 * 0.97 * similarity(o."searchKeyEn", $1)
    END AS score
    FROM "Trade" o WHERE o."searchWordsEn" @@ (SELECT near FROM asked)
    UNION ALL SELECT 'SOURCE' AS target, o."id" AS id, o."title" AS own, 'OWN' AS name,
      o."title" AS text, CASE
      WHEN o."searchKey" = $1 THEN 1.0
      WHEN o."searchKey" LIKE $1 || '%' THEN 0.8 + 0.14 * 1.0 * least(char_length(o."searchKey")::float8 / char_length($1), char_length($1) / char_length(o."searchKey")::float8)
      WHEN o."searchWords" @@ (SELECT literal FROM asked) THEN 0.7 + 0.08 * 1.0 * least(char_length(o."searchKey")::float8 / char_length($1), char_length($1) / char_length(o."searchKey")::float8)
      WHEN o."searchWords" @@ (SELECT words FROM asked) THEN 0.6 + 0.09 * 1.0 * least(char_length(o."searchKey")::float8 / char_length($1), char_length($1) / char_length(o."searchKey")::float8)
      ELSE 0.3 + 0.29 * 1.0 * similarity(o."searchKey", $1)
    END AS score
    FROM "Source" o WHERE "o"."circle" = ANY($15::text[]) AND o."searchWords" @@ (SELECT near FROM asked)
), found AS (
  SELECT * FROM close UNION ALL SELECT * FROM (
    SELECT o."kind"::text AS target, o."id" AS id, o."name" AS own, 'OWN' AS name,
      o."name" AS text, 0.58 * 1.0 * similarity(o."searchKey", $1) AS score
    FROM "Actor" o WHERE "o"."circle" = ANY($11::text[]) AND "o"."mergedIntoId" IS NULL AND o."kind"::text = ANY ($6::text[]) AND o."searchWords" @@ (SELECT most FROM asked)
    UNION ALL SELECT o."kind"::text AS target, o."id" AS id, o."name" AS own, n."kind"::text AS name,
      n."name" AS text, 0.58 * (CASE n."kind" WHEN 'ACRONYM' THEN 1.0 ELSE 0.97 END) * similarity(n."searchKey", $1) AS score
    FROM "ActorName" n JOIN "Actor" o ON o."id" = n."actorId" WHERE "o"."circle" = ANY($11::text[]) AND "o"."mergedIntoId" IS NULL AND o."kind"::text = ANY ($6::text[]) AND n."searchWords" @@ (SELECT most FROM asked)
    UNION ALL SELECT 'ISSUE' AS target, o."id" AS id, o."name" AS own, 'OWN' AS name,
      o."name" AS text, 0.58 * 1.0 * similarity(o."searchKey", $1) AS score
    FROM "Issue" o WHERE "o"."circle" = ANY($12::text[]) AND o."searchWords" @@ (SELECT most FROM asked)
    UNION ALL SELECT 'ISSUE' AS target, o."id" AS id, o."name" AS own, 'TRANSLATION' AS name,
      o."nameEn" AS text, 0.58 * 0.97 * similarity(o."searchKeyEn", $1) AS score
    FROM "Issue" o WHERE "o"."circle" = ANY($12::text[]) AND o."searchWordsEn" @@ (SELECT most FROM asked)
    UNION ALL SELECT 'ACTIVITY' AS target, o."id" AS id, o."name" AS own, 'OWN' AS name,
      o."name" AS text, 0.58 * 1.0 * similarity(o."searchKey", $1) AS score
    FROM "Activity" o WHERE "o"."circle" = ANY($13::text[]) AND o."searchWords" @@ (SELECT most FROM asked)
    UNION ALL SELECT 'PUBLICATION' AS target, o."id" AS id, o."title" AS own, 'OWN' AS name,
      o."title" AS text, 0.58 * 1.0 * similarity(o."searchKey", $1) AS score
    FROM "Publication" o WHERE "o"."circle" = ANY($14::text[]) AND o."searchWords" @@ (SELECT most FROM asked)
    UNION ALL SELECT 'PUBLICATION' AS target, o."id" AS id, o."title" AS own, 'OTHER' AS name,
      n."title" AS text, 0.58 * 0.97 * similarity(n."searchKey", $1) AS score
    FROM "PublicationTitle" n JOIN "Publication" o ON o."id" = n."publicationId" WHERE "o"."circle" = ANY($14::text[]) AND n."searchWords" @@ (SELECT most FROM asked)
    UNION ALL SELECT 'AREA' AS target, o."id" AS id, o."name" AS own, 'OWN' AS name,
      o."name" AS text, 0.58 * 1.0 * similarity(o."searchKey", $1) AS score
    FROM "Area" o WHERE o."searchWords" @@ (SELECT most FROM asked)
    UNION ALL SELECT 'TRADE' AS target, o."id" AS id, o."nameId" AS own, 'OWN' AS name,
      o."nameId" AS text, 0.58 * 1.0 * similarity(o."searchKey", $1) AS score
    FROM "Trade" o WHERE o."searchWords" @@ (SELECT most FROM asked)
    UNION ALL SELECT 'TRADE' AS target, o."id" AS id, o."nameId" AS own, 'TRANSLATION' AS name,
      o."nameEn" AS text, 0.58 * 0.97 * similarity(o."searchKeyEn", $1) AS score
    FROM "Trade" o WHERE o."searchWordsEn" @@ (SELECT most FROM asked)
    UNION ALL SELECT 'SOURCE' AS target, o."id" AS id, o."title" AS own, 'OWN' AS name,
      o."title" AS text, 0.58 * 1.0 * similarity(o."searchKey", $1) AS score
    FROM "Source" o WHERE "o"."circle" = ANY($15::text[]) AND o."searchWords" @@ (SELECT most FROM asked)
  ) AS alike WHERE (SELECT count(*) FROM close) < 25
), best AS MATERIALIZED (
  SELECT DISTINCT ON (target, id) target, id, own, name, text,
    to_char(score, 'FM0.00000') COLLATE "C" AS score
  FROM found ORDER BY target, id, found.score DESC, text, name
), page AS (
  SELECT * FROM best
  WHERE $9::text IS NULL OR score < $9 OR (score = $9 AND id > $10::uuid)
  ORDER BY score DESC, id ASC LIMIT $8::int
)
SELECT page.*, whole.total
FROM (SELECT count(*)::int AS total FROM best) AS whole LEFT JOIN page ON true ORDER BY score DESC, id ASC
