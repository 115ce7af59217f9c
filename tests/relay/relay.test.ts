import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../src/network/engine.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { graphUnavailable } from '../../src/network/refusals.ts'
import { readWatermark } from '../../src/network/watermark.ts'
import { openRecords } from '../../src/records/database.ts'
import { type Relay, startRelay } from '../../src/relay/relay.ts'
import { openDoor } from '../support/door.ts'
import { castRecords, fillGraph } from '../support/filled.ts'
import { withClient } from '../support/postgres.ts'
import { differenceNow } from './watched.ts'

let records: Awaited<ReturnType<typeof castRecords>>
const undo: (() => Promise<unknown> | undefined)[] = []
beforeAll(async () => {
  records = await castRecords()
})
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})
afterAll(() => records.drop())

async function filled(): Promise<Engine> {
  const engine = openGrafeo()
  undo.push(() => engine.close())
  await fillGraph(records, engine)
  return engine
}

function started(relay: Relay): Relay {
  undo.push(() => relay.stop())
  return relay
}

const rename = (name: string) =>
  records.prisma.actor.update({ where: { slug: 'kelompok-a' }, data: { name } })

/** Milliseconds until something holds; fails after `most`. */
async function until(holds: () => Promise<boolean>, most: number): Promise<number> {
  const began = performance.now()
  while (!(await holds())) {
    if (performance.now() - began > most) throw new Error(`It does not hold after ${most} ms.`)
    await pause(5)
  }
  return performance.now() - began
}

const shows = (engine: Engine, name: string) => async () => {
  const rows = await engine.read('MATCH (n:Actor {name: $wanted}) RETURN n.id AS id', {
    wanted: name,
  })
  return rows.length === 1
}

describe('a relay at work', () => {
  it('is woken by a change', async () => {
    const engine = await filled()
    started(startRelay(records, engine, { pollEvery: 20_000 }))
    await pause(300)
    await rename('dibangunkan')
    expect(await until(shows(engine, 'dibangunkan'), 3000)).toBeLessThan(3000)
  })

  it('finds a change without being woken', async () => {
    const engine = await filled()
    const relay = started(startRelay(records, engine, { pollEvery: 100 }))
    await pause(300)
    await records.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN anyam_dirty' AND datname = current_database()`,
    )
    await rename('tanpa bangun')
    await until(shows(engine, 'tanpa bangun'), 3000)
    expect(await relay.status()).toMatchObject({
      state: 'FOLLOWING',
      waiting: 0,
      lagSeconds: 0,
      poisoned: [],
      comparison: { reason: 'FIRST_FILL' },
    })
  })

  it('waits for a graph that is away, without hurry, and says what waits', async () => {
    const engine = await filled()
    let away = false
    let asked = 0
    const store: Engine = {
      ...engine,
      read: async (...question) => {
        asked += 1
        return engine.read(...question)
      },
      write: async (work) => {
        if (away) throw graphUnavailable()
        return engine.write(work)
      },
    }
    const troubles: unknown[] = []
    const relay = started(
      startRelay(records, store, { pollEvery: 50, onTrouble: (error) => troubles.push(error) }),
    )
    await pause(200)
    away = true
    await rename('menunggu')
    await until(async () => relay.state === 'WAITING', 2000)
    asked = 0
    await pause(1200)
    expect(asked).toBeLessThan(20)
    const status = await relay.status()
    expect(status).toMatchObject({ state: 'WAITING', waiting: 1 })
    expect(status.lagSeconds).toBeGreaterThan(1)
    expect(status.lagSeconds).toBeLessThan(10)
    away = false
    await until(shows(engine, 'menunggu'), 3000)
    await until(async () => relay.state === 'FOLLOWING', 1000)
    expect(troubles.length).toBe(1)
  })

  it('waits for records that are away', async () => {
    const engine = await filled()
    const url = new URL(records.url)
    const door = await openDoor({ hostname: url.hostname, port: url.port })
    undo.push(() => door.shut())
    url.port = String(door.port)
    url.hostname = '127.0.0.1'
    const through = openRecords(url.href)
    undo.push(() => through.close())
    const relay = started(startRelay(through, engine, { pollEvery: 50 }))
    await pause(200)
    await door.shut()
    await until(async () => relay.state === 'WAITING', 5000)
    expect((await relay.status()).waiting).toBeNull()
    await rename('sesudah putus')
    await door.open()
    await until(shows(engine, 'sesudah putus'), 5000)
  })

  it('ends the batch under way when it is stopped, and begins no other', async () => {
    const engine = await filled()
    let inBatch = false
    const slow: Engine = {
      ...engine,
      write: async (work) => {
        inBatch = true
        await pause(300)
        return engine.write(work)
      },
    }
    const relay = startRelay(records, slow, { pollEvery: 50 })
    await rename('terakhir')
    await until(async () => inBatch, 2000)
    await relay.stop()
    expect(await shows(engine, 'terakhir')()).toBe(true)
    expect(await relay.status()).toMatchObject({ state: 'STOPPED' })
    const epoch = (await readWatermark(engine))?.epoch
    await rename('sesudahnya')
    await pause(200)
    expect((await readWatermark(engine))?.epoch).toBe(epoch)
    const listening = await withClient(records.url, (client) =>
      client.query(`SELECT 1 FROM pg_stat_activity
        WHERE query = 'LISTEN anyam_dirty' AND datname = current_database()`),
    )
    expect(listening.rowCount).toBe(0)
  })

  it('drops all dirty rows that are old, however many', async () => {
    const engine = await filled()
    await records.pool.query(`INSERT INTO "Dirty" (kind, id)
      SELECT 'person', gen_random_uuid() FROM generate_series(1, 45000)`)
    await records.pool.query('DELETE FROM "RelaySnapshot"')
    await records.pool.query(`INSERT INTO "RelaySnapshot" ("takenAt", snapshot)
      SELECT now() - interval '300 hours', format('%s:%s:', n, n)::pg_snapshot
      FROM pg_snapshot_xmax(pg_current_snapshot()) AS n`)
    const relay = started(startRelay(records, engine, { pollEvery: 50 }))
    const left = async () =>
      (await records.pool.query('SELECT count(*)::int AS n FROM "Dirty"')).rows[0].n
    await until(async () => (await left()) < 10, 15_000)
    await rename('sesudah dirapikan')
    await until(shows(engine, 'sesudah dirapikan'), 5000)
    await until(async () => relay.state === 'FOLLOWING', 1000)
  })

  it('keeps up beside another one', async () => {
    const engine = await filled()
    for (const pollEvery of [40, 60]) started(startRelay(records, engine, { pollEvery }))
    for (let n = 0; n < 20; n++) await rename(`bersama ${n}`)
    await until(shows(engine, 'bersama 19'), 3000)
    await until(async () => (await differenceNow(records.prisma, engine)).length === 0, 1000)
  })
})
