import type { PrismaClient } from '../generated/client.ts'

/**
 * Forgets the keys of mutations that are older than this: sent again after that time, a request is
 * a new one. Returns how many were forgotten, at most 20,000.
 */
export const forgetKeys = (run: Pick<PrismaClient, '$executeRaw'>, days: number): Promise<number> =>
  run.$executeRaw`
    DELETE FROM "Mutation" WHERE id IN (
      SELECT id FROM "Mutation" WHERE at < now() - make_interval(days => ${days}::int)
      ORDER BY at LIMIT 20000
    )`
