import { publicId } from '../../model/public-id.ts'
import type { Prisma } from '../generated/client.ts'
import { notFound } from '../write/apply.ts'
import type { Write } from '../write/write.ts'
import { countUp, lockActors, lockMerges } from './actors.ts'
import { mostListed } from './limits.ts'
import { names } from './move.ts'
import { pointers } from './pointers.ts'
import { type LeftRow, restoreAll } from './restore.ts'
import { seenOnly, type TableRow } from './seen-rows.ts'

export interface UnmergeRequest {
  /** The merge that is undone. */
  readonly merge: string
  readonly expectedVersion: number
}

/** A merge that was undone. */
export interface Unmerged {
  readonly survivor: string
  readonly absorbed: string
  /** Rows that could not be given back, and how many there are, of those that the writer sees. */
  readonly left: readonly LeftRow[]
  readonly leftCount: number
  /** Rows made since that name the survivor: they stay with it. Of those that the writer sees. */
  readonly madeSince: readonly { readonly table: string; readonly id: string }[]
  readonly madeSinceCount: number
}

/**
 * Undoes a merge: what it changed stands again as before, where nobody has changed it since. Merges
 * of the same actors or rows are undone last first. Null: a problem was told.
 */
export async function unmergeActors(
  write: Write,
  { merge: id, expectedVersion }: UnmergeRequest,
): Promise<Unmerged | null> {
  const { tx } = write
  await lockMerges(tx)
  const merge = await tx.merge.findUnique({ where: { id } })
  if (!merge) {
    write.problem(notFound(['input', 'merge']))
    return null
  }
  const { survivorId: survivor, absorbedId: absorbed } = merge
  await lockActors(tx, [survivor, absorbed])
  if (merge.undoneAt !== null) {
    write.problem({
      code: 'MERGE_UNDONE',
      text: { id: 'Penggabungan itu sudah dibatalkan.', en: 'The merge was undone already.' },
      path: ['input', 'merge'],
    })
    return null
  }
  if (merge.version !== expectedVersion) {
    write.problem({
      code: 'VERSION_CONFLICT',
      text: {
        id: `Penggabungan itu sudah berubah: versinya kini ${merge.version}.`,
        en: `The merge has changed: its version is ${merge.version} now.`,
      },
      path: ['input', 'expectedVersion'],
    })
    return null
  }
  const later = await laterMerge(tx, id)
  if (later !== null) {
    const name = publicId('merge', later)
    write.problem({
      code: 'MERGE_NOT_LAST',
      text: {
        id: `Penggabungan ${name} lebih baru dan menyangkut pihak atau catatan yang sama: batalkan itu dahulu.`,
        en: `The merge ${name} is later and is about the same actors or records: undo it first.`,
      },
      path: ['input', 'merge'],
    })
    return null
  }
  await tx.actor.update({ where: { id: absorbed }, data: { mergedIntoId: null } })
  const left = await seenOnly(write, await restoreAll(tx, { id, absorbed }))
  await countUp(tx, [survivor, absorbed])
  await tx.$executeRaw`
    UPDATE "Merge" SET "undoneAt" = clock_timestamp(), "version" = "version" + 1
    WHERE "id" = ${id}::uuid`
  const madeSince = await seenOnly(write, await madeAfter(tx, survivor, id))
  return {
    survivor,
    absorbed,
    left: left.slice(0, mostListed),
    leftCount: left.length,
    madeSince: madeSince.slice(0, mostListed),
    madeSinceCount: madeSince.length,
  }
}

/** The last merge that still stands, was made after this one, and shares an actor or a row with it. */
async function laterMerge(tx: Prisma.TransactionClient, id: string): Promise<string | null> {
  const [later] = await tx.$queryRaw<{ id: string }[]>`
    SELECT later."id" FROM "Merge" AS this JOIN "Merge" AS later ON later."at" > this."at"
    WHERE this."id" = ${id}::uuid AND later."undoneAt" IS NULL AND (
      ARRAY[later."survivorId", later."absorbedId"] && ARRAY[this."survivorId", this."absorbedId"]
      OR EXISTS (
        SELECT FROM "MergeMove" AS a JOIN "MergeMove" AS b USING ("table", "rowId")
        WHERE a."mergeId" = this."id" AND b."mergeId" = later."id"))
    ORDER BY later."at" DESC LIMIT 1`
  return later?.id ?? null
}

/** The rows that name the actor and were put on record after the merge. */
async function madeAfter(tx: Prisma.TransactionClient, actor: string, merge: string) {
  const each = pointers.map(
    (table) => `SELECT '${table.table}' AS "table", r."id" FROM "${table.table}" AS r
      WHERE ${names(table, '$1')} AND EXISTS (
        SELECT FROM "Revision" AS v WHERE v."table" = '${table.table}' AND v."recordId" = r."id"
          AND v."operation" = 'CREATED' AND v."at" > (SELECT "at" FROM "Merge" WHERE "id" = $2::uuid))`,
  )
  return tx.$queryRawUnsafe<TableRow[]>(
    `SELECT "table", "id" FROM (${each.join(' UNION ALL ')}) AS made ORDER BY "id"`,
    actor,
    merge,
  )
}
