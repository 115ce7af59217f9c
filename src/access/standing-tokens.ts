import { decodeJwt } from 'jose'
import { type Panic, tokenStands } from './panic.ts'
import type { ReadToken } from './tokens.ts'

/** Reads tokens, but for those that were issued before all of them were revoked. */
export const standingTokens =
  (read: ReadToken, panic: Pick<Panic, 'state'>): ReadToken =>
  async (text) => {
    const token = await read(text)
    if (!token) return null
    const { iat } = decodeJwt(text)
    const issuedAt = iat === undefined ? null : new Date(iat * 1000)
    return tokenStands(await panic.state(), issuedAt) ? token : null
  }
