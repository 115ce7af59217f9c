// A program that a test kills: writers of the records and a relay in one process. It says as lines
// what it has done: `ready`, `equal`, `pair <pair> <number>` for each transaction that was kept.
import { writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { openNeo4j } from '../../src/network/engines/neo4j.ts'
import { openRecords } from '../../src/records/database.ts'
import { reconcile } from '../../src/relay/reconcile.ts'
import { startRelay } from '../../src/relay/relay.ts'
import { numberOf, pairsOfRecords, renew } from './pairs.ts'
import { type Point, struck } from './points.ts'
import { differenceNow } from './watched.ts'

/** What the program is told as its one argument, in JSON. */
export interface Orders {
  readonly url: string
  /** The graph to follow with; null: one of its own in memory, filled first. */
  readonly neo4j: { readonly uri: string; readonly user: string; readonly password: string } | null
  /** Where it kills itself, in which of its batches; null: it waits to be killed. */
  readonly end: { readonly point: Point; readonly batch: number } | null
}

const { url, neo4j, end } = JSON.parse(process.argv[2] ?? '') as Orders
const say = (line: string) => writeSync(1, `${line}\n`)

let seen = 0
const strike = (point: Point) => {
  if (point !== end?.point) return
  seen += 1
  if (seen === end.batch) process.kill(process.pid, 'SIGKILL')
}

const records = openRecords(url)
const store = neo4j ? openNeo4j({ ...neo4j, readTimer: 20_000 }) : openGrafeo()
if (!neo4j) {
  await reconcile(records.prisma, store)
  const found = await differenceNow(records.prisma, store)
  say(found.length === 0 ? 'equal' : found.join('\n'))
}
startRelay(records, struck(store, strike), { pollEvery: 100 })
say('ready')

for (const [pair, state] of (await pairsOfRecords(records.pool)).entries()) {
  const write = async () => {
    for (let number = numberOf(state) + 1; ; number++) {
      await renew(records.pool, pair, number)
      say(`pair ${pair} ${number}`)
      await pause(Math.random() * 30)
    }
  }
  write().catch((error: unknown) => {
    say(String(error))
    process.exit(1)
  })
}
