import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** What a generated network holds. */
export interface Size {
  readonly actors: number
  readonly ties: number
}

/** Of ten actors seven are groups, and one each an alliance, a partner and a stakeholder. */
const kinds = [
  ['ALLIANCE', 'NETWORK'],
  ['PARTNER', 'NGO'],
  ['STAKEHOLDER', 'AGENCY'],
  ...Array.from({ length: 7 }, () => ['GROUP', 'LOCAL_GROUP']),
]

/**
 * Writes an invented network straight into the records: every actor public and placed in one of the
 * areas on record, ties of four kinds with preferential attachment, so that hubs exist, and with
 * known beginnings; of several of one kind between the same two, all but one have ended. The same
 * numbers give the same shape.
 */
export async function generate(pool: pg.Pool, size: Size): Promise<void> {
  const client = new pg.Client(pool.options)
  await client.connect()
  try {
    // More at once than a statement of the service has time for.
    await client.query('SET statement_timeout = 0')
    await insertAll(client, size)
  } finally {
    await client.end()
  }
}

async function insertAll(client: pg.Client, { actors, ties }: Size): Promise<void> {
  const ids: string[] = Array.from({ length: actors }, () => randomUUID())
  const kindAt = (n: number) => kinds[n % kinds.length] as [string, string]
  await client.query(
    `INSERT INTO "Actor" (id, kind, slug, name, "sortName", classification, level, visibility)
     SELECT id, kind::"ActorKind", 'uji-' || n, 'Uji ' || n, 'uji ' || n,
            classification::"Classification", 'REGENCY', 'PUBLIC'
     FROM unnest($1::uuid[], $2::text[], $3::text[])
          WITH ORDINALITY AS row(id, kind, classification, n)`,
    [ids, ids.map((_, n) => kindAt(n)[0]), ids.map((_, n) => kindAt(n)[1])],
  )
  await client.query(
    `INSERT INTO "ActorArea" (id, "actorId", "areaId", role)
     SELECT gen_random_uuid(), actor.id, area.id, 'SEAT'
     FROM unnest($1::uuid[]) WITH ORDINALITY AS actor(id, n)
     JOIN (SELECT id, row_number() OVER (ORDER BY code) AS place, count(*) OVER () AS places
           FROM "Area") area ON area.place = 1 + actor.n % area.places`,
    [ids],
  )
  const from: string[] = []
  const to: string[] = []
  const next = randomNumbers(7)
  const ends = [...ids]
  while (from.length < ties) {
    const a = ids[Math.floor(next() * ids.length)] as string
    const b = ends[Math.floor(next() * ends.length)] as string
    if (a === b) continue
    from.push(a)
    to.push(b)
    ends.push(b)
  }
  await client.query(
    `INSERT INTO "Tie" (id, kind, "fromId", "toId", since, "sinceMin", "sinceMax",
                         until, "untilMin", "untilMax", visibility)
     SELECT gen_random_uuid(), kind::"TieKind", f, t,
            year::text, make_date(year, 1, 1), make_date(year, 12, 31),
            CASE WHEN nth > 1 THEN year::text END,
            CASE WHEN nth > 1 THEN make_date(year, 1, 1) ELSE '0001-01-01' END,
            CASE WHEN nth > 1 THEN make_date(year, 12, 31) ELSE '9999-12-31' END, 'PUBLIC'
     FROM (SELECT *, row_number() OVER (PARTITION BY kind, f, t ORDER BY n) AS nth FROM (
       SELECT CASE kind WHEN 'ALLIED_WITH' THEN least(a, b) ELSE a END AS f,
              CASE kind WHEN 'ALLIED_WITH' THEN greatest(a, b) ELSE b END AS t, n, year, kind
       FROM (
           SELECT f AS a, t AS b, n, (2000 + n % 24)::int AS year,
                  CASE WHEN b.kind = 'ALLIANCE' THEN 'MEMBER_OF'
                       WHEN b.kind = 'PARTNER' AND a.kind = 'GROUP' THEN 'ACCOMPANIED_BY'
                       WHEN b.kind = 'STAKEHOLDER' THEN 'LOBBIES'
                       ELSE 'ALLIED_WITH' END AS kind
           FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS row(f, t, n)
           JOIN "Actor" a ON a.id = f JOIN "Actor" b ON b.id = t) drawn) ordered) counted`,
    [from, to],
  )
}

/** A small linear congruential generator: the same seed, the same numbers. */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}
