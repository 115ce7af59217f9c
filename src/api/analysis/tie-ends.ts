import type { Snapshot } from '../../analysis/snapshot.ts'
import { tieRoles } from '../../analysis/tie-roles.ts'

/** The places of all ties that connect two actors, whichever way, for each of some pairs of places. */
export function tiesBetween(
  { ids, ties }: Snapshot,
  pairs: readonly (readonly [number, number])[],
): number[][] {
  const nameOf = (a: number, b: number) => Math.min(a, b) * ids.length + Math.max(a, b)
  const found = new Map(pairs.map(([a, b]) => [nameOf(a, b), [] as number[]]))
  for (let tie = 0; tie < ties.kinds.length && found.size > 0; tie += 1) {
    if (!tieRoles[ties.kinds[tie] as number]?.connects) continue
    found.get(nameOf(ties.from[tie] as number, ties.to[tie] as number))?.push(tie)
  }
  return pairs.map(([a, b]) => found.get(nameOf(a, b)) as number[])
}

/** A tie as `completeRows` is told of it. */
export const tieFound = ({ ids, ties }: Snapshot, tie: number) => ({
  id: ties.ids[tie] as string,
  fromId: ids[ties.from[tie] as number] as string,
  toId: ids[ties.to[tie] as number] as string,
})
