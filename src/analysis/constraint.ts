import type { Graph } from './graph.ts'

export const constraintMethod = {
  name: 'CONSTRAINT',
  version: 1,
  source: 'Burt 1992; Borgatti 1997',
} as const

export interface ConstraintOptions {
  /** Whether the strengths of ties count; if not, all count the same. */
  readonly weighted?: boolean
}

export interface Constraint {
  /** Low: free to broker; high: boxed in. NaN of an actor without ties. */
  readonly constraints: Float64Array
  /** How many of its contacts do not repeat each other. NaN of an actor without ties. */
  readonly effectiveSizes: Float64Array
}

/**
 * Burt's structural holes in an undirected graph. With p_ij = w_ij / Σ_k w_ik and m_jq = w_jq /
 * max_k w_jk, over the neighbours j and q of i:
 * constraint c_i = Σ_j (p_ij + Σ_{q≠j} p_iq p_qj)²; effective size Σ_j [1 − Σ_{q≠j} p_iq m_jq], which
 * without strengths is k − 2t/k for t ties among k neighbours. Costs Σ k².
 */
export function constraint(
  { n, offsets, targets, weights }: Graph,
  { weighted = false }: ConstraintOptions = {},
): Constraint {
  const weight = weighted ? weights : new Float64Array(weights.length).fill(1)
  const totals = new Float64Array(n)
  const greatest = new Float64Array(n)
  for (let v = 0; v < n; v += 1) {
    for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
      totals[v] = (totals[v] as number) + (weight[at] as number)
      greatest[v] = Math.max(greatest[v] as number, weight[at] as number)
    }
  }
  const constraints = new Float64Array(n).fill(Number.NaN)
  const effectiveSizes = new Float64Array(n).fill(Number.NaN)
  /** The actor whose neighbour it was last; so that nothing has to be cleared. */
  const neighbourOf = new Int32Array(n).fill(-1)
  const invested = new Float64Array(n)
  for (let v = 0; v < n; v += 1) {
    const [start, end] = [offsets[v] as number, offsets[v + 1] as number]
    if (start === end) continue
    for (let at = start; at < end; at += 1) {
      const alter = targets[at] as number
      neighbourOf[alter] = v
      invested[alter] = (weight[at] as number) / (totals[v] as number)
    }
    let repeated = 0
    for (let at = start; at < end; at += 1) {
      const between = targets[at] as number
      const share = (weight[at] as number) / (totals[v] as number)
      const scale = share / (totals[between] as number)
      for (let arc = offsets[between] as number; arc < (offsets[between + 1] as number); arc += 1) {
        const alter = targets[arc] as number
        if (neighbourOf[alter] !== v) continue
        const tie = weight[arc] as number
        invested[alter] = (invested[alter] as number) + scale * tie
        repeated += (share * tie) / (greatest[alter] as number)
      }
    }
    let sum = 0
    for (let at = start; at < end; at += 1) sum += (invested[targets[at] as number] as number) ** 2
    constraints[v] = sum
    effectiveSizes[v] = end - start - repeated
  }
  return Object.freeze({ constraints, effectiveSizes })
}
