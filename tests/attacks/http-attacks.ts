import { once } from 'node:events'
import { connect } from 'node:net'
import { type Answer, answerOf } from '../server/fixture.ts'
import type { Attack } from './attack.ts'
import type { Target } from './target.ts'

const query = '{ __typename }'
const mutation = 'mutation { __typename }'
const json = { 'content-type': 'application/json' }
const body = JSON.stringify({ query: mutation })

const send = (name: string, code: Attack['code'], init: RequestInit, path?: string): Attack => ({
  name,
  code,
  send: (target) => target.send(init, path),
})
const typed = (type: string, text = body): Attack =>
  send(`a body as ${type || 'nothing'}`, 'UNSUPPORTED_MEDIA_TYPE', {
    method: 'POST',
    headers: { 'content-type': type },
    body: text,
  })
const foreign = (name: string, headers: Record<string, string>): Attack => ({
  name: `a page elsewhere: ${name}`,
  code: 'CSRF_REFUSED',
  send: ({ post }) => post(body, headers),
})
const bodyOf = (name: string, code: Attack['code'], text: string): Attack => ({
  name: `a body of ${name}`,
  code,
  send: ({ post }) => post(text),
})

/** Writes bytes as they are, and reads the answer to the end of the connection. */
async function raw({ url }: Target, parts: readonly string[], everyMs = 0): Promise<Answer> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.on('error', () => undefined)
  let text = ''
  socket.on('data', (chunk) => {
    text += String(chunk)
  })
  const closed = once(socket, 'close')
  for (const part of parts) {
    if (!socket.writable) break
    socket.write(part)
    if (everyMs > 0) await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
  await closed
  const [head = '', content = ''] = text.split('\r\n\r\n')
  const status = Number(head.split(' ')[1] ?? 0)
  // A long answer comes in chunks, each with its size before it.
  const whole = content.replace(/^[0-9a-f]+\r\n/, '').replace(/\r\n0\r\n$/, '')
  return answerOf(new Response(whole, { status, headers: { 'content-type': 'application/json' } }))
}

const head =
  'POST /graphql HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/json\r\n'
const rawly = (name: string, code: Attack['code'], parts: string[], everyMs = 0): Attack => ({
  name,
  code,
  send: (target) => raw(target, parts, everyMs),
})
const pieces = (text: string): string => [...text].map((one) => `1\r\n${one}\r\n`).join('')
const many = (count: number, make: (n: number) => string): string[] =>
  Array.from({ length: count }, (_, n) => make(n))

/** Requests that are sent as no client of ours sends them. */
export const httpAttacks: readonly Attack[] = [
  send(
    'a query by GET',
    'METHOD_NOT_ALLOWED',
    { method: 'GET' },
    `/graphql?query=${encodeURIComponent(query)}`,
  ),
  send(
    'a mutation by GET',
    'METHOD_NOT_ALLOWED',
    { method: 'GET' },
    `/graphql?query=${encodeURIComponent(mutation)}`,
  ),
  ...['PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) =>
    send(
      `a mutation by ${method}`,
      'METHOD_NOT_ALLOWED',
      method === 'OPTIONS' ? { method } : { method, headers: json, body },
    ),
  ),
  send('a preflight of a page elsewhere', 'METHOD_NOT_ALLOWED', {
    method: 'OPTIONS',
    headers: { origin: 'https://jahat.example', 'access-control-request-method': 'POST' },
  }),
  send('a method in a header', 'METHOD_NOT_ALLOWED', {
    method: 'GET',
    headers: { 'x-http-method-override': 'POST' },
  }),
  typed('application/x-www-form-urlencoded', `query=${encodeURIComponent(mutation)}`),
  typed(
    'multipart/form-data; boundary=x',
    `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${body}\r\n--x--`,
  ),
  ...[
    'text/plain',
    'text/plain; application/json',
    'application/graphql',
    'application/xml',
    'application/jsonp',
    '',
  ].map((type) => typed(type)),
  foreign('another origin', { origin: 'https://jahat.example' }),
  foreign('a sandboxed frame', { origin: 'null' }),
  foreign('another site', { 'sec-fetch-site': 'cross-site' }),
  foreign('a sister of this site', { 'sec-fetch-site': 'same-site' }),
  bodyOf('two operations', 'BATCH_REFUSED', JSON.stringify([{ query }, { query: mutation }])),
  bodyOf('no operation', 'BATCH_REFUSED', '[]'),
  bodyOf(
    'ten thousand operations',
    'BATCH_REFUSED',
    JSON.stringify(Array.from({ length: 6000 }, () => ({ query }))),
  ),
  bodyOf('half an object', 'BAD_REQUEST', '{"query":'),
  bodyOf('a number', 'BAD_REQUEST', '1'),
  bodyOf('deep lists', 'BATCH_REFUSED', `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  bodyOf('a parameter too many', 'BAD_REQUEST', JSON.stringify({ query, admin: true })),
  bodyOf('a prototype', 'BAD_REQUEST', `{"query":"${query}","__proto__":{"admin":true}}`),
  bodyOf('variables as a text', 'BAD_REQUEST', JSON.stringify({ query, variables: '{}' })),
  bodyOf(
    'a query that is an object',
    'BAD_REQUEST',
    JSON.stringify({ query: { kind: 'Document', definitions: [] } }),
  ),
  bodyOf(
    'a document and the id of one',
    'BAD_REQUEST',
    JSON.stringify({ query, documentId: 'sha256:0' }),
  ),
  bodyOf('an id of no document', 'DOCUMENT_UNKNOWN', JSON.stringify({ documentId: 'sha256:0' })),
  bodyOf(
    'the way to a file',
    'DOCUMENT_UNKNOWN',
    JSON.stringify({ documentId: '../../../etc/passwd' }),
  ),
  bodyOf(
    'a token that is no text',
    'BAD_TOKEN',
    JSON.stringify({ query, extensions: { token: { a: 1 } } }),
  ),
  bodyOf('300 KB', 'BODY_TOO_LARGE', JSON.stringify({ query: `${query}${' '.repeat(300_000)}` })),
  {
    name: 'an unknown media type to answer in',
    code: 'NOT_ACCEPTABLE',
    send: ({ post }) => post(body, { accept: 'text/html' }),
  },
  {
    name: 'a query as a stream',
    code: 'NOT_ACCEPTABLE',
    send: ({ post }) => post(body, { accept: 'text/event-stream' }),
  },
  send(
    'a long URL',
    'URL_TOO_LONG',
    { method: 'POST', headers: json, body },
    `/graphql?${'x'.repeat(3000)}`,
  ),
  rawly('a body that claims a gigabyte', 'BODY_TOO_LARGE', [
    `${head}content-length: 1073741824\r\n\r\n{`,
  ]),
  rawly('a body in large chunks without an end', 'BODY_TOO_LARGE', [
    `${head}transfer-encoding: chunked\r\n\r\n`,
    ...many(10, () => `8000\r\n${'x'.repeat(0x8000)}\r\n`),
  ]),
  rawly('a body in chunks of one byte', 'BODY_TOO_SCATTERED', [
    `${head}transfer-encoding: chunked\r\n\r\n`,
    pieces(' '.repeat(3000)),
  ]),
  rawly('a body that stops', 'BODY_TOO_SLOW', [`${head}content-length: 1000\r\n\r\n{`]),
  rawly(
    'a body of a byte now and then',
    'BODY_TOO_SLOW',
    [`${head}content-length: 1000\r\n\r\n`, ...many(100, () => ' ')],
    50,
  ),
  rawly('headers that stop', 'HEADERS_TOO_SLOW', [head]),
  rawly(
    'headers now and then',
    'HEADERS_TOO_SLOW',
    [head, ...many(100, (n) => `x${n}: y\r\n`)],
    50,
  ),
  rawly('a thousand headers', 'HEADERS_TOO_LARGE', [
    `${head}content-length: 2\r\n${many(1000, (n) => `x${n}: y\r\n`).join('')}\r\n{}`,
  ]),
  rawly('a header of 20 KB', 'HEADERS_TOO_LARGE', [`${head}x: ${'y'.repeat(20_000)}\r\n\r\n`]),
  rawly('two lengths of one body', 'BAD_REQUEST', [
    `${head}content-length: 2\r\ncontent-length: 200\r\n\r\n{}`,
  ]),
  rawly('a length and chunks', 'BAD_REQUEST', [
    `${head}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
  ]),
  rawly('a chunk of no size', 'BAD_REQUEST', [
    `${head}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
  ]),
  rawly('a line break in a header', 'BAD_REQUEST', [
    `${head}x: a\rb\r\ncontent-length: 2\r\n\r\n{}`,
  ]),
  rawly('another protocol', 'BAD_REQUEST', ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03']),
]
