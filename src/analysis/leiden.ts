import { needUndirected } from './fragmentation.ts'
import type { Graph } from './graph.ts'
import { aggregated, connectedParts, type Level, levelOf, renumbered } from './leiden-levels.ts'
import { random } from './random.ts'

/**
 * Communities: natural blocs, by the Leiden algorithm (Traag, Waltman & van Eck 2019) on modularity
 *
 *     Q = Σ_c [ e_c / m − γ (d_c / 2m)² ]
 *
 * with e_c the weight of the ties inside a community, d_c the strength of its actors together, m the
 * weight of all ties and γ the resolution: above 1 smaller communities, below 1 larger ones.
 *
 * Actors move to the community of most gain until none gains; each community is then refined from
 * single actors into parts that hold together well, and the parts become the actors of the next
 * level. Every community returned is connected.
 *
 * It is a heuristic: the best of all partitions is not known to be found. Up to 2,000 actors it takes
 * the best of ten runs from successive seeds, each until it gains no more; above, one run of two
 * iterations. Edge cases: an actor without ties is a community of its
 * own; with no tie at all Q is NaN. Several partitions may be about as good: the seed is an option.
 */
export const communitiesMethod = {
  name: 'COMMUNITIES',
  version: 1,
  source: 'Traag, Waltman & van Eck 2019; Newman & Girvan 2004',
} as const

export interface Communities {
  /** Of each actor; numbered by falling size, then by the first place. */
  readonly labels: Int32Array
  readonly sizes: Uint32Array
  /** Modularity at the resolution asked for. */
  readonly quality: number
  readonly runs: number
}

export interface CommunityOptions {
  readonly resolution?: number
  readonly seed?: number
  /** How often all levels are gone through, from the communities found before, while it gains. */
  readonly iterations?: number
  readonly runs?: number
}

const smallUpTo = 2_000

/** How freely the refinement picks among gains: as in the paper. */
const randomness = 0.01

export function communities(graph: Graph, options: CommunityOptions = {}): Communities {
  needUndirected(graph)
  const small = graph.n <= smallUpTo
  const { resolution = 1, seed = 1, runs = small ? 10 : 1, iterations = small ? 50 : 2 } = options
  const first = levelOf(graph)
  let best: { labels: Int32Array; quality: number } | null = null
  for (let run = 0; run < runs; run += 1) {
    const next = random(seed + run)
    let labels: Int32Array = Int32Array.from({ length: graph.n }, (_, v) => v)
    let quality = modularity(graph, labels, resolution)
    for (let iteration = 0; iteration < iterations; iteration += 1) {
      const before = quality
      labels = connectedParts(graph, through(first, labels, resolution, next))
      quality = modularity(graph, labels, resolution)
      if (!(quality > before + 1e-12)) break
    }
    if (!best || quality > best.quality + 1e-12) best = { labels, quality }
  }
  const { labels, sizes } = renumbered(best?.labels ?? new Int32Array(0))
  return Object.freeze({ labels, sizes, quality: best?.quality ?? Number.NaN, runs })
}

/** Q of any partition; NaN without ties. */
export function modularity(graph: Graph, labels: ArrayLike<number>, resolution = 1): number {
  const { n, offsets, targets, weights } = graph
  const strengths = new Float64Array(n)
  let [inside, all] = [0, 0]
  for (let v = 0; v < n; v += 1) {
    const label = labels[v] as number
    for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
      const weight = weights[at] as number
      all += weight
      strengths[label] = (strengths[label] as number) + weight
      if (labels[targets[at] as number] === label) inside += weight
    }
  }
  const squares = strengths.reduce((sum, strength) => sum + (strength / all) ** 2, 0)
  return all === 0 ? Number.NaN : inside / all - resolution * squares
}

/** Once through all levels, from given communities to better ones. */
function through(first: Level, start: Int32Array, resolution: number, next: () => number) {
  const owners = Int32Array.from({ length: first.n }, (_, v) => v)
  let level = first
  let labels: Int32Array = start.slice()
  for (;;) {
    const factor = level.total === 0 ? 0 : resolution / level.total
    move(level, labels, factor, next)
    const parts = refine(level, labels, factor, next)
    const smaller = aggregated(level, parts)
    if (smaller.n === level.n) break
    const above = new Int32Array(smaller.n)
    for (let v = 0; v < level.n; v += 1) above[parts[v] as number] = labels[v] as number
    for (let v = 0; v < first.n; v += 1) owners[v] = parts[owners[v] as number] as number
    level = smaller
    labels = above
    compact(labels)
  }
  const found = new Int32Array(first.n)
  for (let v = 0; v < first.n; v += 1) found[v] = labels[owners[v] as number] as number
  return found
}

/** Names the communities of n actors by numbers below n. */
function compact(labels: Int32Array): void {
  const names = new Map<number, number>()
  for (let v = 0; v < labels.length; v += 1) {
    const label = labels[v] as number
    const name = names.get(label) ?? names.size
    names.set(label, name)
    labels[v] = name
  }
}

/** Moves each actor to the community of most gain, and looks again at the neighbours it leaves. */
function move(level: Level, labels: Int32Array, factor: number, next: () => number): void {
  const { n, offsets, targets, weights, strengths } = level
  const [sums, sizes, near] = [new Float64Array(n), new Int32Array(n), new Float64Array(n)]
  const touched = new Int32Array(n)
  for (let v = 0; v < n; v += 1) {
    const label = labels[v] as number
    sums[label] = (sums[label] as number) + (strengths[v] as number)
    sizes[label] = (sizes[label] as number) + 1
  }
  const empty: number[] = []
  for (let label = 0; label < n; label += 1) if (sizes[label] === 0) empty.push(label)
  const queue = shuffled(n, next)
  const waiting = new Uint8Array(n).fill(1)
  let [head, count] = [0, n]
  while (count > 0) {
    const v = queue[head] as number
    head = head + 1 === n ? 0 : head + 1
    count -= 1
    waiting[v] = 0
    const [start, end] = [offsets[v] as number, offsets[v + 1] as number]
    const old = labels[v] as number
    const strength = strengths[v] as number
    const charge = strength * factor
    let labelsNear = 0
    for (let at = start; at < end; at += 1) {
      const label = labels[targets[at] as number] as number
      const weight = near[label] as number
      if (weight === 0) {
        touched[labelsNear] = label
        labelsNear += 1
      }
      near[label] = weight + (weights[at] as number)
    }
    let best = old
    let gain = (near[old] as number) - charge * ((sums[old] as number) - strength)
    // Rounding must not pass for a gain, or moves might never end.
    const least = 1e-10 * strength
    for (let i = 0; i < labelsNear; i += 1) {
      const label = touched[i] as number
      const offered = (near[label] as number) - charge * (sums[label] as number)
      near[label] = 0
      if (label === old || offered <= gain + least) continue
      best = label
      gain = offered
    }
    if (gain < -least && (sizes[old] as number) > 1) best = empty.pop() ?? best
    if (best === old) continue
    sums[old] = (sums[old] as number) - strength
    sums[best] = (sums[best] as number) + strength
    sizes[old] = (sizes[old] as number) - 1
    sizes[best] = (sizes[best] as number) + 1
    if (sizes[old] === 0) {
      sums[old] = 0
      empty.push(old)
    }
    labels[v] = best
    for (let at = start; at < end; at += 1) {
      const w = targets[at] as number
      if (waiting[w] !== 0 || labels[w] === best) continue
      waiting[w] = 1
      const tail = head + count
      queue[tail >= n ? tail - n : tail] = w
      count += 1
    }
  }
}

/** Merges single actors, inside their community only, into parts that are well tied to its rest. */
function refine(level: Level, labels: Int32Array, factor: number, next: () => number): Int32Array {
  const { n, offsets, targets, weights, strengths, total } = level
  const parts = Int32Array.from({ length: n }, (_, v) => v)
  const [whole, sums, outside] = [new Float64Array(n), strengths.slice(), new Float64Array(n)]
  const [single, near] = [new Uint8Array(n).fill(1), new Float64Array(n)]
  const [touched, chances] = [new Int32Array(n), new Float64Array(n)]
  for (let v = 0; v < n; v += 1) {
    const label = labels[v] as number
    whole[label] = (whole[label] as number) + (strengths[v] as number)
    for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
      if (labels[targets[at] as number] !== label) continue
      outside[v] = (outside[v] as number) + (weights[at] as number)
    }
  }
  const scale = total === 0 ? 1 : (randomness * total) / Math.max(1, targets.length)
  for (const v of shuffled(n, next)) {
    const label = labels[v] as number
    const strength = strengths[v] as number
    const charge = strength * factor
    const held = outside[v] as number
    if (single[v] === 0 || held < charge * ((whole[label] as number) - strength)) continue
    let partsNear = 0
    for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
      const w = targets[at] as number
      if (labels[w] !== label) continue
      const part = parts[w] as number
      const weight = near[part] as number
      if (weight === 0) {
        touched[partsNear] = part
        partsNear += 1
      }
      near[part] = weight + (weights[at] as number)
    }
    const own = parts[v] as number
    let chance = 0
    let most = 0
    for (let i = 0; i < partsNear; i += 1) {
      const part = touched[i] as number
      const sum = sums[part] as number
      const gain = (near[part] as number) - charge * sum
      const well = (outside[part] as number) >= factor * sum * ((whole[label] as number) - sum)
      chances[i] = part !== own && well && gain >= 0 ? gain : -1
      if ((chances[i] as number) > most) most = gain
    }
    for (let i = 0; i < partsNear; i += 1) {
      const gain = chances[i] as number
      chances[i] = gain < 0 ? 0 : Math.exp((gain - most) / scale)
      chance += chances[i] as number
    }
    let [drawn, chosen] = [next() * chance, -1]
    for (let i = 0; i < partsNear && chance > 0; i += 1) {
      drawn -= chances[i] as number
      if ((chances[i] as number) > 0) chosen = i
      if (drawn < 0) break
    }
    if (chosen >= 0) {
      const part = touched[chosen] as number
      parts[v] = part
      sums[part] = (sums[part] as number) + strength
      outside[part] = (outside[part] as number) + held - 2 * (near[part] as number)
      single[part] = 0
      single[v] = 0
    }
    for (let i = 0; i < partsNear; i += 1) near[touched[i] as number] = 0
  }
  return parts
}

function shuffled(n: number, next: () => number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, v) => v)
  for (let at = n - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1))
    const kept = order[at] as number
    order[at] = order[other] as number
    order[other] = kept
  }
  return order
}
