import { graphql } from 'graphql'
import { afterAll, beforeAll } from 'vitest'
import { makeContext } from '../../src/api/make-context.ts'
import { schema } from '../../src/api/schema.ts'
import type { Language } from '../../src/model/language.ts'
import type { Engine } from '../../src/network/engine.ts'
import { openRecords, type Records } from '../../src/records/database.ts'
import { openPastNetworks } from '../../src/relay/past.ts'
import { onBothEngines } from './engines.ts'
import { fillGraph } from './filled.ts'
import { idleRelay } from './relay-status.ts'

/** One answer with every statement that it caused. */
export interface Asked {
  // biome-ignore lint/suspicious/noExplicitAny: answers are compared as plain JSON.
  readonly data: any
  readonly errors: { message: string; code: unknown; path: unknown }[]
  readonly sql: string[]
  readonly cypher: { text: string; params: unknown }[]
}

export type Ask = (document: string, variables?: object, language?: Language) => Promise<Asked>

/** Executes documents against real records and a real engine, as an anonymous viewer on a fixed day. */
export async function apiOver(
  records: Records,
  engine: Engine,
): Promise<{ ask: Ask; close(): Promise<void> }> {
  await fillGraph(records, engine)
  let sql: string[] = []
  const logged = openRecords(records.url, { log: ({ text }) => sql.push(text) })
  const past = openPastNetworks(logged)
  const ask: Ask = async (source, variables = {}, language = 'EN') => {
    const cypher: Asked['cypher'] = []
    sql = []
    const network: Engine = {
      ...engine,
      read: (text, params = {}) => {
        cypher.push({ text, params })
        return engine.read(text, params)
      },
    }
    const contextValue = makeContext(
      {
        records: logged.prisma,
        network,
        past,
        engineState: () => ({ state: 'UP', since: new Date(0) }),
        relayStatus: idleRelay,
        writer: 'developer',
      },
      { language, signal: AbortSignal.timeout(10_000), now: new Date('2024-06-01T05:00:00Z') },
    )
    const result = await graphql({
      schema,
      source,
      contextValue,
      variableValues: variables as Record<string, unknown>,
    })
    const errors = (result.errors ?? []).map(({ message, path, originalError }) => ({
      message,
      path,
      code: (originalError as { code?: unknown } | undefined)?.code,
    }))
    return { data: JSON.parse(JSON.stringify(result.data ?? null)), errors, sql, cypher }
  }
  const close = async () => {
    await past.close()
    await logged.close()
  }
  return { ask, close }
}

/** Runs the same tests through the API on each engine; `records` is read when they start. */
export function onEveryApi(
  records: () => Records,
  tests: (ask: Ask, engine: () => Engine) => void,
): void {
  onBothEngines((engine) => {
    let api: Awaited<ReturnType<typeof apiOver>>
    beforeAll(async () => {
      api = await apiOver(records(), engine())
    })
    afterAll(() => api.close())
    tests((...asked) => api.ask(...asked), engine)
  })
}
