import type { Sums } from './estimate.ts'
import type { Graph } from './graph.ts'

/** How many sources are walked at once: one bit of a number each. */
const lanes = 32

/**
 * Per actor v of an undirected graph, Σ_s term(d(s, v)) and Σ_s term(d(s, v))² over the sources s ≠ v
 * that reach it. Breadth first from 32 sources at once, a bit for each (Then et al. 2014): what is
 * added at an actor is the number of bits that are new to it. Sources must differ.
 */
export function distanceSums(
  graph: Graph,
  sources: Uint32Array,
  term: (distance: number) => number,
): Sums {
  const { n, offsets, targets } = graph
  const sums = new Float64Array(n)
  const squares = new Float64Array(n)
  const seen = new Int32Array(n)
  const front = new Int32Array(n)
  const next = new Int32Array(n)
  const frontier = new Uint32Array(n)
  const reached = new Uint32Array(n)
  const terms = [0]

  for (let first = 0; first < sources.length; first += lanes) {
    const count = Math.min(lanes, sources.length - first)
    const all = count === lanes ? -1 : (1 << count) - 1
    seen.fill(0)
    front.fill(0)
    let size = count
    let unseen = targets.length + n
    for (let lane = 0; lane < count; lane += 1) {
      const source = sources[first + lane] as number
      frontier[lane] = source
      seen[source] = 1 << lane
      front[source] = 1 << lane
    }
    for (let distance = 1; size > 0; distance += 1) {
      let arcs = 0
      for (let at = 0; at < size; at += 1) {
        const v = frontier[at] as number
        arcs += (offsets[v + 1] as number) - (offsets[v] as number)
      }
      // Many at once: everybody looks round for news. Few: they tell their neighbours.
      const count = arcs * 2 > unseen ? pull(all) : push(size)
      for (let at = 0; at < size; at += 1) front[frontier[at] as number] = 0
      size = count
      if (terms.length === distance) terms.push(term(distance))
      unseen -= settle(size, terms[distance] as number, all)
    }
  }
  return { sums, squares }

  function pull(all: number): number {
    let found = 0
    for (let v = 0; v < n; v += 1) {
      const known = seen[v] as number
      if (known === all) continue
      let heard = known
      const end = offsets[v + 1] as number
      for (let at = offsets[v] as number; at < end && heard !== all; at += 1) {
        heard |= front[targets[at] as number] as number
      }
      if (heard === known) continue
      next[v] = heard & ~known
      reached[found++] = v
    }
    return found
  }

  function push(size: number): number {
    let found = 0
    for (let at = 0; at < size; at += 1) {
      const v = frontier[at] as number
      const told = front[v] as number
      const end = offsets[v + 1] as number
      for (let arc = offsets[v] as number; arc < end; arc += 1) {
        const other = targets[arc] as number
        const news = told & ~(seen[other] as number)
        if (news === 0) continue
        if (next[other] === 0) reached[found++] = other
        next[other] = (next[other] as number) | news
      }
    }
    return found
  }

  /** Counts who was reached and makes them the frontier; tells how much need not be looked at again. */
  function settle(size: number, value: number, all: number): number {
    let done = 0
    for (let at = 0; at < size; at += 1) {
      const v = reached[at] as number
      const news = next[v] as number
      const times = bits(news)
      sums[v] = (sums[v] as number) + times * value
      squares[v] = (squares[v] as number) + times * value * value
      seen[v] = (seen[v] as number) | news
      front[v] = news
      next[v] = 0
      frontier[at] = v
      if (seen[v] === all) done += 1 + (offsets[v + 1] as number) - (offsets[v] as number)
    }
    return done
  }
}

/** How many bits are set. */
function bits(word: number): number {
  let left = word - ((word >>> 1) & 0x5555_5555)
  left = (left & 0x3333_3333) + ((left >>> 2) & 0x3333_3333)
  return Math.imul((left + (left >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}
