/**
 * The search for the k actors of most value together. There are C(n, k) such sets, so that all of them
 * are tried only where there are few; else a greedy choice is followed by swaps of one member each, as
 * long as one gains. Greedy alone can be wrong, and swaps from it too: it is begun anew from each of
 * the most valuable single actors in turn.
 *
 * It is bounded by `effort`, counted in arcs visited, so that it ends, and always with the same answer.
 */
export interface SetSearch {
  /** Who may be in the set, the most promising first. */
  readonly candidates: readonly number[]
  readonly k: number
  /** How many actors there are in all. */
  readonly population: number
  readonly value: (members: readonly number[]) => number
  /** What finding one value costs. */
  readonly cost: number
  readonly effort: number
  /** Whether an actor never adds more to a larger set than to a smaller one: greedy is lazy then. */
  readonly submodular: boolean
}

export interface FoundSet {
  /** Ascending. */
  readonly members: readonly number[]
  readonly value: number
  /** Up to ten other sets of the same value that were met. */
  readonly tied: readonly (readonly number[])[]
  /** Whether every set of k actors was tried: then none is better. */
  readonly exhaustive: boolean
  /** How many sets of k were tried, of all there are. */
  readonly share: number
}

/** Values that differ by less are the same. */
const same = 1e-12
const starts = 8
const mostTied = 10
/** The part of the effort that the first greedy choice may take: it bounds the candidates. */
const greedyPart = 0.4

/** How many candidates there can be within an effort. */
export const affordable = (cost: number, k: number, effort: number): number =>
  Math.max(2 * k, Math.floor(((k === 1 ? 1 : greedyPart) * effort) / (cost * k)))

/** C(n, k), or Infinity. */
export function choices(n: number, k: number): number {
  let count = 1
  for (let at = 1; at <= k; at += 1) count = (count * (n - k + at)) / at
  return Math.round(count)
}

export function bestSet(search: SetSearch): FoundSet {
  const { candidates, population, cost, effort } = search
  const k = Math.min(search.k, candidates.length)
  const known = new Map<string, number>()
  let left = Math.floor(effort / cost)
  let tried = 0
  let best: { members: readonly number[]; value: number } = { members: [], value: -Infinity }
  let tied: (readonly number[])[] = []

  function valued(set: readonly number[]): number {
    const members = set.toSorted((a, b) => a - b)
    const key = members.join()
    const before = known.get(key)
    if (before !== undefined) return before
    const value = search.value(members)
    known.set(key, value)
    left -= 1
    if (members.length < k) return value
    tried += 1
    if (value > best.value + same) {
      best = { members, value }
      tied = []
    } else if (value > best.value - same && tied.length < mostTied) tied.push(members)
    return value
  }

  /** The best one to add; once the effort is spent, the first. */
  function bestAddition(set: readonly number[], bounds: Float64Array): number {
    const base = search.submodular ? valued(set) : 0
    let [chosen, most] = [-1, -Infinity]
    const byBound = search.submodular
      ? Array.from(bounds.keys()).sort((a, b) => (bounds[b] as number) - (bounds[a] as number))
      : bounds.keys()
    for (const at of byBound) {
      const candidate = candidates[at] as number
      if (set.includes(candidate)) continue
      if (search.submodular && (bounds[at] as number) <= most) break
      if (chosen >= 0 && left <= 0) break
      const gain = valued([...set, candidate]) - base
      bounds[at] = gain
      if (gain > most + same) {
        most = gain
        chosen = candidate
      }
    }
    return chosen
  }

  function swapped(set: readonly number[]): readonly number[] {
    for (const member of set) {
      const rest = set.filter((other) => other !== member)
      const [now, bounds] = [valued(set), new Float64Array(candidates.length).fill(Infinity)]
      if (left <= 0) return set
      const other = bestAddition(rest, bounds)
      if (other !== member && valued([...rest, other]) > now + same) return [...rest, other]
    }
    return set
  }

  const all = choices(population, k)
  const exhaustive = candidates.length === population && all <= left
  if (exhaustive) for (const set of setsOf(candidates, k)) valued(set)
  else {
    const bounds = new Float64Array(candidates.length).fill(Infinity)
    const first = bestAddition([], bounds)
    const singles = candidates
      .map((candidate) => ({ candidate, value: known.get(`${candidate}`) ?? -Infinity }))
      .sort((a, b) => b.value - a.value)
      .map(({ candidate }) => candidate)
    for (const start of new Set([first, ...singles.slice(0, starts)])) {
      if (best.members.length > 0 && left <= 0) break
      let set: readonly number[] = [start]
      const own = bounds.slice()
      while (set.length < k) set = [...set, bestAddition(set, own)]
      for (let before: readonly number[] = []; before !== set && left > 0; ) {
        before = set
        set = swapped(set)
      }
      valued(set)
    }
  }
  return { ...best, tied, exhaustive, share: tried / all }
}

/** Every set of k of them. */
function* setsOf(members: readonly number[], k: number, from = 0): Generator<number[]> {
  if (k === 0) yield []
  else {
    for (let at = from; at <= members.length - k; at += 1) {
      for (const rest of setsOf(members, k - 1, at + 1)) yield [members[at] as number, ...rest]
    }
  }
}
