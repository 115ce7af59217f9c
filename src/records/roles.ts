import { StartError } from '../model/start-error.ts'
import type { Records } from './database.ts'

/**
 * The roles that the pools take on, each for one sort of work; the migration `roles` makes them and
 * tells what they may. ANONYMOUS reads what is public, READER what the settings of its transaction
 * say, RELAY what the network follows, WRITER writes.
 */
export const databaseRoles = {
  ANONYMOUS: 'anyam_anonymous',
  READER: 'anyam_reader',
  RELAY: 'anyam_relay',
  WRITER: 'anyam_writer',
} as const

export type DatabaseRole = keyof typeof databaseRoles

/** What each role's connections begin with, as options of PostgreSQL. */
const options: Readonly<Record<DatabaseRole, readonly string[]>> = {
  ANONYMOUS: ['default_transaction_read_only=on'],
  // Transactions of this pool are snapshots, without a statement of their own for it.
  READER: ['default_transaction_read_only=on', 'default_transaction_isolation=repeatable\\ read'],
  RELAY: [],
  WRITER: [],
}

/** The address of the same database, at which each connection takes on a role. */
export function asRole(url: string, role: DatabaseRole): string {
  if (!URL.canParse(url)) return url
  const address = new URL(url)
  const given = address.searchParams.get('options')
  const added = [`role=${databaseRoles[role]}`, ...options[role]].map((one) => `-c ${one}`)
  address.searchParams.set('options', [given, ...added].filter(Boolean).join(' '))
  return address.href
}

/** Makes sure that a pool works as its role; a StartError when it does not, or nothing holds it. */
export async function checkRole(records: Records, role: DatabaseRole): Promise<void> {
  const found = await records.pool
    .query(
      `SELECT current_user AS name, rolsuper OR rolbypassrls AS free
       FROM pg_roles WHERE rolname = current_user`,
    )
    .catch((error: unknown) => {
      throw new StartError(cannot(role), { cause: error })
    })
  const [row] = found.rows as { name: string; free: boolean }[]
  if (row?.name !== databaseRoles[role] || row.free) throw new StartError(cannot(role))
}

const cannot = (role: DatabaseRole): string =>
  `The user of DATABASE_URL cannot work as ${databaseRoles[role]}: an administrator of the database runs GRANT ${Object.values(databaseRoles).join(', ')} TO that user (and lets the connection pass options, where a pooler stands between).`
