import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Attribute {
  readonly key: string
  readonly value: Readonly<Record<string, unknown>>
}

export interface SentSpan {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly attributes: readonly Attribute[]
}

/** A collector of OpenTelemetry on this machine, which keeps what it is sent; a slow one never answers. */
export async function startCollector({ slow = false } = {}) {
  const bodies: { path: string; text: string }[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    bodies.push({ path: request.url ?? '', text })
    if (!slow) response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const sent = (path: string) =>
    bodies.filter((one) => one.path === path).map(({ text }) => JSON.parse(text))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => bodies.length,
    text: () => bodies.map(({ text }) => text).join('\n'),
    spans: (): SentSpan[] =>
      sent('/v1/traces')
        .flatMap(({ resourceSpans }) => resourceSpans)
        .flatMap(({ scopeSpans }) => scopeSpans)
        .flatMap(({ spans }) => spans),
    figures: (): { name: string; points: { attributes: Attribute[] }[] }[] =>
      sent('/v1/metrics')
        .flatMap(({ resourceMetrics }) => resourceMetrics)
        .flatMap(({ scopeMetrics }) => scopeMetrics)
        .flatMap(({ metrics }) => metrics)
        .map(({ name, sum, gauge, histogram }) => ({
          name,
          points: (sum ?? gauge ?? histogram).dataPoints,
        })),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
