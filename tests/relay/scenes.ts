import pg from 'pg'
import type { Engine } from '../../src/network/engine.ts'
import { readWatermark } from '../../src/network/watermark.ts'
import type { Records } from '../../src/records/database.ts'
import { pruneDirty } from '../../src/records/dirty.ts'
import type { Parts } from '../../src/relay/step.ts'
import { castId, castTieId } from '../cast.ts'
import { numberDirtyRows } from './faulty-parts.ts'
import { paused } from './paused.ts'
import { differenceNow, watched } from './watched.ts'

/** A course of events after which a sound relay shows the records; tells how it does not. */
export type Scene = (records: Records, engine: Engine, parts?: Parts) => Promise<string[]>

const options = (parts?: Parts) => (parts ? { parts } : {})

const rename = (slug: string, name: string) => ({
  text: 'UPDATE "Actor" SET name = $2 WHERE id = $1',
  values: [castId(slug), name],
})

async function verdict(records: Records, engine: Engine, ...relays: { faults: string[] }[]) {
  return [
    ...relays.flatMap(({ faults }) => faults),
    ...(await differenceNow(records.prisma, engine)),
  ]
}

/** A change that is made early and seen late, behind one that is made late and seen early. */
const lateCommit: Scene = async (records, engine, parts) => {
  await records.pool.query(numberDirtyRows)
  const relay = watched(records.prisma, engine, options(parts))
  await relay.settle()
  const early = new pg.Client({ connectionString: records.url })
  await early.connect()
  try {
    await early.query('BEGIN')
    await early.query(rename('kelompok-a', `awal ${Math.random()}`))
    await records.pool.query(rename('kelompok-b', `akhir ${Math.random()}`))
    await relay.settle()
    await early.query('COMMIT')
  } finally {
    await early.end()
  }
  await relay.settle()
  return verdict(records, engine, relay)
}

/** One relay is paused between reading and writing while another goes on. */
const pausedRelay: Scene = async (records, engine, parts) => {
  const other = watched(records.prisma, engine, options(parts))
  await other.settle()
  await records.pool.query(rename('kelompok-a', `tertunda ${Math.random()}`))
  const zombie = await paused(records.prisma, engine, options(parts))
  await records.pool.query(rename('kelompok-b', `terbaru ${Math.random()}`))
  await other.settle()
  const { outcome } = await zombie.resume()
  await other.settle()
  const late = outcome === 'LOST' ? [] : [`the zombie ${outcome}`]
  return [...late, ...(await verdict(records, engine, zombie, other))]
}

/** One relay is paused while the graph is lost, filled anew, and comes to the same number. */
const lostGraph: Scene = async (records, engine, parts) => {
  const other = watched(records.prisma, engine, options(parts))
  const set = (epoch: number) =>
    engine.write((run) => run("MATCH (m:Watermark {id: 'main'}) SET m.epoch = $epoch", { epoch }))
  await other.settle()
  await set(1000)
  await records.pool.query(rename('kelompok-a', `tertunda ${Math.random()}`))
  const zombie = await paused(records.prisma, engine, options(parts))
  await engine.write((run) => run('MATCH (n) DETACH DELETE n'))
  await records.pool.query(rename('kelompok-b', `terbaru ${Math.random()}`))
  await other.settle()
  await set(1000)
  const { outcome } = await zombie.resume()
  await other.settle()
  const late = outcome === 'LOST' ? [] : [`the zombie ${outcome}`]
  return [...late, ...(await verdict(records, engine, zombie, other))]
}

/** Rows come and go, and what other records rest on changes; settled after each. */
const derived: Scene = async (records, engine, parts) => {
  const relay = watched(records.prisma, engine, options(parts))
  const tie = castTieId('MEMBER_OF', 'kelompok-a', 'federasi', '2017-05-15')
  const person = crypto.randomUUID()
  const deeds = [
    `INSERT INTO "Person" (id, synthetic, "updatedAt") VALUES ('${person}', true, now())`,
    `DELETE FROM "Person" WHERE id = '${person}'`,
    `DELETE FROM "Claim" WHERE "tieId" = '${tie}'`,
    `INSERT INTO "Claim" (id, "tieId", property, "asPrinted", "sourceId", visibility, "updatedAt")
     SELECT gen_random_uuid(), '${tie}', 'existence', 'uji', id, 'PUBLIC', now() FROM "Source" LIMIT 1`,
    `UPDATE "Area" SET code = reverse(code) WHERE id IN (SELECT "areaId" FROM "ActorArea")`,
  ]
  for (const deed of deeds) {
    await records.pool.query(deed)
    await relay.settle()
  }
  return verdict(records, engine, relay)
}

/** Two relays come to the lock at the same moment, each with its own batch; many times. */
const race: Scene = async (records, engine, parts) => {
  const faults: string[] = []
  for (let round = 0; round < 8 && faults.length === 0; round++) {
    let there = 0
    let open: () => void = () => {}
    const both = new Promise<void>((resolve) => {
      open = resolve
    })
    const beforeWrite = async () => {
      there += 1
      if (there === 2) open()
      await both
    }
    const one = watched(records.prisma, engine, { ...options(parts), beforeWrite })
    const two = watched(records.prisma, engine, { ...options(parts), beforeWrite })
    const before = (await readWatermark(engine))?.epoch ?? 0
    await records.pool.query(rename('kelompok-a', `satu ${Math.random()}`))
    const steps = await Promise.all([one.step(), two.step()])
    const after = (await readWatermark(engine))?.epoch ?? 0
    const wins = steps.filter(({ outcome }) => outcome === 'MOVED').length
    if (wins !== after - before) faults.push(`${wins} relays moved the graph by ${after - before}`)
    faults.push(...one.faults, ...two.faults)
  }
  return faults
}

/** The dirty row of a change goes before the graph has followed it; a newer one, seen, stays. */
const pruned: Scene = async (records, engine, parts) => {
  const relay = watched(records.prisma, engine, options(parts))
  const early = new pg.Client({ connectionString: records.url })
  await early.connect()
  try {
    await early.query('BEGIN')
    await early.query(rename('kelompok-a', `dilupakan ${Math.random()}`))
    await records.pool.query(rename('kelompok-b', `terlihat ${Math.random()}`))
    await relay.settle()
    await early.query('COMMIT')
  } finally {
    await early.end()
  }
  await records.pool.query('DELETE FROM "RelaySnapshot"')
  // Transactions of other databases hold the oldest number back; here none is open any more.
  await records.pool.query(`
    INSERT INTO "RelaySnapshot" ("takenAt", snapshot)
    SELECT now() - interval '300 hours', format('%s:%s:', n, n)::pg_snapshot
    FROM pg_snapshot_xmax(pg_current_snapshot()) AS n`)
  await pruneDirty(records.prisma, 100)
  await relay.settle()
  return verdict(records, engine, relay)
}

export const scenes = { lateCommit, pausedRelay, lostGraph, race, pruned, derived }
