import type { Records } from '../../src/records/database.ts'
import { type DirtyKey, dirtySince, type Followed, standing } from '../../src/records/dirty.ts'
import { dirtyLinks } from '../../src/relay/depends-on.ts'

/** Looks at the records as a relay does that has followed them so far; in order, as `kind id`. */
export async function look({ prisma }: Records, followed: Followed | null) {
  return prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`SET TRANSACTION READ ONLY`
      const { here, pruned, restored } = await standing(tx, followed)
      const keys = followed ? await dirtySince(tx, followed.snapshot, dirtyLinks, 100_000) : []
      return { here, pruned, restored, keys: keys.map(lineOf).sort() }
    },
    { isolationLevel: 'RepeatableRead', maxWait: 10_000, timeout: 10_000 },
  )
}

export const lineOf = ({ kind, id }: DirtyKey): string => `${kind} ${id}`
