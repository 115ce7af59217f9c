import {
  componentsWithout,
  type Fragmentation,
  fragmentation,
  needUndirected,
  type Sampling,
} from './fragmentation.ts'
import type { Graph } from './graph.ts'

/**
 * What losing one actor, or several at once, would do: who falls off, and how much more broken up
 * the rest would be.
 *
 * Of the remaining actors, some that could reach each other before no longer can; a chain through a
 * lost actor does not count. An actor *falls off* when it loses more than half of the remaining
 * actors that it could reach. F and D_F are on all n actors before, on the n − |K| remaining after.
 *
 * Edge cases: an actor that could reach nobody falls off nothing. When a body breaks in two equal
 * halves, each actor loses more than half of the others, so that all of them fall off. With fewer
 * than two actors there is no F and no D_F: NaN. On large graphs D_F is sampled, with its error.
 *
 * Source: Borgatti 2006 (F, D_F); falling off is our definition.
 */
export const fragilityMethod = { name: 'FRAGILITY', version: 1, source: 'Borgatti 2006' } as const

export interface Fragility {
  /** Ascending. */
  readonly lost: Uint32Array
  readonly before: Fragmentation
  readonly after: Fragmentation
  /** The component of each remaining actor after, numbered by its first place; -1: lost. */
  readonly components: Int32Array
  /** Of each actor, how many of the remaining ones it can no longer reach; NaN: lost itself. */
  readonly reachLost: Float64Array
  /** Who loses more than half of the remaining ones that they could reach. Ascending. */
  readonly fallenOff: Uint32Array
  /** How many pairs of remaining actors can no longer reach each other. */
  readonly pairsLost: number
}

export function fragility(graph: Graph, actors: Iterable<number>, sampling: Sampling = {}) {
  needUndirected(graph)
  const { n } = graph
  const gone = new Uint8Array(n)
  for (const actor of actors) {
    if (!(actor >= 0 && actor < n)) throw new RangeError(`no actor has the place ${actor}`)
    gone[actor] = 1
  }
  const whole = new Uint8Array(n)
  const before = componentsWithout(graph, whole)
  const after = componentsWithout(graph, gone)
  const remaining = new Float64Array(before.sizes.length)
  for (let v = 0; v < n; v += 1) {
    const label = before.labels[v] as number
    if (gone[v] === 0) remaining[label] = (remaining[label] as number) + 1
  }
  const reachLost = new Float64Array(n).fill(Number.NaN)
  const [lost, fallenOff]: [number[], number[]] = [[], []]
  let halves = 0
  for (let v = 0; v < n; v += 1) {
    if (gone[v] !== 0) {
      lost.push(v)
      continue
    }
    const could = remaining[before.labels[v] as number] as number
    const loses = could - (after.sizes[after.labels[v] as number] as number)
    reachLost[v] = loses
    halves += loses
    if (2 * loses > could - 1) fallenOff.push(v)
  }
  return Object.freeze<Fragility>({
    lost: Uint32Array.from(lost),
    before: fragmentation(graph, whole, sampling),
    after: fragmentation(graph, gone, sampling),
    components: after.labels,
    reachLost,
    fallenOff: Uint32Array.from(fallenOff),
    pairsLost: halves / 2,
  })
}
