import type { Graph } from './graph.ts'

export const componentsMethod = {
  name: 'COMPONENTS',
  version: 1,
  source: 'Hopcroft & Tarjan 1973',
} as const

export interface Components {
  /** Of each actor, the place of its component in `sizes`. */
  readonly components: Uint32Array
  /** The largest first; of equally large ones the one with the first actor. */
  readonly sizes: Uint32Array
}

/**
 * The classes of actors that reach each other over ties of an undirected graph: who is cut off. An
 * actor without ties is a component of one.
 */
export function components({ n, offsets, targets }: Graph): Components {
  const found = new Uint32Array(n)
  const seen = new Uint8Array(n)
  const queue = new Uint32Array(n)
  const sizes: number[] = []
  let end = 0
  for (let root = 0; root < n; root += 1) {
    if (seen[root]) continue
    const start = end
    queue[end++] = root
    seen[root] = 1
    for (let head = start; head < end; head += 1) {
      const v = queue[head] as number
      found[v] = sizes.length
      for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
        const other = targets[at] as number
        if (seen[other]) continue
        seen[other] = 1
        queue[end++] = other
      }
    }
    sizes.push(end - start)
  }
  const order = Uint32Array.from(sizes.keys())
  order.sort((one, other) => (sizes[other] as number) - (sizes[one] as number) || one - other)
  const places = new Uint32Array(order.length)
  order.forEach((component, place) => {
    places[component] = place
  })
  return Object.freeze({
    components: found.map((component) => places[component] as number),
    sizes: order.map((component) => sizes[component] as number),
  })
}
