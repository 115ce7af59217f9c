import { hashOf, keyExpiry, newKey } from '../../src/access/api-keys.ts'
import { type Role, type Scope, scopes } from '../../src/model/viewer.ts'
import type { Records } from '../../src/records/database.ts'

/** Makes accounts, roles and keys straight in the records. */
export function signing(records: () => Records) {
  let made = 0
  return {
    async account(...held: { role: Role; over?: string; endsAt?: Date; consentedAt?: Date }[]) {
      made += 1
      const { id } = await records().prisma.account.create({ data: { label: `uji-${made}` } })
      for (const { over, ...one } of held) {
        await records().prisma.grant.create({
          data: { accountId: id, overId: over ?? null, ...one },
        })
      }
      return id
    },
    async key(accountId: string, { days = 9, own = scopes as readonly Scope[] } = {}) {
      const { key } = newKey()
      const { id } = await records().prisma.apiKey.create({
        data: { accountId, hash: hashOf(key), scopes: [...own], expiresAt: keyExpiry(days) },
      })
      return { id, key }
    },
  }
}
