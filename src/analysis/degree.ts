import type { Graph } from './graph.ts'

export const degreeMethod = {
  name: 'DEGREE',
  version: 1,
  source: 'Freeman 1978; Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004',
} as const

export interface Degree {
  /** k: how many neighbours. */
  readonly degrees: Uint32Array
  /** s: the strengths of the ties to them, added up. */
  readonly strengths: Float64Array
}

/**
 * Degree k_i = Σ_j a_ij and strength s_i = Σ_j w_ij: who has most ties. Of a directed graph those
 * that go out. Parallel ties count once, with the strongest; an actor without ties has 0 of both.
 */
export function degree({ n, offsets, weights }: Graph): Degree {
  const degrees = new Uint32Array(n)
  const strengths = new Float64Array(n)
  for (let v = 0; v < n; v += 1) {
    const end = offsets[v + 1] as number
    let strength = 0
    for (let at = offsets[v] as number; at < end; at += 1) strength += weights[at] as number
    degrees[v] = end - (offsets[v] as number)
    strengths[v] = strength
  }
  return Object.freeze({ degrees, strengths })
}
