import type { Graph } from './graph.ts'

export const cutPointsMethod = {
  name: 'CUT_POINTS',
  version: 1,
  source: 'Hopcroft & Tarjan 1973',
} as const

export interface CutPoints {
  /** The actors whose loss breaks their component, in ascending order. */
  readonly points: Uint32Array
  /** The parts that the loss of `points[i]` leaves are `partSizes` from `partStarts[i]` to the next. */
  readonly partStarts: Uint32Array
  /** How many actors in each part, the largest first. */
  readonly partSizes: Uint32Array
  readonly bridges: Bridges
}

/** The ties whose loss breaks their component, in ascending order of their ends; `from` < `to`. */
export interface Bridges {
  readonly from: Uint32Array
  readonly to: Uint32Array
  /** The place of the strongest tie between the two, as in `Graph.ties`. */
  readonly ties: Int32Array
  /** How many actors are left on either side. */
  readonly fromSizes: Uint32Array
  readonly toSizes: Uint32Array
}

/**
 * Articulation points and bridges of an undirected graph: whose removal raises the number of
 * components. Single points of failure, and the tie that must not break. Parallel ties count as one:
 * a bridge is all that joins its two ends. One walk in depth, without recursion: what lies below a
 * child that reaches back no higher than its parent is cut off when the parent goes.
 */
export function cutPoints(graph: Graph): CutPoints {
  const walk = walked(graph)
  const { n } = graph
  const points: number[] = []
  const partStarts = [0]
  const partSizes: number[] = []
  for (let v = 0; v < n; v += 1) {
    const parts: number[] = []
    let rest = (walk.sizes[walk.roots[v] as number] as number) - 1
    for (let child = walk.first[v] as number; child >= 0; child = walk.next[child] as number) {
      parts.push(walk.sizes[child] as number)
      rest -= walk.sizes[child] as number
    }
    if (rest > 0) parts.push(rest)
    if (parts.length < 2) continue
    points.push(v)
    for (const part of parts.sort((one, other) => other - one)) partSizes.push(part)
    partStarts.push(partSizes.length)
  }
  return Object.freeze({
    points: Uint32Array.from(points),
    partStarts: Uint32Array.from(partStarts),
    partSizes: Uint32Array.from(partSizes),
    bridges: bridgesOf(graph, walk),
  })
}

interface Walk {
  /** Of each actor, where its component was entered. */
  readonly roots: Uint32Array
  readonly parents: Int32Array
  /** The arc by which it was entered; of a root none. */
  readonly entries: Int32Array
  readonly entered: Uint32Array
  /** The earliest entered that its branch reaches by one step back. */
  readonly lows: Uint32Array
  /** How many actors its branch has, itself among them. */
  readonly sizes: Uint32Array
  /** The children whose branches are cut off without it, as a list: the first and the next of each. */
  readonly first: Int32Array
  readonly next: Int32Array
}

function walked({ n, offsets, targets }: Graph): Walk {
  const roots = new Uint32Array(n)
  const parents = new Int32Array(n).fill(-1)
  const entries = new Int32Array(n).fill(-1)
  const entered = new Uint32Array(n)
  const lows = new Uint32Array(n)
  const sizes = new Uint32Array(n)
  const first = new Int32Array(n).fill(-1)
  const next = new Int32Array(n).fill(-1)
  const arcs = offsets.slice(0, n)
  let time = 0
  for (let root = 0; root < n; root += 1) {
    if (entered[root]) continue
    let v = root
    enter(v, root)
    while (v >= 0) {
      const arc = arcs[v] as number
      const parent = parents[v] as number
      if (arc < (offsets[v + 1] as number)) {
        arcs[v] = arc + 1
        const other = targets[arc] as number
        if (!entered[other]) {
          parents[other] = v
          entries[other] = arc
          v = other
          enter(v, root)
        } else if (other !== parent) {
          lows[v] = Math.min(lows[v] as number, entered[other] as number)
        }
        continue
      }
      if (parent >= 0) leave(v, parent)
      v = parent
    }
  }
  return { roots, parents, entries, entered, lows, sizes, first, next }

  function enter(actor: number, root: number) {
    time += 1
    entered[actor] = time
    lows[actor] = time
    sizes[actor] = 1
    roots[actor] = root
  }

  function leave(child: number, parent: number) {
    const low = lows[child] as number
    lows[parent] = Math.min(lows[parent] as number, low)
    sizes[parent] = (sizes[parent] as number) + (sizes[child] as number)
    if (low < (entered[parent] as number)) return
    next[child] = first[parent] as number
    first[parent] = child
  }
}

function bridgesOf({ n, ties }: Graph, walk: Walk): Bridges {
  const found: [from: number, to: number, tie: number, fromSize: number, toSize: number][] = []
  for (let v = 0; v < n; v += 1) {
    const parent = walk.parents[v] as number
    if (parent < 0 || (walk.lows[v] as number) <= (walk.entered[parent] as number)) continue
    const below = walk.sizes[v] as number
    const above = (walk.sizes[walk.roots[v] as number] as number) - below
    const tie = ties[walk.entries[v] as number] as number
    found.push(v < parent ? [v, parent, tie, below, above] : [parent, v, tie, above, below])
  }
  found.sort((one, other) => one[0] - other[0] || one[1] - other[1])
  return Object.freeze({
    from: Uint32Array.from(found, (bridge) => bridge[0]),
    to: Uint32Array.from(found, (bridge) => bridge[1]),
    ties: Int32Array.from(found, (bridge) => bridge[2]),
    fromSizes: Uint32Array.from(found, (bridge) => bridge[3]),
    toSizes: Uint32Array.from(found, (bridge) => bridge[4]),
  })
}
