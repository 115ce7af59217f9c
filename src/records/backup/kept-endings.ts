import type pg from 'pg'
import { mostTightened } from '../tightened.ts'
import { nameOf } from './tables.ts'

/** What ended in a database that a backup is older than: it stays ended, whatever the backup says. */
const endings = [
  ['ApiKey', 'revokedAt'],
  ['Grant', 'revokedAt'],
  ['Account', 'closedAt'],
  ['Consent', 'withdrawnAt'],
  ['Person', 'restrictedAt'],
  ['Panic', 'closedAt'],
  ['Panic', 'tokensFrom'],
] as const

/** What is only ever added to: where the database has any of it, that stays, and the backup's does not come. */
export const addedTo: readonly string[] = ['AuditEntry', 'AuditSeal', 'DataRequest']

/** What of the records the network shows. */
const shown = ['Actor', 'Person', 'Issue', 'Tie', 'Membership', 'Stance', 'ActorArea']

/** Notes what has ended, before the rows go; to be given back after others have come. */
export async function noteEndings(client: pg.Client): Promise<void> {
  await client.query(
    'CREATE TEMP TABLE ending ("table" text, "column" text, id text, at timestamptz) ON COMMIT DROP',
  )
  for (const [table, column] of endings) {
    await client.query(
      `INSERT INTO ending SELECT $1, $2, id::text, "${column}" FROM ${nameOf(table)}
       WHERE "${column}" IS NOT NULL`,
      [table, column],
    )
  }
}

/** Ends again what was noted, where it is among the rows that came; tells how much. */
export async function giveBackEndings(client: pg.Client): Promise<number> {
  let count = 0
  for (const [table, column] of endings) {
    const later = column === 'tokensFrom' ? `row."${column}" < ending.at` : 'false'
    const { rowCount } = await client.query(
      `UPDATE ${nameOf(table)} row SET "${column}" = ending.at FROM ending
       WHERE ending."table" = $1 AND ending."column" = $2 AND ending.id = row.id::text
         AND (row."${column}" IS NULL OR ${later})`,
      [table, column],
    )
    count += rowCount ?? 0
  }
  return count
}

/** Has the network leave out, until it has compared everything, the records that it may show by now. */
export async function hideFromNetwork(client: pg.Client): Promise<void> {
  const all = shown.map((table) => `SELECT id FROM ${nameOf(table)}`).join(' UNION ALL ')
  // One more than it looks at: beyond, it says that it is behind.
  await client.query(
    `INSERT INTO public."Tightened" (id)
     SELECT DISTINCT id FROM (SELECT id FROM (${all}) every LIMIT $1) few ON CONFLICT DO NOTHING`,
    [mostTightened + 1],
  )
}
