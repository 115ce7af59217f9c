import type { Graph } from './graph.ts'

/** How far it is at least from each actor to the target; further than the bound: Infinity, 255. */
export interface Potential {
  readonly costs: Float64Array
  readonly hops: Uint8Array
}

const tooFar = 255

/** Against the arcs from the target: `backwards` is the graph turned round. */
export function potentialTo(backwards: Graph, target: number, maxHops: number): Potential {
  const { n, offsets, targets, weights } = backwards
  const hops = new Uint8Array(n).fill(tooFar)
  hops[target] = 0
  let front = [target]
  for (let hop = 1; hop <= Math.min(maxHops, tooFar - 1); hop += 1) {
    const next: number[] = []
    for (const v of front) {
      for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
        const w = targets[at] as number
        if (hops[w] !== tooFar) continue
        hops[w] = hop
        next.push(w)
      }
    }
    front = next
  }
  const costs = new Float64Array(n).fill(Number.POSITIVE_INFINITY)
  costs[target] = 0
  const heap = new Heap()
  heap.push(0, 0, target)
  for (let v = heap.pop(); v >= 0; v = heap.pop()) {
    const cost = costs[v] as number
    if (heap.key > cost) continue
    for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
      const w = targets[at] as number
      const further = cost - Math.log(weights[at] as number)
      if (hops[w] === tooFar || further >= (costs[w] as number)) continue
      costs[w] = further
      heap.push(further, 0, w)
    }
  }
  return { costs, hops }
}

interface Bounds {
  readonly from: number
  readonly to: number
  readonly maxHops: number
  readonly potential: Potential
  /** 1: not to be passed. */
  readonly barred: Uint8Array
  /** Whom not to go to from the first actor. */
  readonly notTo: readonly number[]
}

/**
 * The most reliable path of at most so many hops. Its labels are an actor with a number of hops;
 * they come by rising cost, so that a label is of use only with fewer hops than all before it there.
 */
export function shortest({ n, offsets, targets, weights }: Graph, bounds: Bounds) {
  const { from, to, maxHops, potential, barred, notTo } = bounds
  const fewest = new Uint8Array(n).fill(tooFar)
  const [actors, parents, hops, costs] = [[from], [-1], [0], [0]]
  const heap = new Heap()
  heap.push(potential.costs[from] as number, 0, 0)
  for (let label = heap.pop(); label >= 0; label = heap.pop()) {
    const v = actors[label] as number
    const hop = hops[label] as number
    if (hop >= (fewest[v] as number)) continue
    fewest[v] = hop
    if (v === to) {
      const path: number[] = []
      for (let at = label; at >= 0; at = parents[at] as number) path.push(actors[at] as number)
      return { actors: path.reverse(), cost: costs[label] as number }
    }
    const cost = costs[label] as number
    for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
      const w = targets[at] as number
      const far = hop + 1 + (potential.hops[w] as number) > maxHops
      if (far || barred[w] !== 0 || hop + 1 >= (fewest[w] as number)) continue
      if (label === 0 && notTo.includes(w)) continue
      const further = cost - Math.log(weights[at] as number)
      heap.push(further + (potential.costs[w] as number), hop + 1, actors.length)
      actors.push(w)
      parents.push(label)
      hops.push(hop + 1)
      costs.push(further)
    }
  }
  return null
}

/** A binary heap of items by key, then by rank, then by item; on typed arrays that grow. */
class Heap {
  /** Of the item that was popped last. */
  key = 0
  #size = 0
  #keys = new Float64Array(1024)
  #ranks = new Uint8Array(1024)
  #items = new Int32Array(1024)

  push(key: number, rank: number, item: number): void {
    if (this.#size === this.#keys.length) this.#grow()
    let at = this.#size
    this.#size += 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!this.#before(key, rank, item, above)) break
      this.#copy(above, at)
      at = above
    }
    this.#set(at, key, rank, item)
  }

  /** The first item; -1: there is none. */
  pop(): number {
    if (this.#size === 0) return -1
    const first = this.#items[0] as number
    this.key = this.#keys[0] as number
    this.#size -= 1
    const last = this.#size
    const [key, rank] = [this.#keys[last] as number, this.#ranks[last] as number]
    const item = this.#items[last] as number
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= last) break
      if (below + 1 < last && this.#placeBefore(below + 1, below)) below += 1
      if (this.#before(key, rank, item, below)) break
      this.#copy(below, at)
      at = below
    }
    this.#set(at, key, rank, item)
    return first
  }

  #before(key: number, rank: number, item: number, at: number): boolean {
    const other = this.#keys[at] as number
    if (key !== other) return key < other
    const otherRank = this.#ranks[at] as number
    return rank !== otherRank ? rank < otherRank : item < (this.#items[at] as number)
  }

  #placeBefore(one: number, other: number): boolean {
    const [key, rank] = [this.#keys[one] as number, this.#ranks[one] as number]
    return this.#before(key, rank, this.#items[one] as number, other)
  }

  #copy(from: number, to: number): void {
    this.#set(
      to,
      this.#keys[from] as number,
      this.#ranks[from] as number,
      this.#items[from] as number,
    )
  }

  #set(at: number, key: number, rank: number, item: number): void {
    this.#keys[at] = key
    this.#ranks[at] = rank
    this.#items[at] = item
  }

  #grow(): void {
    const size = 2 * this.#keys.length
    const [keys, ranks, items] = [this.#keys, this.#ranks, this.#items]
    this.#keys = new Float64Array(size)
    this.#ranks = new Uint8Array(size)
    this.#items = new Int32Array(size)
    this.#keys.set(keys)
    this.#ranks.set(ranks)
    this.#items.set(items)
  }
}
