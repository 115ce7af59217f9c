import { needUndirected } from './fragmentation.ts'
import type { Graph } from './graph.ts'

/**
 * Betweenness between two sides: how much of the shortest ways between an actor of one side and an
 * actor of the other an actor stands on,
 *
 *     b_v = Σ_{s ∈ A, t ∈ B} σ_st(v) / σ_st        v ≠ s, v ≠ t
 *
 * with σ_st how many shortest ways there are from s to t, all ties being as long. Who brokers between
 * two regions, or two alliances.
 *
 * Edge cases: each pair counts once, also when both of it are on both sides; nobody is paired with
 * itself. Pairs that cannot reach each other add nothing, nor do pairs that are tied directly: nobody
 * stands between them. Who is on a side stands between others of it all the same. With everybody on
 * both sides it is Freeman's betweenness. NaN where there are more ways than a number holds.
 *
 * Source: Freeman 1977 and Brandes 2008 (betweenness of subsets). Costs (n + m) for each of side A.
 */
export const betweennessBetweenMethod = {
  name: 'BETWEENNESS_BETWEEN',
  version: 1,
  source: 'Freeman 1977; Brandes 2008',
} as const

export interface BetweennessBetween {
  readonly values: Float64Array
  /** How many pairs of one of each side there are. */
  readonly pairs: number
  /** How many of them reach each other. */
  readonly reaching: number
  /** How many of them are tied directly. */
  readonly direct: number
}

/** `sides` hold places; one that is named twice counts once. */
export function betweennessBetween(
  graph: Graph,
  sides: readonly [ArrayLike<number>, ArrayLike<number>],
): BetweennessBetween {
  needUndirected(graph)
  const { n, offsets, targets } = graph
  const [sources, others] = sides.map((side) => markOf(n, side)) as [Uint8Array, Uint8Array]
  const values = new Float64Array(n)
  const distances = new Int32Array(n).fill(-1)
  const [paths, dependencies] = [new Float64Array(n), new Float64Array(n)]
  const queue = new Uint32Array(n)
  // A pair that is on both sides both ways is met from either end: half of it each time.
  let [pairs, reaching, direct] = [0, 0, 0]
  for (let source = 0; source < n; source += 1) {
    if (sources[source] === 0) continue
    const share = (target: number): number => {
      if (others[target] === 0 || target === source) return 0
      return others[source] === 1 && sources[target] === 1 ? 0.5 : 1
    }
    for (let target = 0; target < n; target += 1) pairs += share(target)
    distances[source] = 0
    paths[source] = 1
    queue[0] = source
    let end = 1
    for (let head = 0; head < end; head += 1) {
      const v = queue[head] as number
      const further = (distances[v] as number) + 1
      for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
        const w = targets[at] as number
        if (distances[w] === -1) {
          distances[w] = further
          paths[w] = 0
          queue[end] = w
          end += 1
        }
        if (distances[w] === further) paths[w] = (paths[w] as number) + (paths[v] as number)
      }
    }
    for (let at = end - 1; at > 0; at -= 1) {
      const v = queue[at] as number
      const further = (distances[v] as number) + 1
      let sum = 0
      for (let arc = offsets[v] as number; arc < (offsets[v + 1] as number); arc += 1) {
        const w = targets[arc] as number
        if (distances[w] === further) {
          sum += (share(w) + (dependencies[w] as number)) / (paths[w] as number)
        }
      }
      dependencies[v] = sum * (paths[v] as number)
      values[v] = (values[v] as number) + (dependencies[v] as number)
      reaching += share(v)
      if (distances[v] === 1) direct += share(v)
    }
    for (let at = 0; at < end; at += 1) distances[queue[at] as number] = -1
  }
  return Object.freeze({ values, pairs, reaching, direct })
}

function markOf(n: number, places: ArrayLike<number>): Uint8Array {
  const marks = new Uint8Array(n)
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] as number
    if (!(place >= 0 && place < n)) throw new RangeError(`no actor has the place ${place}`)
    marks[place] = 1
  }
  return marks
}
