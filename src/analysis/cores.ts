import type { Graph } from './graph.ts'

export const coresMethod = {
  name: 'CORES',
  version: 1,
  source: 'Seidman 1983; Batagelj & Zaversnik 2003',
} as const

export interface Cores {
  /** Of each actor, the greatest k such that it lies in the k-core. */
  readonly cores: Uint32Array
  /** The k of the innermost core; NaN when there is nobody. */
  readonly innermost: number
}

/**
 * The k-core is the largest part of an undirected graph in which everybody has k neighbours or more:
 * who is the committed core. Actors are taken out in the order of the degree that is left to them,
 * kept sorted in bins; an actor without ties has 0.
 */
export function cores({ n, offsets, targets }: Graph): Cores {
  const left = new Uint32Array(n)
  for (let v = 0; v < n; v += 1) left[v] = (offsets[v + 1] as number) - (offsets[v] as number)
  const { starts, order, places } = sortedBy(left)
  for (let at = 0; at < n; at += 1) {
    const v = order[at] as number
    const own = left[v] as number
    for (let arc = offsets[v] as number; arc < (offsets[v + 1] as number); arc += 1) {
      const other = targets[arc] as number
      const degree = left[other] as number
      if (degree <= own) continue
      // It changes places with the first of its bin, which then begins one later.
      const [place, start] = [places[other] as number, starts[degree] as number]
      const first = order[start] as number
      order[place] = first
      places[first] = place
      order[start] = other
      places[other] = start
      starts[degree] = start + 1
      left[other] = degree - 1
    }
  }
  return Object.freeze({
    cores: left,
    innermost: n === 0 ? Number.NaN : (left[order[n - 1] as number] as number),
  })
}

/** The actors by their degree: in which order, at which place each, and where each degree begins. */
function sortedBy(degrees: Uint32Array) {
  const starts = new Uint32Array(degrees.reduce((most, degree) => Math.max(most, degree), 0) + 2)
  for (const degree of degrees) starts[degree + 1] = (starts[degree + 1] as number) + 1
  for (let at = 1; at < starts.length; at += 1) {
    starts[at] = (starts[at] as number) + (starts[at - 1] as number)
  }
  const next = starts.slice()
  const places = degrees.map((degree) => {
    const place = next[degree] as number
    next[degree] = place + 1
    return place
  })
  const order = new Uint32Array(degrees.length)
  places.forEach((place, v) => {
    order[place] = v
  })
  return { starts, order, places }
}
