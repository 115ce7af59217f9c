// Betweenness of a grown graph with five ties an actor: the compiled kernel, the plain way, graphology
// and, when PYTHON names an interpreter that has it, python-igraph; in turns, on the same graph.
// node scripts/bench/betweenness.ts [actors] [sources] [rounds]: CPU seconds, ratios and agreement;
// exact unless fewer sources than actors are asked for, which are then spread evenly.
import { createRequire } from 'node:module'
import type { UndirectedGraph as Rival } from 'graphology'
import { dependencyKernel } from '../../src/analysis/dependency-kernel.ts'
import { plainDependencySums } from '../../src/analysis/dependency-sums.ts'
import { graphOf } from '../../src/analysis/graph.ts'
import { difference, grown, report, timed } from './grown.ts'
import { igraph, rivalGraph } from './rival.ts'

const [n = 10_000, count = n, rounds = 2] = process.argv.slice(2).map(Number)
const arcs = grown(n, 5, 1)
const graph = graphOf(n, arcs, false)
const sources = Uint32Array.from({ length: count }, (_, at) => Math.floor((at * n) / count))
const rival = rivalGraph(n, arcs)
const require = createRequire(import.meta.url)

type Walk = (source: number) => [{ size: number; pop(): number }, number[][], Uint32Array]

/** As graphology-metrics adds them up, but from some sources only. */
function rivalSums(given: Rival): Float64Array {
  const brandes = require('graphology-shortest-path/indexed-brandes')
  const walk: Walk = brandes.createUnweightedIndexedBrandes(given)
  const [sums, delta] = [new Float64Array(n), new Float64Array(n)]
  for (const source of sources) {
    const [stack, before, paths] = walk(source)
    delta.fill(0)
    while (stack.size > 0) {
      const w = stack.pop()
      const ratio = (1 + (delta[w] as number)) / (paths[w] as number)
      for (const v of before[w] as number[]) {
        delta[v] = (delta[v] as number) + (paths[v] as number) * ratio
      }
      if (w !== source) sums[w] = (sums[w] as number) + (delta[w] as number)
    }
  }
  return sums
}

/** The package's own where all are asked for. */
function rivalAll(given: Rival): Float64Array {
  const all = require('graphology-metrics/centrality/betweenness')(given, { normalized: false })
  return Float64Array.from({ length: n }, (_, v) => 2 * all[v])
}

const call =
  count < n
    ? '[2 * value for value in graph.betweenness(directed=False, sources=sources)]'
    : '[2 * value for value in graph.betweenness(directed=False)]'
const methods: Record<string, () => { seconds: number; result: ArrayLike<number> } | undefined> = {
  kernel: () => timed(() => dependencyKernel()?.(graph, sources, false)?.sums ?? []),
  plain: () => timed(() => plainDependencySums(graph, sources).sums),
  graphology: () => timed(() => (count < n ? rivalSums : rivalAll)(rival)),
  igraph: () => igraph(n, arcs, call, sources),
}

const runs = new Map<string, number[]>()
const off = new Map<string, number>()
let expected: ArrayLike<number> = []
for (let round = 0; round < rounds; round += 1) {
  for (const [name, run] of Object.entries(methods)) {
    const done = run()
    if (!done) continue
    if (name === 'kernel') expected = done.result
    else off.set(name, difference(expected, done.result))
    runs.set(name, [...(runs.get(name) ?? []), done.seconds])
  }
}
console.log(`${n} actors, ${arcs.from.length} ties, ${count} sources`)
report(runs, 'kernel', off)
const arcSteps = count * graph.targets.length
for (const [name, seconds] of runs) {
  console.log(
    `${name}: ${((Math.min(...seconds) * 1e9) / arcSteps).toFixed(1)} ns an arc and source`,
  )
}
