import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { StartError } from '../model/start-error.ts'
import { type Cluster, ensureCluster } from './embedded-cluster.ts'
import { findPrograms } from './embedded-programs.ts'
import { ensureServer, stopServer } from './embedded-server.ts'
import { letGo } from './let-go.ts'

const database = 'anyam'

/** Key of the advisory lock that everyone who uses the server holds shared, in database postgres. */
const usersLock = 1_634_629_997

/** A connection that can stop holding the process alive, which the client's types leave out. */
type Lease = pg.Client & { ref(): void; unref(): void }

/** A running embedded PostgreSQL. */
export interface Embedded {
  readonly url: string
  /** Whether this call started the server; false when it was found running. */
  readonly startedHere: boolean
  /** Ends this use; the server stops with its last user. Call it after the pools are closed. */
  stop(): Promise<void>
}

/**
 * Starts PostgreSQL on data under `home`, or finds the server that runs there, and makes the
 * database `anyam` when it is missing. It listens on 127.0.0.1 alone, behind a password kept in a
 * file of mode 0600. A server that a killed process left behind is taken over. StartError: it
 * cannot be had, with what to do.
 */
export async function startEmbedded(home: string): Promise<Embedded> {
  const programs = await findPrograms()
  const cluster = await ensureCluster(resolve(home), programs)
  const { server, lease } = await takeLease(cluster, () => ensureServer(cluster, programs))
  await lease.query(`CREATE DATABASE ${database}`).catch(unlessThere)
  lease.unref()
  let stopped: Promise<void> | null = null
  const stop = async (): Promise<void> => {
    lease.ref()
    const last = await giveBack(lease)
    if (last) await stopServer(cluster, server, programs)
    await letGo(lease)
  }
  return {
    url: urlOf(cluster, server, database),
    startedHere: server.startedHere,
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}

/**
 * Enters among the server's users: a connection that holds the lock shared for as long as this
 * process lives. Whoever is last to leave holds the lock alone and stops the server; who comes at
 * that moment finds no server and starts one.
 */
async function takeLease<S extends { port: number }>(
  cluster: Cluster,
  serve: () => Promise<S>,
): Promise<{ server: S; lease: Lease }> {
  for (let attempt = 1; ; attempt += 1) {
    const server = await serve()
    const lease = new pg.Client({
      connectionString: urlOf(cluster, server, 'postgres'),
      application_name: 'anyam lease',
      connectionTimeoutMillis: 5000,
      keepAlive: true,
    }) as Lease
    lease.on('error', () => undefined)
    try {
      await lease.connect()
      await lease.query('SELECT pg_advisory_lock_shared($1)', [usersLock])
      return { server, lease }
    } catch (error) {
      await letGo(lease)
      if (attempt === 20 || isRefusal(error)) {
        throw new StartError(
          `PostgreSQL in ${cluster.folder} runs, but does not let Anyam in (${(error as Error).message}): see ${cluster.log}, or set ANYAM_HOME to another folder.`,
          { cause: error },
        )
      }
      await sleep(50)
    }
  }
}

/** Whether this was the last user; it then holds the lock alone. False when the server is away. */
async function giveBack(lease: Lease): Promise<boolean> {
  try {
    await lease.query('SELECT pg_advisory_unlock_shared($1)', [usersLock])
    const answer = await lease.query('SELECT pg_try_advisory_lock($1) AS last', [usersLock])
    return answer.rows[0].last
  } catch {
    return false
  }
}

const isRefusal = (error: unknown): boolean =>
  ['28P01', '28000'].includes((error as { code?: string }).code ?? '')

function unlessThere(error: unknown): void {
  // Two who create one database at once: the later meets its name either checked or stored.
  const code = (error as { code?: string }).code ?? ''
  if (code !== '42P04' && code !== '23505') throw error
}

const urlOf = (cluster: Cluster, server: { port: number }, name: string): string =>
  `postgresql://${cluster.user}:${cluster.password}@127.0.0.1:${server.port}/${name}`
