import { randomUUID } from 'node:crypto'

/** Digits of numbers and hyphens only: an id that others chose can spell nobody's name. */
const wellFormed = /^[0-9a-f][0-9a-f-]{14,62}[0-9a-f]$/i

const traceparent = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/

/**
 * What a request is quoted by: its header X-Request-Id where that is 16 to 64 hexadecimal digits and
 * hyphens, else the id of the trace in its header traceparent, else a new one.
 */
export function requestIdOf(headers: Headers): string {
  const given = headers.get('x-request-id')
  if (given && wellFormed.test(given)) return given
  const [, trace] = traceparent.exec(headers.get('traceparent') ?? '') ?? []
  return trace ?? randomUUID()
}
