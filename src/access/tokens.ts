import { createRemoteJWKSet, customFetch, errors, jwtVerify } from 'jose'
import { Refusal } from '../model/problem.ts'
import { type Scope, scopes } from '../model/viewer.ts'

/** Who issues tokens, and how they must be made. */
export interface Oidc {
  readonly issuer: string
  readonly audience: string
  /** Where the issuer's public keys are. */
  readonly jwksUri: string
  /** The signatures that are taken: asymmetric ones only. */
  readonly algorithms: readonly string[]
}

/** What a valid token says. */
export interface Token {
  readonly issuer: string
  readonly subject: string
  readonly expiresAt: Date
  /** Those of its claim `scope` that are ours, `anyam:read` and the like; all when it names none. */
  readonly scopes: readonly Scope[]
}

/** Reads a token; null: it is not valid. Throws IDENTITY_UNAVAILABLE when that cannot be told. */
export type ReadToken = (token: string) => Promise<Token | null>

/** Characters; more is no token of a sensible issuer, and dear to verify. */
const longestToken = 8192
/** Seconds by which clocks may differ. */
const clockTolerance = 30
/** Milliseconds: a fetch of the keys, the pause after one, and the pause after one that failed. */
const fetchTimer = 3000
const pause = 30_000
const pauseAfterFailure = 5000

const types = new Set(['jwt', 'at+jwt', 'application/at+jwt'])

/** Reads the tokens of one issuer. Keys come from its JWKS alone, never from the token. */
export function tokenReader(oidc: Oidc): ReadToken {
  const keys = createRemoteJWKSet(new URL(oidc.jwksUri), {
    timeoutDuration: fetchTimer,
    cooldownDuration: pause,
    [customFetch]: pausing(),
  })
  const options = {
    issuer: oidc.issuer,
    audience: oidc.audience,
    algorithms: [...oidc.algorithms],
    requiredClaims: ['exp', 'sub'],
    clockTolerance,
  }
  return async (token) => {
    if (token.length > longestToken) return null
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, options)
      const { sub, exp, scope } = payload
      if (!types.has(String(protectedHeader.typ).toLowerCase())) return null
      if (typeof sub !== 'string' || sub === '' || sub.length > 255 || exp === undefined)
        return null
      return {
        issuer: oidc.issuer,
        subject: sub,
        expiresAt: new Date(exp * 1000),
        scopes: scopesOf(scope),
      }
    } catch (error) {
      if (error instanceof Refusal) throw error
      if (error instanceof errors.JOSEError && unreachable.has(error.code)) throw unavailable(error)
      // Whatever else is wrong with it, nobody is let in by it.
      return null
    }
  }
}

/** What jose says when the keys could not be had, or are none. */
const unreachable: ReadonlySet<string> = new Set([
  ...['ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID', 'ERR_JWKS_TIMEOUT'],
])

function scopesOf(claim: unknown): Scope[] {
  const given = typeof claim === 'string' ? claim.split(' ') : []
  const ours = given.filter((one) => one.startsWith('anyam:'))
  if (ours.length === 0) return [...scopes]
  return scopes.filter((one) => ours.includes(`anyam:${one.toLowerCase()}`))
}

/** Fetches, and after a failure refuses for a while: forged tokens must not hammer an issuer that is down. */
function pausing() {
  let failedAt = Number.NEGATIVE_INFINITY
  return async (url: string, options: RequestInit): Promise<Response> => {
    if (performance.now() - failedAt < pauseAfterFailure) throw unavailable()
    try {
      const response = await fetch(url, options)
      if (response.status !== 200) throw new Error(`The JWKS answered ${response.status}`)
      return response
    } catch (error) {
      failedAt = performance.now()
      throw unavailable(error)
    }
  }
}

const unavailable = (cause?: unknown): Refusal =>
  new Refusal(
    'IDENTITY_UNAVAILABLE',
    {
      id: 'Penerbit token tidak menjawab. Coba lagi sebentar lagi, atau pakai kunci.',
      en: 'The issuer of tokens does not answer. Try again in a moment, or use a key.',
    },
    { cause },
  )
