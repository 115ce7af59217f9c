import { databaseName } from './dirty.ts'
import type { PrismaClient } from './generated/client.ts'

/**
 * The token of the transaction that `run` is in: whoever hands it over with a later read sees what
 * this transaction wrote, once it has committed.
 */
export async function makeToken(run: Pick<PrismaClient, '$queryRaw'>): Promise<string> {
  const [row] = await run.$queryRaw<{ name: string; xid: string }[]>`
    SELECT ${databaseName} AS name, pg_current_xact_id()::text AS xid`
  if (!row) throw new Error('PostgreSQL did not tell its transaction.')
  return Buffer.from(`${row.name} ${row.xid}`).toString('base64url')
}
