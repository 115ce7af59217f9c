import type { Graph } from './graph.ts'
import { communities } from './leiden.ts'

/**
 * How much communities depend on the seed of the search: the adjusted Rand index (Hubert & Arabie
 * 1985) of given ones with those of ten single runs from other seeds,
 *
 *     ARI = (Σ_ij C(n_ij, 2) − E) / (½(Σ_i C(a_i, 2) + Σ_j C(b_j, 2)) − E),
 *     E = Σ_i C(a_i, 2) Σ_j C(b_j, 2) / C(n, 2)
 *
 * with n_ij the actors that are in i here and in j there. 1: the same; about 0: no more alike than by
 * chance.
 *
 * Edge cases: where both put everybody alone, or both everybody together, they are the same: 1. Fewer
 * than two actors have no pairs: NaN. Actors without ties always agree and are not compared.
 */
export interface Stability {
  readonly runs: number
  readonly mean: number
  readonly least: number
}

export function stability(
  graph: Graph,
  labels: Int32Array,
  { resolution = 1, seed = 1, runs = 10 } = {},
): Stability {
  const tied = Array.from(labels.keys()).filter((v) => graph.offsets[v] !== graph.offsets[v + 1])
  const own = tied.map((v) => labels[v] as number)
  const found = Array.from({ length: runs }, (_, run) => {
    // Seeds well away from those that the given ones may have been found from.
    const other = communities(graph, { resolution, seed: seed + 1_000 + run, runs: 1 })
    return adjustedRand(
      own,
      tied.map((v) => other.labels[v] as number),
    )
  })
  const mean = found.reduce((sum, one) => sum + one, 0) / runs
  return Object.freeze({ runs, mean, least: Math.min(...found) })
}

/** The adjusted Rand index of two partitions of the same actors. */
export function adjustedRand(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const n = one.length
  if (n < 2) return Number.NaN
  const counts = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()]
  for (let v = 0; v < n; v += 1) {
    const names = [`${one[v]}`, `${other[v]}`, `${one[v]} ${other[v]}`]
    names.forEach((name, at) => {
      const map = counts[at] as Map<string, number>
      map.set(name, (map.get(name) ?? 0) + 1)
    })
  }
  const [a, b, both] = counts.map((map) =>
    [...map.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0),
  ) as [number, number, number]
  const expected = (a * b) / ((n * (n - 1)) / 2)
  const most = (a + b) / 2
  return most === expected ? 1 : (both - expected) / (most - expected)
}
