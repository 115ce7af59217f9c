import { createHash } from 'node:crypto'
import { Refusal } from '../model/problem.ts'
import type { Authenticate } from '../model/signature.ts'
import { type Held, type Purpose, purposes, type Viewer } from '../model/viewer.ts'
import { type AccountRow, accountByKey, accountByToken, noteKeyUse } from '../records/accounts.ts'
import type { PrismaClient } from '../records/generated/client.ts'
import { hashOf, isKey, looksLikeKey } from './api-keys.ts'
import { anonymous } from './circles.ts'
import { recently } from './recently.ts'
import { unauthenticated } from './standing-credential.ts'
import { issuedAt } from './standing-tokens.ts'
import type { ReadToken } from './tokens.ts'

/** Milliseconds for which what was found of a credential is believed: a revoked one lives so long. */
const believed = 500

/**
 * Finds out who asks. One statement for each key or token in half a second. The role DEVELOPER
 * counts in development mode only; tokens are taken when there is somebody to issue them.
 */
export function makeAuthenticate(options: {
  readonly records: Pick<PrismaClient, '$queryRaw' | '$executeRaw'>
  readonly readToken: ReadToken | null
  readonly development: boolean
}): Authenticate {
  const { records, readToken, development } = options
  const remember = recently<Viewer | null>({ ms: believed, most: 5000 })
  const counts = ({ role }: Held): boolean => development || role !== 'DEVELOPER'
  const ofAccount = ({ accountId, personId, held, alliances }: AccountRow) => ({
    ...{ accountId, personId, alliances, purpose: null },
    held: held.filter(counts),
  })

  async function byKey(key: string): Promise<Viewer | null> {
    const found = await accountByKey(records, hashOf(key))
    if (!found) return null
    // Nobody waits for this, and no answer depends on it.
    if (!found.usedToday) noteKeyUse(records, found.keyId).catch(() => undefined)
    const { keyId, scopes, expiresAt } = found
    const credential = { kind: 'KEY' as const, id: keyId, expiresAt }
    return { ...ofAccount(found), scopes, credential }
  }

  async function byToken(text: string, digest: string): Promise<Viewer | null> {
    const token = await readToken?.(text)
    if (!token) return null
    const { expiresAt } = token
    const credential = { kind: 'TOKEN' as const, id: digest, expiresAt, issuedAt: issuedAt(text) }
    const found = await accountByToken(records, token)
    if (found?.closed) return null
    if (!found) return { ...anonymous, credential }
    return { ...ofAccount(found), scopes: token.scopes, credential }
  }

  return async ({ authorization, purpose }) => {
    const wanted = purposeOf(purpose)
    if (authorization.length === 0) return wanted ? { ...anonymous, purpose: wanted } : anonymous
    const bearer = bearerOf(authorization)
    if (bearer === null || (looksLikeKey(bearer) && !isKey(bearer))) throw unauthenticated()
    const digest = createHash('sha256').update(bearer).digest('base64url')
    const viewer = await remember(digest, () =>
      looksLikeKey(bearer) ? byKey(bearer) : byToken(bearer, digest),
    )
    if (!viewer) throw unauthenticated()
    return { ...viewer, purpose: wanted }
  }
}

/** The one bearer of a request; null when there are several headers, or none that we know. */
const bearerOf = (authorization: readonly string[]): string | null =>
  authorization.length === 1
    ? (/^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i.exec(authorization[0] as string)?.[1] ?? null)
    : null

function purposeOf(text: string | null): Purpose | null {
  if (text === null) return null
  const found = purposes.find((one) => one === text)
  if (found) return found
  throw new Refusal('BAD_PURPOSE', {
    id: `Anyam-Purpose adalah salah satu dari ${purposes.join(', ')}.`,
    en: `Anyam-Purpose is one of ${purposes.join(', ')}.`,
  })
}
