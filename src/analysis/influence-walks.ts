import type { Listening } from './listening.ts'

/**
 * Why an actor has its share of the decision: the heaviest walks of listening, from somebody who
 * decides back to it, in
 *
 *     h_x = (1 - l_x) Σ over walks v0 → … → x of c_{v0} Π l_{vt} w_{vt,vt+1}
 *
 * with the share of h_x that each explains; never more than that, as there are endlessly many walks.
 *
 * A best-first search from all who decide at once: walks come out in descending order of weight, at
 * most `count` to each actor, so those to x are its heaviest ones. Walks below a hundredth of every
 * h_x that is asked for are not followed, and the search ends after 200,000 walks.
 *
 * Source: Eppstein 1998 for the k best; the series is that of Friedkin & Johnsen 1990.
 */
export const influenceWalksMethod = {
  name: 'INFLUENCE_WALKS',
  version: 1,
  source: 'Friedkin & Johnsen 1990; Eppstein 1998',
} as const

export interface Walk {
  /** From who decides to whom it goes back. */
  readonly actors: readonly number[]
  /** The strongest tie of each step, as places in the snapshot. */
  readonly ties: readonly number[]
  /** The share of h_x that it explains. */
  readonly share: number
}

export interface WalkQuestion {
  readonly listening: Listening
  readonly susceptibility: Float64Array
  readonly votes: Float64Array
  readonly shares: Float64Array
  /** The actors whose shares are to be explained. */
  readonly actors: readonly number[]
  /** How many walks for each. */
  readonly count: number
}

const least = 0.01
const mostWalks = 200_000

/** For each of the actors its heaviest walks, heaviest first; none: it has no share. */
export function influenceWalks(question: WalkQuestion): Walk[][] {
  const { listening, susceptibility: l, votes, shares, actors, count } = question
  const { n, offsets, targets, ties, weights, totals } = listening
  const asked = actors.filter((x) => (shares[x] as number) > 0)
  const openShare = (x: number) => (shares[x] as number) / (1 - (l[x] as number))
  const floor = asked.reduce((low, x) => Math.min(low, least * openShare(x)), 1)
  const labels = { actor: [] as number[], value: [] as number[], parent: [] as number[] }
  const tieOf: number[] = []
  const heap: number[] = []
  const add = (actor: number, value: number, parent: number, tie: number) => {
    if (value < floor) return
    labels.actor.push(actor)
    labels.value.push(value)
    labels.parent.push(parent)
    tieOf.push(tie)
    pushTo(heap, labels.value, labels.value.length - 1)
  }
  const popped = new Uint8Array(n)
  const found = new Map<number, number[]>(asked.map((x) => [x, []]))
  let missing = asked.length
  // Parallel ties are one step: their strengths are gathered before anything is added.
  const gathered = new Float64Array(n)
  const strongest = new Int32Array(n).fill(-1)
  votes.forEach((vote, v) => {
    if (vote > 0) add(v, vote, -1, -1)
  })
  for (let walks = 0; heap.length > 0 && missing > 0 && walks < mostWalks; walks += 1) {
    const label = popFrom(heap, labels.value)
    const v = labels.actor[label] as number
    if ((popped[v] as number) >= count) continue
    popped[v] = (popped[v] as number) + 1
    const ends = found.get(v)
    if (ends?.push(label) === count) missing -= 1
    if (l[v] === 0) continue
    const [start, end] = [offsets[v] as number, offsets[v + 1] as number]
    for (let arc = start; arc < end; arc += 1) {
      const to = targets[arc] as number
      const best = strongest[to] as number
      gathered[to] = (gathered[to] as number) + (weights[arc] as number)
      if (best === -1 || (weights[arc] as number) > (weights[best] as number)) strongest[to] = arc
    }
    const each = ((labels.value[label] as number) * (l[v] as number)) / (totals[v] as number)
    for (let arc = start; arc < end; arc += 1) {
      const to = targets[arc] as number
      if (strongest[to] === -1) continue
      if ((popped[to] as number) < count) {
        add(to, each * (gathered[to] as number), label, ties[strongest[to] as number] as number)
      }
      gathered[to] = 0
      strongest[to] = -1
    }
  }
  const walkOf = (label: number, x: number): Walk => {
    const walk = { actors: [] as number[], ties: [] as number[] }
    for (let at = label; at !== -1; at = labels.parent[at] as number) {
      walk.actors.push(labels.actor[at] as number)
      if (labels.parent[at] !== -1) walk.ties.push(tieOf[at] as number)
    }
    // A share as small as what the solve is off by may come out below that of its walk.
    const share = Math.min((labels.value[label] as number) / openShare(x), 1)
    return { actors: walk.actors.reverse(), ties: walk.ties.reverse(), share }
  }
  return actors.map((x) => {
    const walks = (found.get(x) ?? []).map((label) => walkOf(label, x))
    return walks.filter(({ share }) => share >= least)
  })
}

/** Whether label a comes out before b: heavier, or as heavy and there earlier. */
const isBefore = (values: readonly number[], a: number, b: number) =>
  (values[a] as number) > (values[b] as number) || (values[a] === values[b] && a < b)

function pushTo(heap: number[], values: readonly number[], label: number): void {
  let at = heap.push(label) - 1
  while (at > 0) {
    const above = (at - 1) >> 1
    if (!isBefore(values, label, heap[above] as number)) break
    heap[at] = heap[above] as number
    at = above
  }
  heap[at] = label
}

function popFrom(heap: number[], values: readonly number[]): number {
  const first = heap[0] as number
  const last = heap.pop() as number
  const size = heap.length
  if (size === 0) return first
  let at = 0
  for (let below = 1; below < size; below = 2 * at + 1) {
    const right = below + 1
    if (right < size && isBefore(values, heap[right] as number, heap[below] as number))
      below = right
    if (!isBefore(values, heap[below] as number, last)) break
    heap[at] = heap[below] as number
    at = below
  }
  heap[at] = last
  return first
}
