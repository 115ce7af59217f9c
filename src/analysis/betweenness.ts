import { dependencySums } from './dependency-sums.ts'
import type { Graph } from './graph.ts'

export const betweennessMethod = {
  name: 'BETWEENNESS',
  version: 1,
  source: 'Freeman 1977; Brandes 2001',
} as const

export interface Betweenness {
  /** Over the pairs of others, counted once each. */
  readonly values: Float64Array
  /** Divided by the (n − 1)(n − 2)/2 pairs of others. NaN where there are none: below 3 actors. */
  readonly normalised: Float64Array
}

/**
 * Exact betweenness b_v = Σ_{s<t} σ_st(v)/σ_st of an undirected graph, σ counting shortest paths of
 * ties that all are as long: who brokers. Who cannot reach each other adds nothing; an actor without
 * ties has 0. NaN where there are more shortest paths than a number holds. Costs nm.
 */
export function betweenness(graph: Graph): Betweenness {
  const { n } = graph
  const everybody = Uint32Array.from({ length: n }, (_, v) => v)
  const values = dependencySums(graph, everybody).sums.map((sum) => sum / 2)
  return Object.freeze({ values, normalised: perPair(values) })
}

/** Betweenness divided by how many pairs of others there are. */
export function perPair(values: Float64Array): Float64Array {
  const n = values.length
  const pairs = n > 2 ? ((n - 1) * (n - 2)) / 2 : Number.NaN
  return values.map((value) => value / pairs)
}
