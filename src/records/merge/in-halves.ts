import type { Prisma } from '../generated/client.ts'
import { refusalOf } from '../write/attempt.ts'

/**
 * Does `work` for as many of the rows as the database lets stand: for all at once, else for each
 * half. The rows that were refused by themselves.
 */
export async function inHalves(
  tx: Prisma.TransactionClient,
  ids: readonly string[],
  work: (ids: readonly string[]) => Promise<unknown>,
): Promise<string[]> {
  if (ids.length === 0 || (await refusalOf(tx, () => work(ids))) === null) return []
  if (ids.length === 1) return [...ids]
  const half = Math.ceil(ids.length / 2)
  return [
    ...(await inHalves(tx, ids.slice(0, half), work)),
    ...(await inHalves(tx, ids.slice(half), work)),
  ]
}
