import { spawn } from 'node:child_process'
import {
  closeSync,
  fchownSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '../model/start-error.ts'
import { type Cluster, isRunning } from './embedded-cluster.ts'
import { explain, type Programs, runProgram, spawnOptions } from './embedded-programs.ts'

/** A server that runs on a cluster. */
export interface Server {
  readonly pid: number
  readonly port: number
}

/** Milliseconds that a start or a stop may take, recovery after a crash included. */
const patience = 60_000

/** Bytes of log above which a start begins it anew. */
const largestLog = 5_000_000

/**
 * The server on this cluster, started when there is none. PostgreSQL's own lock decides between
 * several that start one at once: the losers end, and their starters use the winner.
 */
export async function ensureServer(
  cluster: Cluster,
  programs: Programs,
): Promise<Server & { startedHere: boolean }> {
  const end = Date.now() + patience
  let attempt: Attempt | null = null
  while (Date.now() < end) {
    const found = readServer(cluster)
    if (found?.ready) return { ...found, startedHere: found.pid === attempt?.pid }
    if (attempt === null && found === null) attempt = await launch(cluster, programs)
    if (attempt?.ended) {
      if (!passes(attempt.said)) throw new StartError(explain(attempt.said, programs.postgres))
      attempt = null
      await sleep(50)
    }
    await sleep(10)
  }
  throw new StartError(
    `PostgreSQL in ${cluster.folder} is not ready after ${patience / 1000} s: see ${cluster.log}, or set DATABASE_URL to a server of your own.`,
  )
}

/** Stops this very server, letting nobody finish, and waits for its end. */
export async function stopServer(
  cluster: Cluster,
  server: Server,
  programs: Programs,
): Promise<void> {
  // Its own waiting would go on when somebody has started the next server at once.
  const args = ['stop', '--pgdata', cluster.data, '--mode', 'fast', '--no-wait']
  await runProgram(programs, programs.stopper, args, cluster.folder)
  const end = Date.now() + patience
  while (readServer(cluster)?.pid === server.pid && Date.now() < end) await sleep(10)
}

/** What ends by itself: another server on the same data, or another process on the same port. */
const passes = (said: string): boolean =>
  /lock file .* (already exists|is empty)|still in use|is shut down|could not bind|Address already in use/i.test(
    said,
  )

/** The server that runs on this cluster now, and whether it takes connections; null when none does. */
function readServer(cluster: Cluster): (Server & { ready: boolean }) | null {
  const file = join(cluster.data, 'postmaster.pid')
  let lines: string[]
  try {
    lines = readFileSync(file, 'utf8').split('\n')
  } catch {
    return null
  }
  const pid = Number(lines[0])
  if (!(pid > 0) || !isRunning(pid)) return null
  if (!isPostgres(pid)) {
    // After a crash the number may have gone to another program, which PostgreSQL cannot tell.
    rmSync(file, { force: true })
    return null
  }
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/** Whether a process may be a PostgreSQL server, and no mere remnant of one; only Linux can tell. */
function isPostgres(pid: number): boolean {
  if (process.platform !== 'linux') return true
  try {
    return /^\d+ \(postgres.*\) [^ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** One try at starting a server: whether its process has ended, and what it said by then. */
interface Attempt {
  readonly pid: number | undefined
  ended: boolean
  said: string
}

async function launch(cluster: Cluster, programs: Programs): Promise<Attempt> {
  const log = openSync(cluster.log, 'a', 0o600)
  if (programs.runAs) fchownSync(log, programs.runAs.uid, programs.runAs.gid)
  if (fstatSync(log).size > largestLog) ftruncateSync(log)
  const start = fstatSync(log).size
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${await freePort()}`,
    'unix_socket_directories=',
    'max_connections=200',
  ].flatMap((setting) => ['-c', setting])
  const child = spawn(programs.postgres, ['-D', cluster.data, ...settings], {
    ...spawnOptions(programs, cluster.folder),
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  const attempt: Attempt = { pid: child.pid, ended: false, said: '' }
  const end = (said: string) => Object.assign(attempt, { ended: true, said })
  child.once('error', (error) => end(error.message))
  child.once('exit', () => end(readFileSync(cluster.log).subarray(start).toString()))
  return attempt
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
