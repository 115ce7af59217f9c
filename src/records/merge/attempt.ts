import type { Prisma } from '../generated/client.ts'
import { violationOf } from '../write/constraints.ts'

/** Does `work`, or nothing when a constraint of the database refuses it: whether it was done. */
export async function attempt(
  tx: Prisma.TransactionClient,
  work: () => Promise<unknown>,
): Promise<boolean> {
  await tx.$executeRaw`SAVEPOINT attempt`
  try {
    await work()
  } catch (error) {
    if (!violationOf(error, false)) throw error
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT attempt`
    return false
  }
  await tx.$executeRaw`RELEASE SAVEPOINT attempt`
  return true
}

/**
 * Does `work` for as many of the rows as the database lets stand: for all at once, else for each
 * half. The rows that were refused by themselves.
 */
export async function inHalves(
  tx: Prisma.TransactionClient,
  ids: readonly string[],
  work: (ids: readonly string[]) => Promise<unknown>,
): Promise<string[]> {
  if (ids.length === 0 || (await attempt(tx, () => work(ids)))) return []
  if (ids.length === 1) return [...ids]
  const half = Math.ceil(ids.length / 2)
  return [
    ...(await inHalves(tx, ids.slice(0, half), work)),
    ...(await inHalves(tx, ids.slice(half), work)),
  ]
}
