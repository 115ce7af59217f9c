// What a request costs, through the whole server without a socket, on both engines with the seed.
// node scripts/bench/requests.ts [rounds]: median CPU and wall milliseconds, statements, bytes.
import { readFileSync } from 'node:fs'
import pino from 'pino'
import { makeContext } from '../../src/api/make-context.ts'
import { schema } from '../../src/api/schema.ts'
import { defineGraph } from '../../src/network/define.ts'
import type { Engine } from '../../src/network/engine.ts'
import { openRecords } from '../../src/records/database.ts'
import { loadSeed } from '../../src/records/seed.ts'
import { reconcile } from '../../src/relay/reconcile.ts'
import { makeServer } from '../../src/server/server.ts'
import { generate } from './generated.ts'
import { openStores } from './stores.ts'

const rounds = Number(process.argv[2] ?? 20)
const each = 20
const documents = {
  '25 groups with ties': readFileSync(
    new URL('../../schema/documents/frontend.graphql', import.meta.url),
    'utf8',
  ),
  'one group by slug':
    '{ group(by: { slug: "spr-sejahtera" }) { id slug name classification level summary foundedOn } }',
  'a page of 100 ties':
    '{ group(by: { slug: "uji-hub" }) { ties(first: 100) { totalCount edges { other { name } node { kind since } } } } }',
}

const stores = await openStores()
let sql = 0
let cypher = 0
const logged = openRecords(stores.records.url, { log: () => sql++ })
try {
  await loadSeed(stores.records.prisma)
  await generate(stores.records.pool, { actors: 500, ties: 2500 })
  await stores.records.pool.query(
    `INSERT INTO "Tie" (id, kind, "fromId", "toId", visibility)
     SELECT gen_random_uuid(), 'PART_OF', a.id, hub.id, 'PUBLIC'
     FROM (SELECT id FROM "Actor" WHERE slug LIKE 'uji-%' ORDER BY id LIMIT 200) a,
          (SELECT id FROM "Actor" WHERE slug LIKE 'uji-%' ORDER BY id DESC LIMIT 1) hub`,
  )
  await stores.records.pool.query(
    `UPDATE "Actor" SET slug = 'uji-hub' WHERE id = (
       SELECT "toId" FROM "Tie" GROUP BY "toId" ORDER BY count(*) DESC LIMIT 1)`,
  )
  for (const engine of stores.engines) {
    await defineGraph(engine)
    await reconcile(stores.records.prisma, engine)
  }
  const servers = stores.engines.map((engine) => ({ name: engine.name, ask: serve(engine) }))
  const cells = Object.entries(documents).flatMap(([name, query]) =>
    servers.map((server) => ({ name, query, server, cpu: [] as number[], wall: [] as number[] })),
  )
  for (let round = 0; round < rounds + 3; round += 1) {
    for (const cell of cells) {
      const began = performance.now()
      const before = process.cpuUsage()
      for (let n = 0; n < each; n += 1) await cell.server.ask(cell.query)
      const used = process.cpuUsage(before)
      if (round < 3) continue
      cell.cpu.push((used.user + used.system) / 1000 / each)
      cell.wall.push((performance.now() - began) / each)
    }
  }
  for (const cell of cells) {
    sql = 0
    cypher = 0
    const bytes = (await cell.server.ask(cell.query)).length
    const numbers = `${median(cell.cpu)} ms CPU, ${median(cell.wall)} ms wall`
    console.log(
      `${cell.name}, ${cell.server.name}: ${numbers}, ${sql} SQL, ${cypher} Cypher, ${bytes} bytes`,
    )
  }
} finally {
  await logged.close()
  await stores.close()
}

function median(values: number[]): string {
  return (values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0).toFixed(2)
}

function serve(engine: Engine): (query: string) => Promise<string> {
  const network: Engine = {
    ...engine,
    read: (text, params) => {
      cypher += 1
      return engine.read(text, params)
    },
  }
  const { yoga } = makeServer({
    schema,
    config: {
      host: '127.0.0.1',
      port: 0,
      introspection: false,
      graphiql: false,
      trustedDocumentsOnly: false,
    },
    log: pino({ level: 'silent' }),
    readiness: async () => ({ ready: true }),
    makeContext: ({ language, signal }) =>
      makeContext(
        {
          records: logged.prisma,
          network,
          engineState: () => ({ state: 'UP', since: new Date() }),
        },
        { language, signal },
      ),
  })
  return async (query) => {
    const response = await yoga.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    const text = await response.text()
    if (response.status !== 200 || text.includes('"errors"')) throw new Error(text)
    return text
  }
}
