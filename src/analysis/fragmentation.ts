import type { Graph } from './graph.ts'
import { random } from './random.ts'

/**
 * How broken up an undirected graph of n actors is (Borgatti 2006).
 *
 *     F   = 1 − Σ_k s_k(s_k − 1) / (n(n − 1))          over its components, of sizes s_k
 *     D_F = 1 − 2 Σ_{i<j} (1 / d_ij) / (n(n − 1))      1/∞ = 0
 *
 * F is the share of pairs that cannot reach each other; D_F counts those that can by how far apart
 * they are. With actors lost, both are on the remaining ones only. Fewer than two remaining: NaN.
 *
 * Distances are found for 32 sources at once, one bit each. From more sources than `sources`, D_F is
 * estimated from that many drawn ones, with the standard error of the estimate; else the error is 0.
 */
export interface Fragmentation {
  readonly components: number
  /** How many actors the largest component holds. */
  readonly largest: number
  readonly fragmentation: number
  readonly distanceFragmentation: number
  readonly error: number
}

export interface Sampling {
  /** From how many actors distances are measured; by default from all up to 20,000, else 1,024. */
  readonly sources?: number
  readonly seed?: number
}

/** Refuses a graph of arcs: what follows is defined for ties without a direction. */
export function needUndirected({ directed }: Graph): void {
  if (directed) throw new RangeError('this is defined for an undirected graph')
}

/** The component of each actor, numbered by its first place; -1: lost. With the size of each. */
export function componentsWithout(graph: Graph, lost: Uint8Array) {
  const { n, offsets, targets } = graph
  const labels = new Int32Array(n).fill(-1)
  const queue = new Uint32Array(n)
  const sizes: number[] = []
  for (let root = 0; root < n; root += 1) {
    if (lost[root] !== 0 || labels[root] !== -1) continue
    let [head, tail] = [0, 1]
    queue[0] = root
    labels[root] = sizes.length
    while (head < tail) {
      const v = queue[head] as number
      head += 1
      for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
        const w = targets[at] as number
        if (lost[w] !== 0 || labels[w] !== -1) continue
        labels[w] = sizes.length
        queue[tail] = w
        tail += 1
      }
    }
    sizes.push(tail)
  }
  return { labels, sizes }
}

/** F of components of these sizes. */
export function fragmentationOf(sizes: readonly number[]): number {
  const n = sizes.reduce((sum, size) => sum + size, 0)
  const together = sizes.reduce((sum, size) => sum + size * (size - 1), 0)
  return n < 2 ? Number.NaN : 1 - together / (n * (n - 1))
}

/** F and D_F of the graph without the actors that are marked as lost. */
export function fragmentation(graph: Graph, lost: Uint8Array, sampling: Sampling = {}) {
  needUndirected(graph)
  const { sizes } = componentsWithout(graph, lost)
  const distances = distanceFragmentation(graph, lost, sampling)
  return Object.freeze<Fragmentation>({
    components: sizes.length,
    largest: sizes.reduce((most, size) => Math.max(most, size), 0),
    fragmentation: fragmentationOf(sizes),
    distanceFragmentation: distances.value,
    error: distances.error,
  })
}

/** D_F, and the standard error of it: 0 when it is exact. */
export function distanceFragmentation(graph: Graph, lost: Uint8Array, sampling: Sampling = {}) {
  const remaining: number[] = []
  for (let v = 0; v < graph.n; v += 1) if (lost[v] === 0) remaining.push(v)
  const n = remaining.length
  if (n < 2) return { value: Number.NaN, error: Number.NaN }
  const wanted = sampling.sources ?? (n <= 20_000 ? n : 1_024)
  const count = Math.min(n, Math.max(64, wanted))
  if (count < n) drawFirst(remaining, count, sampling.seed ?? 1)
  const lanes = lanesOf(graph)
  const sums: number[] = []
  for (let at = 0; at < count; at += 32) {
    sums.push(harmonicSum(graph, lost, remaining.slice(at, Math.min(at + 32, count)), lanes))
  }
  const sum = sums.reduce((total, each) => total + each, 0)
  const value = 1 - sum / (count * (n - 1))
  if (count === n) return { value, error: 0 }
  // The spread of the batches tells the error; the sample is drawn without replacement.
  const whole = sums.slice(0, Math.floor(count / 32)).map((each) => each / (32 * (n - 1)))
  const mean = whole.reduce((total, each) => total + each, 0) / whole.length
  const squares = whole.reduce((total, each) => total + (each - mean) ** 2, 0)
  const variance = squares / (whole.length - 1) / whole.length
  return { value, error: Math.sqrt(variance * (1 - count / n)) }
}

/** Moves `count` drawn entries to the front, every choice being equally likely. */
function drawFirst(entries: number[], count: number, seed: number): void {
  const next = random(seed)
  for (let at = 0; at < count; at += 1) {
    const other = at + Math.floor(next() * (entries.length - at))
    const kept = entries[at] as number
    entries[at] = entries[other] as number
    entries[other] = kept
  }
}

const lanesOf = ({ n }: Graph) => ({
  seen: new Int32Array(n),
  front: new Int32Array(n),
  next: new Int32Array(n),
})

/** Σ 1/d over all remaining actors from each of up to 32 sources. */
function harmonicSum(
  { n, offsets, targets }: Graph,
  lost: Uint8Array,
  sources: readonly number[],
  lanes: ReturnType<typeof lanesOf>,
): number {
  const { seen } = lanes
  let { front, next } = lanes
  seen.fill(0)
  front.fill(0)
  next.fill(0)
  for (let v = 0; v < n; v += 1) if (lost[v] !== 0) seen[v] = -1
  sources.forEach((source, lane) => {
    seen[source] = 1 << lane
    front[source] = 1 << lane
  })
  let sum = 0
  for (let distance = 1; ; distance += 1) {
    for (let v = 0; v < n; v += 1) {
      const bits = front[v] as number
      if (bits === 0) continue
      front[v] = 0
      const end = offsets[v + 1] as number
      for (let at = offsets[v] as number; at < end; at += 1) {
        const w = targets[at] as number
        next[w] = (next[w] as number) | bits
      }
    }
    let found = 0
    for (let v = 0; v < n; v += 1) {
      const bits = next[v] as number
      if (bits === 0) continue
      const fresh = bits & ~(seen[v] as number)
      next[v] = fresh
      seen[v] = (seen[v] as number) | fresh
      found += bitsIn(fresh)
    }
    if (found === 0) return sum
    sum += found / distance
    const kept = front
    front = next
    next = kept
  }
}

function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x5555_5555)
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}
