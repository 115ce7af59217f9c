import { cpuUsage } from 'node:process'
import type { Arcs } from '../../src/analysis/graph.ts'
import { random } from '../../src/analysis/random.ts'

/** The arcs of Barabási and Albert's growing graph: each new actor makes `each` different ties. */
export function grown(
  n: number,
  each: number,
  seed: number,
): Arcs & { readonly from: Uint32Array } {
  const next = random(seed)
  const from = new Uint32Array((n - each) * each)
  const to = new Uint32Array(from.length)
  let count = 0
  for (let actor = each; actor < n; actor += 1) {
    const start = count
    while (count < start + each) {
      const drawn = Math.floor(next() * 2 * start)
      const end = (drawn < start ? from[drawn] : to[drawn - start]) as number
      const other = start === 0 ? count : end
      if (to.subarray(start, count).includes(other)) continue
      from[count] = actor
      to[count] = other
      count += 1
    }
  }
  return { from, to }
}

/** The seconds of processor time that it takes, and what it gives. */
export function timed<A>(work: () => A): { readonly seconds: number; readonly result: A } {
  const before = cpuUsage()
  const result = work()
  const { user, system } = cpuUsage(before)
  return { seconds: (user + system) / 1e6, result }
}

/** The greatest of the relative differences; of what is below 1, the difference itself. */
export function difference(values: ArrayLike<number>, others: ArrayLike<number>): number {
  let most = 0
  for (let v = 0; v < values.length; v += 1) {
    const [value, other] = [values[v] as number, others[v] as number]
    most = Math.max(most, Math.abs(value - other) / Math.max(1, Math.abs(other)))
  }
  return most
}

/** Prints the least seconds of each, how many times the first's they are, and how far its values lie off. */
export function report(
  runs: ReadonlyMap<string, readonly number[]>,
  own: string,
  off: ReadonlyMap<string, number>,
): void {
  const least = (name: string) => Math.min(...(runs.get(name) ?? []))
  for (const name of runs.keys()) {
    const ratio = (least(name) / least(own)).toFixed(1)
    const all = (runs.get(name) ?? []).map((seconds) => seconds.toFixed(3)).join(' ')
    const far = off.has(name) ? `, off by ${off.get(name)?.toExponential(1)}` : ''
    console.log(`${name}: ${least(name).toFixed(3)} s CPU (${all}), ${ratio} times ${own}${far}`)
  }
}
