import type { Prisma } from '../generated/client.ts'
import { type Violation, violationOf } from './constraints.ts'

/**
 * Does `work`, or nothing when a constraint of the database refuses it: what the refusal means, null
 * when it was done. `deleting`: rows that are referred to were to go.
 */
export async function refusalOf(
  tx: Prisma.TransactionClient,
  work: () => Promise<unknown>,
  deleting = false,
): Promise<Violation | null> {
  await tx.$executeRaw`SAVEPOINT attempt`
  try {
    await work()
  } catch (error) {
    const violation = violationOf(error, deleting)
    if (!violation) throw error
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT attempt`
    return violation
  }
  await tx.$executeRaw`RELEASE SAVEPOINT attempt`
  return null
}
