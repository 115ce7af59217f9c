import { type IdPrefix, tableName } from '../model/public-id.ts'
import type { Prisma } from './generated/client.ts'
import type { Values } from './write/write.ts'

/** How a record was when it was put on record. */
export interface FirstRevision {
  /** Who did: an account, or `seed`. */
  readonly by: string
  readonly image: Values
}

/** The first revision of a record; null: its beginning is not on record. */
export async function firstRevision(
  { revision }: Pick<Prisma.TransactionClient, 'revision'>,
  table: IdPrefix,
  recordId: string,
): Promise<FirstRevision | null> {
  const found = await revision.findFirst({
    where: { table: tableName(table), recordId, operation: 'CREATED' },
    orderBy: { id: 'asc' },
    select: { by: true, image: true },
  })
  return found && { by: found.by, image: found.image as Values }
}
