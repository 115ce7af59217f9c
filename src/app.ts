import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { makeChangeFeed } from './api/change-feed.ts'
import { makeContext } from './api/make-context.ts'
import { schema } from './api/schema.ts'
import type { Config } from './config.ts'
import { type GuardedEngine, withBreaker } from './network/breaker.ts'
import { defineGraph } from './network/define.ts'
import type { Engine } from './network/engine.ts'
import { openGrafeo } from './network/engines/grafeo.ts'
import { openNeo4j } from './network/engines/neo4j.ts'
import { checkNeo4j } from './network/engines/neo4j-check.ts'
import { cursorEnd, readWatermark } from './network/watermark.ts'
import { checkRecords, openRecords, type Records } from './records/database.ts'
import { startEmbedded } from './records/embedded.ts'
import { migrate } from './records/migrations.ts'
import { loadSeed } from './records/seed.ts'
import { openPastNetworks } from './relay/past.ts'
import { catchUp } from './relay/reconcile.ts'
import { type Relay, startRelay } from './relay/relay.ts'
import { listenTo } from './relay/wake.ts'
import { makeServer } from './server/server.ts'

const migrations = join(fileURLToPath(new URL('..', import.meta.url)), 'prisma/migrations')

export interface App {
  readonly url: string
  /** Drains: readiness off, requests finish, stores close. */
  stop(): Promise<void>
}

/** The only composition root: records, network, relay and server, in the order they need each other. */
export async function startApp(
  config: Config,
  log: Logger,
  tell: (step: string) => void,
): Promise<App> {
  const undo: (() => Promise<void>)[] = []
  let stopped: Promise<void> | null = null
  const stop = () => {
    stopped ??= runAll(undo.toReversed())
    return stopped
  }
  try {
    const records = await openStore(config, tell, undo)
    if (config.neo4j) await checkNeo4j(config.neo4j)
    const network = openNetwork(config, records)
    undo.push(() => network.close())
    await fill(records, network, tell)
    const relay = startRelay(records, network, {
      onTrouble: (error) => log.warn({ err: error }, 'The relay waits'),
    })
    undo.push(() => relay.stop())
    const changes = makeChangeFeed(records.prisma, () => listenTo(records.url))
    undo.push(() => changes.close())
    const past = openPastNetworks(records)
    undo.push(() => past.close())
    const server = makeServer({
      schema,
      config,
      log,
      makeContext: ({ language, signal, token }) =>
        makeContext(
          {
            records: records.prisma,
            network,
            past,
            engineState: () => network.health,
            relayStatus: relay.status,
            changes,
            writer: config.mode === 'development' ? 'developer' : null,
          },
          { language, signal, token },
        ),
      readiness: () => readiness(records, network, relay),
    })
    const { url, close } = await server.listen()
    undo.push(close)
    return { url, stop }
  } catch (error) {
    await stop().catch(() => undefined)
    throw error
  }
}

/** Runs every step, also after one that failed; then throws the first failure. */
async function runAll(steps: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = []
  for (const step of steps) await step().catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw failures[0]
}

async function openStore(
  config: Config,
  tell: (step: string) => void,
  undo: (() => Promise<void>)[],
): Promise<Records> {
  let url = config.databaseUrl
  if (url === null) {
    tell('Starting PostgreSQL')
    const embedded = await startEmbedded(config.home)
    undo.push(() => embedded.stop())
    url = embedded.url
  }
  const records = openRecords(url)
  undo.push(() => records.close())
  await checkRecords(records)
  tell('Applying migrations')
  await migrate(url, migrations)
  tell('Loading the seed of record')
  await loadSeed(records.prisma)
  return records
}

const openNetwork = (config: Config, records: Records): GuardedEngine =>
  withBreaker(config.neo4j ? openNeo4j(config.neo4j) : openGrafeo(), {
    // A store that came back empty must not answer as if nobody were tied to anybody.
    whenBack: async (engine) => {
      if ((await readWatermark(engine))?.cursor === cursorEnd) return
      await catchUp(records.prisma, engine)
    },
  })

/** Defines the graph and lets it follow the records until it shows all of them. */
async function fill(records: Records, engine: Engine, tell: (step: string) => void): Promise<void> {
  tell('Filling the network')
  await defineGraph(engine)
  await catchUp(records.prisma, engine, ({ compared }) =>
    tell(`Filling the network: ${compared} records compared`),
  )
}

/** Ready while the records answer; the network may be down, its fields then say so. */
async function readiness(records: Records, network: GuardedEngine, relay: Relay) {
  const [answers, mark] = await Promise.all([
    records.pool.query('SELECT 1').then(
      () => true,
      () => false,
    ),
    readWatermark(network).catch(() => null),
  ])
  const up = (yes: boolean) => (yes ? 'UP' : 'DOWN')
  const checks = {
    records: up(answers),
    network: up(mark?.cursor === cursorEnd),
    relay: up(relay.state === 'FOLLOWING'),
  } as const
  return { ready: answers, checks }
}
