import { openRecords, type Records } from './database.ts'
import type { StatementLog } from './logging-client.ts'
import { checkRole, type DatabaseRole } from './roles.ts'

/** The records through a pool for each role, see `databaseRoles`. */
export interface Pools {
  readonly anonymous: Records
  readonly reader: Records
  readonly relay: Records
  readonly writer: Records
  /** Waits for statements under way, then lets go of all connections. */
  close(): Promise<void>
}

/** Opens the pools over the database at `url`; they connect at their first statements. */
export function openPools(url: string, options: { log?: StatementLog } = {}): Pools {
  const open = (role: DatabaseRole) => openRecords(url, { ...options, role })
  const pools = {
    ...{ anonymous: open('ANONYMOUS'), reader: open('READER') },
    ...{ relay: open('RELAY'), writer: open('WRITER') },
  }
  return {
    ...pools,
    close: async () => {
      await Promise.all(Object.values(pools).map((pool) => pool.close()))
    },
  }
}

/** Makes sure that each pool is held to its role; a StartError in one line when one is not. */
export async function checkPools({ anonymous, reader, relay, writer }: Pools): Promise<void> {
  await Promise.all([
    checkRole(anonymous, 'ANONYMOUS'),
    checkRole(reader, 'READER'),
    checkRole(relay, 'RELAY'),
    checkRole(writer, 'WRITER'),
  ])
}
