SELECT "t0"."id", "Tie_claims"."__prisma_data__" AS "claims", "t0"."role"::text, "t0"."since" FROM "public"."Tie" AS "t0" LEFT JOIN "public"."Actor" AS "j1" ON ("j1"."id") = ("t0"."fromId") LEFT JOIN "public"."Actor" AS "j2" ON ("j2"."id") = ("t0"."toId") LEFT JOIN LATERAL (SELECT COALESCE(JSONB_AGG("__prisma_data__"), '[]') AS "__prisma_data__" FROM (SELECT "t5"."__prisma_data__" FROM (SELECT JSONB_BUILD_OBJECT('sourceId', "t4"."sourceId", 'source', "Claim_source"."__prisma_data__", 'id', "t4"."id") AS "__prisma_data__", "t4"."property", "t4"."trueMin", "t4"."id", "t4"."visibility", "t4"."sourceId" FROM (SELECT "t3".* FROM "public"."Claim" AS "t3" WHERE "t0"."id" = "t3"."tieId" /* root select */) AS "t4" LEFT JOIN LATERAL (SELECT JSONB_BUILD_OBJECT('id', "t7"."id", 'title', "t7"."title", 'url', "t7"."url") AS "__prisma_data__" FROM "public"."Source" AS "t7" WHERE "t4"."sourceId" = "t7"."id" LIMIT $1) AS "Claim_source" ON true /* inner select */) AS "t5" LEFT JOIN "public"."Source" AS "j8" ON ("j8"."id") = ("t5"."sourceId") WHERE ("t5"."visibility" IN (CAST($2::text AS "public"."Visibility")) AND ("j8"."visibility" IN (CAST($3::text AS "public"."Visibility")) AND ("j8"."id" IS NOT NULL))) ORDER BY "t5"."property" ASC, "t5"."trueMin" ASC, "t5"."id" ASC LIMIT $4 /* middle select */) AS "t6" /* outer select */) AS "Tie_claims" ON true WHERE ("t0"."id" IN ($5,$6,$7,$8,$9,$10) AND "t0"."visibility" IN (CAST($11::text AS "public"."Visibility")) AND ("j1"."visibility" IN (CAST($12::text AS "public"."Visibility")) AND ("j1"."id" IS NOT NULL)) AND ("j2"."visibility" IN (CAST($13::text AS "public"."Visibility")) AND ("j2"."id" IS NOT NULL)))

SELECT "t0"."id", "t0"."kind"::text, "t0"."name", "t0"."sortName" FROM "public"."Actor" AS "t0" WHERE ("t0"."visibility" IN (CAST($1::text AS "public"."Visibility")) AND ("t0"."sortName" = $2 OR EXISTS(SELECT "t1"."actorId" FROM "public"."ActorName" AS "t1" WHERE ("t1"."sortName" = $3 AND ("t0"."id") = ("t1"."actorId") AND "t1"."actorId" IS NOT NULL)))) ORDER BY "t0"."sortName" ASC, "t0"."id" ASC LIMIT $4

UNWIND $ids AS source
MATCH (n:Actor {id: source}) WHERE n.visibility IN $visible
CALL (n) {
  MATCH (n)-[r:MEMBER_OF]->(o:Actor:Alliance)
  WHERE r.visibility IN $visible AND o.visibility IN $visible AND r.sinceMin <= $asOf AND $asOf <= r.untilMax
  WITH r, o ORDER BY o.sortName, r.id LIMIT $limit
  RETURN collect(r.id) AS tie_id, collect(type(r)) AS tie_kind, collect(r.fromId) AS tie_fromId, collect(r.toId) AS tie_toId, collect(coalesce(r.role, '')) AS tie_role, collect(coalesce(r.since, '')) AS tie_since, collect(coalesce(r.until, '')) AS tie_until, collect(r.sinceMin) AS tie_sinceMin, collect(r.sinceMax) AS tie_sinceMax, collect(r.untilMin) AS tie_untilMin, collect(r.untilMax) AS tie_untilMax, collect(coalesce(r.lastConfirmedOn, '')) AS tie_lastConfirmedOn, collect(coalesce(r.strength, -1.0)) AS tie_strength, collect(r.confidence) AS tie_confidence, collect(r.unsourced) AS tie_unsourced, collect(o.id) AS other_id, collect(o.slug) AS other_slug, collect(o.name) AS other_name, collect(o.kind) AS other_kind, collect(o.classification) AS other_classification, collect(o.level) AS other_level, collect(o.sortName) AS sortKeys
}
RETURN source, tie_id, tie_kind, tie_fromId, tie_toId, tie_role, tie_since, tie_until, tie_sinceMin, tie_sinceMax, tie_untilMin, tie_untilMax, tie_lastConfirmedOn, tie_strength, tie_confidence, tie_unsourced, other_id, other_slug, other_name, other_kind, other_classification, other_level, sortKeys, n.id AS self_id, n.slug AS self_slug, n.name AS self_name, n.kind AS self_kind, n.classification AS self_classification, n.level AS self_level

UNWIND $ids AS source
MATCH (n:Actor {id: source}) WHERE n.visibility IN $visible
CALL (n) {
  MATCH (n)-[r]-(o:Actor)
  WHERE r.visibility IN $visible AND o.visibility IN $visible AND r.sinceMin <= $asOf AND $asOf <= r.untilMax
  WITH r, o ORDER BY o.sortName, r.id LIMIT $limit
  RETURN collect(r.id) AS tie_id, collect(type(r)) AS tie_kind, collect(r.fromId) AS tie_fromId, collect(r.toId) AS tie_toId, collect(coalesce(r.role, '')) AS tie_role, collect(coalesce(r.since, '')) AS tie_since, collect(coalesce(r.until, '')) AS tie_until, collect(r.sinceMin) AS tie_sinceMin, collect(r.sinceMax) AS tie_sinceMax, collect(r.untilMin) AS tie_untilMin, collect(r.untilMax) AS tie_untilMax, collect(coalesce(r.lastConfirmedOn, '')) AS tie_lastConfirmedOn, collect(coalesce(r.strength, -1.0)) AS tie_strength, collect(r.confidence) AS tie_confidence, collect(r.unsourced) AS tie_unsourced, collect(o.id) AS other_id, collect(o.slug) AS other_slug, collect(o.name) AS other_name, collect(o.kind) AS other_kind, collect(o.classification) AS other_classification, collect(o.level) AS other_level, collect(o.sortName) AS sortKeys
}
CALL (n) {
  MATCH (n)-[r]-(o:Actor)
  WHERE r.visibility IN $visible AND o.visibility IN $visible AND r.sinceMin <= $asOf AND $asOf <= r.untilMax
  RETURN count(r) AS total
}
RETURN source, tie_id, tie_kind, tie_fromId, tie_toId, tie_role, tie_since, tie_until, tie_sinceMin, tie_sinceMax, tie_untilMin, tie_untilMax, tie_lastConfirmedOn, tie_strength, tie_confidence, tie_unsourced, other_id, other_slug, other_name, other_kind, other_classification, other_level, sortKeys, total, n.id AS self_id, n.slug AS self_slug, n.name AS self_name, n.kind AS self_kind, n.classification AS self_classification, n.level AS self_level
