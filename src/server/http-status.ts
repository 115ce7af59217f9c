import type { ProblemCode } from '../model/problem-codes.ts'

const statuses: Partial<Record<ProblemCode, number>> = {
  AUDIT_UNAVAILABLE: 503,
  BODY_TOO_LARGE: 413,
  BODY_TOO_SLOW: 408,
  CSRF_REFUSED: 403,
  GRAPH_STALE: 503,
  GRAPH_UNAVAILABLE: 503,
  HEADERS_TOO_LARGE: 431,
  HEADERS_TOO_SLOW: 408,
  IDENTITY_UNAVAILABLE: 503,
  INTERNAL: 500,
  METHOD_NOT_ALLOWED: 405,
  NOT_ACCEPTABLE: 406,
  PERSONAL_CLOSED: 503,
  RATE_LIMITED: 429,
  RECORDS_UNAVAILABLE: 503,
  RESUME_EXPIRED: 410,
  SHUTTING_DOWN: 503,
  TIMED_OUT: 504,
  TOO_MANY_STREAMS: 429,
  UNAUTHENTICATED: 401,
  UNSUPPORTED_MEDIA_TYPE: 415,
  URL_TOO_LONG: 414,
}

/** The HTTP status of an answer without data; one with data is 200, whatever its errors. */
export const statusOf = (code: ProblemCode): number => statuses[code] ?? 400
