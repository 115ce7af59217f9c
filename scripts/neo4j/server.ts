import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { StartError } from '../../src/model/start-error.ts'
import { within } from '../../src/network/timer.ts'
import { fetchJars, jarFolder, neo4jObstacle } from './jars.ts'

export interface Neo4jServer {
  readonly uri: string
  readonly user: string
  readonly password: string
  readonly pid: number
  /** Ends the server, cleanly if it still listens, and waits until it is gone. */
  stop(): Promise<void>
}

export interface Neo4jOptions {
  /** The folder that holds its data; made when it is not there. */
  readonly home: string
  /** The Bolt port on the loopback address. Default: a free one. */
  readonly port?: number
  /** At least 8 characters. Set when the data are made; later starts must give the same. */
  readonly password: string
  /** Where the jars are, or are to be fetched to. */
  readonly lib?: string
}

/**
 * Starts a real Neo4j Community on the loopback address and waits until it serves. It ends when
 * `stop` is called or when this process ends, however that happens. Throws a StartError when Java
 * or Maven are missing, the jars cannot be fetched or the server does not come up.
 */
export async function startNeo4j(options: Neo4jOptions): Promise<Neo4jServer> {
  const { password, lib = jarFolder() } = options
  const obstacle = neo4jObstacle(lib)
  if (obstacle) throw new StartError(obstacle)
  fetchJars(lib)
  const home = resolve(options.home)
  mkdirSync(home, { recursive: true })
  setPassword(home, lib, password)
  const port = options.port ?? (await freePort())
  const child = launch(home, lib, port)
  try {
    await within(startTimer, started(child), () => new StartError(tooLate))
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
  return {
    uri: `bolt://127.0.0.1:${port}`,
    user: 'neo4j',
    password,
    pid: child.pid as number,
    stop: () => end(child),
  }
}

const startTimer = 120_000
const tooLate = 'Neo4j did not start within two minutes.'

const settings = (port: number): Record<string, string> => ({
  'server.bolt.listen_address': `127.0.0.1:${port}`,
  'server.bolt.advertised_address': `127.0.0.1:${port}`,
  'server.http.enabled': 'false',
  'server.memory.pagecache.size': '64m',
  'dbms.security.auth_enabled': 'true',
  'dbms.usage_report.enabled': 'false',
  // Without it a clean stop waits 10 seconds for Bolt's threads.
  'internal.server.bolt.thread_pool_shutdown_wait_time': '0s',
})

function launch(home: string, lib: string, port: number): ChildProcess {
  return spawn(
    'java',
    [
      '-Xmx512m',
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      '-cp',
      join(lib, '*'),
      join(import.meta.dirname, 'Launcher.java'),
      `--home-dir=${home}`,
      '--console-mode',
      ...Object.entries(settings(port)).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  )
}

/** Neo4j takes a first password only before its data are made. */
function setPassword(home: string, lib: string, password: string): void {
  if (existsSync(join(home, 'data/databases/system'))) return
  const result = spawnSync(
    'java',
    [
      '-cp',
      join(lib, '*'),
      'org.neo4j.server.startup.Neo4jAdminCommand',
      'dbms',
      'set-initial-password',
      password,
    ],
    { encoding: 'utf8', env: { ...process.env, NEO4J_HOME: home } },
  )
  if (result.status !== 0) {
    throw new StartError(`Neo4j did not take its first password: ${lastLine(result.stderr)}`)
  }
}

async function started(child: ChildProcess): Promise<void> {
  let output = ''
  await new Promise<void>((ready, failed) => {
    const fail = () => failed(new StartError(`Neo4j did not start: ${reasonIn(output)}`))
    const hear = (chunk: Buffer) => {
      output = (output + chunk).slice(-20_000)
      if (/\bStarted\.\s/.test(output)) ready()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('error', fail)
    child.once('exit', fail)
  })
}

function reasonIn(output: string): string {
  const lines = output.split('\n')
  const cause = lines.findLast((line) => line.includes('Caused by'))
  return cause?.trim() ?? lines.find((line) => line.includes('ERROR')) ?? lastLine(output)
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? ''

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  const force = setTimeout(() => child.kill('SIGKILL'), 15_000)
  child.stdin?.end()
  await gone
  clearTimeout(force)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
