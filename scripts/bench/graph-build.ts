// A graph from columns of ties, five an actor: ours, and graphology's; in turns, on the same ties.
// node scripts/bench/graph-build.ts [actors] [rounds]: CPU seconds, ratios, bytes a tie.
import { graphOf } from '../../src/analysis/graph.ts'
import { random } from '../../src/analysis/random.ts'
import { grown, report, timed } from './grown.ts'
import { rivalGraph } from './rival.ts'

const [n = 100_000, rounds = 3] = process.argv.slice(2).map(Number)
const { from, to } = grown(n, 5, 1)
const next = random(2)
const weights = Float64Array.from(from, () => 1 - next())
const ties = Int32Array.from(from, (_, tie) => tie)
const runs = new Map<string, number[]>([
  ['ours', []],
  ['graphology', []],
])
let bytes = 0
for (let round = 0; round < rounds; round += 1) {
  const own = timed(() => graphOf(n, { from, to, weights, ties }, false))
  runs.get('ours')?.push(own.seconds)
  const { offsets, targets, ...rest } = own.result
  const arrays = [offsets, targets, rest.weights, rest.ties]
  bytes = arrays.reduce((sum, { byteLength }) => sum + byteLength, 0)
  runs.get('graphology')?.push(timed(() => rivalGraph(n, { from, to })).seconds)
}
console.log(`${n} actors, ${from.length} ties, ${(bytes / from.length).toFixed(0)} bytes a tie`)
report(runs, 'ours', new Map())
