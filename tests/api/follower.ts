import { parse, subscribe } from 'graphql'
import { makeChangeFeed } from '../../src/api/change-feed.ts'
import { makeContext } from '../../src/api/make-context.ts'
import { schema } from '../../src/api/schema.ts'
import type { Refusal } from '../../src/model/problem.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import type { Records } from '../../src/records/database.ts'
import { listenTo } from '../../src/relay/wake.ts'
import { idleRelay } from '../support/relay-status.ts'

export interface ToldChange {
  readonly id: string
  readonly kind: string
  readonly operation: string
}

export interface ToldSet {
  readonly cursor: string
  readonly changes: ToldChange[]
}

export interface Follower {
  /** The next event; throws the refusal that it carries. */
  next(): Promise<ToldSet>
  close(): Promise<void>
}

export interface Following {
  follow(variables?: { after?: string | null; kinds?: string[] }): Promise<Follower>
  close(): Promise<void>
}

const document = parse(`subscription ($after: String, $kinds: [RecordKind!]) {
  changes(after: $after, kinds: $kinds) { cursor changes { id kind operation } }
}`)

/** Follows the changes of these records as an anonymous viewer does, without HTTP. */
export function following(records: Records): Following {
  const changes = makeChangeFeed(records.prisma, () => listenTo(records.url))
  const network = openGrafeo()
  const engineState = () => ({ state: 'UP', since: new Date(0) }) as const
  return {
    async follow(variables = {}) {
      const controller = new AbortController()
      const stores = { records: records.prisma, network, engineState, relayStatus: idleRelay }
      const contextValue = makeContext(
        { ...stores, changes },
        { language: 'EN', signal: controller.signal },
      )
      const stream = await subscribe({ schema, document, contextValue, variableValues: variables })
      if (!(Symbol.asyncIterator in stream)) throw refusalOf(stream)
      return {
        async next() {
          const { value, done } = await stream.next()
          if (done) throw new Error('The stream has ended.')
          if (value.errors) throw refusalOf(value)
          return JSON.parse(JSON.stringify(value.data)).changes
        },
        async close() {
          controller.abort()
          await stream.return(undefined)
        },
      }
    },
    async close() {
      await changes.close()
      await network.close()
    },
  }
}

const refusalOf = ({ errors }: { errors?: readonly { originalError?: unknown }[] }): Refusal =>
  errors?.[0]?.originalError as Refusal
