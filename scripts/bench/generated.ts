import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/** What a generated network holds. */
export interface Size {
  readonly actors: number
  readonly ties: number
}

/**
 * Writes an invented network straight into the records: every actor public, ties of three kinds with
 * preferential attachment, so that hubs exist. The same numbers give the same shape.
 */
export async function generate(pool: pg.Pool, { actors, ties }: Size): Promise<void> {
  const ids: string[] = Array.from({ length: actors }, () => randomUUID())
  await pool.query(
    `INSERT INTO "Actor" (id, kind, slug, name, "sortName", classification, level, visibility)
     SELECT id, 'GROUP', 'uji-' || n, 'Uji ' || n, 'uji ' || n, 'LOCAL_GROUP', 'REGENCY', 'PUBLIC'
     FROM unnest($1::uuid[]) WITH ORDINALITY AS row(id, n)`,
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
  await pool.query(
    `INSERT INTO "Tie" (id, kind, "fromId", "toId", visibility)
     SELECT gen_random_uuid(), (ARRAY['LOBBIES', 'INFLUENCES', 'OPPOSES'])[1 + n % 3]::"TieKind", f, t, 'PUBLIC'
     FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS row(f, t, n)`,
    [from, to],
  )
}

/** A small linear congruential generator: the same seed, the same numbers. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}
