import { pino } from 'pino'
import { anonymous } from '../../src/access/circles.ts'
import { readingAs } from '../../src/access/reading-as.ts'
import { makeContext } from '../../src/api/make-context.ts'
import { schema } from '../../src/api/schema.ts'
import type { Viewer } from '../../src/model/viewer.ts'
import type { Engine } from '../../src/network/engine.ts'
import { openPools } from '../../src/records/pools.ts'
import { openPastNetworks } from '../../src/relay/past.ts'
import { makeServer, type ServerOptions } from '../../src/server/server.ts'
import { type Answer, answerOf } from '../server/fixture.ts'
import { engines } from '../support/engines.ts'
import { castRecords, fillGraph } from '../support/filled.ts'
import { idleRelay } from '../support/relay-status.ts'

/** The whole service over the cast, listening on the loopback, and what it wrote into its log. */
export interface Target {
  readonly url: string
  readonly records: Awaited<ReturnType<typeof castRecords>>
  readonly engine: Engine
  readonly lines: string[]
  /** Who every later request is from. */
  viewer: Viewer
  send(init: RequestInit, path?: string): Promise<Answer>
  post(body: unknown, headers?: Record<string, string>): Promise<Answer>
  ask(query: string, variables?: object): Promise<Answer>
  close(): Promise<void>
}

const grafeo = engines().find(({ name }) => name === 'grafeo')

type Config = ServerOptions['config']

/** Starts one; its clock stands at 2024-06-01. */
export async function openTarget(change: Partial<Config> = {}): Promise<Target> {
  const records = await castRecords()
  const engine = (await grafeo?.open()) as Engine
  await fillGraph(records, engine)
  const pools = openPools(records.url)
  const past = openPastNetworks(pools.relay)
  const lines: string[] = []
  const target = { viewer: anonymous }
  const server = makeServer({
    schema,
    config: {
      ...{ host: '127.0.0.1', port: 0, introspection: true, graphiql: false },
      trustedDocumentsOnly: false,
      rate: { account: 0, address: 0 },
      ...change,
    },
    authenticate: async () => target.viewer,
    log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }),
    readiness: async () => ({ ready: true }),
    body: { ms: 2000 },
    headersMs: 2000,
    makeContext: ({ viewer, language, signal, token }) => {
      const reading = readingAs(pools, viewer ?? anonymous, signal)
      return makeContext(
        {
          ...{ records: reading.records, endReading: reading.end, writing: pools.writer.prisma },
          ...{ network: engine, past, relayStatus: idleRelay },
          engineState: () => ({ state: 'UP', since: new Date(0) }),
        },
        {
          ...{ viewer: viewer ?? anonymous, language, signal, token },
          now: new Date('2024-06-01T05:00:00Z'),
        },
      )
    },
  })
  const { url, close } = await server.listen()
  const send: Target['send'] = async (init, path = '/graphql') =>
    answerOf(await fetch(`${url}${path}`, init))
  const post: Target['post'] = (body, headers = {}) =>
    send({
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return Object.assign(target, {
    ...{ url, records, engine, lines, send, post },
    ask: (query: string, variables?: object) => post({ query, variables }),
    async close() {
      await close()
      await past.close()
      await pools.close()
      await engine.close()
      await records.drop()
    },
  })
}
