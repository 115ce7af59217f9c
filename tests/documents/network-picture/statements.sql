MATCH (m:Watermark {id: 'main'})
RETURN m.incarnation AS incarnation, m.epoch AS epoch, m.owner AS owner,
  m.snapshot AS snapshot, coalesce(m.nonce, '') AS nonce, coalesce(m.movedAt, '') AS movedAt,
  m.cursor AS cursor, coalesce(m.projection, 0) AS projection,
  coalesce(m.poisoned, []) AS poisoned, coalesce(m.triedAt, '') AS triedAt,
  coalesce(m.comparison, '') AS comparison

MATCH (m:Watermark {id: 'main'})
RETURN m.incarnation AS incarnation, m.epoch AS epoch, m.owner AS owner,
  m.snapshot AS snapshot, coalesce(m.nonce, '') AS nonce, coalesce(m.movedAt, '') AS movedAt,
  m.cursor AS cursor, coalesce(m.projection, 0) AS projection,
  coalesce(m.poisoned, []) AS poisoned, coalesce(m.triedAt, '') AS triedAt,
  coalesce(m.comparison, '') AS comparison

MATCH (n:Actor)
WHERE ($every OR n.circle IN $circles) AND NOT n.id IN $hidden
WITH n LIMIT $limit
CALL (n) {
  MATCH (n)-[r]->(o:Actor)
  WHERE ($every OR r.circle IN $circles) AND NOT r.id IN $hidden AND r.sinceMin <= $asOf AND $asOf <= r.untilMax AND ($every OR o.circle IN $circles) AND NOT o.id IN $hidden
  RETURN collect(o.id) AS tie_toId, collect(type(r)) AS tie_kind, collect((r.sinceMax <= $asOf AND $asOf <= r.untilMin)) AS tie_certain, collect(coalesce(r.strength, -1.0)) AS tie_strength, collect(r.id) AS tie_id, collect(r.confidence) AS tie_confidence
}
RETURN n.id AS id, n.kind AS kind, n.slug AS slug, n.name AS name, n.sortName AS sortName, n.classification AS classification, n.area AS area, n.province AS province, tie_toId, tie_kind, tie_certain, tie_strength, tie_id, tie_confidence
