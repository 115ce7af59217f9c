import type { Prisma } from './generated/client.ts'

/**
 * The accounts that coordinate the whole network, with no end in sight. Whoever changes that at the
 * same moment waits: the last one must not go by two leaving at once.
 */
export async function standingCoordinators(
  tx: Pick<Prisma.TransactionClient, '$queryRaw'>,
): Promise<{ grantId: string; accountId: string }[]> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('anyam coordinators', 0))::text`
  return tx.$queryRaw`
    SELECT "grant"."id" AS "grantId", "grant"."accountId" FROM "Grant" AS "grant"
    JOIN "Account" AS account ON account."id" = "grant"."accountId"
    WHERE "grant"."role" = 'COORDINATOR' AND "grant"."overId" IS NULL
      AND "grant"."revokedAt" IS NULL AND "grant"."endsAt" IS NULL AND account."closedAt" IS NULL`
}
