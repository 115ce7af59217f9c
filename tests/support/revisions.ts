import type pg from 'pg'

/**
 * Moves the revisions that were written since the last call to a moment before the fixed day of the
 * tests, as if they had been written then.
 */
export async function writtenOn(pool: pg.Pool, moment: string): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('ALTER TABLE "Revision" DISABLE TRIGGER "Revision_stands"')
    await client.query(`UPDATE "Revision" SET at = $1 WHERE at > '2024-06-02'`, [moment])
    await client.query('ALTER TABLE "Revision" ENABLE TRIGGER "Revision_stands"')
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}
