
    SELECT look.place::int AS place, settled.*
    FROM unnest(
      $1::uuid[],
      $2::date[],
      $3::boolean[]
    ) WITH ORDINALITY AS look(issue, day, judged, place)
    CROSS JOIN LATERAL (
      SELECT DISTINCT ON (stance."actorId") stance.*, actor."sortName"
      FROM "Stance" AS stance JOIN "Actor" AS actor ON actor."id" = stance."actorId"
      WHERE stance."issueId" = look.issue AND stance."asOf" <= look.day
        AND (NOT look.judged OR num_nulls(stance."power", stance."interest") = 0)
        AND "stance"."circle" = ANY($4::text[]) AND ("stance"."actorId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "stance_actor" WHERE "stance_actor"."id" = "stance"."actorId"
      AND "stance_actor"."circle" = ANY($5::text[]) AND "stance_actor"."mergedIntoId" IS NULL)) AND ("stance"."issueId" IS NOT NULL AND EXISTS (
    SELECT FROM "Issue" AS "stance_issue" WHERE "stance_issue"."id" = "stance"."issueId"
      AND "stance_issue"."circle" = ANY($6::text[])))
      ORDER BY stance."actorId", stance."asOf" DESC, stance."createdAt" DESC, stance."id" DESC
      LIMIT $7
    ) AS settled
    ORDER BY look.place,
      row_number() OVER (PARTITION BY look.place ORDER BY settled."actorId") > $8,
      settled."sortName", settled."actorId"

SELECT "t0"."id" FROM "public"."Tie" AS "t0" LEFT JOIN "public"."Actor" AS "j1" ON ("j1"."id") = ("t0"."fromId") LEFT JOIN "public"."Actor" AS "j2" ON ("j2"."id") = ("t0"."toId") WHERE ("t0"."id" IN ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11) AND "t0"."circle" IN ($12) AND "t0"."absorbedBy" IS NULL AND ("j1"."circle" IN ($13) AND "j1"."mergedIntoId" IS NULL AND ("j1"."id" IS NOT NULL)) AND ("j2"."circle" IN ($14) AND "j2"."mergedIntoId" IS NULL AND ("j2"."id" IS NOT NULL)))

SELECT "t0"."id", "Issue_seats"."__prisma_data__" AS "seats" FROM "public"."Issue" AS "t0" LEFT JOIN LATERAL (SELECT COALESCE(JSONB_AGG("__prisma_data__"), '[]') AS "__prisma_data__" FROM (SELECT "t3"."__prisma_data__" FROM (SELECT JSONB_BUILD_OBJECT('actorId', "t2"."actorId", 'role', "t2"."role", 'weight', "t2"."weight", 'actorId', "t2"."actorId", 'actor', "Seat_actor"."__prisma_data__") AS "__prisma_data__", "t2"."actorId", "t2"."role", "t2"."absorbedBy", "t2"."issueId" FROM (SELECT "t1".* FROM "public"."Seat" AS "t1" WHERE "t0"."id" = "t1"."issueId" /* root select */) AS "t2" LEFT JOIN LATERAL (SELECT JSONB_BUILD_OBJECT('name', "t5"."name") AS "__prisma_data__" FROM "public"."Actor" AS "t5" WHERE "t2"."actorId" = "t5"."id" LIMIT $1) AS "Seat_actor" ON true /* inner select */) AS "t3" LEFT JOIN "public"."Actor" AS "orderby_1" ON ("orderby_1"."id") = ("t3"."actorId") LEFT JOIN "public"."Issue" AS "j6" ON ("j6"."id") = ("t3"."issueId") LEFT JOIN "public"."Actor" AS "j7" ON ("j7"."id") = ("t3"."actorId") WHERE ("t3"."absorbedBy" IS NULL AND ("j6"."circle" IN ($2) AND ("j6"."id" IS NOT NULL)) AND ("j7"."circle" IN ($3) AND "j7"."mergedIntoId" IS NULL AND ("j7"."id" IS NOT NULL))) ORDER BY "orderby_1"."sortName" ASC, "t3"."actorId" ASC, "t3"."role" ASC LIMIT $4 /* middle select */) AS "t4" /* outer select */) AS "Issue_seats" ON true WHERE ("t0"."circle" IN ($5) AND "t0"."slug" = $6) LIMIT $7

SELECT "t0"."id", "t0"."kind"::text, "t0"."slug", "t0"."name" FROM "public"."Actor" AS "t0" WHERE ("t0"."id" IN ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12) AND "t0"."circle" IN ($13) AND "t0"."mergedIntoId" IS NULL)

SELECT "t0"."id", "t0"."name" FROM "public"."Actor" AS "t0" WHERE ("t0"."circle" IN ($1) AND "t0"."mergedIntoId" IS NULL AND "t0"."id" IN ($2,$3,$4,$5,$6,$7))

SELECT "t0"."id", "t0"."slug" FROM "public"."Actor" AS "t0" WHERE ("t0"."circle" IN ($1) AND "t0"."mergedIntoId" IS NULL AND (1=0 OR "t0"."slug" IN ($2)))

MATCH (m:Watermark {id: 'main'})
RETURN m.incarnation AS incarnation, m.epoch AS epoch, m.owner AS owner,
  m.snapshot AS snapshot, coalesce(m.nonce, '') AS nonce, coalesce(m.movedAt, '') AS movedAt,
  m.cursor AS cursor, coalesce(m.projection, 0) AS projection,
  coalesce(m.poisoned, []) AS poisoned, coalesce(m.triedAt, '') AS triedAt,
  coalesce(m.comparison, '') AS comparison, $hidden AS hidden

MATCH (m:Watermark {id: 'main'})
RETURN m.incarnation AS incarnation, m.epoch AS epoch, m.owner AS owner,
  m.snapshot AS snapshot, coalesce(m.nonce, '') AS nonce, coalesce(m.movedAt, '') AS movedAt,
  m.cursor AS cursor, coalesce(m.projection, 0) AS projection,
  coalesce(m.poisoned, []) AS poisoned, coalesce(m.triedAt, '') AS triedAt,
  coalesce(m.comparison, '') AS comparison, $hidden AS hidden

MATCH (n:Actor)
WHERE n.id > $after AND ($every OR n.circle IN $circles) AND NOT n.id IN $hidden
WITH n ORDER BY n.id LIMIT $limit
CALL (n) {
  MATCH (n)-[r]->(o:Actor)
  WHERE ($every OR r.circle IN $circles) AND NOT r.id IN $hidden AND r.sinceMin <= $asOf AND $asOf <= r.untilMax AND ($every OR o.circle IN $circles) AND NOT o.id IN $hidden
  RETURN collect(r.id) AS tie_id, collect(o.id) AS tie_to, collect(type(r)) AS tie_kind, collect(coalesce(r.strength, -1.0)) AS tie_strength, collect(r.confidence) AS tie_confidence, collect((r.sinceMax <= $asOf AND $asOf <= r.untilMin)) AS tie_certain, collect(coalesce(r.lastConfirmedOn, '')) AS tie_confirmed
}
RETURN n.id AS id, n.kind AS kind, n.classification AS classification, n.province AS province, tie_id, tie_to, tie_kind, tie_strength, tie_confidence, tie_certain, tie_confirmed ORDER BY id
