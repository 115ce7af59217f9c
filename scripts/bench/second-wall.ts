// What row-level security costs: the same documents through the filters alone and through the wall
// behind them, for whoever is not signed in and for a member, in turns, over a generated network.
// node scripts/bench/second-wall.ts [rounds] [actors] [ties]
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { graphql } from 'graphql'
import { anonymous } from '../../src/access/circles.ts'
import { readingAs } from '../../src/access/reading-as.ts'
import { makeContext } from '../../src/api/make-context.ts'
import { schema } from '../../src/api/schema.ts'
import type { Viewer } from '../../src/model/viewer.ts'
import { defineGraph } from '../../src/network/define.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { openRecords } from '../../src/records/database.ts'
import { startEmbedded } from '../../src/records/embedded.ts'
import { migrate } from '../../src/records/migrations.ts'
import { openPools } from '../../src/records/pools.ts'
import { openReading } from '../../src/records/reading.ts'
import { loadSeed } from '../../src/records/seed.ts'
import { reconcile } from '../../src/relay/reconcile.ts'
import { generate } from './generated.ts'

const [rounds = 40, actors = 10_000, ties = 50_000] = process.argv.slice(2).map(Number)
const home = resolve(import.meta.dirname, '../../.anyam', `bench-${process.pid}`)
const embedded = await startEmbedded(home)
await migrate(embedded.url, fileURLToPath(new URL('../../prisma/migrations', import.meta.url)))
let statements = 0
const log = () => statements++
const owner = openRecords(embedded.url, { log })
const pools = openPools(embedded.url, { log })
const engine = openGrafeo({ readTimer: 60_000 })

const documents = {
  '25 groups': `{ groups(first: 25) { nodes { name areas { area { name } }
    ties(first: 10) { edges { label other { name areas { area { name } } } node { kind since } } } } } }`,
  'a filtered list': `{ actors(first: 25, filter: { levels: [REGENCY] }) {
    nodes { name otherNames { name } } totalCount } }`,
  neighbourhood: `query ($slug: String!) { group(by: { slug: $slug }) { neighbourhood(hops: 2) {
    drawing(maxActors: 200) { nodes { id } } actors(first: 50) { nodes { name summary } } } } }`,
  search: `{ search(text: "uji 4711", first: 10) { totalCount nodes { ... on Group { name } } } }`,
  'misspelt search': `{ search(text: "perkumpulan pekerja rumahn", first: 10) { totalCount } }`,
  coverage: `{ coverage(by: PROVINCE) { groups area { name } } }`,
  history: `query ($slug: String!) { group(by: { slug: $slug }) {
    history(first: 25) { totalCount nodes { at operation } } } }`,
}

const someId = '01900000-0000-7000-8000-000000000001'
let hub = ''

const only = (viewer: Viewer, walled: boolean) => ({ viewer, walled })
const ways = {
  'not signed in': [only(anonymous, false), only(anonymous, true)],
  'a member': [false, true].map((walled) =>
    only({ ...anonymous, accountId: someId, held: [{ role: 'MEMBER', over: someId }] }, walled),
  ),
} as const

async function ask(source: string, { viewer, walled }: { viewer: Viewer; walled: boolean }) {
  const signal = AbortSignal.timeout(60_000)
  const { records, end } = walled ? readingAs(pools, viewer, signal) : openReading(owner.prisma)
  const contextValue = makeContext(
    {
      ...{ records, network: engine },
      engineState: () => ({ state: 'UP', since: new Date() }),
      relayStatus: async () => {
        throw new Error('Not asked.')
      },
    },
    { viewer, language: 'EN', signal },
  )
  const variableValues = { slug: hub }
  const { errors } = await graphql({ schema, source, contextValue, variableValues })
  if (errors) throw errors[0]
  await end()
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

async function measure(name: string, source: string): Promise<void> {
  for (const [who, [plain, walled]] of Object.entries(ways)) {
    const cells = [plain, walled].map((way) => ({ way, ms: [] as number[], sql: 0 }))
    for (let round = -3; round < rounds; round += 1) {
      for (const cell of cells) {
        statements = 0
        const began = performance.now()
        await ask(source, cell.way as never)
        if (round >= 0) cell.ms.push(performance.now() - began)
        cell.sql = statements
      }
    }
    const [before, after] = cells.map(({ ms }) => median(ms)) as [number, number]
    const figures = [before.toFixed(1), after.toFixed(1), (after / before).toFixed(2)]
    console.log(
      `| ${name} | ${who} | ${figures.join(' | ')} | ${cells.map(({ sql }) => sql).join(' -> ')} |`,
    )
  }
}

try {
  await loadSeed(owner.prisma)
  await generate(owner.pool, { actors, ties })
  await owner.pool.query('ANALYZE')
  await defineGraph(engine)
  await reconcile(owner.prisma, engine)
  const { rows } = await owner.pool.query<{ slug: string }>(
    `SELECT slug FROM "Actor" a WHERE kind = 'GROUP' AND slug LIKE 'uji-%'
     ORDER BY (SELECT count(*) FROM "Tie" WHERE "fromId" = a.id OR "toId" = a.id) DESC LIMIT 1`,
  )
  hub = rows[0]?.slug ?? ''
  console.log(`${actors} actors, ${ties} ties, ${rounds} rounds in turns, medians in milliseconds`)
  console.log('| document | who asks | filters alone | with the wall | ratio | statements |')
  console.log('|---|---|---|---|---|---|')
  for (const [name, source] of Object.entries(documents)) await measure(name, source)
} finally {
  await engine.close()
  await pools.close()
  await owner.close()
  await embedded.stop()
  rmSync(home, { recursive: true, force: true })
}
