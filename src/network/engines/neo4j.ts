import { setTimeout as pause } from 'node:timers/promises'
import type { Driver, Session } from 'neo4j-driver'
import type { Engine, Parameters, Row, Run } from '../engine.ts'
import { checkParameters } from '../parameters.ts'
import { graphTimedOut, graphUnavailable } from '../refusals.ts'
import { within } from '../timer.ts'
import { connectionTo, type Neo4jAddress } from './neo4j-connection.ts'
import { faultOf, isWorthRetrying } from './neo4j-errors.ts'
import { parametersForNeo4j, rowFromNeo4j } from './neo4j-values.ts'

export interface Neo4jOptions extends Neo4jAddress {
  /** How long one question may take, in milliseconds. Default 2,500. */
  readonly readTimer?: number
  /** How long one transaction, or one definition, may take, in milliseconds. Default 30,000. */
  readonly writeTimer?: number
}

const attempts = 5

/**
 * A Neo4j server over Bolt. It is reached for when it is first needed, and again after an outage.
 * The driver's own timeouts do not cover a server that is frozen, so each call has a timer here.
 */
export function openNeo4j(options: Neo4jOptions): Engine {
  const { readTimer = 2500, writeTimer = 30_000 } = options
  const connection = connectionTo(options)

  /** Runs `work` in a session of its own; what becomes of it after `ms` no longer matters. */
  async function bounded<T>(
    mode: 'READ' | 'WRITE',
    ms: number,
    work: (session: Session) => Promise<T>,
  ): Promise<T> {
    const driver = connection.driver()
    const session = connection.session(driver, mode)
    const probe = probeLater(driver, ms * 0.8)
    try {
      return await within(ms, work(session), () => {
        if (probe.answered()) return graphTimedOut()
        connection.giveUp(driver)
        return graphUnavailable()
      })
    } finally {
      probe.cancel()
      // This also ends whatever the session still runs. A frozen server would let it wait forever.
      session.close().catch(() => {})
    }
  }

  /** Asks beside a call that takes long, to tell a slow question from a server that is away. */
  function probeLater(driver: Driver, ms: number) {
    let answered = false
    const timer = setTimeout(async () => {
      const session = connection.session(driver, 'READ')
      await session.run('RETURN 1').then(
        () => {
          answered = true
        },
        () => {},
      )
      session.close().catch(() => {})
    }, ms)
    return { answered: () => answered, cancel: () => clearTimeout(timer) }
  }

  async function read(text: string, params: Parameters = {}): Promise<Row[]> {
    checkParameters(params)
    const encoded = parametersForNeo4j(params)
    try {
      return await bounded('READ', readTimer, async (session) => {
        // The server's own timeout is for the case that it never hears of the session's end.
        const result = await session.run(text, encoded, { timeout: readTimer * 2 })
        return result.records.map(rowFromNeo4j)
      })
    } catch (error) {
      throw faultOf(error)
    }
  }

  async function write<T>(work: (run: Run) => Promise<T>): Promise<T> {
    const end = Date.now() + writeTimer
    for (let attempt = 1; ; attempt++) {
      try {
        return await bounded('WRITE', end - Date.now(), (session) =>
          transact(session, writeTimer, work),
        )
      } catch (error) {
        const wait = 20 * 2 ** attempt * (0.5 + Math.random())
        if (!isWorthRetrying(error) || attempt === attempts || Date.now() + wait >= end) {
          throw faultOf(error)
        }
        await pause(wait)
      }
    }
  }

  async function define(statements: readonly string[]): Promise<void> {
    try {
      for (const statement of statements) {
        await bounded('WRITE', writeTimer, (session) => session.run(statement))
      }
    } catch (error) {
      throw faultOf(error)
    }
  }

  return { name: 'neo4j', read, write, define, close: connection.close }
}

async function transact<T>(
  session: Session,
  timeout: number,
  work: (run: Run) => Promise<T>,
): Promise<T> {
  const transaction = await session.beginTransaction({ timeout })
  try {
    const value = await work(async (text, params = {}) => {
      checkParameters(params)
      const result = await transaction.run(text, parametersForNeo4j(params))
      return result.records.map(rowFromNeo4j)
    })
    await transaction.commit()
    return value
  } catch (error) {
    if (transaction.isOpen()) await transaction.rollback().catch(() => {})
    throw error
  }
}
