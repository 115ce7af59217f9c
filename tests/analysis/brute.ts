import type { Graph } from '../../src/analysis/graph.ts'

/** Strengths as a table; 0: no tie. */
export function table({ n, offsets, targets, weights }: Graph): number[][] {
  const rows = Array.from({ length: n }, () => new Array<number>(n).fill(0))
  for (let v = 0; v < n; v += 1) {
    const row = rows[v] as number[]
    for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
      row[targets[at] as number] = weights[at] as number
    }
  }
  return rows
}

/** Distances and numbers of shortest paths between all, walk by walk over the table. */
export function shortest(graph: Graph): { distances: number[][]; paths: number[][] } {
  const ties = table(graph)
  const { n } = graph
  const distances = ties.map((_, v) => ties.map((_, w) => (v === w ? 0 : Number.POSITIVE_INFINITY)))
  const paths = ties.map((_, v) => ties.map((_, w) => Number(v === w)))
  for (let v = 0; v < n; v += 1) {
    let walks = ties.map((_, w) => Number(v === w))
    for (let length = 1; length < n; length += 1) {
      walks = ties.map((_, w) =>
        walks.reduce((sum, count, u) => sum + (ties[u]?.[w] ? count : 0), 0),
      )
      for (let w = 0; w < n; w += 1) {
        if (!walks[w] || (distances[v]?.[w] as number) < length) continue
        ;(distances[v] as number[])[w] = length
        ;(paths[v] as number[])[w] = walks[w] as number
      }
    }
  }
  return { distances, paths }
}

/** The sizes of the components without one actor or one tie. */
export function sizesWithout(
  { n, offsets, targets }: Graph,
  lost: { readonly actor?: number; readonly tie?: readonly [number, number] } = {},
): number[] {
  const label = Array.from({ length: n }, (_, v) => v)
  for (let round = 0; round < n; round += 1) {
    for (let v = 0; v < n; v += 1) {
      for (let at = offsets[v] as number; at < (offsets[v + 1] as number); at += 1) {
        const other = targets[at] as number
        if (v === lost.actor || other === lost.actor) continue
        if (lost.tie?.includes(v) && lost.tie.includes(other)) continue
        label[v] = Math.min(label[v] as number, label[other] as number)
      }
    }
  }
  const counts = new Map<number, number>()
  label.forEach((one, v) => {
    if (v !== lost.actor) counts.set(one, (counts.get(one) ?? 0) + 1)
  })
  return [...counts.values()].sort((one, other) => other - one)
}
