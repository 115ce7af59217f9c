import {
  buildSchema,
  type GraphQLFieldResolver,
  GraphQLObjectType,
  GraphQLScalarType,
} from 'graphql'
import { pino } from 'pino'
import { Refusal } from '../../src/model/problem.ts'
import { makeServer, type RequestParts, type ServerOptions } from '../../src/server/server.ts'

/** Planted in every fault; it must never reach an answer or the log. */
export const secret = 'Ibu Rahasia 0812-3456'

const sdl = `
  scalar Day
  interface Node { id: ID! }
  type Item implements Node { id: ID! name: String items(first: Int, last: Int): ItemConnection }
  type Note implements Node { id: ID! text: String items(first: Int): ItemConnection }
  type ItemEdge { cursor: String node: Item }
  type PageInfo { hasNextPage: Boolean }
  type ItemConnection { edges: [ItemEdge!] nodes: [Item!] pageInfo: PageInfo totalCount: Int }
  type Deep { deep: Deep deeps: [Deep!] name: String nodes: Deep edges: Deep node: Deep }
  input Wish { words: [String!] }
  type Query {
    hello: String
    echo(text: String, needed: Int! = 1): String
    day(on: Day): String
    node(id: ID!): Node
    nodes(ids: [ID!]!): [Node]!
    items(first: Int, after: String, last: Int): ItemConnection
    wish(input: Wish): Int
    deep: Deep
    heavy: Deep
    away: String
    fault: String
    faults: [String]
    wrongInt: Int
    missing: Missing
    language: String
    slow: String
    stuck: String
  }
  type Missing { never: String! }
  type Mutation { add: Int }
`

type Context = RequestParts & { aborted: string[] }

const resolvers: Record<string, GraphQLFieldResolver<unknown, Context>> = {
  hello: () => 'halo',
  echo: (_, { text }) => text,
  day: (_, { on }) => on,
  wish: (_, { input }) => input.words.length,
  away: () => {
    throw new Refusal('GRAPH_UNAVAILABLE', { id: 'Graf tidak menjawab.', en: 'The graph is away.' })
  },
  fault: () => {
    throw Object.assign(new TypeError(secret), { extensions: { leak: secret } })
  },
  faults: () => Array.from({ length: 50 }, () => new TypeError(secret)),
  wrongInt: () => secret,
  missing: () => ({}),
  language: (_, __, { language }) => language,
  slow: (_, __, { signal, aborted }) =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve('late'), 400)
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        aborted.push('slow')
      })
    }),
  stuck: () => new Promise(() => undefined),
}

function makeSchema() {
  const schema = buildSchema(sdl)
  for (const [name, resolve] of Object.entries(resolvers)) {
    const field = schema.getQueryType()?.getFields()[name]
    if (field) field.resolve = resolve
  }
  const add = schema.getMutationType()?.getFields().add
  if (add) add.resolve = () => 1
  const node = schema.getType('Item')
  if (node instanceof GraphQLObjectType) node.isTypeOf = () => true
  const heavy = schema.getQueryType()?.getFields().heavy
  if (heavy) heavy.extensions = { cost: { complexity: 500, size: 7 } }
  const day = schema.getType('Day')
  const parseValue = () => {
    throw new Refusal('BAD_DATE', { id: 'Tanggal keliru.', en: 'A wrong date.' })
  }
  if (day) Object.assign(day, new GraphQLScalarType({ name: 'Day', parseValue }))
  return schema
}

export const schema = makeSchema()

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: {
    data?: Record<string, unknown> | null
    errors?: {
      message: string
      path?: unknown[]
      extensions: { code: string; id?: string }
    }[]
    extensions?: { cost: { requested: number; maximum: number } }
  }
  readonly text: string
  readonly codes: string[]
}

export type Change = Partial<Omit<ServerOptions, 'config'>> & {
  config?: Partial<ServerOptions['config']>
}

const config = {
  host: '127.0.0.1',
  port: 0,
  introspection: true,
  graphiql: false,
  trustedDocumentsOnly: false,
}

/** A server over the small schema, its log kept in memory, and ways to ask it. */
export function serve(change: Change = {}) {
  const lines: string[] = []
  const aborted: string[] = []
  const server = makeServer({
    schema,
    documents: [],
    makeContext: (parts) => ({ ...parts, aborted }),
    log: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }),
    readiness: async () => ({ ready: true }),
    ...change,
    config: { ...config, ...change.config },
  })
  const send = async (init: RequestInit, path = '/graphql'): Promise<Answer> =>
    answerOf(await server.yoga.fetch(`http://anyam.test${path}`, init))
  const post = (body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    send({
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const ask = (query: string, variables?: object): Promise<Answer> => post({ query, variables })
  return { server, lines, aborted, send, post, ask }
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') ?? text.startsWith('{')
  const body = (isJson ? JSON.parse(text) : {}) as Answer['body']
  const codes = (body.errors ?? []).map((error) => error.extensions.code)
  return { status: response.status, headers: response.headers, body, text, codes }
}
