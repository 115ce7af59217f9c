import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defineGraph } from '../../src/network/define.ts'
import type { Engine } from '../../src/network/engine.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { openRecords, type Records } from '../../src/records/database.ts'
import { pointers } from '../../src/records/merge/pointers.ts'
import { reconcile } from '../../src/relay/reconcile.ts'
import { rounds, seedOf } from '../relay/random.ts'
import { differenceNow, watched } from '../relay/watched.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { allRows, differences, merge, unmerge } from './merging.ts'
import { type Cast, randomNetwork } from './random-network.ts'

let database: FreshDatabase
let records: Records
let client: pg.Client
let engine: Engine
beforeEach(async () => {
  database = await freshDatabase()
  records = openRecords(database.url)
  client = new pg.Client({ connectionString: database.url })
  engine = openGrafeo({ readTimer: 20_000 })
  await client.connect()
})
afterEach(async () => {
  await engine.close()
  await client.end()
  await records.close()
  await database.drop()
})

const random = seedOf('merges')

/** Rows that no merge left aside, and that name an actor that lives on in another one. */
async function pointingAtMerged(): Promise<string[]> {
  const found: string[] = []
  for (const { table, columns, aside } of pointers) {
    const { rows } = await client.query(
      `SELECT r.id FROM "${table}" r JOIN "Actor" a ON a.id IN (${columns.map((one) => `r."${one}"`).join()})
       WHERE a."mergedIntoId" IS NOT NULL ${aside ? 'AND r."absorbedBy" IS NULL' : ''}
       ${table === 'Actor' ? 'AND r."mergedIntoId" IS NULL' : ''}`,
    )
    found.push(...rows.map(({ id }) => `${table} ${id}`))
  }
  return found
}

/** Two of one kind, neither of which lives on in another one. */
function pair(cast: Cast, gone: ReadonlySet<string>): [string, string] | null {
  const kind = random.pick(['GROUP', 'ALLIANCE', 'PARTNER', 'STAKEHOLDER'] as const)
  const left = cast[kind].filter((id) => !gone.has(id))
  const absorbed = random.pick(left)
  const others = left.filter((id) => id !== absorbed)
  return others.length === 0 ? null : [absorbed, random.pick(others)]
}

test.each(Array.from({ length: 3 * rounds }, (_, n) => n))(
  'what is merged and undone, last first, is as it was; the network follows (%#)',
  async () => {
    const cast = await randomNetwork(client, random)
    await defineGraph(engine)
    await reconcile(records.prisma, engine)
    const relay = watched(records.prisma, engine)
    const gone = new Set<string>()
    const made: { id: string; absorbed: string; before: Map<string, string> }[] = []
    for (let n = 0; n < 10; n++) {
      const two = pair(cast, gone)
      if (!two) continue
      const before = await allRows(records)
      const { result, codes } = await merge(records, ...two)
      if (!result) {
        expect(codes).toEqual(['AUDIENCE_CIRCLE'])
        continue
      }
      gone.add(two[0])
      made.push({ id: result.id, absorbed: two[0], before })
      expect(await pointingAtMerged()).toEqual([])
      await relay.settle()
    }
    expect(made.length).toBeGreaterThan(3)
    expect(await differenceNow(records.prisma, engine)).toEqual([])
    for (const { id, absorbed, before } of made.toReversed()) {
      const { result, codes } = await unmerge(records, id)
      expect(codes).toEqual([])
      expect(result).toMatchObject({ absorbed, left: [], madeSince: [] })
      expect(differences(before, await allRows(records))).toEqual([])
      await relay.settle()
    }
    expect(relay.faults).toEqual([])
    expect(await differenceNow(records.prisma, engine)).toEqual([])
  },
  120_000,
)
