import type { Snapshot, TieColumns } from './snapshot.ts'
import { sharedArray } from './snapshot.ts'
import { tieRoles } from './tie-roles.ts'

/**
 * A simple weighted graph as compressed rows: the neighbours of `v` stand in `targets` from
 * `offsets[v]` up to `offsets[v + 1]`, in ascending order, each once, never `v` itself. An undirected
 * graph holds each edge at both of its ends.
 */
export interface Graph {
  /** How many actors. */
  readonly n: number
  readonly directed: boolean
  readonly offsets: Uint32Array
  readonly targets: Uint32Array
  /** Of each arc, above 0 and up to 1: the greatest strength among its ties. */
  readonly weights: Float64Array
  /** Of each arc, the place of that strongest tie in the snapshot; -1: it is no tie's. */
  readonly ties: Int32Array
}

/** An arc as it is given: who, to whom, how strong, and the place of its tie. */
export interface Arcs {
  readonly from: ArrayLike<number>
  readonly to: ArrayLike<number>
  readonly weights?: ArrayLike<number>
  readonly ties?: ArrayLike<number>
}

/** How many edges of an undirected graph, or arcs of a directed one. */
export const edgeCount = ({ directed, targets }: Graph): number =>
  directed ? targets.length : targets.length / 2

/**
 * The simple graph of given arcs: those from an actor to itself are left out, and of parallel ones
 * the strongest stays; of equally strong ones the first. Without weights all are 1.
 */
export function graphOf(n: number, arcs: Arcs, directed: boolean): Graph {
  const sorted = sortedRows(n, arcs, directed)
  const { rows, keys, unit, offsets } = sorted
  const size = offsets[n] as number
  const targets = sharedArray(Uint32Array, size)
  const weights = sharedArray(Float64Array, size)
  const ties = sharedArray(Int32Array, size).fill(-1)
  const strengths = arcs.weights && new Float64Array(arcs.weights)
  const places = arcs.ties && new Int32Array(arcs.ties)
  let last = -1
  for (let v = 0; v < n; v += 1) {
    let before = -1
    const end = rows[v + 1] as number
    for (let at = rows[v] as number; at < end; at += 1) {
      const key = keys[at] as number
      const target = (key / unit) >>> 0
      const arc = key - target * unit
      const weight = strengths ? (strengths[arc] as number) : 1
      if (target !== before) last += 1
      else if (weight <= (weights[last] as number)) continue
      before = target
      targets[last] = target
      weights[last] = weight
      if (places) ties[last] = places[arc] as number
    }
  }
  return { n, directed, offsets, targets, weights, ties }
}

/**
 * The arcs of each actor in ascending order, as one number each: the target times `unit`, a power of 2,
 * and the place of the arc. With `rows`, where each actor's begin, and `offsets`, where they will when
 * parallel ones are merged.
 */
function sortedRows(n: number, arcs: Arcs, directed: boolean) {
  const [from, to] = [new Uint32Array(arcs.from), new Uint32Array(arcs.to)]
  const count = from.length
  const unit = 2 ** Math.ceil(Math.log2(count + 1))
  const rows = new Uint32Array(n + 1)
  for (let arc = 0; arc < count; arc += 1) {
    const [one, other] = [from[arc] as number, to[arc] as number]
    if (one === other) continue
    rows[one + 1] = (rows[one + 1] as number) + 1
    if (!directed) rows[other + 1] = (rows[other + 1] as number) + 1
  }
  for (let v = 0; v < n; v += 1) rows[v + 1] = (rows[v + 1] as number) + (rows[v] as number)
  const next = rows.slice()
  const keys = new Float64Array(rows[n] as number)
  for (let arc = 0; arc < count; arc += 1) {
    const [one, other] = [from[arc] as number, to[arc] as number]
    if (one === other) continue
    const place = next[one] as number
    next[one] = place + 1
    keys[place] = other * unit + arc
    if (directed) continue
    const back = next[other] as number
    next[other] = back + 1
    keys[back] = one * unit + arc
  }
  const offsets = sharedArray(Uint32Array, n + 1)
  let size = 0
  for (let v = 0; v < n; v += 1) {
    const [start, end] = [rows[v] as number, rows[v + 1] as number]
    sort(keys, start, end)
    let before = -1
    for (let at = start; at < end; at += 1) {
      const target = ((keys[at] as number) / unit) >>> 0
      if (target !== before) size += 1
      before = target
    }
    offsets[v + 1] = size
  }
  return { rows, keys, unit, offsets }
}

/** Short rows, which nearly all are, one by one into their place; long ones by the language's means. */
function sort(keys: Float64Array, start: number, end: number): void {
  if (end - start > 32) {
    keys.subarray(start, end).sort()
    return
  }
  for (let at = start + 1; at < end; at += 1) {
    const key = keys[at] as number
    let place = at
    for (; place > start && (keys[place - 1] as number) > key; place -= 1) {
      keys[place] = keys[place - 1] as number
    }
    keys[place] = key
  }
}

/** The strength of each tie; where nobody judged it, what is assumed of its kind. */
export const strengthsOf = ({ strengths, kinds }: Omit<TieColumns, 'ids'>): Float64Array =>
  strengths.map((strength, tie) =>
    Number.isNaN(strength) ? (tieRoles[kinds[tie] as number]?.strength.assumed ?? 0) : strength,
  )

/** How many actors a snapshot has, and its ties; graphs need no more of it. */
export interface Tied {
  readonly n: number
  readonly ties: Omit<TieColumns, 'ids'>
}

export const tied = ({ ids, ties }: Snapshot): Tied => ({ n: ids.length, ties })

/** Who is tied to whom, whichever way: the undirected graph of the kinds of tie that connect. */
export function connections({ n, ties }: Tied): Graph {
  const held = placesOf(ties, (kind) => tieRoles[kind]?.connects === true)
  const strengths = strengthsOf(ties)
  const pick = (column: ArrayLike<number>) => held.map((tie) => column[tie] as number)
  const arcs = { from: pick(ties.from), to: pick(ties.to), ties: held }
  return graphOf(n, { ...arcs, weights: held.map((tie) => strengths[tie] as number) }, false)
}

/** Who passes on to whom: the directed graph of the kinds of tie that carry influence. */
export function passages({ n, ties }: Tied): Graph {
  const strengths = strengthsOf(ties)
  const arcs = {
    from: [] as number[],
    to: [] as number[],
    weights: [] as number[],
    ties: [] as number[],
  }
  const add = (tie: number, from: number, to: number) => {
    arcs.from.push(from)
    arcs.to.push(to)
    arcs.weights.push(strengths[tie] as number)
    arcs.ties.push(tie)
  }
  for (let tie = 0; tie < ties.kinds.length; tie += 1) {
    const passes = tieRoles[ties.kinds[tie] as number]?.passes
    const [from, to] = [ties.from[tie] as number, ties.to[tie] as number]
    if (passes === 'TO' || passes === 'BOTH') add(tie, from, to)
    if (passes === 'FROM' || passes === 'BOTH') add(tie, to, from)
  }
  return graphOf(n, arcs, true)
}

/** The arcs of a directed graph turned round. */
export function turned({ n, offsets, targets, weights, ties }: Graph): Graph {
  const from = new Uint32Array(targets.length)
  for (let v = 0; v < n; v += 1) from.fill(v, offsets[v], offsets[v + 1])
  return graphOf(n, { from: targets, to: from, weights, ties }, true)
}

function placesOf(
  { kinds }: Pick<TieColumns, 'kinds'>,
  holds: (kind: number) => boolean,
): number[] {
  const places: number[] = []
  for (let tie = 0; tie < kinds.length; tie += 1) if (holds(kinds[tie] as number)) places.push(tie)
  return places
}
