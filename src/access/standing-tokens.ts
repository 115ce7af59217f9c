import { decodeJwt } from 'jose'
import { type Panic, tokenStands } from './panic.ts'
import type { ReadToken } from './tokens.ts'

/** When a token that was read was issued; null: it does not say. */
export function issuedAt(text: string): Date | null {
  const { iat } = decodeJwt(text)
  return iat === undefined ? null : new Date(iat * 1000)
}

/** Reads tokens, but for those that were issued before all of them were revoked. */
export const standingTokens =
  (read: ReadToken, panic: Pick<Panic, 'state'>): ReadToken =>
  async (text) => {
    const token = await read(text)
    return token && tokenStands(await panic.state(), issuedAt(text)) ? token : null
  }
