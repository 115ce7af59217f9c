import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { StartError } from '../model/start-error.ts'
import { PrismaClient } from './generated/client.ts'
import { loggingClient, type StatementLog } from './logging-client.ts'
import { oneByOne } from './one-by-one.ts'
import { recordsFault, startFault } from './records-fault.ts'
import { asRole, type DatabaseRole } from './roles.ts'
import { endWhenSilent } from './silent-server.ts'

/** The record store: Prisma and plain SQL over one pool. */
export interface Records {
  readonly prisma: PrismaClient
  readonly pool: pg.Pool
  readonly url: string
  /** Waits for statements under way, then lets go of all connections. */
  close(): Promise<void>
}

/** Milliseconds: a statement's limit, and how long to wait for a connection. */
const statementTimeout = 3000
const connectionTimeout = 3000

/**
 * Opens the records at an address; connects at the first statement. `log` is told every statement;
 * `max` is the most connections at once (10). With a `role` row-level security holds what is done
 * here to what that role may; without one it is done as the owner of the tables.
 */
export function openRecords(
  address: string,
  options: { log?: StatementLog; max?: number; role?: DatabaseRole } = {},
): Records {
  const { role } = options
  const url = role ? asRole(address, role) : address
  const pool = new pg.Pool({
    connectionString: inUtc(url),
    max: options.max ?? 10,
    statement_timeout: statementTimeout,
    connectionTimeoutMillis: connectionTimeout,
    keepAlive: true,
    Client: oneByOne(options.log ? loggingClient(options.log) : pg.Client),
  })
  // An idle connection that breaks is replaced at the next statement, which tells if it cannot be.
  pool.on('error', () => undefined)
  endWhenSilent(pool, 2 * statementTimeout)
  const prisma = refusing(new PrismaClient({ adapter: new PrismaPg(pool) }))
  let closed: Promise<void> | null = null
  const close = async (): Promise<void> => {
    await prisma.$disconnect()
    await pool.end()
  }
  return {
    prisma,
    pool,
    url,
    close: () => {
      closed ??= close()
      return closed
    },
  }
}

/** The client, with failures that are not our own fault turned into refusals. */
const refusing = (client: PrismaClient): PrismaClient =>
  client.$extends({
    query: {
      $allOperations: async ({ args, query }) => {
        try {
          return await query(args)
        } catch (error) {
          throw recordsFault(error) ?? error
        }
      },
    },
  }) as unknown as PrismaClient

/** Makes sure that the records can be used; a StartError in one line when they cannot. */
export async function checkRecords(records: Records): Promise<void> {
  try {
    const answer = await records.pool.query('SHOW server_version_num')
    const version = Number(answer.rows[0].server_version_num)
    if (version < oldestVersion) {
      throw new StartError(
        `The server at DATABASE_URL is PostgreSQL ${Math.floor(version / 10_000)}: Anyam needs ${oldestVersion / 10_000} or later.`,
      )
    }
  } catch (error) {
    throw startFault(error, records.url) ?? error
  }
}

const oldestVersion = 150_000

/** Prisma's adapter takes every time of day as UTC, so each connection has to speak in UTC. */
function inUtc(url: string): string {
  if (!URL.canParse(url)) return url
  const address = new URL(url)
  const options = address.searchParams.get('options')
  address.searchParams.set('options', [options, '-c TimeZone=UTC'].filter(Boolean).join(' '))
  return address.href
}
