import type { Graph } from './graph.ts'

/** Sets of the actors who would have won over a drawn one in a drawn cascade. */
export class ReverseSets {
  readonly n: number
  count = 0
  /** Of all sets together. */
  size = 0
  /** Where each set begins in `members`. */
  starts = new Uint32Array(1024)
  members = new Uint32Array(1024)
  readonly #seen: Int32Array

  constructor(n: number) {
    this.n = n
    this.#seen = new Int32Array(n).fill(-1)
  }

  /** Draws one more set, on the graph turned round. */
  draw({ n, offsets, targets, weights }: Graph, next: () => number): void {
    if (this.size + n > this.members.length) {
      this.members = longer(this.members, this.size + n)
    }
    if (this.count + 2 > this.starts.length) this.starts = longer(this.starts, this.count + 2)
    const { members } = this
    const seen = this.#seen
    const round = this.count
    let [head, tail] = [this.size, this.size + 1]
    const root = Math.floor(next() * n)
    members[head] = root
    seen[root] = round
    for (; head < tail; head += 1) {
      const v = members[head] as number
      const end = offsets[v + 1] as number
      for (let at = offsets[v] as number; at < end; at += 1) {
        const w = targets[at] as number
        if (seen[w] === round || next() >= (weights[at] as number)) continue
        seen[w] = round
        members[tail] = w
        tail += 1
      }
    }
    this.count += 1
    this.size = tail
    this.starts[this.count] = tail
  }
}

function longer(array: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const copy = new Uint32Array(Math.max(least, 2 * array.length))
  copy.set(array)
  return copy
}

/** How many of the sets hold one of the seeds. */
export function covered({ n, count, starts, members }: ReverseSets, seeds: Uint32Array): number {
  const chosen = new Uint8Array(n)
  for (const seed of seeds) chosen[seed] = 1
  let met = 0
  for (let set = 0; set < count; set += 1) {
    const end = starts[set + 1] as number
    for (let at = starts[set] as number; at < end; at += 1) {
      if (chosen[members[at] as number] === 0) continue
      met += 1
      break
    }
  }
  return met
}

/**
 * The k seeds that meet the most sets, each the best addition to those before; and a bound on what
 * any k meet: at each step, what is met and the k best additions to it.
 */
export function bestCover(sets: ReverseSets, k: number): { seeds: Uint32Array; bound: number } {
  const { n, count, size, starts, members } = sets
  // Which sets each actor is in.
  const rows = new Uint32Array(n + 1)
  for (let at = 0; at < size; at += 1) {
    const v = members[at] as number
    rows[v + 1] = (rows[v + 1] as number) + 1
  }
  const gains = rows.slice(1)
  for (let v = 0; v < n; v += 1) rows[v + 1] = (rows[v + 1] as number) + (rows[v] as number)
  const [within, next] = [new Uint32Array(size), rows.slice()]
  for (let set = 0; set < count; set += 1) {
    for (let at = starts[set] as number; at < (starts[set + 1] as number); at += 1) {
      const v = members[at] as number
      within[next[v] as number] = set
      next[v] = (next[v] as number) + 1
    }
  }
  const [seeds, taken, met] = [new Uint32Array(k), new Uint8Array(n), new Uint8Array(count)]
  let [sum, bound] = [0, Number.POSITIVE_INFINITY]
  for (let at = 0; at < k; at += 1) {
    bound = Math.min(bound, sum + sumOfBest(gains, k))
    let best = -1
    for (let v = 0; v < n; v += 1) {
      if (taken[v] === 0 && (best < 0 || (gains[v] as number) > (gains[best] as number))) best = v
    }
    seeds[at] = best
    taken[best] = 1
    sum += gains[best] as number
    for (let i = rows[best] as number; i < (rows[best + 1] as number); i += 1) {
      const set = within[i] as number
      if (met[set] !== 0) continue
      met[set] = 1
      for (let j = starts[set] as number; j < (starts[set + 1] as number); j += 1) {
        const v = members[j] as number
        gains[v] = (gains[v] as number) - 1
      }
    }
  }
  return { seeds, bound: Math.min(bound, sum + sumOfBest(gains, k)) }
}

/** The sum of the k greatest. */
function sumOfBest(values: Uint32Array, k: number): number {
  const best = new Float64Array(k)
  for (const value of values) {
    if (value <= (best[0] as number)) continue
    let at = 0
    for (; at + 1 < k && (best[at + 1] as number) < value; at += 1) {
      best[at] = best[at + 1] as number
    }
    best[at] = value
  }
  return best.reduce((sum, value) => sum + value, 0)
}
