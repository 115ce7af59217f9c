import type { Prisma } from '../records/generated/client.ts'

/**
 * Waits for its turn among all that changes accounts, roles and keys, an emergency included, until the
 * transaction ends. One at a time, in the order in which they came: nobody who makes keys without
 * pause holds up those who end them.
 */
export const takeTurn = (tx: Pick<Prisma.TransactionClient, '$queryRaw'>): Promise<unknown> =>
  tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('anyam access', 0))::text`
