import { graphOf } from '../../src/analysis/graph.ts'
import golden from './golden/groups.json' with { type: 'json' }

/** Small weighted graphs, and what igraph and networkx say of groups of actors and routes in them. */
export const goldenGroups = golden.graphs.map((given) => {
  const column = (at: number) => given.arcs.map((arc) => arc[at] as number)
  const arcs = { from: column(0), to: column(1), weights: column(2) }
  return { ...given, maxHops: golden.maxHops, graph: graphOf(given.n, arcs, false) }
})
