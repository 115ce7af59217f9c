import { perPair } from './betweenness.ts'
import { dependencySums } from './dependency-sums.ts'
import { type Estimate, estimated } from './estimate.ts'
import type { Graph } from './graph.ts'
import { random, sampled } from './random.ts'

export const sampledBetweennessMethod = {
  name: 'SAMPLED_BETWEENNESS',
  version: 1,
  source: 'Freeman 1977; Brandes & Pich 2007; Geisberger, Sanders & Schultes 2008',
} as const

export interface SampledBetweennessOptions {
  /** From how many actors, drawn by the seed, shortest paths are taken. */
  readonly pivots?: number
  readonly seed?: number
}

export interface SampledBetweenness extends Estimate {
  /** The values divided by the (n − 1)(n − 2)/2 pairs of others. NaN below 3 actors. */
  readonly normalised: Float64Array
  /** From how many actors paths were taken; all of them: the values are exact. */
  readonly pivots: number
}

/**
 * Betweenness of an undirected graph estimated from k pivots, each equally likely, times n/k: for
 * graphs that are too large for all. With the standard error and an interval of 95 % of each actor:
 * see `estimated`. Few pivots may pass by all paths over an actor that brokers for a few, and then
 * nothing is said of its error; one with a single neighbour certainly has 0. Costs km.
 */
export function sampledBetweenness(
  graph: Graph,
  { pivots = 512, seed = 1 }: SampledBetweennessOptions = {},
): SampledBetweenness {
  const { n, offsets } = graph
  const k = Math.min(pivots, n)
  if (!(pivots >= 1 && Number.isInteger(pivots))) throw new RangeError('there must be a pivot')
  const sums = dependencySums(graph, sampled(n, k, random(seed)), true)
  const single = (v: number) => (offsets[v + 1] as number) - (offsets[v] as number) < 2
  const estimate = estimated(sums, { n, k }, single)
  return Object.freeze({ ...estimate, normalised: perPair(estimate.values), pivots: k })
}
