import { type Graph, turned } from './graph.ts'
import { random } from './random.ts'
import { bestCover, covered, ReverseSets } from './reverse-sets.ts'

/**
 * Influence spread in the independent cascade: whoever is won over tries once to win over each actor
 * it passes on to, and succeeds with the strength of the arc. σ(S) is the expected number won over,
 * the seeds among them.
 *
 * `influenceMaximisation` finds k seeds that start the campaign: it draws sets of who would have won
 * over a drawn actor (reverse-reachable sets), takes the seeds that meet the most of them, and tells
 * by OPIM-C's bounds (Tang, Tang, Xiao & Yuan 2018), on a second collection, how good they are. It
 * doubles both until σ(S) is at least 1 − 1/e − ε of the best possible, all with probability 1 − δ, or
 * the memory it may take is used up; `guarantee` is what was reached.
 *
 * `expectedSpread` tells σ of given seeds by as many drawn cascades, with an interval of 95 %.
 *
 * Edge cases: an undirected tie passes on each way, each for itself. k of at least n: everybody, n.
 */
export const spreadMethod = {
  name: 'SPREAD',
  version: 1,
  source: 'Kempe, Kleinberg & Tardos 2003; Tang, Tang, Xiao & Yuan 2018',
} as const

export interface Campaign {
  /** In the order in which they add the most. */
  readonly seeds: Uint32Array
  /** σ(S): estimated without bias, and its bounds with probability 1 − δ. */
  readonly spread: { readonly estimate: number; readonly least: number; readonly most: number }
  /** No k seeds have a σ above this, with probability 1 − δ. */
  readonly optimumAtMost: number
  /** σ(S) is at least this share of the best possible, with probability 1 − δ. */
  readonly guarantee: number
  /** Whether that is the share asked for, 1 − 1/e − ε. */
  readonly reached: boolean
  /** How many reverse-reachable sets were drawn. */
  readonly drawn: number
}

export interface CampaignOptions {
  readonly k: number
  /** ε */
  readonly tolerance?: number
  /** δ */
  readonly doubt?: number
  readonly seed?: number
  /** How many places of actors both collections may hold. */
  readonly memory?: number
}

const [precise, cheap] = [20_000, 2_000_000]

export function influenceMaximisation(graph: Graph, options: CampaignOptions): Campaign {
  const { tolerance = 0.1, doubt = 0.01, seed = 1, memory = 30_000_000 } = options
  const { n } = graph
  if (!(Number.isInteger(options.k) && options.k >= 1)) throw new RangeError('at least one seed')
  const k = Math.min(options.k, n)
  if (k === n) return everybody(n)
  const greedy = 1 - 1 / Math.E
  const choice = logChoices(n, k)
  const log = Math.log(6 / doubt)
  const root = greedy * Math.sqrt(log) + Math.sqrt(greedy * (choice + log))
  const most = (2 * n * root ** 2) / (tolerance ** 2 * k)
  const first = Math.max(64, Math.ceil((most * tolerance ** 2 * k) / n))
  // Where sets are small, more of them than the bounds need make the estimate good too.
  const enough = () => judging.count >= precise || choosing.size + judging.size >= cheap
  const rounds = Math.max(1, Math.ceil(Math.log2(most / first)))
  const a = Math.log((3 * rounds) / doubt)
  const backwards = graph.directed ? turned(graph) : graph
  const next = random(seed)
  const [choosing, judging] = [new ReverseSets(n), new ReverseSets(n)]
  for (let round = 1, wanted = first; ; round += 1, wanted *= 2) {
    while ((judging.count < wanted || !enough()) && choosing.size + judging.size < memory) {
      choosing.draw(backwards, next)
      judging.draw(backwards, next)
    }
    const { seeds, bound } = bestCover(choosing, k)
    const scale = n / judging.count
    const met = covered(judging, seeds)
    const lower = (Math.sqrt(met + (2 * a) / 9) - Math.sqrt(a / 2)) ** 2 - a / 18
    const least = Math.max(k, met + (2 * a) / 9 < a / 2 ? 0 : lower * scale)
    const optimumAtMost = Math.min(n, above(bound, a) * scale)
    const guarantee = Math.min(1, least / optimumAtMost)
    const reached = guarantee >= greedy - tolerance
    if (!reached && round < rounds && judging.count >= wanted) continue
    const spread = { estimate: met * scale, least, most: Math.min(n, above(met, a) * scale) }
    const drawn = choosing.count + judging.count
    return Object.freeze({ seeds, spread, optimumAtMost, guarantee, reached, drawn })
  }
}

/** The upper bound of an expectation of which so many were counted. */
const above = (counted: number, a: number) => (Math.sqrt(counted + a / 2) + Math.sqrt(a / 2)) ** 2

const everybody = (n: number): Campaign =>
  Object.freeze({
    seeds: Uint32Array.from({ length: n }, (_, v) => v),
    spread: { estimate: n, least: n, most: n },
    optimumAtMost: n,
    guarantee: 1,
    reached: true,
    drawn: 0,
  })

/** ln C(n, k) */
function logChoices(n: number, k: number): number {
  let sum = 0
  for (let at = 1; at <= k; at += 1) sum += Math.log((n - k + at) / at)
  return sum
}

export interface ExpectedSpread {
  readonly mean: number
  /** Of 95 %, by the normal approximation, within what is possible at all. */
  readonly interval: readonly [least: number, most: number]
  readonly cascades: number
}

export interface CascadeOptions {
  readonly cascades?: number
  readonly seed?: number
  /** How many arcs may be tried: no new cascade begins after it, once there are a hundred. */
  readonly effort?: number
}

export function expectedSpread(
  graph: Graph,
  seeds: Iterable<number>,
  options: CascadeOptions = {},
): ExpectedSpread {
  const { cascades = 10_000, seed = 1, effort = 1e8 } = options
  const { n, offsets, targets, weights } = graph
  const first = [...new Set(seeds)]
  if (first.some((v) => !(v >= 0 && v < n))) throw new RangeError('no actor has this place')
  const next = random(seed)
  const [won, queue] = [new Int32Array(n).fill(-1), new Uint32Array(n)]
  queue.set(first)
  let [tried, done, mean, squares] = [0, 0, 0, 0]
  /** How many are won over where an arc succeeds if its strength is above what is drawn for it. */
  function cascade(round: number, draw: () => number): number {
    let tail = first.length
    for (const v of first) won[v] = round
    for (let head = 0; head < tail; head += 1) {
      const v = queue[head] as number
      const end = offsets[v + 1] as number
      tried += end - (offsets[v] as number)
      for (let at = offsets[v] as number; at < end; at += 1) {
        const w = targets[at] as number
        if (won[w] === round || draw() >= (weights[at] as number)) continue
        won[w] = round
        queue[tail] = w
        tail += 1
      }
    }
    return tail
  }
  const [possible, certain] = [cascade(0, () => 0), cascade(1, () => 1 - Number.EPSILON / 2)]
  while (done < cascades && (tried < effort || done < 100)) {
    const size = cascade(done + 2, next)
    done += 1
    const off = size - mean
    mean += off / done
    squares += off * (size - mean)
  }
  const half = 1.96 * Math.sqrt(squares / Math.max(1, done - 1) / done)
  // When all came out alike, what never happened may still do so, three times in `done` at most.
  const rare = squares === 0 ? Math.min(1, 3 / done) : 0
  const least = Math.max(certain, mean - half - rare * (mean - certain))
  const most = Math.min(possible, mean + half + rare * (possible - mean))
  return Object.freeze({ mean, interval: [least, most] as const, cascades: done })
}
