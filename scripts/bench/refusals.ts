// What refusing costs: milliseconds of CPU for each kind of refusal, through the whole server on the
// loopback, beside those of the cheapest honest answer. The client's share is in both.
// node scripts/bench/refusals.ts [requests of each kind]
import { once } from 'node:events'
import { connect } from 'node:net'
import pino from 'pino'
import { anonymous } from '../../src/access/circles.ts'
import { schema } from '../../src/api/schema.ts'
import { Refusal } from '../../src/model/problem.ts'
import { makeServer, type ServerOptions } from '../../src/server/server.ts'

const count = Number(process.argv[2] ?? 200)

const times = (n: number, make: (at: number) => string): string =>
  Array.from({ length: n }, (_, at) => make(at)).join(' ')
const asking = (query: string, more: object = {}): string => JSON.stringify({ query, ...more })
const nest = (levels: number): string =>
  levels === 0 ? '__typename' : `status { ${nest(levels - 1)} }`
const request = (body: string, headers = ''): string =>
  `POST /graphql HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/json\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
const head = (headers: string): string =>
  `POST /graphql HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/json\r\n${headers}\r\n`
const honest = request(asking('{ __typename }'))
const pieces = (text: string): string => [...text].map((one) => `1\r\n${one}\r\n`).join('')
const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`

/** The costliest request that each limit refuses, or one like it. */
const kinds: Record<string, string> = {
  'an answer': honest,
  BAD_REQUEST: request('{"query":'),
  BATCH_REFUSED: request(`[${times(5000, () => '{},')}{}]`),
  BODY_TOO_LARGE: head('content-length: 1000000\r\n'),
  BODY_TOO_SCATTERED: `${head('transfer-encoding: chunked\r\n')}${pieces(' '.repeat(10_000))}`,
  CSRF_REFUSED: request('{}', 'origin: https://lain.contoh.org\r\n'),
  HEADERS_TOO_LARGE: head(Array.from({ length: 1000 }, (_, n) => `x${n}: y\r\n`).join('')),
  INPUT_TOO_DEEP: request(
    asking('{ __typename }', { variables: { a: 0 } }).replace('0', deep(100_000)),
  ),
  INTROSPECTION_OFF: request(asking('{ __schema { types { name } } }')),
  LIST_TOO_LONG: request(asking('{ __typename }', { variables: { a: Array(60_000).fill(0) } })),
  METHOD_NOT_ALLOWED: 'GET /graphql HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n',
  NOT_ACCEPTABLE: request('{}', 'accept: text/html\r\n'),
  TOO_COSTLY: request(
    asking('{ actors(first: 100) { nodes { ties(first: 100) { nodes { kind } } } } }'),
  ),
  TOO_DEEP: request(asking(`{ ${nest(300)} }`)),
  TOO_MANY_ALIASES: request(asking(`{ ${times(330, (n) => `a${n}: __typename`)} }`)),
  TOO_MANY_DIRECTIVES: request(asking(`{ __typename ${times(140, () => '@skip(if: false)')} }`)),
  TOO_MANY_FIELDS: request(asking(`{ ${times(240, () => 'status { __typename }')} }`)),
  TOO_MANY_ROOT_FIELDS: request(asking(`mutation { ${times(490, () => '__typename')} }`)),
  TOO_MANY_TOKENS: request(asking(`{ ${times(20_000, () => '__typename')} }`)),
  'BAD_DOCUMENT (a ring of fragments)': request(
    asking(
      `{ ...F0 } ${times(90, (n) => `fragment F${n} on Query { __typename ...F${(n + 1) % 90} }`)}`,
    ),
  ),
  'BAD_DOCUMENT (unknown names)': request(asking(`{ ${times(490, (n) => `unknown${n}`)} }`)),
  UNAUTHENTICATED: request('{}', 'authorization: Bearer x\r\n'),
  UNSUPPORTED_MEDIA_TYPE: honest.replace('application/json', 'text/plain'),
  URL_TOO_LONG: honest.replace('/graphql', `/graphql?${'x'.repeat(8000)}`),
}

function start(rate: NonNullable<ServerOptions['config']['rate']>, introspection: boolean) {
  const server = makeServer({
    schema,
    config: {
      ...{ host: '127.0.0.1', port: 0, introspection, graphiql: false },
      ...{ trustedDocumentsOnly: false, rate },
    },
    authenticate: async ({ authorization }) => {
      if (authorization.length === 0) return anonymous
      throw new Refusal('UNAUTHENTICATED', { id: 'Tidak dikenali.', en: 'Unknown.' })
    },
    log: pino({ level: 'silent' }),
    readiness: async () => ({ ready: true }),
    makeContext: () => ({}),
  })
  return server.listen()
}

/** Sends bytes over a connection of their own; gives the code in the answer. */
async function send(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.on('error', () => undefined)
  let text = ''
  socket.on('data', (chunk) => {
    text += String(chunk)
    if (/"code":"|"data"/.test(text)) socket.destroy()
  })
  socket.write(bytes)
  await once(socket, 'close')
  return /"code":"(\w+)"/.exec(text)?.[1] ?? 'an answer'
}

async function measure(url: string, kind: string, bytes: string): Promise<number> {
  for (let n = 0; n < count / 4; n += 1) await send(url, bytes)
  const before = process.cpuUsage()
  for (let n = 0; n < count; n += 1) {
    const code = await send(url, bytes)
    if (code !== kind.split(' (')[0]) throw new Error(`${kind} was answered by ${code}`)
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / count
}

const none = { account: 0, address: 0, wrongCredentials: 0 }
const open = await start(none, false)
const narrow = await start({ address: 1 }, false)
try {
  let usual = Number.NaN
  for (const [kind, bytes] of Object.entries(kinds)) {
    const ms = await measure(open.url, kind, bytes)
    if (kind === 'an answer') usual = ms
    console.log(`${kind.padEnd(36)} ${ms.toFixed(2)} ms  ${(ms / usual).toFixed(1)} x`)
  }
  const ms = await measure(narrow.url, 'RATE_LIMITED', honest)
  console.log(`${'RATE_LIMITED'.padEnd(36)} ${ms.toFixed(2)} ms  ${(ms / usual).toFixed(1)} x`)
} finally {
  await open.close()
  await narrow.close()
}
