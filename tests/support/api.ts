import { graphql } from 'graphql'
import { afterAll, beforeAll } from 'vitest'
import { anonymous, developer } from '../../src/access/circles.ts'
import { readingAs } from '../../src/access/reading-as.ts'
import { makeVault } from '../../src/access/vault.ts'
import { openAnalyses } from '../../src/api/analysis/analyses.ts'
import { makeContext } from '../../src/api/make-context.ts'
import { schema } from '../../src/api/schema.ts'
import type { Language } from '../../src/model/language.ts'
import type { Viewer } from '../../src/model/viewer.ts'
import type { Engine } from '../../src/network/engine.ts'
import type { Records } from '../../src/records/database.ts'
import { openPools } from '../../src/records/pools.ts'
import { openPastNetworks } from '../../src/relay/past.ts'
import { onBothEngines } from './engines.ts'
import { fillGraph } from './filled.ts'
import { testKeys } from './keys.ts'
import { idleRelay } from './relay-status.ts'

/** One answer with every statement that it caused. */
export interface Asked {
  // biome-ignore lint/suspicious/noExplicitAny: answers are compared as plain JSON.
  readonly data: any
  readonly errors: { message: string; code: unknown; path: unknown }[]
  readonly sql: string[]
  readonly cypher: { text: string; params: unknown }[]
}

/**
 * Asks as somebody; by default a mutation is asked for by whoever may do everything, and the rest by
 * whoever is not signed in.
 */
export type Ask = (
  document: string,
  variables?: object,
  language?: Language,
  viewer?: Viewer,
) => Promise<Asked>

const askerOf = (source: string): Viewer =>
  source.trimStart().startsWith('mutation') ? developer : anonymous

export interface ApiOptions {
  /** What a network that lags leaves out; it is then not brought up to the records first. */
  readonly hidden?: () => Promise<readonly string[]>
  /** Whether row-level security is in force; without it, the filters of the statements are alone. */
  readonly secondWall?: boolean
}

/** Executes documents against real records and a real engine, on a fixed day. */
export async function apiOver(
  records: Records,
  engine: Engine,
  { hidden, secondWall = true }: ApiOptions = {},
): Promise<{ ask: Ask; close(): Promise<void> }> {
  if (!hidden) await fillGraph(records, engine)
  let sql: string[] = []
  const pools = openPools(records.url, { log: ({ text }) => sql.push(text) })
  const past = openPastNetworks(pools.relay)
  const analysis = openAnalyses()
  const ask: Ask = async (source, variables = {}, language = 'EN', viewer = askerOf(source)) => {
    const cypher: Asked['cypher'] = []
    sql = []
    const network: Engine = {
      ...engine,
      read: (text, params = {}) => {
        cypher.push({ text, params })
        return engine.read(text, params)
      },
    }
    const signal = AbortSignal.timeout(10_000)
    const reading = secondWall
      ? readingAs(pools, viewer, signal)
      : { records: records.prisma, end: async () => {} }
    const contextValue = makeContext(
      {
        records: reading.records,
        endReading: reading.end,
        writing: pools.writer.prisma,
        network,
        past,
        analysis,
        engineState: () => ({ state: 'UP', since: new Date(0) }),
        relayStatus: idleRelay,
        vault: makeVault(testKeys),
        ...(hidden && { hidden }),
      },
      {
        ...{ viewer, language, signal },
        now: new Date('2024-06-01T05:00:00Z'),
      },
    )
    const result = await graphql({
      schema,
      source,
      contextValue,
      variableValues: variables as Record<string, unknown>,
    })
    await contextValue.settleAudit()
    await reading.end()
    const errors = (result.errors ?? []).map(({ message, path, originalError }) => ({
      message,
      path,
      code: (originalError as { code?: unknown } | undefined)?.code,
    }))
    return { data: JSON.parse(JSON.stringify(result.data ?? null)), errors, sql, cypher }
  }
  const close = async () => {
    await past.close()
    await analysis.close()
    await pools.close()
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
