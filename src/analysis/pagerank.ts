import { type Graph, turned } from './graph.ts'

export const pagerankMethod = {
  name: 'PAGERANK',
  version: 1,
  source: 'Brin & Page 1998; Haveliwala 2002',
} as const

export interface PagerankOptions {
  /** a: how likely the walk goes on; from 0 up to, but not, 1. */
  readonly damping?: number
  /** Whether stronger ties are taken more often; if not, all are taken equally often. */
  readonly weighted?: boolean
  /** v: where the walk starts anew, as parts of any whole; if not given, anywhere equally. */
  readonly starts?: ArrayLike<number>
  /** How far, in sum, the values may be from fulfilling their equation. */
  readonly tolerance?: number
  readonly rounds?: number
}

export interface Pagerank {
  /** They add up to 1. */
  readonly values: Float64Array
  /** Σ |(1-a)v + aPᵀx − x| of these values, and in how many rounds they were found. */
  readonly residual: number
  readonly rounds: number
  /** Whether the residual is within the tolerance; if not, the rounds were used up. */
  readonly converged: boolean
}

/**
 * PageRank x = (1-a)v + aPᵀx: how often a walk along ties comes by that now and then starts anew.
 * Standing; with `starts` at one actor, closeness to it. From an actor without ties out the walk
 * starts anew. Stops on the residual of the very values it returns, never on an estimate of it.
 */
export function pagerank(graph: Graph, options: PagerankOptions = {}): Pagerank {
  const { damping = 0.85, weighted = false, tolerance = 1e-12, rounds: most = 1000 } = options
  if (!(damping >= 0 && damping < 1)) throw new RangeError('damping must be from 0 up to 1')
  const { n } = graph
  const starts = startsOf(n, options.starts)
  const shares = sharesOf(graph, weighted)
  const into = graph.directed ? turned(graph) : graph
  const weights = weighted ? into.weights : undefined
  let values = starts.slice()
  let stepped = new Float64Array(n)
  const passed = new Float64Array(n)
  let residual = step(values, stepped)
  let rounds = 0
  while (residual > tolerance && rounds < most) {
    const spare = values
    values = stepped
    stepped = spare
    residual = step(values, stepped)
    rounds += 1
  }
  return Object.freeze({ values, residual, rounds, converged: residual <= tolerance })

  /** Lets one step of the walk follow on `from`; tells how far the two are from each other. */
  function step(from: Float64Array, to: Float64Array): number {
    let kept = 0
    for (let v = 0; v < n; v += 1) {
      const share = (from[v] as number) * (shares[v] as number)
      passed[v] = share
      if (share > 0) kept += from[v] as number
    }
    const anew = total(from) - damping * kept
    pull(into, weights, passed, to)
    let far = 0
    for (let v = 0; v < n; v += 1) {
      const value = anew * (starts[v] as number) + damping * (to[v] as number)
      to[v] = value
      far += Math.abs(value - (from[v] as number))
    }
    return far
  }
}

/** What comes in at each actor from those whose arcs lead to it. */
function pull(
  { n, offsets, targets }: Graph,
  weights: Float64Array | undefined,
  passed: Float64Array,
  to: Float64Array,
): void {
  let at = 0
  for (let v = 0; v < n; v += 1) {
    const end = offsets[v + 1] as number
    let sum = 0
    if (weights) {
      for (; at < end; at += 1) {
        sum += (weights[at] as number) * (passed[targets[at] as number] as number)
      }
    } else {
      for (; at < end; at += 1) sum += passed[targets[at] as number] as number
    }
    to[v] = sum
  }
}

/** What of an actor's value goes over an arc of weight 1; 0: it has no arc. */
function sharesOf({ n, offsets, weights }: Graph, weighted: boolean): Float64Array {
  const shares = new Float64Array(n)
  for (let v = 0; v < n; v += 1) {
    const [start, end] = [offsets[v] as number, offsets[v + 1] as number]
    let sum = end - start
    if (weighted) {
      sum = 0
      for (let at = start; at < end; at += 1) sum += weights[at] as number
    }
    shares[v] = sum > 0 ? 1 / sum : 0
  }
  return shares
}

function startsOf(n: number, given: ArrayLike<number> | undefined): Float64Array {
  if (!given) return new Float64Array(n).fill(1 / n)
  const starts = Float64Array.from(given)
  const sum = total(starts)
  const fit = starts.length === n && starts.every((part) => part >= 0) && sum > 0
  if (!fit || !Number.isFinite(sum)) throw new RangeError('starts must be parts of a whole')
  return starts.map((part) => part / sum)
}

function total(values: Float64Array): number {
  let sum = 0
  for (let at = 0; at < values.length; at += 1) sum += values[at] as number
  return sum
}
