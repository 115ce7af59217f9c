import { buildSchema, type GraphQLObjectType } from 'graphql'
import { Refusal } from '../../src/model/problem.ts'
import type { RequestParts } from '../../src/server/server.ts'
import { secret } from './fixture.ts'

const sdl = `
  type Query { hello: String token: String }
  type Mutation { add: Int }
  type Subscription {
    "Nothing is ever told."
    silence: Int
    "Numbers, without end, with a text of 64 KB each."
    flood: Flood
    "One number, then a refusal, or a fault."
    refuses: Int
    faults: Int
    "Refused before it begins, or never begun."
    refused: Int
    stuck: Int
    many: [Flood!]!
  }
  type Flood { number: Int text: String }
`

/** What the sources of the schema saw. */
export interface Seen {
  /** How many sources are open now. */
  open: number
  /** How many values were taken of them. */
  taken: number
}

type Source = (signal: AbortSignal, seen: Seen) => AsyncGenerator<object>

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })

const sources: Record<string, Source> = {
  // biome-ignore lint/correctness/useYield: it tells nothing.
  async *silence(signal) {
    await untilAborted(signal)
  },
  async *flood(_signal, seen) {
    for (let number = 1; ; number++) {
      seen.taken += 1
      yield { flood: { number, text: 'x'.repeat(65_536) } }
    }
  },
  async *refuses() {
    yield { refuses: 1 }
    throw new Refusal('RECORDS_UNAVAILABLE', { id: 'Tidak menjawab.', en: 'No answer.' })
  },
  async *faults() {
    yield { faults: 1 }
    throw new TypeError(secret)
  },
}

/** A schema whose subscriptions end when they are returned, or their request is over. */
export function schemaOfSources() {
  const seen: Seen = { open: 0, taken: 0 }
  const schema = buildSchema(sdl)
  const fields = (schema.getSubscriptionType() as GraphQLObjectType).getFields()
  for (const [name, source] of Object.entries(sources)) {
    const field = fields[name]
    if (!field) continue
    field.subscribe = (_root, _args, { signal }: RequestParts) => {
      seen.open += 1
      const ended = new AbortController()
      const values = source(AbortSignal.any([signal, ended.signal]), seen)
      const counted = { left: false }
      const leave = () => {
        if (!counted.left) seen.open -= 1
        counted.left = true
      }
      return {
        async next() {
          try {
            const result = await values.next()
            if (result.done) leave()
            return result
          } catch (error) {
            leave()
            throw error
          }
        },
        return() {
          leave()
          ended.abort()
          return values.return(undefined)
        },
        [Symbol.asyncIterator]() {
          return this
        },
      }
    }
  }
  const { refused, stuck } = fields
  if (refused) {
    refused.subscribe = async () => {
      throw new Refusal('RESUME_EXPIRED', { id: 'Terlalu lama.', en: 'Too old.' })
    }
  }
  if (stuck) stuck.subscribe = () => new Promise(() => undefined)
  const token = schema.getQueryType()?.getFields().token
  if (token) token.resolve = (_root, _args, parts: RequestParts) => parts.token
  return { schema, seen }
}
