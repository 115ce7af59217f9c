
    SELECT "group".id::text AS id, figure."value" AS people,
      figure."computedOn"::text AS "countedOn", coalesce(invented.members, 0)::int AS synthetic
    FROM unnest($1::uuid[]) AS "group"(id)
    LEFT JOIN "PeopleFigure" AS figure
      ON figure."table" = 'GROUP' AND figure."key" = "group".id::text
    LEFT JOIN (
      SELECT membership."groupId" AS id, count(*) AS members FROM "Membership" AS membership
      WHERE membership."groupId" = ANY($2::uuid[]) AND membership."synthetic"
        AND $3::date BETWEEN "membership"."sinceMin" AND "membership"."untilMax" AND "membership"."circle" = ANY($4::text[]) AND "membership"."absorbedBy" IS NULL AND ("membership"."personId" IS NOT NULL AND EXISTS (
    SELECT FROM "Person" AS "membership_person" WHERE "membership_person"."id" = "membership"."personId"
      AND "membership_person"."circle" = ANY($5::text[])))
      GROUP BY membership."groupId"
    ) AS invented ON invented.id = "group".id

SELECT "t0"."id", "Actor_areas"."__prisma_data__" AS "areas", "t0"."kind"::text, "t0"."slug", "t0"."name", "t0"."classification"::text, "t0"."sortName" FROM "public"."Actor" AS "t0" LEFT JOIN LATERAL (SELECT COALESCE(JSONB_AGG("__prisma_data__"), '[]') AS "__prisma_data__" FROM (SELECT "t3"."__prisma_data__" FROM (SELECT JSONB_BUILD_OBJECT('areaId', "t2"."areaId", 'area', "ActorArea_area"."__prisma_data__", 'id', "t2"."id", 'uncertain', "t2"."uncertain") AS "__prisma_data__", "t2"."role", "t2"."areaId", "t2"."circle", "t2"."absorbedBy" FROM (SELECT "t1".* FROM "public"."ActorArea" AS "t1" WHERE "t0"."id" = "t1"."actorId" /* root select */) AS "t2" LEFT JOIN LATERAL (SELECT JSONB_BUILD_OBJECT('id', "t5"."id", 'code', "t5"."code", 'name', "t5"."name") AS "__prisma_data__" FROM "public"."Area" AS "t5" WHERE "t2"."areaId" = "t5"."id" LIMIT $1) AS "ActorArea_area" ON true /* inner select */) AS "t3" LEFT JOIN "public"."Area" AS "orderby_1" ON ("orderby_1"."id") = ("t3"."areaId") WHERE ("t3"."circle" IN ($2) AND "t3"."absorbedBy" IS NULL) ORDER BY "t3"."role" ASC, "orderby_1"."code" ASC /* middle select */) AS "t4" /* outer select */) AS "Actor_areas" ON true WHERE ("t0"."circle" IN ($3) AND "t0"."mergedIntoId" IS NULL AND "t0"."kind" = CAST($4::text AS "public"."ActorKind")) ORDER BY "t0"."sortName" ASC, "t0"."id" ASC LIMIT $5

SELECT "t0"."id", "t0"."actorId", "t0"."areaId", "t0"."recognitionId", "t0"."membershipId", "t0"."tieId", "t0"."issueId", "t0"."stageEventId", "t0"."issueRelationId", "t0"."seatId", "t0"."outcomeId", "t0"."stanceId", "t0"."activityId", "t0"."participationId", "t0"."commitmentId", "t0"."publicationId", "t0"."publicationTitleId", "t0"."publicationRoleId", "t0"."property", "t0"."asPrinted", "t0"."number", "t0"."text", "t0"."comparator"::text, "t0"."trueOn", "t0"."trueMin", "t0"."trueMax", "t0"."sourceId", "t0"."confidence"::text, "t0"."rank"::text, "t0"."note", "t0"."visibility"::text, "t0"."audienceId", "t0"."circle", "t0"."version", "t0"."createdAt", "t0"."updatedAt", "Claim_source"."__prisma_data__" AS "source" FROM "public"."Claim" AS "t0" LEFT JOIN "public"."Source" AS "j1" ON ("j1"."id") = ("t0"."sourceId") LEFT JOIN LATERAL (SELECT JSONB_BUILD_OBJECT('id', "t2"."id", 'slug', "t2"."slug", 'kind', "t2"."kind", 'title', "t2"."title", 'sortName', "t2"."sortName", 'publisher', "t2"."publisher", 'url', "t2"."url", 'publishedOn', "t2"."publishedOn", 'retrievedOn', "t2"."retrievedOn", 'witnessRole', "t2"."witnessRole", 'witnessedOn', "t2"."witnessedOn", 'note', "t2"."note", 'visibility', "t2"."visibility", 'audienceId', "t2"."audienceId", 'circle', "t2"."circle", 'version', "t2"."version", 'createdAt', "t2"."createdAt", 'updatedAt', "t2"."updatedAt") AS "__prisma_data__" FROM "public"."Source" AS "t2" WHERE "t0"."sourceId" = "t2"."id" LIMIT $1) AS "Claim_source" ON true WHERE ("t0"."actorId" IN ($2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25,$26) AND "t0"."property" = $27 AND "t0"."number" IS NOT NULL AND "t0"."circle" IN ($28) AND ("j1"."circle" IN ($29) AND ("j1"."id" IS NOT NULL))) ORDER BY "t0"."trueMin" ASC, "t0"."id" ASC

SELECT COUNT(*) AS "_count$_all" FROM (SELECT "public"."Actor"."id" FROM "public"."Actor" WHERE ("public"."Actor"."circle" IN ($1) AND "public"."Actor"."mergedIntoId" IS NULL AND "public"."Actor"."kind" = CAST($2::text AS "public"."ActorKind")) OFFSET $3) AS "sub"

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
