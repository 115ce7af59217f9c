import { componentsWithout, needUndirected } from './fragmentation.ts'
import { type Candidate, candidatePairs, type Shared, sharedBy, type Traits } from './gaps-pairs.ts'
import type { Graph } from './graph.ts'
import { random, sampled } from './random.ts'

/**
 * Gaps: pairs worth introducing. Two actors without a tie who share a trait (a trade, an issue, an
 * area), ranked by how much closer a tie between them would bring the whole slice together:
 *
 *     gain(a, b) = Σ_{u<v} (1/d'_uv − 1/d_uv),   d'_uv = min(d_uv, d_ua + 1 + d_bv, d_ub + 1 + d_av)
 *
 * with 1/∞ = 0. D_F, the fragmentation by distance, falls by 2 gain/(n(n − 1)). Only pairs from
 * A = {u: d_ua + 1 < d_ub} to B = {v: d_vb + 1 < d_va} come closer, so that distances are needed from
 * the smaller of the two sides alone. From a side of more than `sources` actors half as many, the
 * nearest, and as many drawn ones are taken, and the gain is estimated with its standard error.
 *
 * The pairs looked at are bounded: of each trait the `perTrait` actors with most ties, and of all
 * pairs of them the `candidates` with the greatest product of ties, each counted one more. `considered`
 * tells how many, `possible` how many pairs share a trait by the count of each trait alone.
 *
 * Edge cases: a trait of one actor makes no pair; actors who cannot reach each other gain all that
 * the two parts come to reach (`pairsJoined`), and their distance before is NaN.
 *
 * Source: harmonic closeness after Marchiori & Latora 2000; the ranking is our definition.
 */
export const gapsMethod = { name: 'GAPS', version: 1, source: 'Marchiori & Latora 2000' } as const

export interface Gap {
  readonly a: number
  readonly b: number
  readonly gain: number
  /** Standard error of the gain; 0: it is exact. */
  readonly error: number
  /** How many pairs of actors could then reach each other that cannot now. */
  readonly pairsJoined: number
  /** Between the two, now; NaN: none. */
  readonly distance: number
  /** Which traits they share. */
  readonly shared: readonly Shared[]
}

export interface Gaps {
  /** By falling gain. */
  readonly pairs: readonly Gap[]
  readonly considered: number
  readonly possible: number
}

export interface GapOptions {
  /** How many pairs to return. */
  readonly limit?: number
  readonly candidates?: number
  readonly perTrait?: number
  readonly sources?: number
  readonly seed?: number
}

const unreached = 0xffff

export function gaps(graph: Graph, traits: readonly Traits[], options: GapOptions = {}): Gaps {
  needUndirected(graph)
  const { n } = graph
  // By default the work stays about the same on graphs of any size.
  const walk = Math.max(1, n + graph.targets.length)
  const { limit = 20, candidates = clamp(3e7 / walk, 20, 500), perTrait = 300, seed = 1 } = options
  const { sources = clamp(1e8 / walk / candidates, 16, 256) } = options
  const found = candidatePairs(graph, traits, { candidates, perTrait })
  const distances = distancesFrom(graph)
  const { labels, sizes } = componentsWithout(graph, new Uint8Array(n))
  const sizeOf = (v: number) => sizes[labels[v] as number] as number
  const measured = found.pairs.map(({ a, b }: Candidate) => {
    const apart = labels[a] !== labels[b]
    const { gain, error } = gainOf(a, b, { distances, n, sources, seed })
    return {
      a,
      b,
      gain,
      error,
      pairsJoined: apart ? sizeOf(a) * sizeOf(b) : 0,
      distance: apart ? Number.NaN : (distances(a)[b] as number),
    }
  })
  measured.sort((one, other) => other.gain - one.gain || one.a - other.a || one.b - other.b)
  const pairs = measured
    .slice(0, limit)
    .map((pair) => Object.freeze<Gap>({ ...pair, shared: sharedBy(traits, pair.a, pair.b) }))
  return Object.freeze({ pairs, considered: found.pairs.length, possible: found.possible })
}

const clamp = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, Math.floor(value)))

interface Measure {
  readonly distances: (source: number) => Uint16Array
  readonly n: number
  readonly sources: number
  readonly seed: number
}

function gainOf(a: number, b: number, { distances, n, sources, seed }: Measure) {
  const [toA, toB] = [distances(a), distances(b)]
  const near = (one: Uint16Array, other: Uint16Array) => {
    const side: number[] = []
    for (let v = 0; v < n; v += 1) if ((one[v] as number) + 1 < (other[v] as number)) side.push(v)
    return side
  }
  const [nearA, nearB] = [near(toA, toB), near(toB, toA)]
  const fewer = nearA.length <= nearB.length
  const [from, to] = fewer ? [nearA, nearB] : [nearB, nearA]
  const [before, after] = fewer ? [toA, toB] : [toB, toA]
  const gainFrom = (u: number) => {
    const row = distances(u)
    const way = (before[u] as number) + 1
    let gain = 0
    for (const v of to) {
      const direct = row[v] as number
      const through = way + (after[v] as number)
      if (through < direct) gain += 1 / through - (direct === unreached ? 0 : 1 / direct)
    }
    return gain
  }
  // Those next to the new tie gain the most and the most unlike: half of the sources are they.
  from.sort((u, v) => (before[u] as number) - (before[v] as number))
  const exact = from.length <= sources
  const nearest = from.splice(0, exact ? from.length : sources >> 1)
  const known = nearest.reduce((sum, u) => sum + gainFrom(u), 0)
  if (exact) return { gain: known, error: 0 }
  const drawn = sampled(from.length, sources - nearest.length, random(seed))
  let [sum, squares] = [0, 0]
  for (const at of drawn) {
    const gain = gainFrom(from[at] as number)
    sum += gain
    squares += gain * gain
  }
  const count = drawn.length
  const variance = Math.max(0, (squares - sum ** 2 / count) / (count - 1))
  const error = from.length * Math.sqrt((variance / count) * (1 - count / from.length))
  return { gain: known + (sum / count) * from.length, error }
}

/** Distances from an actor, found once as far as some 100 MB of them can be kept. */
function distancesFrom({ n, offsets, targets }: Graph): (source: number) => Uint16Array {
  const kept = new Map<number, Uint16Array>()
  const most = Math.floor(5e7 / Math.max(1, n))
  const queue = new Uint32Array(n)
  return (source) => {
    const known = kept.get(source)
    if (known) return known
    const row = new Uint16Array(n).fill(unreached)
    row[source] = 0
    queue[0] = source
    for (let head = 0, tail = 1; head < tail; head += 1) {
      const v = queue[head] as number
      const further = Math.min(unreached - 1, (row[v] as number) + 1)
      const end = offsets[v + 1] as number
      for (let at = offsets[v] as number; at < end; at += 1) {
        const w = targets[at] as number
        if (row[w] !== unreached) continue
        row[w] = further
        queue[tail] = w
        tail += 1
      }
    }
    if (kept.size < most) kept.set(source, row)
    return row
  }
}
