// Asks every graph that follows DATABASE_URL to compare itself with the records. Where it can reach
// the graph (NEO4J_URI), it takes part and prints what differed.
import { readConfig } from '../src/config.ts'
import { StartError } from '../src/model/start-error.ts'
import { readWatermark } from '../src/network/watermark.ts'
import { checkRecords, openRecords } from '../src/records/database.ts'
import { askForReconcile } from '../src/records/dirty.ts'
import { catchUp } from '../src/relay/reconcile.ts'
import { openRelayStores } from './relay-stores.ts'

/** Writes the request; the graph in the API's own process answers it there. */
async function askOnly(databaseUrl: string): Promise<void> {
  const records = openRecords(databaseUrl)
  try {
    await checkRecords(records)
    await askForReconcile(records.prisma)
  } finally {
    await records.close()
  }
  console.log('Asked. What differed, `{ status { relay { lastReconcile } } }` will show.')
}

async function askAndTakePart(): Promise<void> {
  const { records, engine, close } = await openRelayStores('npm run reconcile')
  try {
    await askForReconcile(records.prisma)
    // The request is a change like any other: whoever has caught up has answered it.
    await catchUp(records.prisma, engine)
    const mark = await readWatermark(engine)
    const comparison = mark?.comparison
    if (!comparison) throw new StartError('The graph was emptied while it was being compared.')
    const { compared, written, dropped, differed } = comparison
    console.log(`Compared ${compared} records: ${written} rewritten, ${dropped} removed.`)
    for (const key of differed) console.log(`  ${key}`)
    if (written + dropped > differed.length) console.log('  …')
    for (const key of mark.poisoned) console.log(`The graph refuses ${key}.`)
  } finally {
    await close()
  }
}

async function main(): Promise<void> {
  const { databaseUrl, neo4j } = readConfig(process.env)
  if (!databaseUrl) throw new StartError('npm run reconcile needs DATABASE_URL.')
  await (neo4j ? askAndTakePart() : askOnly(databaseUrl))
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error)
  process.exitCode = 1
})
