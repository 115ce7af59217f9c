import type pg from 'pg'
import type { Run } from '../../src/network/engine.ts'

/** How many pairs of actors there are, each with one writer. */
export const pairCount = 3

const slugs = (pair: number) => [`uji-pasangan-${pair}-a`, `uji-pasangan-${pair}-b`] as const

/** Two actors with one tie between them: each bears the name `<number> <id of the tie>`. */
export interface Pair {
  readonly names: readonly string[]
  readonly ties: readonly string[]
}

/** Makes the actors of all pairs, without names of their own yet. */
export async function makePairs(pool: pg.Pool): Promise<void> {
  for (let pair = 0; pair < pairCount; pair++) {
    for (const slug of slugs(pair)) {
      await pool.query(
        `INSERT INTO "Actor" (id, kind, slug, name, "sortName", classification, level, visibility, "updatedAt")
         VALUES (gen_random_uuid(), 'GROUP', $1, '0', $1, 'UNION', 'VILLAGE', 'PUBLIC', now())`,
        [slug],
      )
    }
    await renew(pool, pair, 1)
  }
}

/** One transaction after which a pair has the next number and another tie; returns when it is kept. */
export async function renew(pool: pg.Pool, pair: number, number: number): Promise<void> {
  const client = await pool.connect()
  client.on('error', () => undefined)
  const tie = crypto.randomUUID()
  const [a, b] = slugs(pair)
  try {
    await client.query('BEGIN')
    await client.query(`UPDATE "Actor" SET name = $2 WHERE slug = $1`, [a, `${number} ${tie}`])
    await client.query(
      `DELETE FROM "Tie" WHERE "fromId" = (SELECT id FROM "Actor" WHERE slug = $1)`,
      [a],
    )
    await client.query(
      `INSERT INTO "Tie" (id, kind, "fromId", "toId", visibility, "updatedAt")
       SELECT $1, 'OPPOSES', a.id, b.id, 'PUBLIC', now() FROM "Actor" a, "Actor" b
       WHERE a.slug = $2 AND b.slug = $3`,
      [tie, a, b],
    )
    await client.query(`UPDATE "Actor" SET name = $2 WHERE slug = $1`, [b, `${number} ${tie}`])
    await client.query('COMMIT')
  } finally {
    client.release(true)
  }
}

/** All pairs as the records have them, each read by one statement: its writer may still be at it. */
export const pairsOfRecords = async (pool: pg.Pool): Promise<Pair[]> =>
  each(async (a, b) => {
    const { rows } = await pool.query<Pair>(
      `SELECT (SELECT array_agg(name) FROM "Actor" WHERE slug IN ($1, $2)) AS names,
         (SELECT array_agg(t.id) FROM "Tie" t
          JOIN "Actor" f ON f.id = "fromId" JOIN "Actor" o ON o.id = "toId"
          WHERE f.slug = $1 AND o.slug = $2) AS ties`,
      [a, b],
    )
    return { names: rows[0]?.names ?? [], ties: rows[0]?.ties ?? [] }
  })

/** All pairs as the graph has them. */
export const pairsOfGraph = async (run: Run): Promise<Pair[]> =>
  each(async (a, b) => {
    const names = await run('MATCH (n:Actor) WHERE n.slug IN [$a, $b] RETURN n.name AS name', {
      a,
      b,
    })
    const ties = await run(
      'MATCH (a:Actor {slug: $a})-[r:OPPOSES]->(b:Actor {slug: $b}) RETURN r.id AS id',
      { a, b },
    )
    return {
      names: names.map(({ name }) => name as string),
      ties: ties.map(({ id }) => id as string),
    }
  })

const each = async (read: (a: string, b: string) => Promise<Pair>): Promise<Pair[]> => {
  const pairs: Pair[] = []
  for (let pair = 0; pair < pairCount; pair++) pairs.push(await read(...slugs(pair)))
  return pairs
}

/** The number of a pair; NaN when it is one half of a transaction and one half of another. */
export function numberOf({ names, ties }: Pair): number {
  const [first = '', second] = names
  const [number, tie] = first.split(' ')
  const whole = names.length === 2 && first === second && ties.length === 1 && ties[0] === tie
  return whole ? Number(number) : Number.NaN
}
