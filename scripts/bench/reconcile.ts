// A network that is filled from empty, compared, and repaired, while it is read all the time.
// node scripts/bench/reconcile.ts [actors] [ties] [differences]: seconds on both engines, and how
// the reads went; one that takes longer than the service waits counts as failed.
import { setTimeout as pause } from 'node:timers/promises'
import { defineGraph } from '../../src/network/define.ts'
import type { Engine } from '../../src/network/engine.ts'
import { reconcile } from '../../src/relay/reconcile.ts'
import { generate } from './generated.ts'
import { openStores } from './stores.ts'

/** How long a question may take in the service, in milliseconds. */
const readTimer = 2500

const neighbours = [
  'MATCH (n:Actor {id: $id})-[r]-(o:Actor)',
  'RETURN o.id AS id, type(r) AS type ORDER BY o.id LIMIT 25',
].join('\n')

/** Reads one actor after another until told to stop; how long each took, and how many failed. */
function readAllTheTime(engine: Engine, ids: readonly string[]) {
  const took: number[] = []
  let [reading, failed] = [true, 0]
  const work = async () => {
    for (let n = 0; reading; n++) {
      const began = performance.now()
      try {
        await engine.read(neighbours, { id: ids[(n * 7919) % ids.length] })
        took.push(performance.now() - began)
      } catch {
        failed += 1
      }
      await pause(10)
    }
  }
  const working = work()
  return async (): Promise<string> => {
    reading = false
    await working
    took.sort((a, b) => a - b)
    const at = (share: number) => (took[Math.floor((took.length - 1) * share)] ?? 0).toFixed(1)
    const late = took.filter((ms) => ms > readTimer).length
    return `${took.length} reads, ${failed + late} failed, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`
  }
}

/** Changes half as many nodes, and drops as many ties, as there shall be differences. */
async function differ(engine: Engine, differences: number): Promise<void> {
  const half = Math.floor(differences / 2)
  await engine.write(async (run) => {
    const nodes = await run('MATCH (n:Actor) RETURN n.id AS id ORDER BY n.id LIMIT $half', { half })
    await run("UNWIND $ids AS id MATCH (n:Actor {id: id}) SET n.name = 'differs'", {
      ids: nodes.map(({ id }) => id),
    })
    await run('MATCH ()-[r:ALLIED_WITH]->() WITH r ORDER BY r.id LIMIT $rest DELETE r', {
      rest: differences - half,
    })
  })
}

const [actors = 20_000, ties = 100_000, differences = 100] = process.argv.slice(2).map(Number)
const stores = await openStores()
try {
  await generate(stores.records.pool, { actors, ties })
  const { rows } = await stores.records.pool.query('SELECT id FROM "Actor" LIMIT 5000')
  const ids = rows.map(({ id }) => id)
  for (const engine of stores.engines) {
    await defineGraph(engine)
    for (const what of ['from empty', 'nothing differs', `${differences} differences`]) {
      if (what.endsWith('differences')) await differ(engine, differences)
      const stopReading = readAllTheTime(engine, ids)
      const began = performance.now()
      const report = await reconcile(stores.records.prisma, engine)
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      console.log(`${engine.name}: ${what}: ${seconds} s, ${JSON.stringify(report)}`)
      console.log(`${engine.name}: meanwhile ${await stopReading()}`)
    }
  }
} finally {
  await stores.close()
}
