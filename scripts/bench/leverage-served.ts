// How long a leverage answer takes on the seed through the whole server over HTTP on loopback, with a
// hundred draws: new each time (another seed of the draws), and kept.
// node scripts/bench/leverage-served.ts [times]
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import pino from 'pino'
import { startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'

const [times = 200] = process.argv.slice(2, 3).map(Number)
const home = resolve(import.meta.dirname, '../../.anyam', `bench-${process.pid}`)
const config = readConfig({ ANYAM_HOME: home, PORT: '0', RATE_LIMIT_ADDRESS: '10000000' })
const app = await startApp(config, pino({ level: 'silent' }), () => {})
const query = `query ($seed: Int) { network { leverage(input: { issue: { slug: "permenaker-pekerja-rumahan" }
  organizers: [{ slug: "jpri" }], mostAssumed: 1, seed: $seed }) {
  ... on Leverage { outcome rows { rank score sentence actor { name } path { strength } } } } } }`

async function ask(seed: number): Promise<number> {
  const began = performance.now()
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { seed } }),
  })
  const text = await response.text()
  if (!text.includes('"outcome"')) throw new Error(text.slice(0, 300))
  return performance.now() - began
}

const fresh: number[] = []
const kept: number[] = []
for (let n = 0; n < 20; n += 1) await ask(1)
for (let n = 0; n < times; n += 1) {
  fresh.push(await ask(2 + n))
  kept.push(await ask(1))
}
const at = (values: number[], share: number): string =>
  (values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN).toFixed(1)
console.log(`leverage on the seed over HTTP, ${times} times each, milliseconds`)
for (const [name, values] of [
  ['new', fresh],
  ['kept', kept],
] as const) {
  console.log(`${name}: p50 ${at(values, 0.5)}, p99 ${at(values, 0.99)}`)
}
await app.stop()
rmSync(home, { recursive: true, force: true })
