import type { Graph } from './graph.ts'

/**
 * What actors have in common, as compressed rows: the values of actor v stand in `values` from
 * `offsets[v]` up to `offsets[v + 1]`, in any order, each once.
 */
export interface Traits {
  readonly name: string
  readonly offsets: Uint32Array
  readonly values: Uint32Array
}

export interface Shared {
  readonly trait: string
  readonly values: readonly number[]
}

/** Two actors without a tie who share a trait: a before b. */
export interface Candidate {
  readonly a: number
  readonly b: number
}

/** The values of each trait that both have. */
export function sharedBy(traits: readonly Traits[], a: number, b: number): readonly Shared[] {
  const row = ({ offsets, values }: Traits, v: number) =>
    values.subarray(offsets[v], offsets[v + 1])
  return traits
    .map((trait) => {
      const other = new Set(row(trait, b))
      const values = [...row(trait, a)].filter((value) => other.has(value)).sort((x, y) => x - y)
      return { trait: trait.name, values }
    })
    .filter(({ values }) => values.length > 0)
}

/** The most promising pairs, and how many pairs share a trait, one that shares two counting twice. */
export function candidatePairs(
  { n, offsets, targets }: Graph,
  traits: readonly Traits[],
  { candidates, perTrait }: { readonly candidates: number; readonly perTrait: number },
): { readonly pairs: readonly Candidate[]; readonly possible: number } {
  const ties = (v: number) => (offsets[v + 1] as number) - (offsets[v] as number)
  const tied = (a: number, b: number) => {
    let [low, high] = [offsets[a] as number, offsets[a + 1] as number]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((targets[middle] as number) < b) low = middle + 1
      else high = middle
    }
    return low < (offsets[a + 1] as number) && targets[low] === b
  }
  let [possible, least] = [0, 0]
  const scores = new Map<number, number>()
  for (const actors of traits.flatMap((trait) => holders(trait, n))) {
    possible += (actors.length * (actors.length - 1)) / 2
    actors.sort((a, b) => ties(b) - ties(a) || a - b)
    const group = actors.slice(0, perTrait)
    for (const [at, one] of group.entries()) {
      for (let next = at + 1; next < group.length; next += 1) {
        const other = group[next] as number
        const [a, b] = one < other ? [one, other] : [other, one]
        const score = (ties(a) + 1) * (ties(b) + 1)
        // The next ones have no more ties.
        if (score < least) break
        const key = a * n + b
        if (scores.has(key) || tied(a, b)) continue
        scores.set(key, score)
      }
      if (scores.size > 10 * candidates + 1000) least = keepBest(scores, candidates)
    }
  }
  keepBest(scores, candidates)
  const pairs = Array.from(scores.keys(), (key) => ({ a: Math.floor(key / n), b: key % n }))
  return { pairs, possible }
}

/** The actors of each value of a trait. */
function holders({ offsets, values }: Traits, n: number): number[][] {
  const found = new Map<number, number[]>()
  for (let v = 0; v < n; v += 1) {
    for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
      const value = values[at] as number
      const list = found.get(value)
      if (list) list.push(v)
      else found.set(value, [v])
    }
  }
  return [...found.values()]
}

/** The least score of those kept. */
function keepBest(scores: Map<number, number>, count: number): number {
  const order = [...scores].sort(([a, x], [b, y]) => y - x || a - b)
  for (const [key] of order.slice(count)) scores.delete(key)
  return order[count - 1]?.[1] ?? 0
}
