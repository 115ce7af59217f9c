import type { Graph } from './graph.ts'

/** How many actors are how far from the nearest of some: the entry at 0 counts these themselves. */
export function setDistances({ n, offsets, targets }: Graph, members: Iterable<number>): number[] {
  const seen = new Uint8Array(n)
  let front: number[] = []
  for (const member of members) {
    if (seen[member] === 0) front.push(member)
    seen[member] = 1
  }
  const counts: number[] = []
  while (front.length > 0) {
    counts.push(front.length)
    const next: number[] = []
    for (const v of front) {
      for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
        const w = targets[at] as number
        if (seen[w] === 0) next.push(w)
        seen[w] = 1
      }
    }
    front = next
  }
  return counts
}
