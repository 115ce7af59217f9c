import neo4j, { type Driver, type ManagedTransaction } from 'neo4j-driver'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Engine, Parameters, Row, Run } from '../engine.ts'
import { checkParameters } from '../parameters.ts'
import { graphUnavailable } from '../refusals.ts'
import { within } from '../timer.ts'
import { isTransient, neo4jFault } from './neo4j-errors.ts'
import { paramsToNeo4j, rowFromNeo4j } from './neo4j-values.ts'

export interface Neo4jOptions {
  readonly uri: string
  readonly user: string
  readonly password: string
  /** How long one question may take, in milliseconds. Default 2,500. */
  readonly readTimer?: number
  /** How long one transaction that writes may take, in milliseconds. Default 30,000. */
  readonly writeTimer?: number
}

/** Milliseconds; without them the driver retries for half a minute when the server is away. */
const driverOptions = {
  connectionTimeout: 2000,
  connectionAcquisitionTimeout: 2400,
  maxTransactionRetryTime: 0,
  maxConnectionPoolSize: 20,
  connectionLivenessCheckTimeout: 30_000,
  telemetryDisabled: true,
} as const

const tries = 5

/** Neo4j over Bolt. A server that is away or frozen is a refusal within the timers. */
export function openNeo4j(options: Neo4jOptions): Engine {
  const { readTimer = 2500, writeTimer = 30_000 } = options
  let driver: Driver | null = null
  const open = (): Driver => {
    driver ??= neo4j.driver(
      options.uri,
      neo4j.auth.basic(options.user, options.password),
      driverOptions,
    )
    return driver
  }

  /** A frozen server never answers: its connections are given up, and the next call opens anew. */
  const giveUp = (stale: Driver) => () => {
    if (driver === stale) driver = null
    stale.close().catch(() => undefined)
    return graphUnavailable()
  }

  async function timed<T>(ms: number, work: (driver: Driver) => Promise<T>): Promise<T> {
    const used = open()
    try {
      return await within(ms, work(used), giveUp(used))
    } catch (error) {
      throw neo4jFault(error)
    }
  }

  return {
    name: 'neo4j',
    read: (text, params = {}) => timed(readTimer, (used) => readOnce(used, text, params)),
    write: (work) => timed(writeTimer, (used) => writeWithRetry(used, work)),
    define: async (statements) => {
      for (const statement of statements) {
        await timed(writeTimer, (used) => defineOnce(used, statement))
      }
    },
    close: async () => {
      await driver?.close()
      driver = null
    },
  }
}

async function readOnce(driver: Driver, text: string, params: Parameters): Promise<Row[]> {
  checkParameters(params)
  const session = driver.session({ defaultAccessMode: neo4j.session.READ })
  try {
    const result = await session.run(text, paramsToNeo4j(params), { timeout: 3000 })
    return result.records.map((record) => rowFromNeo4j(record.toObject()))
  } finally {
    await session.close()
  }
}

async function defineOnce(driver: Driver, statement: string): Promise<void> {
  const session = driver.session()
  try {
    await session.run(statement)
  } finally {
    await session.close()
  }
}

async function writeWithRetry<T>(driver: Driver, work: (run: Run) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const session = driver.session({ defaultAccessMode: neo4j.session.WRITE })
    try {
      return await session.executeWrite((tx) => work(runIn(tx)))
    } catch (error) {
      if (attempt === tries || !isTransient(error)) throw error
      await sleep(20 * attempt)
    } finally {
      await session.close()
    }
  }
}

const runIn =
  (tx: ManagedTransaction): Run =>
  async (text, params = {}) => {
    checkParameters(params)
    const result = await tx.run(text, paramsToNeo4j(params))
    return result.records.map((record) => rowFromNeo4j(record.toObject()))
  }
