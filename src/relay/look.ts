import type { ComparisonReason } from '../model/answer.ts'
import type { Watermark } from '../network/watermark.ts'
import { type DirtyKey, dirtySince, standing } from '../records/dirty.ts'
import { dirtyLinks } from './depends-on.ts'
import type { Reader } from './family.ts'

/** How many dirty keys a batch takes; with more, comparing everything costs less. */
export const mostKeys = 5000

/** Which projection this release makes: raise it when a family projects something else. */
export const projection = 2

/** What the records look like from a watermark, in one snapshot. */
export interface Seen {
  readonly snapshot: string
  readonly nonce: string
  /** The records that may have changed since the watermark. */
  readonly keys: readonly DirtyKey[]
  /** Why everything has to be compared from the beginning; null when it has not. */
  readonly restart: ComparisonReason | null
}

const shape = /^\d+:\d+:(\d+(,\d+)*)?$/

/** Looks from a watermark at the records, in the snapshot of this transaction. */
export async function look(reader: Reader, mark: Watermark): Promise<Seen> {
  const known = shape.test(mark.snapshot)
  const { here, pruned, restored } = await standing(reader, known ? mark : null)
  const from = (keys: readonly DirtyKey[], restart: ComparisonReason | null): Seen => ({
    ...here,
    keys,
    restart,
  })
  // A graph that has followed nothing yet stands at the beginning already.
  if (!known) return from([], mark.snapshot === '' ? null : 'DAMAGED')
  // What was pruned may be what a restored database would lack, so that is looked at first.
  if (pruned) return from([], 'PRUNED')
  if (restored) return from([], 'RESTORED')
  const all = await dirtySince(reader, mark.snapshot, dirtyLinks, mostKeys + 1)
  if (all.length > mostKeys) return from([], 'TOO_MANY')
  const keys = all.filter(({ kind }) => kind !== 'all')
  if (keys.length < all.length) return from(keys, 'ASKED')
  return from(keys, mark.projection < projection ? 'UPGRADED' : null)
}
