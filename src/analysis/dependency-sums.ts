import { dependencyKernel } from './dependency-kernel.ts'
import type { Sums } from './estimate.ts'
import type { Graph } from './graph.ts'

/**
 * Per actor v of an undirected graph, Σ_s δ_s(v) and Σ_s δ_s(v)² over the sources s ≠ v, where
 * δ_s(v) = Σ_t σ_st(v)/σ_st is how far s depends on v to reach everybody (Brandes 2001). If `shared`,
 * each term is multiplied by d(s, v)/d(s, t): the two ends of a pair then share it, whoever is further
 * from v the larger part (Geisberger, Sanders & Schultes 2008). With the compiled kernel, eight sources
 * at once; without it one by one. NaN of whoever lies on more shortest paths than a number holds.
 */
export const dependencySums = (graph: Graph, sources: Uint32Array, shared = false): Sums =>
  dependencyKernel()?.(graph, sources, shared) ?? plainDependencySums(graph, sources, shared)

/** The same without the kernel. */
export function plainDependencySums(
  { n, offsets, targets }: Graph,
  sources: Uint32Array,
  shared = false,
): Sums {
  const sums = new Float64Array(n)
  const squares = new Float64Array(n)
  const distances = new Int32Array(n).fill(-1)
  const paths = new Float64Array(n)
  /** δ/σd and 1/σd of the actors that are done, d being 1 unless shared. */
  const ratios = new Float64Array(n)
  const queue = new Uint32Array(n)
  for (const source of sources) {
    const end = walk(source)
    for (let at = end - 1; at > 0; at -= 1) collect(queue[at] as number)
    for (let at = 0; at < end; at += 1) distances[queue[at] as number] = -1
  }
  return { sums, squares }

  /** Counts the shortest paths from the source; tells how many it reaches. */
  function walk(source: number): number {
    distances[source] = 0
    paths[source] = 1
    queue[0] = source
    let end = 1
    for (let head = 0; head < end; head += 1) {
      const v = queue[head] as number
      const further = (distances[v] as number) + 1
      const count = paths[v] as number
      const last = offsets[v + 1] as number
      for (let at = offsets[v] as number; at < last; at += 1) {
        const other = targets[at] as number
        const distance = distances[other] as number
        if (distance < 0) {
          distances[other] = further
          paths[other] = count
          queue[end++] = other
        } else if (distance === further) paths[other] = (paths[other] as number) + count
      }
    }
    return end
  }

  /** δ(v) is σ(v)d(v) times the ratios of the neighbours one step further. */
  function collect(v: number): void {
    const further = (distances[v] as number) + 1
    const last = offsets[v + 1] as number
    let sum = 0
    for (let at = offsets[v] as number; at < last; at += 1) {
      const other = targets[at] as number
      if (distances[other] === further) sum += ratios[other] as number
    }
    const count = paths[v] as number
    const distance = shared ? further - 1 : 1
    const dependency = sum * count * distance
    ratios[v] = count < Number.POSITIVE_INFINITY ? sum + 1 / distance / count : Number.NaN
    sums[v] = (sums[v] as number) + dependency
    squares[v] = (squares[v] as number) + dependency * dependency
  }
}
