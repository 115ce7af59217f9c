// What a running analysis costs everybody else: plain reads on a generated network, alone and beside
// an exact betweenness of all its actors that runs again and again, in turns. Through the whole server
// without a socket, on Grafeo. Also how long the analysis itself and a kept answer of it take.
// node scripts/bench/beside-analysis.ts [rounds] [actors] [ties]
import { openAnalyses } from '../../src/api/analysis/analyses.ts'
import { defineGraph } from '../../src/network/define.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { loadSeed } from '../../src/records/seed.ts'
import { reconcile } from '../../src/relay/reconcile.ts'
import { generate } from './generated.ts'
import { serve } from './serve.ts'
import { openRecordsAlone } from './stores.ts'

const [rounds = 6, actors = 10_000, ties = 50_000] = process.argv.slice(2, 5).map(Number)

const { records, close } = await openRecordsAlone()
await loadSeed(records.prisma)
await generate(records.pool, { actors, ties })
const network = openGrafeo({ readTimer: 60_000 })
await defineGraph(network)
await reconcile(records.prisma, network)

const stores = {
  ...{ records: records.prisma, network, analysis: openAnalyses() },
  engineState: () => ({ state: 'UP', since: new Date() }) as const,
  relayStatus: async () => {
    throw new Error('not asked')
  },
}
const send = serve(stores)

const plain = '{ groups(first: 25) { nodes { slug name ties(first: 10) { nodes { kind } } } } }'
const heavy =
  '{ network { centrality(measure: BETWEENNESS, first: 10) { nodes { name } computation { exact } } } }'

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}
const read = () => timed(async () => (await send(plain, {})).text())
const analyse = async () => {
  const text = await (await send(heavy, {})).text()
  if (!text.includes('"exact":true')) throw new Error(text.slice(0, 300))
}

/** The times of plain reads, one each 20 milliseconds, for four seconds. */
async function reads(): Promise<number[]> {
  const times: number[] = []
  const until = performance.now() + 4000
  while (performance.now() < until) {
    times.push(await read())
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return times
}

for (let n = 0; n < 30; n += 1) await read()
const [alone, beside, whole, kept] = [[], [], [], []] as number[][]
for (let round = 0; round < rounds; round += 1) {
  alone?.push(...(await reads()))
  let over = false
  // Nothing is kept of the one before.
  const again = (async () => {
    while (!over) {
      await stores.analysis.close()
      stores.analysis = openAnalyses()
      whole?.push(await timed(analyse))
      kept?.push(await timed(analyse))
    }
  })()
  beside?.push(...(await reads()))
  over = true
  await again
}

const at = (values: number[] | undefined, share: number): string => {
  const sorted = (values ?? []).toSorted((a, b) => a - b)
  return (
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  ).toFixed(1)
}
console.log(`${actors} actors, ${ties} ties, ${rounds} rounds, milliseconds`)
console.log('| | times | p50 | p99 | longest |')
console.log('|---|---|---|---|---|')
for (const [name, times] of [
  ['25 groups with ties, alone', alone],
  ['the same beside exact betweenness', beside],
  ['exact betweenness, snapshot and all', whole],
  ['the same, kept', kept],
] as const) {
  console.log(
    `| ${name} | ${times?.length} | ${at(times, 0.5)} | ${at(times, 0.99)} | ${at(times, 1)} |`,
  )
}
await stores.analysis.close()
await network.close()
await close()
