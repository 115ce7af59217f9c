import { graphOf } from '../../src/analysis/graph.ts'
import golden from './golden/structure.json' with { type: 'json' }

const graphFor = ({ n, arcs }: { n: number; arcs: number[][] }, directed: boolean) => {
  const column = (at: number) => arcs.map((arc) => arc[at] as number)
  return graphOf(n, { from: column(0), to: column(1), weights: column(2) }, directed)
}

/** Small graphs, and what igraph and networkx say of them. */
export const goldenGraphs = golden.graphs.map((given) => ({
  ...given,
  graph: graphFor(given, false),
}))

/** A directed one with its PageRank. */
export const goldenDirected = { ...golden.directed, graph: graphFor(golden.directed, true) }

/** Numbers as the golden files have them: what cannot be said is null. */
export const known = (values: Iterable<number>): (number | null)[] =>
  Array.from(values, (value) => (Number.isNaN(value) ? null : value))

/** The largest difference between two columns, relative to what is above 1; infinite if a null differs. */
export function furthest(
  values: Iterable<number>,
  expected: Iterable<number | null | undefined>,
): number {
  const others = known(Array.from(expected, (value) => value ?? Number.NaN))
  const own = known(values)
  if (own.length !== others.length) return Number.POSITIVE_INFINITY
  return own.reduce<number>((most, value, at) => {
    const other = others[at] ?? null
    if (value === null || other === null) {
      return value === other ? most : Number.POSITIVE_INFINITY
    }
    return Math.max(most, Math.abs(value - other) / Math.max(1, Math.abs(other)))
  }, 0)
}
