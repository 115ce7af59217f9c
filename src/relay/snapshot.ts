import type { PrismaClient } from '../records/generated/client.ts'
import type { Reader } from './family.ts'

/** Reads in one repeatable-read transaction, so that all of it is one state of the records. */
export const inSnapshot = <T>(
  records: PrismaClient,
  work: (reader: Reader) => Promise<T>,
): Promise<T> =>
  records.$transaction(
    async (tx) => {
      await tx.$executeRaw`SET TRANSACTION READ ONLY`
      return work(tx)
    },
    { isolationLevel: 'RepeatableRead', timeout: 60_000, maxWait: 10_000 },
  )
