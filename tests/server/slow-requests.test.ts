import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from './fixture.ts'

const fixture = serve({ body: { ms: 2000 }, headersMs: 1000 })
let listening: Awaited<ReturnType<typeof fixture.server.listen>>
beforeAll(async () => {
  listening = await fixture.server.listen()
})
afterAll(() => listening.close())

const head = 'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n'
const body = '{"query":"{ hello }"}'

function open(): Socket {
  const socket = connect(Number(new URL(listening.url).port), '127.0.0.1')
  socket.on('error', () => undefined)
  return socket
}

/** All that comes until the server closes. */
async function answer(socket: Socket): Promise<string> {
  let text = ''
  socket.on('data', (chunk) => {
    text += String(chunk)
  })
  await once(socket, 'close')
  return text
}

/** Writes what it is given piece by piece for as long as the other side listens. */
function trickle(socket: Socket, piece: string, everyMs: number): () => void {
  const timer = setInterval(() => socket.writable && socket.write(piece), everyMs)
  return () => clearInterval(timer)
}

test('BODY_TOO_SLOW: a body that stops, and one that never ends, are answered and cut off', async () => {
  const stalled = open()
  stalled.write(`${head}content-length: 100\r\n\r\n{`)
  const endless = open()
  endless.write(`${head}transfer-encoding: chunked\r\n\r\n`)
  const stop = trickle(endless, '1\r\n \r\n', 50)
  for (const text of await Promise.all([answer(stalled), answer(endless)])) {
    expect(text).toMatch(/^HTTP\/1\.1 408 /)
    expect(text).toContain('BODY_TOO_SLOW')
  }
  stop()
})

test('a body that is slow but there in time is answered', async () => {
  const socket = open()
  socket.write(`${head}content-length: ${body.length}\r\nconnection: close\r\n\r\n`)
  socket.write(body.slice(0, 9))
  setTimeout(() => socket.write(body.slice(9)), 200)
  expect(await answer(socket)).toContain('halo')
})

test('HEADERS_TOO_SLOW: headers that never end', async () => {
  const socket = open()
  socket.write('POST /graphql HTTP/1.1\r\n')
  const stop = trickle(socket, 'x: y\r\n', 50)
  const text = await answer(socket)
  stop()
  expect(text).toMatch(/^HTTP\/1\.1 408 /)
  expect(text).toContain('HEADERS_TOO_SLOW')
})

test('BODY_TOO_SCATTERED: a thousand pieces pass, one more does not', async () => {
  const chunked = (text: string): string => [...text].map((letter) => `1\r\n${letter}\r\n`).join('')
  const send = async (pieces: number) => {
    const socket = open()
    const text = `${body}${' '.repeat(pieces - body.length)}`
    socket.write(`${head}transfer-encoding: chunked\r\nconnection: close\r\n\r\n`)
    socket.write(`${chunked(text)}0\r\n\r\n`)
    return answer(socket)
  }
  expect(await send(1000)).toContain('halo')
  expect(await send(1001)).toContain('BODY_TOO_SCATTERED')
})

test('HEADERS_TOO_LARGE: more than 100 headers, or 16 KB of them', async () => {
  const ask = (headers: string): Promise<string> => {
    const socket = open()
    socket.write(
      `${head}connection: close\r\ncontent-length: ${body.length}\r\n${headers}\r\n${body}`,
    )
    return answer(socket)
  }
  const many = (count: number) => Array.from({ length: count }, (_, n) => `x${n}: y\r\n`).join('')
  expect(await ask(many(96))).toContain('halo')
  const more = await ask(many(97))
  expect(more).toMatch(/^HTTP\/1\.1 431 /)
  expect(more).toContain('HEADERS_TOO_LARGE')
  expect(await ask(`x: ${'y'.repeat(16_000)}\r\n`)).toContain('halo')
  expect(await ask(`x: ${'y'.repeat(16_384)}\r\n`)).toContain('HEADERS_TOO_LARGE')
})

test('URL_TOO_LONG: more than 2,048 characters', async () => {
  const ask = (length: number) =>
    fixture.send({ method: 'POST', body: '{}' }, `/graphql?${'x'.repeat(length)}`)
  const origin = 'http://anyam.test'.length
  expect((await ask(2048 - origin - '/graphql?'.length)).codes).toEqual(['UNSUPPORTED_MEDIA_TYPE'])
  const refused = await ask(2049 - origin - '/graphql?'.length)
  expect([refused.status, refused.codes]).toEqual([414, ['URL_TOO_LONG']])
})

test('what is no HTTP gets a code, and no echo of what was sent', async () => {
  const socket = open()
  socket.write('GET / SMTP/1.1 kanari\r\n\r\n')
  const text = await answer(socket)
  expect(text).toMatch(/^HTTP\/1\.1 400 /)
  expect(text).toContain('BAD_REQUEST')
  expect(text).not.toContain('kanari')
})

test('a client that leaves in the midst of its body is no fault of ours', async () => {
  const before = fixture.lines.length
  const socket = open()
  socket.write(`${head}content-length: 100\r\n\r\n{`)
  setTimeout(() => socket.destroy(), 100)
  await once(socket, 'close')
  await expect.poll(() => fixture.lines.length, { timeout: 10_000 }).toBeGreaterThan(before)
  expect(fixture.lines.slice(before).join('')).not.toContain('"fault"')
})
