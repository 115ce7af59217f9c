import {
  componentsWithout,
  distanceFragmentation,
  fragmentationOf,
  needUndirected,
} from './fragmentation.ts'
import type { Graph } from './graph.ts'
import { separations } from './separations.ts'
import { affordable, bestSet } from './set-search.ts'

/**
 * Key players (Borgatti 2006): the k actors who matter most *together*, which the k that matter most
 * each need not be.
 *
 * To protect (KPP-NEG), whose loss breaks the network: the set of most fragmentation, on the n − k
 * actors that remain. DISTANCE: D_F = 1 − 2Σ_{i<j}(1/d_ij)/(n(n−1)); COMPONENTS: F.
 * To spread (KPP-POS), who reach the most. DISTANCE: D_R(K) = (1/n) Σ_j 1/d(K, j), members counting 1;
 * STEPS: the share of actors, members among them, within m steps of the set.
 *
 * Where not all sets can be tried (`exhaustive`), the answer is a heuristic: greedy from several
 * first members, then swaps. Where not all actors can be candidates within the effort, a shortlist is:
 * to protect, half of it those who cut off the most pairs when lost and the rest those with most ties;
 * to spread, those with most ties. Above 4,096 actors D_F is compared on 128 drawn sources, the same
 * for all sets, and then told from more. For a set to spread, `atMost` bounds what any set reaches.
 *
 * Edge cases: k above n − 2 leaves no pairs to fragment, and is lowered; no actor, no set: NaN.
 */
export const keyPlayersMethod = {
  name: 'KEY_PLAYERS',
  version: 1,
  source: 'Borgatti 2006',
} as const

export interface KeyPlayers {
  /** Ascending. */
  readonly members: Uint32Array
  readonly value: number
  /** Of the set of nobody. */
  readonly baseline: number
  /** Up to ten other sets of the same value that were met. */
  readonly tied: readonly Uint32Array[]
  readonly exhaustive: boolean
  /** How many sets of k were tried, of all there are. */
  readonly share: number
  readonly candidates: number
  /** No set of k has more than this; NaN: not known. */
  readonly atMost: number
  /** The standard error of value and baseline, where they are sampled; else 0. */
  readonly error: number
}

export interface KeyPlayerOptions {
  /** From 1 to 10. */
  readonly k: number
  readonly seed?: number
  /** How many arcs may be visited, about: it bounds the time. */
  readonly effort?: number
}

const mostMembers = 10
const exactUpTo = 4_096

export function keyPlayersToProtect(
  graph: Graph,
  options: KeyPlayerOptions & { readonly measure?: 'DISTANCE' | 'COMPONENTS' },
): KeyPlayers {
  needUndirected(graph)
  const { measure = 'DISTANCE', seed = 1, effort = 2e9 } = options
  const { n } = graph
  const k = Math.min(sizeOf(options.k), n - 2)
  if (k < 1) return nobody
  const sources = n > exactUpTo ? 128 : n
  const walk = n + graph.targets.length
  // A pass of 32 sources visits the arcs once a level, of which there are about six.
  const cost = measure === 'COMPONENTS' ? walk : 6 * Math.ceil(sources / 32) * walk
  const lost = new Uint8Array(n)
  const measured = (exactly = false) =>
    measure === 'COMPONENTS'
      ? { value: fragmentationOf(componentsWithout(graph, lost).sizes), error: 0 }
      : distanceFragmentation(graph, lost, exactly ? { seed } : { sources, seed })
  const baseline = measured(true)
  const without = <T>(members: readonly number[], find: () => T): T => {
    for (const member of members) lost[member] = 1
    const found = find()
    for (const member of members) lost[member] = 0
    return found
  }
  const wanted = Math.min(n, affordable(cost, k, effort))
  const cut = separations(graph)
  const byTies = mostTied(graph)
  const byCut = byTies.filter((v) => (cut[v] as number) > 0)
  byCut.sort((a, b) => (cut[b] as number) - (cut[a] as number))
  const candidates = [...new Set([...byCut.slice(0, Math.ceil(wanted / 2)), ...byTies])]
  candidates.length = Math.min(wanted, candidates.length)
  const value = (members: readonly number[]) => without(members, () => measured().value)
  const found = bestSet({ candidates, k, population: n, value, cost, effort, submodular: false })
  const final = without(found.members, () => measured(true))
  return answer(found, candidates.length, {
    value: final.value,
    baseline: baseline.value,
    atMost: found.exhaustive ? final.value : Number.NaN,
    error: Math.max(final.error, baseline.error),
  })
}

export function keyPlayersToSpread(
  graph: Graph,
  options: KeyPlayerOptions & { readonly measure?: 'DISTANCE' | 'STEPS'; readonly steps?: number },
): KeyPlayers {
  needUndirected(graph)
  const { measure = 'DISTANCE', steps = 2, effort = 3e8 } = options
  const { n } = graph
  const k = Math.min(sizeOf(options.k), n)
  if (k < 1) return nobody
  const cost = n + graph.targets.length
  const limit = measure === 'STEPS' ? steps : n
  const reached = reach(graph, limit)
  const value = (members: readonly number[]) => {
    const counts = reached(members)
    if (measure === 'STEPS') return counts.reduce((sum, count) => sum + count, 0) / n
    return counts.reduce((sum, count, distance) => sum + count / Math.max(1, distance), 0) / n
  }
  const candidates = mostTied(graph).slice(0, affordable(cost, k, effort))
  const found = bestSet({ candidates, k, population: n, value, cost, effort, submodular: true })
  return answer(found, candidates.length, {
    value: found.value,
    baseline: 0,
    atMost: candidates.length === n ? mostReached(found, n, k, value, effort / cost) : Number.NaN,
    error: 0,
  })
}

/** An actor adds the less the larger a set is: none has more than this one and its k best additions. */
function mostReached(
  {
    members,
    value,
    exhaustive,
  }: { members: readonly number[]; value: number; exhaustive: boolean },
  n: number,
  k: number,
  valued: (members: readonly number[]) => number,
  affordableValues: number,
): number {
  if (exhaustive) return value
  if (n > affordableValues) return Number.NaN
  const gains = Array.from({ length: n }, (_, v) => valued([...members, v]) - value)
  return gains
    .sort((a, b) => b - a)
    .slice(0, k)
    .reduce((sum, gain) => sum + gain, value)
}

/** How many actors are at each distance from a set of them: its own members at 0. */
function reach({ n, offsets, targets }: Graph, limit: number) {
  const [seen, queue] = [new Int32Array(n).fill(-1), new Uint32Array(n)]
  let round = -1
  return (members: readonly number[]): number[] => {
    round += 1
    let [head, tail] = [0, members.length]
    queue.set(members)
    for (const member of members) seen[member] = round
    const counts = [tail]
    while (head < tail && counts.length <= limit) {
      const end = tail
      for (; head < end; head += 1) {
        const v = queue[head] as number
        const last = offsets[v + 1] as number
        for (let at = offsets[v] as number; at < last; at += 1) {
          const w = targets[at] as number
          if (seen[w] === round) continue
          seen[w] = round
          queue[tail] = w
          tail += 1
        }
      }
      counts.push(tail - end)
    }
    return counts
  }
}

/** The actors by falling number of ties, then by place. */
function mostTied({ n, offsets }: Graph): number[] {
  const ties = (v: number) => (offsets[v + 1] as number) - (offsets[v] as number)
  return Array.from({ length: n }, (_, v) => v).sort((a, b) => ties(b) - ties(a) || a - b)
}

function sizeOf(k: number): number {
  if (Number.isInteger(k) && k >= 1 && k <= mostMembers) return k
  throw new RangeError(`a set of key players has 1 to ${mostMembers} members`)
}

type Figures = Pick<KeyPlayers, 'value' | 'baseline' | 'atMost' | 'error'>

const answer = (
  { members, tied, exhaustive, share }: ReturnType<typeof bestSet>,
  candidates: number,
  figures: Figures,
): KeyPlayers =>
  Object.freeze({
    members: Uint32Array.from(members),
    tied: tied.map((set) => Uint32Array.from(set)),
    exhaustive,
    share,
    candidates,
    ...figures,
  })

const nobody = answer({ members: [], value: Number.NaN, tied: [], exhaustive: true, share: 1 }, 0, {
  value: Number.NaN,
  baseline: Number.NaN,
  atMost: Number.NaN,
  error: Number.NaN,
})
