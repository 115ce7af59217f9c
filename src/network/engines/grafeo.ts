import { createRequire } from 'node:module'
import type * as Grafeo from '@grafeo-db/js'
import type { Transaction } from '@grafeo-db/js'
import type { Engine, Parameters, Row, Run } from '../engine.ts'
import { checkParameters } from '../parameters.ts'
import { graphTimedOut, graphUnavailable } from '../refusals.ts'
import { within } from '../timer.ts'
import { rowFromGrafeo } from './grafeo-values.ts'

// Node cannot see the names that this CommonJS package exports.
const { GrafeoDB } = createRequire(import.meta.url)('@grafeo-db/js') as typeof Grafeo

export interface GrafeoOptions {
  /** How long one question may take, in milliseconds. Default 2,500. */
  readonly readTimer?: number
}

/**
 * Grafeo in this process, empty and in memory. Writers take turns, so that none of them ever meets
 * a conflict; readers see what was kept last.
 */
export function openGrafeo({ readTimer = 2500 }: GrafeoOptions = {}): Engine {
  const database = GrafeoDB.create()
  let open = true
  let turn: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work)
    turn = result.catch(() => {})
    return result
  }

  function begin(): Transaction {
    if (!open) throw graphUnavailable()
    return database.beginTransaction()
  }

  return {
    name: 'grafeo',
    read: (text, params) => within(readTimer, readOnly(begin, text, params), graphTimedOut),
    write: (work) => inTurn(() => allOrNothing(begin(), work)),
    define: (statements) =>
      inTurn(async () => {
        if (!open) throw graphUnavailable()
        for (const statement of statements) await database.executeCypher(statement)
      }),
    close: () =>
      inTurn(async () => {
        if (open) database.close()
        open = false
      }),
  }
}

/** Grafeo would let a text write here; it is run in a transaction that is never kept if it did. */
async function readOnly(
  begin: () => Transaction,
  text: string,
  params: Parameters = {},
): Promise<Row[]> {
  checkParameters(params)
  const transaction = begin()
  try {
    const result = await transaction.executeCypher(text, params)
    if (Object.values(result.counters).some((count) => count > 0)) {
      throw new TypeError('A text given to read() writes.')
    }
    return result.toArray().map(rowFromGrafeo)
  } finally {
    transaction.rollback()
  }
}

async function allOrNothing<T>(
  transaction: Transaction,
  work: (run: Run) => Promise<T>,
): Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  // One text after another. After a failure nothing more is run and nothing kept, as on Neo4j.
  const run: Run = (text, params = {}) => {
    const rows = last.then(async () => {
      checkParameters(params)
      const result = await transaction.executeCypher(text, params)
      return result.toArray().map(rowFromGrafeo)
    })
    last = rows
    rows.catch(() => {})
    return rows
  }
  try {
    const value = await work(run)
    await last
    transaction.commit()
    return value
  } catch (error) {
    await last.catch(() => {})
    if (transaction.isActive) transaction.rollback()
    throw error
  }
}
