// PageRank of a grown graph with five ties an actor: ours, graphology's and, when PYTHON names an
// interpreter that has it, python-igraph's; in turns, on the same graph.
// node scripts/bench/pagerank.ts [actors] [rounds]: CPU seconds, ratios and how far values lie off.
import { createRequire } from 'node:module'
import { graphOf } from '../../src/analysis/graph.ts'
import { pagerank } from '../../src/analysis/pagerank.ts'
import { grown, report, timed } from './grown.ts'
import { igraph, rivalGraph, valuesOf } from './rival.ts'

const [n = 100_000, rounds = 3] = process.argv.slice(2).map(Number)
const arcs = grown(n, 5, 1)
const graph = graphOf(n, arcs, false)
const rival = rivalGraph(n, arcs)
const theirs = createRequire(import.meta.url)('graphology-metrics/centrality/pagerank')

/** Both to the same tolerance; theirs stops on the change of a round, n times as large. */
const tolerances = [1e-6, 1e-12]
for (const tolerance of tolerances) {
  const settings = { getEdgeWeight: null, tolerance: tolerance / n, maxIterations: 1000 }
  const methods: Record<string, () => { seconds: number; result: ArrayLike<number> } | undefined> =
    {
      ours: () => timed(() => pagerank(graph, { tolerance }).values),
      graphology: () => timed(() => valuesOf(theirs(rival, settings), n)),
      igraph: () => igraph(n, arcs, 'graph.pagerank(directed=False)'),
    }
  const runs = new Map<string, number[]>()
  const off = new Map<string, number>()
  let expected: ArrayLike<number> = []
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(methods)) {
      const done = run()
      if (!done) continue
      if (name === 'ours') expected = done.result
      else off.set(name, apart(expected, done.result))
      runs.set(name, [...(runs.get(name) ?? []), done.seconds])
    }
  }
  console.log(`${n} actors, ${arcs.from.length} ties, to ${tolerance}`)
  report(runs, 'ours', off)
}

/** Σ |x − y|: both add up to 1. */
function apart(values: ArrayLike<number>, others: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value, v) => sum + Math.abs(value - Number(others[v])), 0)
}
