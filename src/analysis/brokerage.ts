import type { Graph } from './graph.ts'

/**
 * Gould-Fernandez brokerage: what kind of broker an actor is. It brokers each open path a → v → c,
 * that is one without a → c, and its role goes by the groups (provinces, kinds, communities) of the
 * three, in the order a v c:
 *
 *     coordinator AAA · consultant ABA · representative AAB · gatekeeper ABB · liaison ABC
 *
 * A representative speaks for its group to another one; a gatekeeper lets into its group.
 *
 * Edge cases: an undirected tie counts both ways, so that each open pair counts twice and what is a
 * representative one way is a gatekeeper the other. Whose group is not known (-1) has no role: NaN.
 * An open path whose ends are not both in a known group counts in none, but in `unplaced`. Actors
 * without a known group are not a group. Loops and parallel ties are not in a graph.
 *
 * Source: Gould & Fernandez 1989. Cost: Σ k_in · k_out.
 */
export const brokerageMethod = {
  name: 'BROKERAGE',
  version: 1,
  source: 'Gould & Fernandez 1989',
} as const

/** How many open paths each actor brokers in each role. */
export interface Brokerage {
  readonly coordinator: Float64Array
  readonly consultant: Float64Array
  readonly representative: Float64Array
  readonly gatekeeper: Float64Array
  readonly liaison: Float64Array
  /** Of all five roles together. */
  readonly total: Float64Array
  /** Open paths through it on which the group of at least one of the three is not known. */
  readonly unplaced: Float64Array
}

/** `groups` holds the group of each actor, -1: not known. */
export function brokerage({ n, offsets, targets }: Graph, groups: Int32Array): Brokerage {
  // The five roles by what is equal: a = v counts 1, v = c counts 2, a = c counts 4.
  const counts = Array.from({ length: 8 }, () => new Float64Array(n))
  const unplaced = new Float64Array(n)
  const follows = new Int32Array(n).fill(-1)
  for (let a = 0; a < n; a += 1) {
    const [start, end] = [offsets[a] as number, offsets[a + 1] as number]
    for (let at = start; at < end; at += 1) follows[targets[at] as number] = a
    follows[a] = a
    const from = groups[a] as number
    for (let at = start; at < end; at += 1) {
      const v = targets[at] as number
      const own = groups[v] as number
      const last = offsets[v + 1] as number
      for (let on = offsets[v] as number; on < last; on += 1) {
        const c = targets[on] as number
        if (follows[c] === a) continue
        const to = groups[c] as number
        if (from < 0 || own < 0 || to < 0) {
          unplaced[v] = (unplaced[v] as number) + 1
          continue
        }
        const role = (from === own ? 1 : 0) + (own === to ? 2 : 0) + (from === to ? 4 : 0)
        const column = counts[role] as Float64Array
        column[v] = (column[v] as number) + 1
      }
    }
  }
  for (const column of counts) {
    for (let v = 0; v < n; v += 1) if ((groups[v] as number) < 0) column[v] = Number.NaN
  }
  const [liaison, representative, gatekeeper, , consultant, , , coordinator] = counts
  const roles = { coordinator, consultant, representative, gatekeeper, liaison }
  const total = new Float64Array(n)
  for (const column of Object.values(roles)) {
    for (let v = 0; v < n; v += 1)
      total[v] = (total[v] as number) + ((column as Float64Array)[v] as number)
  }
  return Object.freeze({ ...(roles as Record<keyof typeof roles, Float64Array>), total, unplaced })
}
