
    WITH "group" AS MATERIALIZED (
    SELECT actor."id", actor."classification"::text AS classification,
      coalesce((CASE WHEN (actor."foundedOn" ~ '^\d{4}(-\d{2}){0,2}~?$' AND pg_input_is_valid(left(rtrim(actor."foundedOn", '~') || '-01-01', 10), 'date'))
    THEN left(rtrim(actor."foundedOn", '~') || '-01-01', 10)::date + (CASE length(rtrim(actor."foundedOn", '~'))
  WHEN 4 THEN interval '1 year' WHEN 7 THEN interval '1 month' ELSE interval '1 day' END) * (1 + (CASE WHEN actor."foundedOn" LIKE '%~' THEN 1 ELSE 0 END)) - interval '1 day' END)::date <= $1::date, false) AS founded
    FROM "Actor" AS actor
    WHERE actor."kind" = 'GROUP' AND "actor"."circle" = ANY($2::text[]) AND "actor"."mergedIntoId" IS NULL
      AND coalesce((CASE WHEN (actor."foundedOn" ~ '^\d{4}(-\d{2}){0,2}~?$' AND pg_input_is_valid(left(rtrim(actor."foundedOn", '~') || '-01-01', 10), 'date'))
    THEN left(rtrim(actor."foundedOn", '~') || '-01-01', 10)::date - (CASE length(rtrim(actor."foundedOn", '~'))
  WHEN 4 THEN interval '1 year' WHEN 7 THEN interval '1 month' ELSE interval '1 day' END) * (CASE WHEN actor."foundedOn" LIKE '%~' THEN 1 ELSE 0 END) END)::date <= $3::date, true)
        AND coalesce((CASE WHEN (actor."dissolvedOn" ~ '^\d{4}(-\d{2}){0,2}~?$' AND pg_input_is_valid(left(rtrim(actor."dissolvedOn", '~') || '-01-01', 10), 'date'))
    THEN left(rtrim(actor."dissolvedOn", '~') || '-01-01', 10)::date + (CASE length(rtrim(actor."dissolvedOn", '~'))
  WHEN 4 THEN interval '1 year' WHEN 7 THEN interval '1 month' ELSE interval '1 day' END) * (1 + (CASE WHEN actor."dissolvedOn" LIKE '%~' THEN 1 ELSE 0 END)) - interval '1 day' END)::date >= $4::date, true)
      AND true
      AND true
  ), member AS MATERIALIZED (SELECT id FROM "group"
    WHERE true), spot AS MATERIALIZED (
      SELECT found.id, found.area, found.code, level."id" AS within, level."code" AS "withinCode"
      FROM (
    SELECT link."actorId" AS id, at."id" AS area, at."code" AS code
    FROM "ActorArea" AS link JOIN "Area" AS at ON at."id" = link."areaId"
    WHERE "link"."circle" = ANY($5::text[]) AND "link"."absorbedBy" IS NULL
      AND true
      AND true) AS found JOIN member USING (id)
      LEFT JOIN "Area" AS level
        ON level."code" = left(found.code, $6) AND level."level" = $7::"Level"
    ), place(id, key, uncertain) AS MATERIALIZED (
      SELECT id, within::text, false FROM spot WHERE within IS NOT NULL
      UNION
      SELECT id, area::text, true FROM spot AS coarse WHERE within IS NULL AND NOT EXISTS (
        SELECT FROM spot AS fine
        WHERE fine.id = coarse.id AND (fine."withinCode" = coarse.code OR starts_with(fine."withinCode", coarse.code || '.')))
      UNION ALL SELECT id, '', true FROM member
      WHERE id NOT IN (SELECT id FROM spot)), people AS (
      SELECT membership."groupId" AS id,
        count(DISTINCT membership."personId")
          FILTER (WHERE NOT membership."synthetic" AND $8::date BETWEEN "membership"."sinceMin" AND "membership"."untilMax") AS recorded,
        count(*) FILTER (WHERE membership."synthetic" AND $9::date BETWEEN "membership"."sinceMin" AND "membership"."untilMax") AS synthetic
      FROM "Membership" AS membership JOIN "group" ON "group".id = membership."groupId"
      WHERE "membership"."circle" = ANY($10::text[]) AND "membership"."absorbedBy" IS NULL AND ("membership"."personId" IS NOT NULL AND EXISTS (
    SELECT FROM "Person" AS "membership_person" WHERE "membership_person"."id" = "membership"."personId"
      AND "membership_person"."circle" = ANY($11::text[]))) GROUP BY membership."groupId"
    ), figure AS (
      SELECT DISTINCT ON (claim."actorId", claim."property") claim."actorId" AS id,
        claim."property" AS property, claim."number", claim."comparator", claim."trueMin",
        claim."trueMax", (claim."trueMin", claim."trueMax") = ('0001-01-01', '9999-12-31') AS undated
      FROM "Claim" AS claim JOIN "group" ON "group".id = claim."actorId"
      WHERE claim."property" = ANY($12) AND 
  claim."number" IS NOT NULL AND claim."rank" <> 'DEPRECATED'
  AND claim."trueMin" <= $13::date
  AND "claim"."circle" = ANY($14::text[]) AND ("claim"."sourceId" IS NOT NULL AND EXISTS (
    SELECT FROM "Source" AS "claim_source" WHERE "claim_source"."id" = "claim"."sourceId"
      AND "claim_source"."circle" = ANY($15::text[])))
      ORDER BY claim."actorId", claim."property", claim."trueMin" DESC, claim."rank",
  claim."confidence" DESC, claim."trueMax", claim."id"
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
    ), counted AS (
      SELECT place.key, place.uncertain, count(*)::int AS groups,
        (count(*) FILTER (WHERE "group".founded))::int AS founded,
        (count(*) FILTER (WHERE place.rows > 1))::int AS elsewhere,
        coalesce(sum(people.recorded), 0)::int AS recorded,
        bool_and("group".id = ANY($16::uuid[])) AS listable,
        coalesce(sum(people.synthetic), 0)::int AS synthetic
      FROM (SELECT *, count(*) OVER (PARTITION BY id) AS rows FROM place) AS place
      JOIN "group" USING (id) LEFT JOIN people USING (id)
      GROUP BY place.key, place.uncertain
    )
    SELECT "row".key, "row".uncertain, coalesce(counted.groups, 0) AS groups,
      coalesce(founded, 0) AS founded, coalesce(elsewhere, 0) AS elsewhere,
      (SELECT count(DISTINCT id) FROM place)::int AS "inAll",
      coalesce(recorded, 0) AS recorded, coalesce(listable, true) AS listable,
      (NOT "row".uncertain AND true) AS fixed, figure."value" AS figure, figure."computedOn"::text AS "countedOn",
      coalesce(synthetic, 0) AS synthetic, coalesce(reported.sums, '[]'::jsonb) AS reported
    FROM (
      SELECT key, uncertain FROM counted UNION SELECT key, false FROM (SELECT level."id"::text AS key FROM "Area" AS level
    WHERE level."level" = $17::"Level" AND true) AS zero
    ) AS "row"
    LEFT JOIN counted USING (key, uncertain) LEFT JOIN reported USING (key, uncertain)
    LEFT JOIN "Area" AS area ON area."id"::text = "row".key
    LEFT JOIN "Trade" AS trade ON trade."id"::text = "row".key
    LEFT JOIN "PeopleFigure" AS figure ON (NOT "row".uncertain AND true)
      AND figure."table"::text = $18 AND figure."key" = area."code"
    ORDER BY "row".uncertain, "row".key = '', area."code", trade."slug",
      array_position($19::text[], "row".key)


    WITH "group" AS MATERIALIZED (
    SELECT actor."id", actor."classification"::text AS classification,
      coalesce((CASE WHEN (actor."foundedOn" ~ '^\d{4}(-\d{2}){0,2}~?$' AND pg_input_is_valid(left(rtrim(actor."foundedOn", '~') || '-01-01', 10), 'date'))
    THEN left(rtrim(actor."foundedOn", '~') || '-01-01', 10)::date + (CASE length(rtrim(actor."foundedOn", '~'))
  WHEN 4 THEN interval '1 year' WHEN 7 THEN interval '1 month' ELSE interval '1 day' END) * (1 + (CASE WHEN actor."foundedOn" LIKE '%~' THEN 1 ELSE 0 END)) - interval '1 day' END)::date <= $1::date, false) AS founded
    FROM "Actor" AS actor
    WHERE actor."kind" = 'GROUP' AND "actor"."circle" = ANY($2::text[]) AND "actor"."mergedIntoId" IS NULL
      AND coalesce((CASE WHEN (actor."foundedOn" ~ '^\d{4}(-\d{2}){0,2}~?$' AND pg_input_is_valid(left(rtrim(actor."foundedOn", '~') || '-01-01', 10), 'date'))
    THEN left(rtrim(actor."foundedOn", '~') || '-01-01', 10)::date - (CASE length(rtrim(actor."foundedOn", '~'))
  WHEN 4 THEN interval '1 year' WHEN 7 THEN interval '1 month' ELSE interval '1 day' END) * (CASE WHEN actor."foundedOn" LIKE '%~' THEN 1 ELSE 0 END) END)::date <= $3::date, true)
        AND coalesce((CASE WHEN (actor."dissolvedOn" ~ '^\d{4}(-\d{2}){0,2}~?$' AND pg_input_is_valid(left(rtrim(actor."dissolvedOn", '~') || '-01-01', 10), 'date'))
    THEN left(rtrim(actor."dissolvedOn", '~') || '-01-01', 10)::date + (CASE length(rtrim(actor."dissolvedOn", '~'))
  WHEN 4 THEN interval '1 year' WHEN 7 THEN interval '1 month' ELSE interval '1 day' END) * (1 + (CASE WHEN actor."dissolvedOn" LIKE '%~' THEN 1 ELSE 0 END)) - interval '1 day' END)::date >= $4::date, true)
      AND true
      AND true
  ), member AS MATERIALIZED (SELECT id FROM "group"
    WHERE true), spot AS MATERIALIZED (
      SELECT found.id, found.area, found.code, level."id" AS within, level."code" AS "withinCode"
      FROM (
    SELECT link."actorId" AS id, at."id" AS area, at."code" AS code
    FROM "ActorArea" AS link JOIN "Area" AS at ON at."id" = link."areaId"
    WHERE "link"."circle" = ANY($5::text[]) AND "link"."absorbedBy" IS NULL
      AND true
      AND true) AS found JOIN member USING (id)
      LEFT JOIN "Area" AS level
        ON level."code" = left(found.code, $6) AND level."level" = $7::"Level"
    ), place(id, key, uncertain) AS MATERIALIZED (
      SELECT id, within::text, false FROM spot WHERE within IS NOT NULL
      UNION
      SELECT id, area::text, true FROM spot AS coarse WHERE within IS NULL AND NOT EXISTS (
        SELECT FROM spot AS fine
        WHERE fine.id = coarse.id AND (fine."withinCode" = coarse.code OR starts_with(fine."withinCode", coarse.code || '.')))
      UNION ALL SELECT id, '', true FROM member
      WHERE id NOT IN (SELECT id FROM spot)), people AS (
      SELECT membership."groupId" AS id,
        count(DISTINCT membership."personId")
          FILTER (WHERE NOT membership."synthetic" AND $8::date BETWEEN "membership"."sinceMin" AND "membership"."untilMax") AS recorded,
        count(*) FILTER (WHERE membership."synthetic" AND $9::date BETWEEN "membership"."sinceMin" AND "membership"."untilMax") AS synthetic
      FROM "Membership" AS membership JOIN "group" ON "group".id = membership."groupId"
      WHERE "membership"."circle" = ANY($10::text[]) AND "membership"."absorbedBy" IS NULL AND ("membership"."personId" IS NOT NULL AND EXISTS (
    SELECT FROM "Person" AS "membership_person" WHERE "membership_person"."id" = "membership"."personId"
      AND "membership_person"."circle" = ANY($11::text[]))) GROUP BY membership."groupId"
    ), figure AS (
      SELECT DISTINCT ON (claim."actorId", claim."property") claim."actorId" AS id,
        claim."property" AS property, claim."number", claim."comparator", claim."trueMin",
        claim."trueMax", (claim."trueMin", claim."trueMax") = ('0001-01-01', '9999-12-31') AS undated
      FROM "Claim" AS claim JOIN "group" ON "group".id = claim."actorId"
      WHERE claim."property" = ANY($12) AND 
  claim."number" IS NOT NULL AND claim."rank" <> 'DEPRECATED'
  AND claim."trueMin" <= $13::date
  AND "claim"."circle" = ANY($14::text[]) AND ("claim"."sourceId" IS NOT NULL AND EXISTS (
    SELECT FROM "Source" AS "claim_source" WHERE "claim_source"."id" = "claim"."sourceId"
      AND "claim_source"."circle" = ANY($15::text[])))
      ORDER BY claim."actorId", claim."property", claim."trueMin" DESC, claim."rank",
  claim."confidence" DESC, claim."trueMax", claim."id"
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
    ), counted AS (
      SELECT place.key, place.uncertain, count(*)::int AS groups,
        (count(*) FILTER (WHERE "group".founded))::int AS founded,
        (count(*) FILTER (WHERE place.rows > 1))::int AS elsewhere,
        coalesce(sum(people.recorded), 0)::int AS recorded,
        bool_and("group".id = ANY($16::uuid[])) AS listable,
        coalesce(sum(people.synthetic), 0)::int AS synthetic
      FROM (SELECT *, count(*) OVER (PARTITION BY id) AS rows FROM place) AS place
      JOIN "group" USING (id) LEFT JOIN people USING (id)
      GROUP BY place.key, place.uncertain
    )
    SELECT "row".key, "row".uncertain, coalesce(counted.groups, 0) AS groups,
      coalesce(founded, 0) AS founded, coalesce(elsewhere, 0) AS elsewhere,
      (SELECT count(DISTINCT id) FROM place)::int AS "inAll",
      coalesce(recorded, 0) AS recorded, coalesce(listable, true) AS listable,
      (NOT "row".uncertain AND true) AS fixed, figure."value" AS figure, figure."computedOn"::text AS "countedOn",
      coalesce(synthetic, 0) AS synthetic, coalesce(reported.sums, '[]'::jsonb) AS reported
    FROM (
      SELECT key, uncertain FROM counted UNION SELECT key, false FROM (SELECT level."id"::text AS key FROM "Area" AS level
    WHERE level."level" = $17::"Level" AND true) AS zero
    ) AS "row"
    LEFT JOIN counted USING (key, uncertain) LEFT JOIN reported USING (key, uncertain)
    LEFT JOIN "Area" AS area ON area."id"::text = "row".key
    LEFT JOIN "Trade" AS trade ON trade."id"::text = "row".key
    LEFT JOIN "PeopleFigure" AS figure ON (NOT "row".uncertain AND true)
      AND figure."table"::text = $18 AND figure."key" = area."code"
    ORDER BY "row".uncertain, "row".key = '', area."code", trade."slug",
      array_position($19::text[], "row".key)

SELECT "t0"."id", "t0"."code", "t0"."name", "t0"."latitude", "t0"."longitude" FROM "public"."Area" AS "t0" WHERE "t0"."id" IN ($1,$2,$3,$4,$5,$6,$7)

SELECT "t0"."id", "t0"."code", "t0"."name", "t0"."latitude", "t0"."longitude" FROM "public"."Area" AS "t0" WHERE "t0"."id" IN ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25,$26,$27,$28,$29)
