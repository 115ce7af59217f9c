import { Refusal } from '../model/problem.ts'
import { StartError } from '../model/start-error.ts'

/** SQLSTATEs that say the server is away, starting, stopping or full; class 08 is added below. */
const awayStates = new Set(['57P01', '57P02', '57P03', '53300', '3D000', '28P01', '28000'])

/** Codes of sockets and of Prisma for the same. */
const awayCodes = new Set(
  [
    ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'EAI_AGAIN'],
    ['P1000', 'P1001', 'P1002', 'P1003', 'P1008', 'P1010', 'P1011', 'P1017', 'P2024', 'P2037'],
  ].flat(),
)

const awayTexts =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|connection is closed|Server has closed the connection|terminating connection/i

/** A statement, or a transaction of Prisma, that ran into its time limit. */
const cancelled = new Set(['57014', 'P2028'])

/** Two transactions that wait for each other; one of them is given up, and may be tried again. */
const crossed = new Set(['40P01', '40001', 'P2034'])

/** Whether a transaction was given up because it crossed another one. */
export const isCrossed = (error: unknown): boolean =>
  causes(error).some(({ code }) => crossed.has(code))

/** A text that PostgreSQL cannot hold, for example one with a NUL character. */
const untranslatable = new Set(['22021', '22P05'])

/**
 * What a failed statement means for the one who asked: RECORDS_UNAVAILABLE when the database does
 * not answer, TIMED_OUT when a statement ran into its time limit, BAD_FILTER when a text cannot be
 * held, null when it is none of these.
 */
export function recordsFault(error: unknown): Refusal | null {
  const chain = causes(error)
  if (chain.some((one) => cancelled.has(one.code))) {
    return new Refusal(
      'TIMED_OUT',
      { id: 'Permintaan itu terlalu lama.', en: 'The request took longer than it may.' },
      { cause: error },
    )
  }
  if (chain.some((one) => untranslatable.has(one.code))) {
    return new Refusal(
      'BAD_FILTER',
      {
        id: 'Teks itu memuat karakter yang tidak dapat disimpan.',
        en: 'The text holds a character that cannot be stored.',
      },
      { cause: error },
    )
  }
  if (!chain.some(isAway)) return null
  return new Refusal(
    'RECORDS_UNAVAILABLE',
    {
      id: 'Basis data catatan tidak menjawab. Coba lagi sebentar lagi.',
      en: 'The record store does not answer. Try again in a moment.',
    },
    { cause: error },
  )
}

/** The same for a start: what keeps the database at `url` from being used, in one line, or null. */
export function startFault(error: unknown, url: string): StartError | null {
  const chain = causes(error)
  const code = (wanted: string) => chain.some((one) => one.code === wanted)
  const place = placeOf(url)
  const because = (what: string, todo: string) =>
    new StartError(`${what}: ${todo}.`, { cause: error })
  const check = 'check DATABASE_URL'
  if (place === null || code('ERR_INVALID_URL')) {
    return because(
      'DATABASE_URL is not an address of PostgreSQL',
      'it looks like postgresql://user:password@host:5432/database',
    )
  }
  if (code('28P01') || code('28000')) {
    return because(`PostgreSQL at ${place} refuses the user or the password`, check)
  }
  if (code('3D000')) {
    return because(`PostgreSQL at ${place} has no such database`, `create it, or ${check}`)
  }
  if (code('42501')) {
    return because(
      `PostgreSQL at ${place} does not let the user do that (${messageOf(error)})`,
      'grant the user the right to create in the database',
    )
  }
  if (!chain.some(isAway) && !chain.some((one) => /SSL|certificate|TLS/i.test(one.message))) {
    return null
  }
  return because(
    `PostgreSQL at ${place} cannot be reached (${messageOf(error)})`,
    `start it, or ${check}`,
  )
}

/** Host, port and database of an address, without its secrets; null when it is none. */
function placeOf(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, host, pathname } = new URL(url)
  return /^postgres(ql)?:$/.test(protocol) ? `${host}${pathname}` : null
}

interface Cause {
  readonly code: string
  readonly message: string
}

/** The error and everything that it names as its cause, however the layers wrap it. */
function causes(error: unknown): Cause[] {
  const found: Cause[] = []
  const queue = [error]
  for (let one = queue.shift(); one !== undefined && found.length < 20; one = queue.shift()) {
    if (typeof one !== 'object' || one === null) continue
    const { code, originalCode, message, cause, errors, meta } = one as Record<string, unknown>
    found.push({ code: String(code ?? originalCode ?? ''), message: String(message ?? '') })
    const nested = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError
    queue.push(cause ?? null, nested ?? null, ...(Array.isArray(errors) ? errors : []))
  }
  return found
}

const isAway = (one: Cause): boolean =>
  awayStates.has(one.code) ||
  awayCodes.has(one.code) ||
  one.code.startsWith('08') ||
  awayTexts.test(one.message)

const messageOf = (error: unknown): string =>
  causes(error)
    .map((one) => one.message || one.code)
    .find((text) => text !== '')
    ?.split('\n')
    .at(-1) ?? 'no reason given'
