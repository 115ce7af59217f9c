
    SELECT DISTINCT ON (claim."actorId") claim."id" AS "claimId", claim."actorId",
      claim."number", claim."comparator"::text AS comparator,
      claim."trueMin"::text AS "trueMin", claim."trueMax"::text AS "trueMax"
    FROM "Claim" AS claim
    WHERE claim."actorId" = ANY($1::uuid[]) AND claim."property" = $2
      AND 
  claim."number" IS NOT NULL AND claim."rank" <> 'DEPRECATED'
  AND claim."trueMin" <= $3::date
  AND "claim"."circle" = ANY($4::text[]) AND ("claim"."sourceId" IS NOT NULL AND EXISTS (
    SELECT FROM "Source" AS "claim_source" WHERE "claim_source"."id" = "claim"."sourceId"
      AND "claim_source"."circle" = ANY($5::text[])))
    ORDER BY claim."actorId", claim."trueMin" DESC, claim."rank",
  claim."confidence" DESC, claim."trueMax", claim."id"


    WITH RECURSIVE below AS (
      SELECT root, root AS alliance, 0 AS step FROM unnest($1::uuid[]) AS root
      UNION
      SELECT below.root, tie."fromId", below.step + 1
      FROM below JOIN "Tie" AS tie ON tie."toId" = below.alliance
      JOIN "Actor" AS member ON member."id" = tie."fromId" AND member."kind" = 'ALLIANCE'
      WHERE below.step < $2 AND tie."kind" = 'MEMBER_OF' AND "tie"."circle" = ANY($3::text[]) AND "tie"."absorbedBy" IS NULL AND ("tie"."fromId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "tie_from" WHERE "tie_from"."id" = "tie"."fromId"
      AND "tie_from"."circle" = ANY($4::text[]) AND "tie_from"."mergedIntoId" IS NULL)) AND ("tie"."toId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "tie_to" WHERE "tie_to"."id" = "tie"."toId"
      AND "tie_to"."circle" = ANY($5::text[]) AND "tie_to"."mergedIntoId" IS NULL)) AND $6::date BETWEEN "tie"."sinceMin" AND "tie"."untilMax"
    AND (tie."role" IS NULL OR tie."role" = ANY($7::"TieRole"[]))
    ), link AS MATERIALIZED (
      SELECT root.id AS root, found.* FROM unnest($8::uuid[]) AS root(id)
      CROSS JOIN LATERAL (
        SELECT tie."fromId", tie."toId", member."kind" AS "fromKind"
        FROM (SELECT DISTINCT alliance FROM below WHERE below.root = root.id) AS reached
        JOIN "Tie" AS tie ON tie."toId" = reached.alliance
        JOIN "Actor" AS member ON member."id" = tie."fromId"
        WHERE tie."kind" = 'MEMBER_OF' AND "tie"."circle" = ANY($9::text[]) AND "tie"."absorbedBy" IS NULL AND ("tie"."fromId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "tie_from" WHERE "tie_from"."id" = "tie"."fromId"
      AND "tie_from"."circle" = ANY($10::text[]) AND "tie_from"."mergedIntoId" IS NULL)) AND ("tie"."toId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "tie_to" WHERE "tie_to"."id" = "tie"."toId"
      AND "tie_to"."circle" = ANY($11::text[]) AND "tie_to"."mergedIntoId" IS NULL)) AND $12::date BETWEEN "tie"."sinceMin" AND "tie"."untilMax"
    AND (tie."role" IS NULL OR tie."role" = ANY($13::"TieRole"[]))
        LIMIT $14
      ) AS found
    ), "group" AS (
      SELECT DISTINCT root, "fromId" AS id FROM link WHERE "fromKind" = 'GROUP'
    )
    SELECT root, 'MEMBER_OF' AS kind, "fromId", "toId", "fromKind"::text AS "fromKind" FROM link
    UNION ALL
    SELECT part.root, 'PART_OF', tie."fromId", tie."toId", 'GROUP'
    FROM "group" AS part JOIN "Tie" AS tie ON tie."fromId" = part.id
    WHERE tie."kind" = 'PART_OF' AND "tie"."circle" = ANY($15::text[]) AND "tie"."absorbedBy" IS NULL AND ("tie"."fromId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "tie_from" WHERE "tie_from"."id" = "tie"."fromId"
      AND "tie_from"."circle" = ANY($16::text[]) AND "tie_from"."mergedIntoId" IS NULL)) AND ("tie"."toId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "tie_to" WHERE "tie_to"."id" = "tie"."toId"
      AND "tie_to"."circle" = ANY($17::text[]) AND "tie_to"."mergedIntoId" IS NULL)) AND $18::date BETWEEN "tie"."sinceMin" AND "tie"."untilMax"

SELECT "t0"."id", "t0"."kind"::text, "t0"."slug", "t0"."name", "Actor_areas"."__prisma_data__" AS "areas" FROM "public"."Actor" AS "t0" LEFT JOIN LATERAL (SELECT COALESCE(JSONB_AGG("__prisma_data__"), '[]') AS "__prisma_data__" FROM (SELECT "t3"."__prisma_data__" FROM (SELECT JSONB_BUILD_OBJECT('areaId', "t2"."areaId", 'area', "ActorArea_area"."__prisma_data__", 'id', "t2"."id", 'role', "t2"."role") AS "__prisma_data__", "t2"."role", "t2"."areaId", "t2"."circle", "t2"."absorbedBy" FROM (SELECT "t1".* FROM "public"."ActorArea" AS "t1" WHERE "t0"."id" = "t1"."actorId" /* root select */) AS "t2" LEFT JOIN LATERAL (SELECT JSONB_BUILD_OBJECT('parentId', "t5"."parentId", 'parent', "Area_parent"."__prisma_data__", 'id', "t5"."id", 'name', "t5"."name") AS "__prisma_data__" FROM "public"."Area" AS "t5" LEFT JOIN LATERAL (SELECT JSONB_BUILD_OBJECT('id', "t6"."id", 'name', "t6"."name") AS "__prisma_data__" FROM "public"."Area" AS "t6" WHERE "t5"."parentId" = "t6"."id" LIMIT $1) AS "Area_parent" ON true WHERE "t2"."areaId" = "t5"."id" LIMIT $2) AS "ActorArea_area" ON true /* inner select */) AS "t3" LEFT JOIN "public"."Area" AS "orderby_1" ON ("orderby_1"."id") = ("t3"."areaId") WHERE ("t3"."circle" IN ($3) AND "t3"."absorbedBy" IS NULL) ORDER BY "t3"."role" ASC, "orderby_1"."code" ASC /* middle select */) AS "t4" /* outer select */) AS "Actor_areas" ON true WHERE ("t0"."id" IN ($4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20) AND "t0"."circle" IN ($21) AND "t0"."mergedIntoId" IS NULL)

SELECT "t0"."id", "t0"."kind"::text, "t0"."slug", "t0"."name", "t0"."classification"::text FROM "public"."Actor" AS "t0" WHERE ("t0"."circle" IN ($1) AND "t0"."mergedIntoId" IS NULL AND "t0"."kind" = CAST($2::text AS "public"."ActorKind") AND "t0"."slug" = $3) LIMIT $4

SELECT "t0"."id", "t0"."sourceId", "Claim_source"."__prisma_data__" AS "source", "t0"."asPrinted", "t0"."trueOn" FROM "public"."Claim" AS "t0" LEFT JOIN "public"."Source" AS "j1" ON ("j1"."id") = ("t0"."sourceId") LEFT JOIN LATERAL (SELECT JSONB_BUILD_OBJECT('id', "t2"."id", 'title', "t2"."title") AS "__prisma_data__" FROM "public"."Source" AS "t2" WHERE "t0"."sourceId" = "t2"."id" LIMIT $1) AS "Claim_source" ON true WHERE ("t0"."id" IN ($2) AND "t0"."circle" IN ($3) AND ("j1"."circle" IN ($4) AND ("j1"."id" IS NOT NULL)))

UNWIND $ids AS source
MATCH (n:Actor {id: source}) WHERE ($every OR n.circle IN $circles) AND NOT n.id IN $hidden
CALL (n) {
  MATCH (n)-[r:MEMBER_OF]->(o:Actor:Alliance)
  WHERE ($every OR r.circle IN $circles) AND NOT r.id IN $hidden AND ($every OR o.circle IN $circles) AND NOT o.id IN $hidden AND r.sinceMin <= $asOf AND $asOf <= r.untilMax
  WITH r, o ORDER BY o.sortName, r.id LIMIT $limit
  RETURN collect(r.id) AS tie_id, collect(type(r)) AS tie_kind, collect(r.fromId) AS tie_fromId, collect(r.toId) AS tie_toId, collect(coalesce(r.role, '')) AS tie_role, collect(coalesce(r.since, '')) AS tie_since, collect(coalesce(r.until, '')) AS tie_until, collect(r.sinceMin) AS tie_sinceMin, collect(r.sinceMax) AS tie_sinceMax, collect(r.untilMin) AS tie_untilMin, collect(r.untilMax) AS tie_untilMax, collect(coalesce(r.lastConfirmedOn, '')) AS tie_lastConfirmedOn, collect(coalesce(r.strength, -1.0)) AS tie_strength, collect(r.confidence) AS tie_confidence, collect(r.unsourced) AS tie_unsourced, collect(o.id) AS other_id, collect(o.slug) AS other_slug, collect(o.name) AS other_name, collect(o.kind) AS other_kind, collect(o.classification) AS other_classification, collect(o.level) AS other_level, collect(o.sortName) AS sortKeys
}
RETURN source, tie_id, tie_kind, tie_fromId, tie_toId, tie_role, tie_since, tie_until, tie_sinceMin, tie_sinceMax, tie_untilMin, tie_untilMax, tie_lastConfirmedOn, tie_strength, tie_confidence, tie_unsourced, other_id, other_slug, other_name, other_kind, other_classification, other_level, sortKeys, n.id AS self_id, n.slug AS self_slug, n.name AS self_name, n.kind AS self_kind, n.classification AS self_classification, n.level AS self_level

UNWIND $ids AS source
MATCH (n:Actor {id: source}) WHERE ($every OR n.circle IN $circles) AND NOT n.id IN $hidden
CALL (n) {
  MATCH (n)-[r:MEMBER_OF]->(o:Actor:Alliance)
  WHERE ($every OR r.circle IN $circles) AND NOT r.id IN $hidden AND ($every OR o.circle IN $circles) AND NOT o.id IN $hidden AND r.sinceMin <= $asOf AND $asOf <= r.untilMax
  WITH r, o ORDER BY o.sortName, r.id LIMIT $limit
  RETURN collect(r.id) AS tie_id, collect(type(r)) AS tie_kind, collect(r.fromId) AS tie_fromId, collect(r.toId) AS tie_toId, collect(coalesce(r.role, '')) AS tie_role, collect(coalesce(r.since, '')) AS tie_since, collect(coalesce(r.until, '')) AS tie_until, collect(r.sinceMin) AS tie_sinceMin, collect(r.sinceMax) AS tie_sinceMax, collect(r.untilMin) AS tie_untilMin, collect(r.untilMax) AS tie_untilMax, collect(coalesce(r.lastConfirmedOn, '')) AS tie_lastConfirmedOn, collect(coalesce(r.strength, -1.0)) AS tie_strength, collect(r.confidence) AS tie_confidence, collect(r.unsourced) AS tie_unsourced, collect(o.id) AS other_id, collect(o.sortName) AS sortKeys
}
RETURN source, tie_id, tie_kind, tie_fromId, tie_toId, tie_role, tie_since, tie_until, tie_sinceMin, tie_sinceMax, tie_untilMin, tie_untilMax, tie_lastConfirmedOn, tie_strength, tie_confidence, tie_unsourced, other_id, sortKeys

UNWIND $ids AS source
MATCH (n:Actor {id: source}) WHERE ($every OR n.circle IN $circles) AND NOT n.id IN $hidden
CALL (n) {
  MATCH (n)<-[r:MEMBER_OF]-(o:Actor)
  WHERE ($every OR r.circle IN $circles) AND NOT r.id IN $hidden AND ($every OR o.circle IN $circles) AND NOT o.id IN $hidden AND r.sinceMin <= $asOf AND $asOf <= r.untilMax
  WITH r, o ORDER BY o.sortName, r.id LIMIT $limit
  RETURN collect(r.id) AS tie_id, collect(type(r)) AS tie_kind, collect(r.fromId) AS tie_fromId, collect(r.toId) AS tie_toId, collect(coalesce(r.role, '')) AS tie_role, collect(coalesce(r.since, '')) AS tie_since, collect(coalesce(r.until, '')) AS tie_until, collect(r.sinceMin) AS tie_sinceMin, collect(r.sinceMax) AS tie_sinceMax, collect(r.untilMin) AS tie_untilMin, collect(r.untilMax) AS tie_untilMax, collect(coalesce(r.lastConfirmedOn, '')) AS tie_lastConfirmedOn, collect(coalesce(r.strength, -1.0)) AS tie_strength, collect(r.confidence) AS tie_confidence, collect(r.unsourced) AS tie_unsourced, collect(o.id) AS other_id, collect(o.sortName) AS sortKeys
}
CALL (n) {
  MATCH (n)<-[r:MEMBER_OF]-(o:Actor)
  WHERE ($every OR r.circle IN $circles) AND NOT r.id IN $hidden AND ($every OR o.circle IN $circles) AND NOT o.id IN $hidden AND r.sinceMin <= $asOf AND $asOf <= r.untilMax
  RETURN count(r) AS total
}
RETURN source, tie_id, tie_kind, tie_fromId, tie_toId, tie_role, tie_since, tie_until, tie_sinceMin, tie_sinceMax, tie_untilMin, tie_untilMax, tie_lastConfirmedOn, tie_strength, tie_confidence, tie_unsourced, other_id, sortKeys, total
