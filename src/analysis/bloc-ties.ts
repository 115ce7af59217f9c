import type { Graph } from './graph.ts'

/** How many pairs that are tied each bloc of an undirected graph has within, and with others. */
export function blocTies({ n, offsets, targets }: Graph, labels: Int32Array, blocs: number) {
  const [within, outward] = [new Float64Array(blocs), new Float64Array(blocs)]
  for (let v = 0; v < n; v += 1) {
    const bloc = labels[v] as number
    for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
      const same = labels[targets[at] as number] === bloc
      if (same) within[bloc] = (within[bloc] as number) + 0.5
      else outward[bloc] = (outward[bloc] as number) + 1
    }
  }
  return Object.freeze({ within, outward })
}
