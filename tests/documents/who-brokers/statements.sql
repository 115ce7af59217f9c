SELECT "t0"."id", "t0"."code" FROM "public"."Area" AS "t0" WHERE ("t0"."code" = $1 OR "t0"."code"::text LIKE ($2 || '%') OR "t0"."code" = $3 OR "t0"."code"::text LIKE ($4 || '%')) ORDER BY "t0"."id" ASC

SELECT "t0"."id", "t0"."code", "t0"."name" FROM "public"."Area" AS "t0" WHERE "t0"."code" IN ($1,$2,$3,$4)

SELECT "t0"."id", "t0"."kind"::text, "t0"."slug", "t0"."name" FROM "public"."Actor" AS "t0" WHERE ("t0"."id" IN ($1,$2,$3,$4,$5,$6,$7) AND "t0"."circle" IN ($8) AND "t0"."mergedIntoId" IS NULL)

SELECT "t0"."id", "t0"."kind"::text, "t0"."slug", "t0"."name" FROM "public"."Actor" AS "t0" WHERE ("t0"."id" IN ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10) AND "t0"."circle" IN ($11) AND "t0"."mergedIntoId" IS NULL)

SELECT "t0"."id", "t0"."kind"::text, "t0"."slug", "t0"."name" FROM "public"."Actor" AS "t0" WHERE ("t0"."id" IN ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25) AND "t0"."circle" IN ($26) AND "t0"."mergedIntoId" IS NULL)

CALL {
  UNWIND $end0 AS place
  MATCH (:Area {id: place})<-[at:LOCATED_IN]-(n:Actor) WHERE ($every OR at.circle IN $circles) AND NOT at.id IN $hidden
  RETURN 0 AS side, n
  UNION ALL
  UNWIND $end1 AS place
  MATCH (:Area {id: place})<-[at:LOCATED_IN]-(n:Actor) WHERE ($every OR at.circle IN $circles) AND NOT at.id IN $hidden
  RETURN 1 AS side, n
}
WITH side, n, count(*) AS places WHERE ($every OR n.circle IN $circles) AND NOT n.id IN $hidden
RETURN side, n.id AS id ORDER BY side, id

MATCH (m:Watermark {id: 'main'})
RETURN m.incarnation AS incarnation, m.epoch AS epoch, m.owner AS owner,
  m.snapshot AS snapshot, coalesce(m.nonce, '') AS nonce, coalesce(m.movedAt, '') AS movedAt,
  m.cursor AS cursor, coalesce(m.projection, 0) AS projection,
  coalesce(m.poisoned, []) AS poisoned, coalesce(m.triedAt, '') AS triedAt,
  coalesce(m.comparison, '') AS comparison, $hidden AS hidden
