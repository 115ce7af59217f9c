import { cutPoints } from './cut-points.ts'
import { needUndirected } from './fragmentation.ts'
import type { Graph } from './graph.ts'

/**
 * For each actor, how many pairs of others can no longer reach each other once it is lost: with the
 * parts s_1 … s_k that are left of its component,
 *
 *     ((Σ s_i)² − Σ s_i²) / 2.
 *
 * Above 0 for articulation points, 0 for all others; of all actors at once.
 */
export const separationsMethod = {
  name: 'SEPARATIONS',
  version: 1,
  source: 'Hopcroft & Tarjan 1973',
} as const

export function separations(graph: Graph): Float64Array {
  needUndirected(graph)
  const { points, partStarts, partSizes } = cutPoints(graph)
  const pairs = new Float64Array(graph.n)
  for (const [at, point] of points.entries()) {
    let [sum, squares] = [0, 0]
    for (let part = partStarts[at] as number; part < (partStarts[at + 1] as number); part += 1) {
      const size = partSizes[part] as number
      sum += size
      squares += size * size
    }
    pairs[point] = (sum * sum - squares) / 2
  }
  return pairs
}
