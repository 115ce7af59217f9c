// First fill of the network from records, and the comparison of a network that is equal already.
// node scripts/bench/fill.ts [actors] [ties]: seconds on both engines.
import { defineGraph } from '../../src/network/define.ts'
import { reconcile } from '../../src/relay/reconcile.ts'
import { generate } from './generated.ts'
import { openStores } from './stores.ts'

const [actors = 10_000, ties = 50_000] = process.argv.slice(2).map(Number)
const stores = await openStores()
try {
  await generate(stores.records.pool, { actors, ties })
  for (const engine of stores.engines) {
    await defineGraph(engine)
    for (const what of ['first fill', 'comparison of an equal network']) {
      const began = performance.now()
      const report = await reconcile(stores.records.prisma, engine)
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      console.log(`${engine.name}: ${what}: ${seconds} s, ${JSON.stringify(report)}`)
    }
  }
} finally {
  await stores.close()
}
