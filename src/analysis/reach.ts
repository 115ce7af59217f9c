import type { Graph } from './graph.ts'

/**
 * How far organizers reach: R(x) = max Π p_e over the paths of at most H ties from any of them to x,
 * where p_e is the strength of a tie. An organizer has 1; whoever no such path leads to has 0. It
 * answers who can be got at, and through whom: the path is the one of the maximum.
 *
 * Hop by hop (Bellman & Ford), not greedily: a weaker way of fewer ties may lead on where the
 * strongest one has used up its ties. Of equally good ways the one of fewer ties is given.
 */
export const reachMethod = { name: 'REACH', version: 1, source: 'Bellman 1958' } as const

export interface Reached {
  /** R of each actor. */
  readonly values: Float64Array
  /** For each hop from the first one, from whom each actor was bettered in it; -1: it was not. */
  readonly parents: readonly Int32Array[]
}

export function reach(
  { n, offsets, targets, weights: own }: Graph,
  organizers: readonly number[],
  hops: number,
  weights: Float64Array = own,
): Reached {
  const values = new Float64Array(n)
  const bettered = new Int32Array(n).fill(-1)
  let frontier = Int32Array.from(new Set(organizers))
  for (const one of frontier) values[one] = 1
  const parents: Int32Array[] = []
  for (let hop = 0; hop < hops && frontier.length > 0; hop += 1) {
    const before = Float64Array.from(frontier, (u) => values[u] as number)
    const parent = new Int32Array(n).fill(-1)
    const next: number[] = []
    for (let at = 0; at < frontier.length; at += 1) {
      const u = frontier[at] as number
      const value = before[at] as number
      for (let arc = offsets[u] as number; arc < (offsets[u + 1] as number); arc += 1) {
        const v = targets[arc] as number
        const found = value * (weights[arc] as number)
        if (found <= (values[v] as number)) continue
        values[v] = found
        parent[v] = u
        if (bettered[v] === hop) continue
        bettered[v] = hop
        next.push(v)
      }
    }
    if (next.length > 0) parents.push(parent)
    frontier = Int32Array.from(next)
  }
  return { values, parents }
}

/** A way through the network. */
export interface Way {
  /** The actors from the first one to the last. */
  readonly actors: readonly number[]
  /** The ties between them, one fewer, as places in the snapshot. */
  readonly ties: readonly number[]
}

/** The best way to an actor; null: it is out of reach. */
export function wayTo(graph: Graph, { values, parents }: Reached, actor: number): Way | null {
  if (values[actor] === 0) return null
  const actors = [actor]
  const ties: number[] = []
  let at = actor
  for (let hop = parents.length - 1; hop >= 0; hop -= 1) {
    const parent = (parents[hop] as Int32Array)[at] as number
    if (parent === -1) continue
    ties.push(tieBetween(graph, parent, at))
    actors.push(parent)
    at = parent
  }
  return { actors: actors.reverse(), ties: ties.reverse() }
}

function tieBetween({ offsets, targets, ties }: Graph, from: number, to: number): number {
  const arc = targets.subarray(offsets[from], offsets[from + 1]).indexOf(to)
  return ties[(offsets[from] as number) + arc] as number
}
