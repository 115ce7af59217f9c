// What changes cost, through the whole server without a socket: a tie between two actors, by one
// writer and by 16 at once, while a relay follows on each engine; then, at 20 changes a second, how
// long it takes until the network shows each. node scripts/bench/mutations.ts [seconds]
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { developer } from '../../src/access/circles.ts'
import { defineGraph } from '../../src/network/define.ts'
import type { Engine } from '../../src/network/engine.ts'
import { reconcile } from '../../src/relay/reconcile.ts'
import { type Relay, startRelay } from '../../src/relay/relay.ts'
import { generate } from './generated.ts'
import { serve } from './serve.ts'
import { openStores } from './stores.ts'

const seconds = Number(process.argv[2] ?? 10)
const stores = await openStores()

type Answer = { data: Record<string, { tie?: { id: string }; problems?: object[] }> }

type Send = (query: string, variables: object) => Promise<Answer>

function writing(engine: Engine, status: Relay['status']): Send {
  const send = serve(
    {
      records: stores.records.prisma,
      network: engine,
      engineState: () => ({ state: 'UP', since: new Date() }),
      relayStatus: status,
    },
    developer,
  )
  return async (query, variables) => (await (await send(query, variables)).json()) as Answer
}

const document = `mutation ($input: CreateTieInput!) { createTie(input: $input) {
  ... on TieSaved { tie { id } token } ... on Problems { problems { code } } } }`

const at = (values: readonly number[], share: number): string =>
  (values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN).toFixed(1)

/** Ties between two actors that have none yet, one after another. */
async function* pairs(): AsyncGenerator<object> {
  const { rows } = await stores.records.pool.query<{ id: string }>(
    `SELECT id FROM "Actor" WHERE slug LIKE 'uji-%' ORDER BY id LIMIT 2000`,
  )
  for (let apart = 1; ; apart += 1) {
    for (let n = 0; n + apart < rows.length; n += 1) {
      const ends = {
        from: { id: `actor_${rows[n]?.id}` },
        to: { id: `actor_${rows[n + apart]?.id}` },
      }
      yield { kind: 'OPPOSES', since: '2020', idempotencyKey: randomUUID(), ...ends }
    }
  }
}

async function writers(count: number, ask: Send, inputs: AsyncGenerator<object>) {
  const times: number[] = []
  let refused = 0
  const began = performance.now()
  const write = async () => {
    while (performance.now() - began < seconds * 1000) {
      const { value } = await inputs.next()
      const start = performance.now()
      const { data } = await ask(document, { input: value })
      times.push(performance.now() - start)
      if (!data.createTie?.tie) refused += 1
    }
  }
  await Promise.all(Array.from({ length: count }, write))
  const rate = (times.length / ((performance.now() - began) / 1000)).toFixed(0)
  return `${rate} a second, p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms, ${refused} refused`
}

async function lag(engine: Engine, ask: Send, inputs: AsyncGenerator<object>) {
  const times: number[] = []
  const waiting: Promise<void>[] = []
  const shown = async (id: string, start: number) => {
    for (;;) {
      const found = await engine.read('MATCH ()-[r:OPPOSES {id: $id}]->() RETURN r.id AS id', {
        id,
      })
      if (found.length > 0) break
      await pause(5)
    }
    times.push(performance.now() - start)
  }
  for (let n = 0; n < seconds * 20; n += 1) {
    const next = pause(50)
    const { value } = await inputs.next()
    const { data } = await ask(document, { input: value })
    const id = data.createTie?.tie?.id.slice('tie_'.length)
    if (id) waiting.push(shown(id, performance.now()))
    await next
  }
  await Promise.all(waiting)
  return `p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms, most ${at(times, 0.9999)} ms`
}

try {
  await generate(stores.records.pool, { actors: 2000, ties: 5000 })
  for (const engine of stores.engines) {
    await defineGraph(engine)
    await reconcile(stores.records.prisma, engine)
    const relay = startRelay(stores.records, engine)
    const ask = writing(engine, relay.status)
    const inputs = pairs()
    console.log(`${engine.name}, 1 writer: ${await writers(1, ask, inputs)}`)
    console.log(`${engine.name}, 16 writers: ${await writers(16, ask, inputs)}`)
    await pause(2000)
    console.log(`${engine.name}, until the network shows it: ${await lag(engine, ask, inputs)}`)
    await relay.stop()
    await stores.records.pool.query(`DELETE FROM "Tie" WHERE kind = 'OPPOSES'`)
  }
} finally {
  await stores.close()
}
