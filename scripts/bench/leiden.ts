// Communities of a planted partition: quality, agreement with what was planted, CPU seconds.
// node scripts/bench/leiden.ts [actors] [rounds]: against the Leiden of python-igraph, on the same
// graph and in turns with it, when PYTHON names an interpreter that has it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { graphOf } from '../../src/analysis/graph.ts'
import { communities, modularity } from '../../src/analysis/leiden.ts'
import { random } from '../../src/analysis/random.ts'

const igraph = `
import sys, time, igraph, numpy as np
pairs = np.fromfile(sys.argv[1], dtype=np.uint32).reshape(-1, 2)
graph = igraph.Graph(n=int(sys.argv[2]), edges=pairs).simplify()
igraph.set_random_number_generator(__import__('random').Random(int(sys.argv[3])))
began = time.process_time()
found = graph.community_leiden(objective_function='modularity', n_iterations=2)
print(time.process_time() - began)
np.array(found.membership, dtype=np.int32).tofile(sys.argv[1] + '.found')
`

/** Groups of 100 to 300 actors; of ten ties about six lie in one group, the others anywhere. */
function planted(n: number, seed: number) {
  const next = random(seed)
  const below = (count: number) => Math.floor(next() * count)
  const groups = new Int32Array(n)
  const starts: number[] = []
  for (let start = 0; start < n; ) {
    const end = Math.min(n, start + 100 + below(201))
    groups.fill(starts.length, start, end)
    starts.push(start)
    start = end
  }
  starts.push(n)
  const [from, to] = [new Uint32Array(5 * n), new Uint32Array(5 * n)]
  for (let tie = 0; tie < 5 * n; tie += 1) {
    const actor = below(n)
    const group = groups[actor] as number
    const [start, end] = [starts[group] as number, starts[group + 1] as number]
    from[tie] = actor
    to[tie] = next() < 0.7 ? start + below(end - start) : below(n)
  }
  return { from, to, groups }
}

/** Normalised mutual information of two partitions: 1 for the same one. */
function agreement(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const counts = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()]
  for (let v = 0; v < one.length; v += 1) {
    ;[`${one[v]}`, `${other[v]}`, `${one[v]} ${other[v]}`].forEach((key, at) => {
      counts[at]?.set(key, (counts[at]?.get(key) ?? 0) + 1)
    })
  }
  const [first = 0, second = 0, both = 0] = counts.map((each) =>
    [...each.values()].reduce((sum, c) => sum - (c / one.length) * Math.log(c / one.length), 0),
  )
  return (2 * (first + second - both)) / (first + second)
}

const [n, rounds] = [Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 3)]
const python = process.env.PYTHON
const home = mkdtempSync(join(tmpdir(), 'bench-leiden-'))
const spent = { ours: 0, theirs: 0 }

function report(name: string, labels: ArrayLike<number>, groups: Int32Array, seconds: number) {
  const figures = [modularity(graph, labels), agreement(labels, groups)]
  const [quality, nmi] = figures.map((figure) => figure.toFixed(4))
  console.log(`  ${name}: Q ${quality}, NMI ${nmi}, ${seconds.toFixed(2)} s of CPU`)
}

const { from, to, groups } = planted(n, 7)
const graph = graphOf(n, { from, to }, false)
console.log(`${n} actors, ${graph.targets.length / 2} ties, planted Q`, modularity(graph, groups))
try {
  const pairs = join(home, 'pairs')
  writeFileSync(
    pairs,
    Uint32Array.from(
      { length: 2 * from.length },
      (_, at) => (at % 2 === 0 ? from : to)[at >> 1] as number,
    ),
  )
  for (let round = 1; round <= rounds; round += 1) {
    const began = process.cpuUsage()
    const { labels } = communities(graph, { seed: round })
    const { user, system } = process.cpuUsage(began)
    spent.ours += (user + system) / 1e6
    report('ours', labels, groups, (user + system) / 1e6)
    if (!python) continue
    const run = spawnSync(python, ['-c', igraph, pairs, `${n}`, `${round}`], { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(run.stderr)
    const found = readFileSync(`${pairs}.found`)
    spent.theirs += Number(run.stdout)
    report('igraph', new Int32Array(found.buffer, found.byteOffset, n), groups, Number(run.stdout))
  }
} finally {
  rmSync(home, { recursive: true, force: true })
}
if (python) console.log(`igraph's CPU over ours: ${(spent.theirs / spent.ours).toFixed(2)}`)
