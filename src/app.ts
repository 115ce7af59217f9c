import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { makeAuthenticate } from './access/authenticate.ts'
import { anonymous } from './access/circles.ts'
import { developmentKey } from './access/development-key.ts'
import { replayErasures } from './access/erasure.ts'
import { masterKeys } from './access/master-keys.ts'
import { makePanic } from './access/panic.ts'
import { readingAs } from './access/reading-as.ts'
import { startSealing } from './access/seal-audit.ts'
import { standingTokens } from './access/standing-tokens.ts'
import { tokenReader } from './access/tokens.ts'
import { makeVault } from './access/vault.ts'
import { openAnalyses } from './api/analysis/analyses.ts'
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
import { graphUnavailable } from './network/refusals.ts'
import { cursorEnd, readWatermark } from './network/watermark.ts'
import { checkRecords, openRecords, type Records } from './records/database.ts'
import { startEmbedded } from './records/embedded.ts'
import { migrate } from './records/migrations.ts'
import { checkPools, openPools, type Pools } from './records/pools.ts'
import { loadSeed } from './records/seed.ts'
import { hiddenNow, shownBy } from './relay/hidden.ts'
import { openPastNetworks } from './relay/past.ts'
import { catchUp } from './relay/reconcile.ts'
import { type Relay, startRelay } from './relay/relay.ts'
import { listenTo } from './relay/wake.ts'
import { makeServer } from './server/server.ts'

/**
 * How long a server that stops may still be reached, in milliseconds: longer than connections are kept
 * that send nothing, so that none is cut off with a request under way to it.
 */
const graceMs = 7000

const migrations = join(fileURLToPath(new URL('..', import.meta.url)), 'prisma/migrations')

export interface App {
  readonly url: string
  /** A key with all rights, for development on invented data only. Null: there is none. */
  readonly developmentKey: string | null
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
    const endpoint = config.otlpEndpoint
    // Loaded only where it is wanted: a start without it pays nothing.
    const telemetry =
      endpoint === null
        ? null
        : await import('./telemetry.ts').then((it) => it.startTelemetry({ endpoint, log }))
    const records = await openStore(config, tell, undo)
    const pools = openPools(records.url, telemetry ? { log: telemetry.statement } : {})
    undo.push(() => pools.close())
    await checkPools(pools)
    if (config.neo4j) await checkNeo4j(config.neo4j)
    const network = openNetwork(config, pools.relay, telemetry?.observed ?? ((one) => one))
    undo.push(() => network.close())
    await fill(pools.relay, network, tell)
    const relay = startRelay(pools.relay, network, {
      shown: await shownBy(network),
      onTrouble: (error) => log.warn({ err: error }, 'The relay waits'),
    })
    undo.push(() => relay.stop())
    const changes = makeChangeFeed(pools.relay.prisma, () => listenTo(pools.relay.url))
    undo.push(() => changes.close())
    const sealing = startSealing(pools.relay.prisma, {
      onSealed: ({ day, digest }) => log.info({ day, digest }, 'audit sealed'),
      onTrouble: (error) => log.warn({ err: error }, 'The audit trail is not sealed'),
    })
    undo.push(() => sealing.stop())
    const vault = makeVault(masterKeys(config))
    const panic = makePanic(pools.writer.prisma)
    const past = openPastNetworks(pools.relay)
    undo.push(() => past.close())
    const analysis = openAnalyses()
    undo.push(() => analysis.close())
    const development = config.mode === 'development'
    // A database that was given may hold more than invented data: its keys are made by the command.
    const key =
      development && config.databaseUrl === null
        ? await developmentKey(records.prisma, config.home)
        : null
    const authenticate = makeAuthenticate({
      records: pools.writer.prisma,
      readToken: config.oidc && standingTokens(tokenReader(config.oidc), panic),
      development,
    })
    const server = makeServer({
      schema,
      authenticate,
      config,
      log,
      graceMs,
      ...(telemetry && { telemetry }),
      makeContext: ({ viewer: found, language, signal, token }) => {
        const viewer = found ?? anonymous
        const { records, end } = readingAs(pools, viewer, signal)
        return makeContext(
          {
            ...{ records, endReading: end, writing: pools.writer.prisma },
            network,
            past,
            analysis,
            engineState: () => network.health,
            relayStatus: relay.status,
            changes,
            panic,
            vault,
            onTrouble: (error) => log.error({ err: error }, 'The audit trail misses a reading'),
            hidden: async () => {
              // A network that is away says so itself, however long it has not followed.
              if (network.health.state === 'DOWN') throw graphUnavailable()
              return hiddenNow(pools.relay.prisma, relay.shown)
            },
          },
          { viewer, language, signal, token },
        )
      },
      readiness: () => readiness(records, network, relay),
    })
    telemetry?.watch({ pools: poolUse(pools), relay: relay.status })
    // After the last answer, and while there is still something to look at.
    if (telemetry) undo.push(() => telemetry.stop())
    const { url, close } = await server.listen()
    undo.push(close)
    return { url, developmentKey: key, stop }
  } catch (error) {
    await stop().catch(() => undefined)
    throw error
  }
}

const poolUse = ({ anonymous, reader, relay, writer }: Pools) => ({
  ...{ anonymous: anonymous.pool, reader: reader.pool },
  ...{ relay: relay.pool, writer: writer.pool },
})

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
  // A restore brings back whoever was erased since the copy was made.
  await replayErasures(records)
  return records
}

const openNetwork = (
  config: Config,
  records: Records,
  observed: (engine: Engine) => Engine,
): GuardedEngine =>
  withBreaker(observed(config.neo4j ? openNeo4j(config.neo4j) : openGrafeo()), {
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
