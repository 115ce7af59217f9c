// Reachable leverage of all actors of Barabási-Albert networks, five ties to each new actor: what each
// step of it takes, the best of some rounds, in milliseconds of CPU.
// node scripts/bench/leverage.ts [rounds] [actors ...]
import { connections } from '../../src/analysis/graph.ts'
import { leverage } from '../../src/analysis/leverage.ts'
import { leverageInputs, pointValues } from '../../src/analysis/leverage-inputs.ts'
import { problemOf } from '../../src/analysis/leverage-question.ts'
import { leverageScores } from '../../src/analysis/leverage-score.ts'
import { listeningOf, type Slice } from '../../src/analysis/listening.ts'
import { random } from '../../src/analysis/random.ts'
import { reach } from '../../src/analysis/reach.ts'
import { adjoint, settle, susceptibilities } from '../../src/analysis/settle.ts'
import { neverConfirmed } from '../../src/analysis/snapshot.ts'
import { tieKindNames } from '../../src/model/tie.ts'

const [rounds = 3, ...asked] = process.argv.slice(2).map(Number)
const sizes = asked.length > 0 ? asked : [10_000, 100_000, 1_000_000]

/** Each new actor works with five others, taken by how many ties they have. */
function barabasiAlbert(n: number, m: number, seed: number): Slice {
  const next = random(seed)
  const count = (n - m) * m
  const [from, to] = [new Int32Array(count), new Int32Array(count)]
  let tie = 0
  for (let actor = m; actor < n; actor += 1) {
    const start = tie
    while (tie < start + m) {
      const at = Math.floor(next() * 2 * start)
      const other = start === 0 ? tie : ((at < start ? from[at] : to[at - start]) as number)
      if (to.subarray(start, tie).includes(other)) continue
      from[tie] = actor
      to[tie] = other
      tie += 1
    }
  }
  const kind = tieKindNames.indexOf('WORKS_WITH')
  return {
    kinds: new Uint8Array(n),
    classifications: new Uint8Array(n),
    ties: {
      ...{ from, to, kinds: new Uint8Array(count).fill(kind) },
      strengths: Float64Array.from(from, () => 0.2 + 0.8 * next()),
      confidences: new Uint8Array(count),
      certain: new Uint8Array(count).fill(1),
      confirmed: new Int32Array(count).fill(neverConfirmed),
    },
  }
}

const best = new Map<string, number>()

function timed<T>(name: string, work: () => T): T {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, (user + system) / 1000))
  return result
}

for (const n of sizes) {
  best.clear()
  const snapshot = barabasiAlbert(n, 5, 1)
  const next = random(2)
  const judgements = Array.from({ length: Math.min(n, 2000) }, (_, at) => ({
    actor: Math.floor((at * n) / Math.min(n, 2000)),
    ...{ stance: 2 * next() - 1, openness: 0.9 * next(), confidence: 'MEDIUM' as const },
  }))
  const seats = Array.from({ length: 12 }, () => ({ actor: Math.floor(next() * n), weight: 1 }))
  const asking = { snapshot, organizers: [n >> 1], target: 1 as const, seats, judgements, draws: 0 }
  let told = ''
  for (let round = 0; round < rounds; round += 1) {
    const graphs = {
      listening: timed('listening', () => listeningOf(snapshot)),
      connections: timed('connections', () => connections({ n, ties: snapshot.ties })),
    }
    const question = { ...asking, graphs }
    const values = pointValues(timed('inputs', () => leverageInputs(snapshot, judgements)))
    const problem = problemOf(question)
    const l = susceptibilities(graphs.listening, values.openness)
    const x = timed('forward', () => settle(graphs.listening, l, values.stances))
    const g = timed('adjoint', () => adjoint(graphs.listening, l, problem.votes))
    timed('reach', () => reach(graphs.connections, problem.organizers, problem.hops))
    const scored = timed('scores', () => leverageScores(problem, values))
    const full = timed('leverage', () => leverage({ ...question, interventions: false }))
    if (n <= 100_000) {
      timed('with interventions', () => leverage(question))
      timed('with 10 draws', () => leverage({ ...question, interventions: false, draws: 10 }))
    }
    const sum = scored.shares.reduce((all, share) => all + share, 0)
    told = `sweeps ${x.sweeps} and ${g.sweeps}, Σh - 1 = ${(sum - 1).toExponential(1)}, ${full.rows.length} rows`
  }
  const solves = (best.get('forward') ?? 0) + (best.get('adjoint') ?? 0)
  console.log(`\n${n} actors, ${snapshot.ties.kinds.length} ties: ${told}`)
  console.log(`  both solves ${solves.toFixed(0)} ms`)
  for (const [name, time] of best) console.log(`  ${name} ${time.toFixed(0)} ms`)
}
