import { distanceSums } from './distance-sums.ts'
import { type Estimate, estimated } from './estimate.ts'
import type { Graph } from './graph.ts'
import { random, sampled } from './random.ts'

export const closenessMethod = {
  name: 'HARMONIC_CLOSENESS',
  version: 1,
  source: 'Marchiori & Latora 2000; Eppstein & Wang 2004',
} as const

export interface ClosenessOptions {
  /** Up to how many actors it is exact; above it is estimated. */
  readonly exactUpTo?: number
  /** From how many actors, drawn by the seed, distances are then taken. */
  readonly pivots?: number
  readonly seed?: number
}

export interface Closeness extends Estimate {
  /** The values divided by the n − 1 others: 1 is a tie with everybody. NaN of an only actor. */
  readonly normalised: Float64Array
  /** From how many actors distances were taken; all of them: the values are exact. */
  readonly pivots: number
}

/**
 * Harmonic closeness H_i = Σ_{j≠i} 1/d_ij in an undirected graph, who cannot be reached adding 0: who
 * reaches everyone fastest. It holds of any number of components; an actor without ties has 0. Above
 * a size from pivots, times n/k, with the error: see `estimated`.
 */
export function closeness(graph: Graph, options: ClosenessOptions = {}): Closeness {
  const { exactUpTo = 20_000, pivots = 1024, seed = 1 } = options
  const { n, offsets } = graph
  if (!(pivots >= 1 && Number.isInteger(pivots))) throw new RangeError('there must be a pivot')
  const k = n <= exactUpTo ? n : Math.min(pivots, n)
  const sums = distanceSums(graph, sampled(n, k, random(seed)), (distance) => 1 / distance)
  const estimate = estimated(sums, { n, k }, (v) => offsets[v] === offsets[v + 1])
  const others = n > 1 ? n - 1 : Number.NaN
  const normalised = estimate.values.map((value) => value / others)
  return Object.freeze({ ...estimate, normalised, pivots: k })
}
