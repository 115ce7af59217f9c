SELECT "t0"."id", "t0"."kind"::text, "t0"."slug", "t0"."name" FROM "public"."Actor" AS "t0" WHERE ("t0"."id" IN ($1,$2,$3,$4,$5) AND "t0"."circle" IN ($6) AND "t0"."mergedIntoId" IS NULL)

SELECT "t0"."id", "t0"."kind"::text, "t0"."slug", "t0"."name" FROM "public"."Actor" AS "t0" WHERE ("t0"."id" IN ($1,$2,$3,$4,$5,$6,$7,$8) AND "t0"."circle" IN ($9) AND "t0"."mergedIntoId" IS NULL)

SELECT "t0"."id", "t0"."name" FROM "public"."Actor" AS "t0" WHERE ("t0"."circle" IN ($1) AND "t0"."mergedIntoId" IS NULL AND "t0"."id" IN ($2))

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
