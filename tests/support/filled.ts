import { defineGraph } from '../../src/network/define.ts'
import type { Engine } from '../../src/network/engine.ts'
import { openRecords, type Records } from '../../src/records/database.ts'
import type { StatementLog } from '../../src/records/logging-client.ts'
import { refreshPeopleFigures } from '../../src/records/people-figures.ts'
import { reconcile } from '../../src/relay/reconcile.ts'
import { loadCast } from '../cast.ts'
import { freshDatabase } from './database.ts'

/** The cast in a database of its own. */
export async function castRecords(
  log?: StatementLog,
): Promise<Records & { drop(): Promise<void> }> {
  const database = await freshDatabase()
  const records = openRecords(database.url, log ? { log } : {})
  await loadCast(records.prisma)
  return {
    ...records,
    drop: async () => {
      await records.close()
      await database.drop()
    },
  }
}

/** Defines the graph and fills it from the records; counts people as of the day of all tests. */
export async function fillGraph(records: Records, engine: Engine) {
  await defineGraph(engine)
  await refreshPeopleFigures(records.prisma, '2024-06-01')
  return reconcile(records.prisma, engine)
}
