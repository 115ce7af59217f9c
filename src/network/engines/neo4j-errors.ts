import { Neo4jError } from 'neo4j-driver'
import { graphTimedOut, graphUnavailable } from '../refusals.ts'

/**
 * What a failure of the driver means to the caller: GRAPH_UNAVAILABLE, TIMED_OUT, or the error as
 * it is when the text, its parameters or a constraint are at fault. Only codes tell: other fields
 * differ between versions of Neo4j.
 */
export function faultOf(error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error
  if (isAway(error)) return graphUnavailable(error)
  if (/\.Transaction\.TransactionTimedOut/.test(error.code)) return graphTimedOut(error)
  return error
}

/** Whether running the same transaction again may help: a deadlock or the like undid it. */
export const isWorthRetrying = (error: unknown): boolean =>
  error instanceof Neo4jError &&
  error.code.startsWith('Neo.TransientError.') &&
  !/\.(DatabaseUnavailable|MemoryPoolOutOfMemoryError)$/.test(error.code)

/** Whether the server refuses the user or the password. */
export const isLockedOut = (error: unknown): boolean =>
  error instanceof Neo4jError && error.code.startsWith('Neo.ClientError.Security.')

function isAway(error: Neo4jError): boolean {
  if (error.code === 'ServiceUnavailable' || error.code === 'SessionExpired') return true
  if (error.code.endsWith('.DatabaseUnavailable') || isLockedOut(error)) return true
  return error.code === 'N/A' && /acquisition timed out|pool is closed/i.test(error.message)
}
