// What a snapshot of a large network takes: time to build it from what was read, and memory a tie, its
// graph of neighbours beside. node scripts/bench/snapshot.ts [actors] [ties]
import { randomUUID } from 'node:crypto'
import { buildSnapshot, bytesOf } from '../../src/analysis/build-snapshot.ts'
import { connections, tied } from '../../src/analysis/graph.ts'
import { tieKindNames } from '../../src/model/tie.ts'
import { randomNumbers } from './generated.ts'

const [actors = 100_000, ties = 500_000] = process.argv.slice(2, 4).map(Number)
const next = randomNumbers(7)
const ids = Array.from({ length: actors }, () => randomUUID()).sort()
const one = () => ids[Math.floor(next() * actors)] as string
const read = {
  actors: ids.map((id) => ({ id, kind: 'GROUP', classification: 'LOCAL_GROUP', province: '34' })),
  ties: Array.from({ length: ties }, () => ({
    ...{ id: randomUUID(), fromId: one(), toId: one(), strength: -1, confidence: 'HIGH' },
    ...{ kind: tieKindNames[Math.floor(next() * 4)] as string, certain: true, confirmed: '' },
  })),
}

/** Milliseconds of the fastest of five runs. */
function fastest(work: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now()
    work()
    return performance.now() - began
  })
  return Math.min(...times)
}

/** As it is read: 2,000 actors at a time with the ties that begin at them; the longest step beside. */
function built() {
  const build = buildSnapshot()
  const steps: number[] = []
  const timed = <T>(work: () => T): T => {
    const began = performance.now()
    const done = work()
    steps.push(performance.now() - began)
    return done
  }
  for (const batch of batches) timed(() => build.add(batch))
  const snapshot = timed(() => build.done('bench'))
  return { snapshot, longest: Math.max(...steps), whole: steps.reduce((a, b) => a + b, 0) }
}
const begun = Map.groupBy(read.ties, ({ fromId }) => fromId)
const batches = Array.from({ length: Math.ceil(actors / 2000) }, (_, at) => {
  const some = read.actors.slice(2000 * at, 2000 * (at + 1))
  return { actors: some, ties: some.flatMap(({ id }) => begun.get(id) ?? []) }
})
const builds = Array.from({ length: 5 }, built)
const build = Math.min(...builds.map(({ whole }) => whole))
const longest = Math.min(...builds.map(({ longest }) => longest))
const { snapshot } = built()
const graph = fastest(() => connections(tied(snapshot)))
const { offsets, targets, weights, ties: places } = connections(tied(snapshot))
const columns = Object.values(snapshot.ties).reduce(
  (sum, column) => sum + (ArrayBuffer.isView(column) ? column.byteLength : 0),
  0,
)
const ofGraph = [offsets, targets, weights, places].reduce((sum, one) => sum + one.byteLength, 0)
console.log(`${actors} actors, ${ties} ties`)
console.log(
  `snapshot ${build.toFixed(0)} ms, its longest step ${longest.toFixed(0)} ms, graph ${graph.toFixed(0)} ms (fastest of 5)`,
)
console.log(
  `bytes a tie: columns ${(columns / ties).toFixed(1)}, with ids ${(bytesOf(snapshot) / ties).toFixed(1)}, graph ${(ofGraph / ties).toFixed(1)}`,
)
