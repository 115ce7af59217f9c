SELECT "t0"."id", "t0"."kind"::text, "t0"."slug", "t0"."name", "t0"."sortName" FROM "public"."Actor" AS "t0" WHERE ("t0"."circle" IN ($1) AND "t0"."mergedIntoId" IS NULL AND ("t0"."sortName" IN ($2) OR EXISTS(SELECT "t1"."actorId" FROM "public"."ActorName" AS "t1" WHERE ("t1"."sortName" IN ($3) AND ("t0"."id") = ("t1"."actorId") AND "t1"."actorId" IS NOT NULL)))) ORDER BY "t0"."sortName" ASC, "t0"."id" ASC LIMIT $4

SELECT "t0"."id", "t0"."title", "t0"."url", "Source_claims"."__prisma_data__" AS "claims" FROM "public"."Source" AS "t0" LEFT JOIN LATERAL (SELECT COALESCE(JSONB_AGG("__prisma_data__"), '[]') AS "__prisma_data__" FROM (SELECT DISTINCT ON ("t5"."tieId") "t5"."__prisma_data__" FROM (SELECT JSONB_BUILD_OBJECT('tieId', "t4"."tieId") AS "__prisma_data__", "t4"."tieId", "t4"."circle", "t4"."sourceId" FROM (SELECT "t3".* FROM "public"."Claim" AS "t3" WHERE "t0"."id" = "t3"."sourceId" /* root select */) AS "t4" /* inner select */) AS "t5" LEFT JOIN "public"."Source" AS "j7" ON ("j7"."id") = ("t5"."sourceId") WHERE ("t5"."circle" IN ($1) AND ("j7"."circle" IN ($2) AND ("j7"."id" IS NOT NULL)) AND "t5"."tieId" IN ($3)) /* middle select */) AS "t6" /* outer select */) AS "Source_claims" ON true WHERE ("t0"."circle" IN ($4) AND EXISTS(SELECT "t1"."sourceId" FROM "public"."Claim" AS "t1" LEFT JOIN "public"."Source" AS "j2" ON ("j2"."id") = ("t1"."sourceId") WHERE ("t1"."circle" IN ($5) AND ("j2"."circle" IN ($6) AND ("j2"."id" IS NOT NULL)) AND "t1"."tieId" IN ($7) AND ("t0"."id") = ("t1"."sourceId") AND "t1"."sourceId" IS NOT NULL))) ORDER BY "t0"."sortName" ASC, "t0"."id" ASC

UNWIND $ids AS source
MATCH (n:Actor {id: source}) WHERE ($every OR n.circle IN $circles) AND NOT n.id IN $hidden
CALL (n) {
  MATCH (n)-[r:ALLIED_WITH]-(o:Actor)
  WHERE ($every OR r.circle IN $circles) AND NOT r.id IN $hidden AND ($every OR o.circle IN $circles) AND NOT o.id IN $hidden AND r.sinceMin <= $asOf AND $asOf <= r.untilMax
  WITH r, o ORDER BY o.sortName, r.id LIMIT $limit
  RETURN collect(r.id) AS tie_id, collect(type(r)) AS tie_kind, collect(r.fromId) AS tie_fromId, collect(r.toId) AS tie_toId, collect(coalesce(r.role, '')) AS tie_role, collect(coalesce(r.since, '')) AS tie_since, collect(coalesce(r.until, '')) AS tie_until, collect(r.sinceMin) AS tie_sinceMin, collect(r.sinceMax) AS tie_sinceMax, collect(r.untilMin) AS tie_untilMin, collect(r.untilMax) AS tie_untilMax, collect(coalesce(r.lastConfirmedOn, '')) AS tie_lastConfirmedOn, collect(coalesce(r.strength, -1.0)) AS tie_strength, collect(r.confidence) AS tie_confidence, collect(r.unsourced) AS tie_unsourced, collect(o.id) AS other_id, collect(o.slug) AS other_slug, collect(o.name) AS other_name, collect(o.kind) AS other_kind, collect(o.classification) AS other_classification, collect(o.level) AS other_level, collect(o.sortName) AS sortKeys
}
CALL (n) {
  MATCH (n)-[r:ALLIED_WITH]-(o:Actor)
  WHERE ($every OR r.circle IN $circles) AND NOT r.id IN $hidden AND ($every OR o.circle IN $circles) AND NOT o.id IN $hidden AND r.sinceMin <= $asOf AND $asOf <= r.untilMax
  RETURN count(r) AS total
}
RETURN source, tie_id, tie_kind, tie_fromId, tie_toId, tie_role, tie_since, tie_until, tie_sinceMin, tie_sinceMax, tie_untilMin, tie_untilMax, tie_lastConfirmedOn, tie_strength, tie_confidence, tie_unsourced, other_id, other_slug, other_name, other_kind, other_classification, other_level, sortKeys, total, n.id AS self_id, n.slug AS self_slug, n.name AS self_name, n.kind AS self_kind, n.classification AS self_classification, n.level AS self_level

UNWIND $ids AS source
MATCH (n:Actor {id: source}) WHERE ($every OR n.circle IN $circles) AND NOT n.id IN $hidden
CALL (n) {
  MATCH (n)-[r:MEMBER_OF]->(o:Actor:Alliance)
  WHERE ($every OR r.circle IN $circles) AND NOT r.id IN $hidden AND ($every OR o.circle IN $circles) AND NOT o.id IN $hidden AND r.sinceMin <= $asOf AND $asOf <= r.untilMax
  WITH r, o ORDER BY o.sortName, r.id LIMIT $limit
  RETURN collect(r.id) AS tie_id, collect(type(r)) AS tie_kind, collect(r.fromId) AS tie_fromId, collect(r.toId) AS tie_toId, collect(coalesce(r.role, '')) AS tie_role, collect(coalesce(r.since, '')) AS tie_since, collect(coalesce(r.until, '')) AS tie_until, collect(r.sinceMin) AS tie_sinceMin, collect(r.sinceMax) AS tie_sinceMax, collect(r.untilMin) AS tie_untilMin, collect(r.untilMax) AS tie_untilMax, collect(coalesce(r.lastConfirmedOn, '')) AS tie_lastConfirmedOn, collect(coalesce(r.strength, -1.0)) AS tie_strength, collect(r.confidence) AS tie_confidence, collect(r.unsourced) AS tie_unsourced, collect(o.id) AS other_id, collect(o.slug) AS other_slug, collect(o.name) AS other_name, collect(o.kind) AS other_kind, collect(o.classification) AS other_classification, collect(o.level) AS other_level, collect(o.sortName) AS sortKeys
}
CALL (n) {
  MATCH (n)-[r:MEMBER_OF]->(o:Actor:Alliance)
  WHERE ($every OR r.circle IN $circles) AND NOT r.id IN $hidden AND ($every OR o.circle IN $circles) AND NOT o.id IN $hidden AND r.sinceMin <= $asOf AND $asOf <= r.untilMax
  RETURN count(r) AS total
}
RETURN source, tie_id, tie_kind, tie_fromId, tie_toId, tie_role, tie_since, tie_until, tie_sinceMin, tie_sinceMax, tie_untilMin, tie_untilMax, tie_lastConfirmedOn, tie_strength, tie_confidence, tie_unsourced, other_id, other_slug, other_name, other_kind, other_classification, other_level, sortKeys, total, n.id AS self_id, n.slug AS self_slug, n.name AS self_name, n.kind AS self_kind, n.classification AS self_classification, n.level AS self_level

UNWIND $ids AS source
MATCH (n:Actor {id: source}) WHERE ($every OR n.circle IN $circles) AND NOT n.id IN $hidden
CALL (n) {
  MATCH (n)-[r]-(o:Actor)
  WHERE ($every OR r.circle IN $circles) AND NOT r.id IN $hidden AND ($every OR o.circle IN $circles) AND NOT o.id IN $hidden AND r.sinceMin <= $asOf AND $asOf <= r.untilMax
  WITH r, o ORDER BY o.sortName, r.id LIMIT $limit
  RETURN collect(r.id) AS tie_id, collect(type(r)) AS tie_kind, collect(r.fromId) AS tie_fromId, collect(r.toId) AS tie_toId, collect(coalesce(r.role, '')) AS tie_role, collect(coalesce(r.since, '')) AS tie_since, collect(coalesce(r.until, '')) AS tie_until, collect(r.sinceMin) AS tie_sinceMin, collect(r.sinceMax) AS tie_sinceMax, collect(r.untilMin) AS tie_untilMin, collect(r.untilMax) AS tie_untilMax, collect(coalesce(r.lastConfirmedOn, '')) AS tie_lastConfirmedOn, collect(coalesce(r.strength, -1.0)) AS tie_strength, collect(r.confidence) AS tie_confidence, collect(r.unsourced) AS tie_unsourced, collect(o.id) AS other_id, collect(o.slug) AS other_slug, collect(o.name) AS other_name, collect(o.kind) AS other_kind, collect(o.classification) AS other_classification, collect(o.level) AS other_level, collect(o.sortName) AS sortKeys
}
CALL (n) {
  MATCH (n)-[r]-(o:Actor)
  WHERE ($every OR r.circle IN $circles) AND NOT r.id IN $hidden AND ($every OR o.circle IN $circles) AND NOT o.id IN $hidden AND r.sinceMin <= $asOf AND $asOf <= r.untilMax
  RETURN count(r) AS total
}
RETURN source, tie_id, tie_kind, tie_fromId, tie_toId, tie_role, tie_since, tie_until, tie_sinceMin, tie_sinceMax, tie_untilMin, tie_untilMax, tie_lastConfirmedOn, tie_strength, tie_confidence, tie_unsourced, other_id, other_slug, other_name, other_kind, other_classification, other_level, sortKeys, total, n.id AS self_id, n.slug AS self_slug, n.name AS self_name, n.kind AS self_kind, n.classification AS self_classification, n.level AS self_level
