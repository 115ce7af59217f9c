import type pg from 'pg'
import { nameOf } from './tables.ts'

/** Notes who may see each record that is not public, before the rows go. */
export async function noteCircles(client: pg.Client): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE narrower ("table" text, id uuid, visibility public."Visibility",
       audience uuid, exact boolean, PRIMARY KEY ("table", id)) ON COMMIT DROP`,
  )
  for (const { table } of await tablesWithCircles(client)) {
    await client.query(
      `INSERT INTO narrower SELECT $1, id, visibility, (to_jsonb(row)->>'audienceId')::uuid,
         (to_jsonb(row)->>'exact')::boolean
       FROM ${nameOf(table)} row WHERE visibility <> 'PUBLIC' OR to_jsonb(row)->>'exact' = 'false'`,
      [table],
    )
  }
}

/**
 * Keeps narrow what the backup would show to more people, or to others, than could see it before, and
 * a place inexact that had become so; tells of how many records. Where the group whose a record is
 * does not come with the backup, nobody else sees it either.
 */
export async function giveBackCircles(client: pg.Client): Promise<number> {
  let count = 0
  for (const { table, hasAudience, hasExact } of await tablesWithCircles(client)) {
    const name = nameOf(table)
    if (hasExact) {
      const { rowCount } = await client.query(
        `UPDATE ${name} row SET exact = false FROM narrower was
         WHERE was."table" = $1 AND was.id = row.id AND row.exact AND NOT was.exact`,
        [table],
      )
      count += rowCount ?? 0
    }
    const others = hasAudience
      ? 'OR row.visibility = was.visibility AND row."audienceId" IS DISTINCT FROM was.audience'
      : ''
    const { rows } = await client.query<{ id: string }>(
      `SELECT row.id FROM ${name} row JOIN narrower was ON was."table" = $1 AND was.id = row.id
       WHERE row.visibility < was.visibility ${others} ORDER BY row.id`,
      [table],
    )
    const ids = rows.map(({ id }) => id)
    await narrow(client, { table, hasAudience }, ids)
    count += ids.length
  }
  return count
}

interface WithCircle {
  readonly table: string
  readonly hasAudience: boolean
  readonly hasExact: boolean
}

async function tablesWithCircles(client: pg.Client): Promise<WithCircle[]> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `SELECT table_name AS "table", array_agg(column_name::text) AS columns
     FROM information_schema.columns WHERE table_schema = 'public'
     GROUP BY 1 HAVING 'visibility' = ANY(array_agg(column_name::text)) ORDER BY 1`,
  )
  return rows.map(({ table, columns }) => ({
    table,
    hasAudience: columns.includes('audienceId'),
    hasExact: columns.includes('exact'),
  }))
}

/** Narrows each; one beside which the same stands there already, is then seen by nobody. */
async function narrow(
  client: pg.Client,
  { table, hasAudience }: Pick<WithCircle, 'table' | 'hasAudience'>,
  ids: readonly string[],
): Promise<void> {
  const change = async (id: string, columns: string): Promise<boolean> => {
    await client.query('SAVEPOINT narrowing')
    try {
      await client.query(
        `UPDATE ${nameOf(table)} row SET ${columns} FROM narrower was
         WHERE was."table" = $1 AND was.id = row.id AND row.id = $2`,
        [table, id],
      )
      return true
    } catch (error) {
      if (!['23505', '23P01'].includes((error as pg.DatabaseError).code ?? '')) throw error
      await client.query('ROLLBACK TO SAVEPOINT narrowing')
      return false
    } finally {
      await client.query('RELEASE SAVEPOINT narrowing')
    }
  }
  let left = ids
  for (let before = left.length + 1; left.length < before; ) {
    before = left.length
    const refused: string[] = []
    for (const id of left) {
      if (!(await change(id, hasAudience ? asBefore : 'visibility = was.visibility'))) {
        refused.push(id)
      }
    }
    // One of them may have stood in the way of another one.
    left = refused
  }
  for (const id of left) await change(id, `visibility = 'SELF', "audienceId" = row.id`)
}

const stands = `(was.audience IS NULL OR EXISTS (SELECT FROM public."Actor" actor
  WHERE actor.id = was.audience AND actor."mergedIntoId" IS NULL))`

const asBefore = `visibility = CASE WHEN ${stands} THEN was.visibility ELSE 'SELF' END,
  "audienceId" = CASE WHEN ${stands} THEN was.audience END`
