// What the trusted documents cost, through the whole server without a socket, on both engines: with
// the seed, then with a generated network beside it, seen from its largest hub where a document asks
// for one actor. node scripts/bench/documents.ts [rounds] [actors] [ties] [only these names …]
import { defineGraph } from '../../src/network/define.ts'
import type { Engine } from '../../src/network/engine.ts'
import { openRecords } from '../../src/records/database.ts'
import { loadSeed } from '../../src/records/seed.ts'
import { reconcile } from '../../src/relay/reconcile.ts'
import { readDocuments } from '../../src/server/documents.ts'
import { generate } from './generated.ts'
import { serve } from './serve.ts'
import { openStores } from './stores.ts'

const [rounds = 100, actors = 10_000, ties = 50_000] = process.argv.slice(2, 5).map(Number)
const names = process.argv.slice(5)
const documents = readDocuments().filter(({ name }) => names.length === 0 || names.includes(name))

const stores = await openStores()
let sql = 0
let cypher = 0
const logged = openRecords(stores.records.url, { log: () => sql++ })

/** Documents about one actor, and the kind of actor that they are asked about. */
const about: Record<string, string> = { 'group-page': 'GROUP', 'alliance-explorer': 'ALLIANCE' }

async function hubs(): Promise<Record<string, object>> {
  const { rows } = await stores.records.pool.query<{ kind: string; slug: string }>(
    `SELECT DISTINCT ON (a.kind) a.kind, a.slug FROM "Actor" a
     JOIN (SELECT end_id, count(*) AS ties
           FROM "Tie", LATERAL (VALUES ("fromId"), ("toId")) AS e(end_id) GROUP BY end_id) t
       ON t.end_id = a.id
     WHERE a.slug LIKE 'uji-%' ORDER BY a.kind, t.ties DESC`,
  )
  const slugs = new Map(rows.map(({ kind, slug }) => [kind, slug]))
  return Object.fromEntries(
    Object.entries(about).map(([name, kind]) => [name, { slug: slugs.get(kind) }]),
  )
}

async function measure(title: string, variables: Record<string, object>): Promise<void> {
  const servers = stores.engines.map((engine) => ({ name: engine.name, ask: asking(engine) }))
  const cells = documents.flatMap(({ name, text }) =>
    servers.map((server) => {
      const ask = () => server.ask(text, variables[name] ?? {})
      return { name, engine: server.name, ask, cpu: [] as number[], wall: [] as number[] }
    }),
  )
  for (let round = -5; round < rounds; round += 1) {
    for (const cell of cells) {
      const began = performance.now()
      const before = process.cpuUsage()
      await cell.ask()
      const used = process.cpuUsage(before)
      if (round < 0) continue
      cell.cpu.push((used.user + used.system) / 1000)
      cell.wall.push(performance.now() - began)
    }
  }
  console.log(`\n${title}, ${rounds} rounds, milliseconds`)
  console.log('| document | engine | SQL | Cypher | KB | CPU p50 | wall p50 | wall p99 |')
  console.log('|---|---|---|---|---|---|---|---|')
  for (const { name, engine, ask, cpu, wall } of cells) {
    sql = 0
    cypher = 0
    const size = ((await ask()).length / 1000).toFixed(1)
    const times = [at(cpu, 0.5), at(wall, 0.5), at(wall, 0.99)].join(' | ')
    console.log(`| ${name} | ${engine} | ${sql} | ${cypher} | ${size} | ${times} |`)
  }
}

const at = (values: number[], share: number): string => {
  const sorted = values.toSorted((a, b) => a - b)
  return (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(1)
}

function asking(engine: Engine): (query: string, variables: object) => Promise<string> {
  const network: Engine = {
    ...engine,
    read: (text, params) => {
      cypher += 1
      return engine.read(text, params)
    },
  }
  const send = serve({
    records: logged.prisma,
    network,
    engineState: () => ({ state: 'UP', since: new Date() }),
    relayStatus: async () => ({
      state: 'STOPPED',
      waiting: null,
      lagSeconds: null,
      poisoned: [],
      comparison: null,
    }),
  })
  return async (query, variables) => {
    const response = await send(query, variables)
    const text = await response.text()
    if (response.status !== 200 || text.includes('"errors"')) throw new Error(text)
    return text
  }
}

try {
  const fill = async () => {
    for (const engine of stores.engines) {
      await defineGraph(engine)
      await reconcile(stores.records.prisma, engine)
    }
  }
  await loadSeed(stores.records.prisma)
  await fill()
  await measure('The seed', {})
  await generate(stores.records.pool, { actors, ties })
  await stores.records.pool.query('ANALYZE')
  await fill()
  await measure(`${actors} actors and ${ties} ties beside the seed`, await hubs())
} finally {
  await logged.close()
  await stores.close()
}
