import { graphTimedOut, graphUnavailable } from '../refusals.ts'

const away = new Set([
  'ServiceUnavailable',
  'SessionExpired',
  'Neo.TransientError.General.DatabaseUnavailable',
  'Neo.TransientError.Database.DatabaseUnavailable',
  'Neo.ClientError.Security.Unauthorized',
  'Neo.ClientError.Security.AuthenticationRateLimit',
])

const codeOf = (error: unknown): string =>
  typeof (error as { code?: unknown })?.code === 'string' ? (error as { code: string }).code : ''

/** Whether the server could not be reached or would not let us in. */
export const isAway = (error: unknown): boolean => {
  const code = codeOf(error)
  if (away.has(code)) return true
  return code === 'N/A' && /acquisition timed out|Pool is closed|pool/i.test(String(error))
}

/** Worth another try in a new transaction; running out of memory is not. */
export const isTransient = (error: unknown): boolean =>
  codeOf(error).startsWith('Neo.TransientError') && !codeOf(error).includes('MemoryPool')

/** What the driver threw, as this room says it; what is our own fault stays as it is. */
export function neo4jFault(error: unknown): unknown {
  if (isAway(error)) return graphUnavailable(error)
  if (codeOf(error).includes('TransactionTimedOut')) return graphTimedOut(error)
  return error
}
