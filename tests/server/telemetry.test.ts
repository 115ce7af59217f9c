import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { makeLog } from '../../src/server/log.ts'
import { bareText, statementName } from '../../src/server/statement-name.ts'
import { startTelemetry } from '../../src/telemetry.ts'
import { freshDatabase } from '../support/database.ts'
import { startCollector } from './collector.ts'
import { secret, serve } from './fixture.ts'
import { startService } from './process.ts'

const undo: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

/** Planted in all that a client sends; letters alone, so that no encoding hides it. */
const canary = 'IbuRahasiaKenari'

async function post(url: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { response, text: await response.text() }
}

test('spans and figures arrive, and neither they nor the log hold anything of what was sent', async () => {
  const collector = await startCollector()
  undo.push(collector.close)
  const database = await freshDatabase()
  undo.push(database.drop)
  const service = await startService({
    DATABASE_URL: database.url,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    LOG_LEVEL: 'debug',
  })
  undo.push(service.kill)
  const trace = '0af7651916cd43dd8448eb211c80319c'
  const { response, text } = await post(
    service.url,
    {
      query: `query Groups($name: String!) {
          groups(first: 5) { nodes { slug ties(first: 5) { totalCount } } }
          search(text: $name) { totalCount }
          again: search(text: "${canary}") { totalCount }
          actor(by: { name: $name }) { __typename }
        }`,
      variables: { name: canary },
    },
    {
      traceparent: `00-${trace}-b7ad6b7169203331-01`,
      cookie: `a=${canary}`,
      'user-agent': canary,
    },
  )
  expect(JSON.parse(text).errors).toBeUndefined()
  expect(response.headers.get('x-request-id')).toBe(trace)
  const signed = { authorization: `Bearer ${canary}`, 'x-request-id': canary }
  await post(service.url, { query: '{ __typename }' }, { 'anyam-purpose': canary })
  const refused = await post(service.url, { query: '{ __typename }' }, signed)
  expect(refused.response.status).toBe(401)
  expect(refused.response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  await post(service.url, { query: `{ ${canary} }`, variables: { [canary]: canary } })
  await post(service.url, { query: `{ node(id: "${canary}") { id } }` })
  expect((await service.stop()).code).toBe(0)

  const spans = collector.spans()
  const operation = spans.find(({ name }) => name === 'Groups')
  expect(operation).toMatchObject({ traceId: trace, parentSpanId: 'b7ad6b7169203331' })
  const inside = spans.filter(({ parentSpanId }) => parentSpanId === operation?.spanId)
  const figure = (key: string) =>
    operation?.attributes.find((one) => one.key === key)?.value.intValue
  const systems = inside.map(
    ({ attributes }) => attributes.find(({ key }) => key === 'db.system.name')?.value.stringValue,
  )
  expect(systems.filter((one) => one === 'postgresql')).toHaveLength(Number(figure('anyam.sql')))
  expect(systems.filter((one) => one === 'grafeo')).toHaveLength(Number(figure('anyam.cypher')))
  expect(Number(figure('anyam.sql'))).toBeGreaterThan(2)
  expect(Number(figure('anyam.cypher'))).toBeGreaterThan(0)
  expect(Number(figure('anyam.cost'))).toBeGreaterThan(10)
  expect(inside.some(({ name }) => name === 'SELECT Actor')).toBe(true)

  const figures = new Map(collector.figures().map(({ name, points }) => [name, points]))
  for (const name of [
    ...['http.server.request.duration', 'anyam.cost', 'anyam.refusals', 'anyam.statements'],
    ...['db.client.operation.duration', 'db.client.connection.count', 'anyam.relay.lag'],
    ...['anyam.relay.poisoned', 'nodejs.eventloop.delay.p99'],
  ]) {
    expect(figures.get(name)?.length, name).toBeGreaterThan(0)
  }
  expect(JSON.stringify(figures.get('anyam.refusals'))).toContain('UNAUTHENTICATED')

  const log = service.log()
  expect(log).toContain(`"id":"${trace}"`)
  for (const message of ['started', 'stopping', 'stopped']) {
    expect(log).toContain(`"msg":"${message}"`)
  }
  expect(
    log
      .trim()
      .split('\n')
      .every((line) => line.startsWith('{')),
  ).toBe(true)
  expect(`${collector.text()}${log}`).not.toContain(canary)
  expect(`${collector.text()}${log}`).not.toContain(new URL(database.url).password || canary)
}, 240_000)

test.each([
  ['does not answer', async () => startCollector({ slow: true })],
  [
    'is not there',
    async () => {
      const port = createServer().listen(0, '127.0.0.1')
      await once(port, 'listening')
      const { port: free } = port.address() as { port: number }
      port.close()
      return { endpoint: `http://127.0.0.1:${free}`, close: async () => undefined }
    },
  ],
])('a collector that %s holds up no answer, and is complained of once', async (_, start) => {
  const collector = await start()
  undo.push(collector.close)
  const lines: string[] = []
  const telemetry = await startTelemetry({
    endpoint: collector.endpoint,
    log: makeLog('debug', { write: (line) => void lines.push(line) }),
    figuresEvery: 100,
    spansEvery: 50,
    sendingMs: 100,
  })
  const { ask, lines: requests } = serve({ telemetry })
  for (let n = 0; n < 300; n += 1) {
    expect((await ask('{ hello }')).body.data).toEqual({ hello: 'halo' })
  }
  await vi.waitFor(() => expect(lines).toHaveLength(1), { timeout: 20_000, interval: 50 })
  for (let n = 0; n < 300; n += 1) await ask('{ hello }')
  const began = performance.now()
  await telemetry.stop()
  expect(performance.now() - began).toBeLessThan(10_000)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 40, msg: 'telemetry cannot be sent' })
  expect(lines).toHaveLength(1)
  expect(requests).toHaveLength(600)
})

test('a statement is named after what it does, and loses its literals', () => {
  expect(statementName('SELECT "public"."Actor"."id" FROM "public"."Actor" WHERE 1=1')).toBe(
    'SELECT Actor',
  )
  expect(statementName('WITH a AS (SELECT 1 FROM "Tie") SELECT')).toBe('SELECT Tie')
  expect(statementName('UPDATE "Person" SET a = $1')).toBe('UPDATE Person')
  expect(statementName('MATCH (n:Actor:Group {id: $id}) RETURN n')).toBe('MATCH Actor')
  expect(statementName('BEGIN')).toBe('BEGIN')
  expect(bareText(`SELECT 'Ibu ''A''', $1 || 'x`)).toBe(`SELECT '…', $1 || '…'`)
  expect(bareText('x'.repeat(9000))).toHaveLength(4000)
})

test('whatever a line should hold by mistake is taken out of it', () => {
  const lines: string[] = []
  const log = makeLog('debug', { write: (line) => void lines.push(line) })
  log.info({ variables: { a: secret }, one: { name: secret, two: { headers: [secret] } } }, 'x')
  log.error({ err: Object.assign(new Error(secret), { code: 'P2002', meta: secret }) }, 'y')
  log.error({ err: Object.assign(new Error(secret), { code: secret, detail: secret }) }, 'z')
  log.warn(new Error(secret), 'w')
  expect(lines.join()).not.toContain('Rahasia')
  expect(JSON.parse(lines[1] ?? '').err).toMatchObject({ fault: 'Error', code: 'P2002' })
  expect(JSON.parse(lines[2] ?? '').err.code).toBeNull()
})
