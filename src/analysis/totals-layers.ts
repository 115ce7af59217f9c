import type { Graph } from './graph.ts'

/** What lies beneath the bodies, those that are members of each other taken as one layer. */
export interface Layers {
  /** 1: no body beneath it has a known figure. */
  readonly lowestKnown: Uint8Array
  /** 1: it has no members, but for those that it is itself a member of. */
  readonly bottom: Uint8Array
}

/** The body itself, its members, theirs, and so on; each once. */
export function beneath({ offsets, targets }: Graph, body: number): number[] {
  const found = new Set([body])
  for (const v of found) {
    for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
      found.add(targets[at] as number)
    }
  }
  return [...found]
}

/** By Tarjan's strongly connected components (1972): a layer is finished after all beneath it. */
export function layersOf({ n, offsets, targets }: Graph, figures: Float64Array): Layers {
  const [order, low, next] = [new Uint32Array(n), new Uint32Array(n), offsets.slice(0, n)]
  const [lowestKnown, bottom] = [new Uint8Array(n).fill(1), new Uint8Array(n).fill(1)]
  const layer = new Int32Array(n).fill(-1)
  const [path, open]: [number[], number[]] = [[], []]
  let [clock, layers] = [0, 0]
  const enter = (v: number) => {
    clock += 1
    order[v] = clock
    low[v] = clock
    path.push(v)
    open.push(v)
  }
  for (let root = 0; root < n; root += 1) {
    if (order[root] === 0) enter(root)
    while (path.length > 0) {
      const v = path.at(-1) as number
      const at = next[v] as number
      if (at < (offsets[v + 1] as number)) {
        next[v] = at + 1
        const w = targets[at] as number
        if (order[w] === 0) enter(w)
        else if (layer[w] === -1) low[v] = Math.min(low[v] as number, order[w] as number)
        continue
      }
      path.pop()
      const above = path.at(-1)
      if (above !== undefined) low[above] = Math.min(low[above] as number, low[v] as number)
      if (low[v] === order[v]) close(open.splice(open.lastIndexOf(v)))
    }
  }
  return { lowestKnown, bottom }

  /** These are members of each other, directly or not; all layers beneath are closed. */
  function close(bodies: readonly number[]): void {
    for (const v of bodies) layer[v] = layers
    let [lowest, last] = [true, true]
    for (const v of bodies) {
      for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
        const w = targets[at] as number
        if (layer[w] === layers) continue
        last = false
        if (lowestKnown[w] === 0 || !Number.isNaN(figures[w])) lowest = false
      }
    }
    for (const v of bodies) {
      lowestKnown[v] = lowest ? 1 : 0
      bottom[v] = last ? 1 : 0
    }
    layers += 1
  }
}
