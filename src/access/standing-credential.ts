import { Refusal } from '../model/problem.ts'
import type { Viewer } from '../model/viewer.ts'
import type { Prisma } from '../records/generated/client.ts'
import { type PanicState, tokenStands } from './panic.ts'
import { takeTurn } from './turn.ts'

/**
 * Takes its turn, holds fast what a viewer signed with, until the transaction ends, and throws
 * UNAUTHENTICATED when it stands no more. Whoever revokes it at the same moment waits, and then
 * revokes what was made with it as well; or was first, and nothing is made.
 */
export async function demandStanding(
  tx: Pick<Prisma.TransactionClient, '$queryRaw'>,
  { accountId, credential }: Pick<Viewer, 'accountId' | 'credential'>,
): Promise<void> {
  await takeTurn(tx)
  const [panic] = await tx.$queryRaw<PanicState[]>`SELECT "closedAt", "tokensFrom" FROM "Panic"`
  if (!panic) throw new Error('The row of Panic is missing')
  if (credential?.kind === 'TOKEN' && !tokenStands(panic, credential.issuedAt ?? null)) {
    throw unauthenticated()
  }
  if (accountId !== null) {
    const open = await tx.$queryRaw<object[]>`
      SELECT 1 FROM "Account" WHERE "id" = ${accountId}::uuid AND "closedAt" IS NULL FOR UPDATE`
    if (open.length === 0) throw unauthenticated()
  }
  if (credential?.kind === 'KEY') {
    const stands = await tx.$queryRaw<object[]>`
      SELECT 1 FROM "ApiKey" WHERE "id" = ${credential.id}::uuid AND "revokedAt" IS NULL
        AND "expiresAt" > now() FOR UPDATE`
    if (stands.length === 0) throw unauthenticated()
  }
}

/** One text whatever is wrong: it must not tell a wrong key from one that was revoked. */
export const unauthenticated = (): Refusal =>
  new Refusal('UNAUTHENTICATED', {
    id: 'Kunci atau token ini tidak berlaku. Kirim yang berlaku, atau tanpa header Authorization.',
    en: 'That key or token is not valid. Send one that is, or no Authorization header.',
  })
