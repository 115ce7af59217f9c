import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { StartError } from '../../src/model/start-error.ts'
import { serve } from './fixture.ts'

const json = { 'content-type': 'application/json' }
const ask = (url: string, query: string): Promise<Response> =>
  fetch(`${url}/graphql`, { method: 'POST', headers: json, body: JSON.stringify({ query }) })

/** Asks over a connection that the agent keeps; gives status, Connection header and body. */
async function askKept(agent: Agent, url: string, path: string, query: string) {
  const sent = request(`${url}${path}`, { agent, method: query ? 'POST' : 'GET', headers: json })
  sent.end(query && JSON.stringify({ query }))
  const [response] = await once(sent, 'response')
  let text = ''
  for await (const chunk of response) text += chunk
  return { status: response.statusCode, connection: response.headers.connection, text }
}

test('serves on a free port, says where, and closes', async () => {
  const { server } = serve()
  const listening = await server.listen()
  expect(await (await ask(listening.url, '{ hello }')).json()).toMatchObject({
    data: { hello: 'halo' },
  })
  await listening.close()
  await listening.close()
  await expect(ask(listening.url, '{ hello }')).rejects.toThrow()
})

test('a taken port is one clear line', async () => {
  const first = await serve().server.listen()
  const port = Number(new URL(first.url).port)
  const second = serve({ config: { port } }).server.listen()
  await expect(second).rejects.toThrow(StartError)
  await expect(second).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken. Stop what uses it`)
  const nowhere = serve({ config: { host: '192.0.2.1' } }).server.listen()
  await expect(nowhere).rejects.toThrow(/^Cannot listen on 192\.0\.2\.1.* Set HOST and PORT/)
  await first.close()
})

test('close lets a request finish, refuses new ones, and closes kept connections', async () => {
  const { server } = serve()
  const listening = await server.listen()
  const agent = new Agent({ keepAlive: true, maxSockets: 2 })
  const first = await askKept(agent, listening.url, '/graphql', '{ hello }')
  expect(first.connection).toBe('keep-alive')

  const underWay = askKept(agent, listening.url, '/graphql', '{ slow }')
  const raw = connect(Number(new URL(listening.url).port), '127.0.0.1')
  raw.write('POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n')
  await wait(100)
  const start = performance.now()
  const closed = listening.close()
  await expect(ask(listening.url, '{ hello }')).rejects.toThrow()

  raw.write('content-length: 2\r\n\r\n{}')
  const refused = String((await once(raw, 'data'))[0])
  expect(refused).toMatch(/^HTTP\/1\.1 503 /)
  expect(refused).toMatch(/^connection: close\r$/im)
  expect(refused).toContain('SHUTTING_DOWN')

  const answer = await underWay
  expect(answer).toMatchObject({ status: 200, connection: 'close' })
  expect(JSON.parse(answer.text).data).toEqual({ slow: 'late' })
  await closed
  expect(performance.now() - start).toBeLessThan(2000)
  agent.destroy()
})

test('close does not wait longer than it may', async () => {
  const { server } = serve({ drainMs: 150 })
  const listening = await server.listen()
  const asked = ask(listening.url, '{ stuck }')
  asked.catch(() => undefined)
  await wait(50)
  const start = performance.now()
  await listening.close()
  expect(performance.now() - start).toBeLessThan(1000)
  await expect(asked).rejects.toThrow()
})

test('a body that grows beyond the limit without stating its length is cut off', async () => {
  const { server } = serve()
  const listening = await server.listen()
  const raw = connect(Number(new URL(listening.url).port), '127.0.0.1')
  raw.on('error', () => undefined)
  const head = 'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n'
  raw.write(`${head}transfer-encoding: chunked\r\n\r\n`)
  const chunk = `8000\r\n${'x'.repeat(0x8000)}\r\n`
  for (let sent = 0; sent < 12; sent += 1) raw.write(chunk)
  const answer = String((await once(raw, 'data'))[0])
  expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  expect(answer).toContain('BODY_TOO_LARGE')
  raw.destroy()
  await listening.close()
})

test('/livez and /readyz', async () => {
  let ready = true
  let stop = (): void => undefined
  const readiness = async () => {
    if (!ready) throw new Error('away')
    return { ready: true, checks: { records: 'UP' as const } }
  }
  const { server, send, lines } = serve({ readiness })
  expect(await send({}, '/livez')).toMatchObject({ status: 200, text: '{"live":true}' })
  const up = await send({}, '/readyz')
  expect(up).toMatchObject({ status: 200, text: '{"ready":true,"checks":{"records":"UP"}}' })
  ready = false
  expect(await send({}, '/readyz')).toMatchObject({ status: 503, text: '{"ready":false}' })
  expect((await send({}, '/livez')).status).toBe(200)
  expect(lines.every((line) => JSON.parse(line).level === 20)).toBe(true)

  ready = true
  const listening = await server.listen()
  stop = () => void listening.close()
  stop()
  expect((await send({}, '/readyz')).status).toBe(503)
  expect((await send({}, '/livez')).status).toBe(200)
  await listening.close()
})
