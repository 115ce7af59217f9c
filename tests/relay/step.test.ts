import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../src/network/engine.ts'
import { cursorEnd, readWatermark } from '../../src/network/watermark.ts'
import { openRecords } from '../../src/records/database.ts'
import { askForReconcile } from '../../src/records/dirty.ts'
import { catchUp, reconcile } from '../../src/relay/reconcile.ts'
import { step } from '../../src/relay/step.ts'
import { castId } from '../cast.ts'
import { onBothEngines, wipe } from '../support/engines.ts'
import { castRecords, fillGraph } from '../support/filled.ts'
import { databaseUrl, withClient } from '../support/postgres.ts'
import { differenceNow, watched } from './watched.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const rename = (name: string, slug = 'kelompok-a') =>
  records.prisma.actor.update({ where: { slug }, data: { name } })

const tiesOf = async (engine: Engine, slug: string) => {
  const [row] = await engine.read('MATCH (:Actor {id: $id})-[r]-() RETURN count(r) AS n', {
    id: castId(slug),
  })
  return row?.n as number
}

/** An engine that keeps what it is given and then falls silent, or loses it, once. */
function failing(engine: Engine, when: 'before' | 'after'): Engine {
  let failed = false
  return {
    ...engine,
    write: async (work) => {
      if (failed) return engine.write(work)
      failed = true
      if (when === 'after') await engine.write(work)
      throw new Error('the connection is closed')
    },
  }
}

describe('a step', () => {
  onBothEngines((engine) => {
    beforeAll(() => fillGraph(records, engine()))

    it('does nothing when nothing changed', async () => {
      await catchUp(records.prisma, engine())
      const before = await readWatermark(engine())
      expect(await step(records.prisma, engine())).toMatchObject({
        outcome: 'IDLE',
        complete: true,
        written: 0,
      })
      expect(await readWatermark(engine())).toEqual(before)
    })

    it('rewrites a changed node and leaves its ties', async () => {
      const ties = await tiesOf(engine(), 'kelompok-a')
      expect(ties).toBeGreaterThan(2)
      await rename('nama baru')
      expect(await step(records.prisma, engine())).toMatchObject({ written: 1, dropped: 0 })
      expect(await tiesOf(engine(), 'kelompok-a')).toBe(ties)
      expect(await differenceNow(records.prisma, engine())).toEqual([])
    })

    it('writes nothing for what is as it was', async () => {
      await records.pool.query('UPDATE "Actor" SET name = name')
      expect(await step(records.prisma, engine())).toMatchObject({
        outcome: 'MOVED',
        written: 0,
        dropped: 0,
      })
    })

    it('compares everything once when it is asked', async () => {
      await step(records.prisma, engine())
      await engine().write((run) =>
        run("MATCH (n:Actor {id: $id}) SET n.name = 'x'", { id: castId('mitra') }),
      )
      await askForReconcile(records.prisma)
      await catchUp(records.prisma, engine())
      const comparison = (await readWatermark(engine()))?.comparison
      expect(comparison).toMatchObject({
        reason: 'ASKED',
        written: 1,
        differed: [`actor:${castId('mitra')}`],
      })
      expect(comparison?.endedAt).not.toBeNull()
      expect(await step(records.prisma, engine())).toMatchObject({ outcome: 'IDLE' })
    })

    it('compares everything when a table was emptied at once', async () => {
      await records.pool.query('TRUNCATE "ActorArea"')
      await catchUp(records.prisma, engine())
      expect((await readWatermark(engine()))?.comparison.reason).toBe('ASKED')
      expect(await differenceNow(records.prisma, engine())).toEqual([])
    })

    it('compares everything when too much changed to follow it one by one', async () => {
      await records.pool.query(`INSERT INTO "Person" (id, synthetic, "updatedAt")
        SELECT gen_random_uuid(), true, now() FROM generate_series(1, 5001)`)
      const relay = watched(records.prisma, engine())
      await relay.settle()
      expect(relay.faults).toEqual([])
      expect((await readWatermark(engine()))?.comparison.reason).toBe('TOO_MANY')
      expect(await differenceNow(records.prisma, engine())).toEqual([])
      await records.pool.query(
        'DELETE FROM "Person" WHERE NOT EXISTS (SELECT FROM "Membership" WHERE "personId" = "Person".id)',
      )
      await relay.settle()
      expect(await differenceNow(records.prisma, engine())).toEqual([])
    })

    it('follows what changes while everything is compared', async () => {
      await askForReconcile(records.prisma)
      const relay = watched(records.prisma, engine())
      for (let n = 0; ; n++) {
        await rename(`di tengah jalan ${n}`, 'kelompok-b')
        await records.pool.query(`UPDATE "Tie" SET "fromId" = "toId", "toId" = "fromId"
          WHERE kind IN ('OPPOSES', 'LOBBIES')`)
        if ((await relay.step()).complete || n > 30) break
      }
      expect(relay.faults).toEqual([])
      await relay.settle()
      expect(await differenceNow(records.prisma, engine())).toEqual([])
    })

    it('knows its own work when the store fell silent after it was kept', async () => {
      await rename('sunyi')
      expect(await step(records.prisma, failing(engine(), 'after'))).toMatchObject({
        outcome: 'MOVED',
        written: 1,
      })
      expect(await differenceNow(records.prisma, engine())).toEqual([])
    })

    it('fails when the store lost its work, and does it the next time', async () => {
      await rename('hilang')
      await expect(step(records.prisma, failing(engine(), 'before'))).rejects.toThrow('closed')
      expect(await differenceNow(records.prisma, engine())).not.toEqual([])
      await catchUp(records.prisma, engine())
      expect(await differenceNow(records.prisma, engine())).toEqual([])
    })

    it('repairs itself when a tie misses its end', async () => {
      await engine().write((run) =>
        run('MATCH (n:Actor {id: $id}) DETACH DELETE n', { id: castId('kelompok-c') }),
      )
      await records.pool.query('UPDATE "Tie" SET strength = 0.3 WHERE "fromId" = $1', [
        castId('kelompok-c'),
      ])
      expect(await step(records.prisma, engine())).toMatchObject({ damaged: true, complete: false })
      await catchUp(records.prisma, engine())
      expect((await readWatermark(engine()))?.comparison.reason).toBe('DAMAGED')
      expect(await differenceNow(records.prisma, engine())).toEqual([])
    })

    it('begins again from a watermark that makes no sense', async () => {
      await engine().write((run) =>
        run("MATCH (m:Watermark {id: 'main'}) SET m.snapshot = 'nonsense'"),
      )
      await rename('dari awal')
      await catchUp(records.prisma, engine())
      expect((await readWatermark(engine()))?.comparison.reason).toBe('DAMAGED')
      expect(await differenceNow(records.prisma, engine())).toEqual([])
    })

    it('leaves a graph alone that a newer release keeps', async () => {
      const set = (projection: number) =>
        engine().write((run) =>
          run("MATCH (m:Watermark {id: 'main'}) SET m.projection = $projection", { projection }),
        )
      const own = (await readWatermark(engine()))?.projection ?? 0
      await set(own + 1)
      await rename('terlalu baru')
      await expect(step(records.prisma, engine())).rejects.toThrow('newer release')
      await set(own - 1)
      await catchUp(records.prisma, engine())
      expect((await readWatermark(engine()))?.comparison.reason).toBe('UPGRADED')
      expect(await differenceNow(records.prisma, engine())).toEqual([])
    })

    it('fills a graph that came back empty', async () => {
      await wipe(engine())
      const report = await catchUp(records.prisma, engine())
      expect(report.written).toBe(report.compared)
      expect((await readWatermark(engine()))?.cursor).toBe(cursorEnd)
      expect(await differenceNow(records.prisma, engine())).toEqual([])
    })

    it('follows the records back to an older state', async () => {
      await reconcile(records.prisma, engine())
      const server = new URL(records.url)
      const copy = `${server.pathname.slice(1)}_old`
      const admin = databaseUrl(records.url, 'postgres')
      await records.prisma.$disconnect()
      // A template may have no other connections, so the pool's are ended.
      await withClient(admin, async (client) => {
        await client.query(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1',
          [server.pathname.slice(1)],
        )
        await client.query(`CREATE DATABASE ${copy} TEMPLATE ${server.pathname.slice(1)}`)
      })
      await rename('sesudah cadangan')
      await records.prisma.person.create({ data: { synthetic: true } })
      await catchUp(records.prisma, engine())
      const old = openRecords(databaseUrl(records.url, copy))
      try {
        await catchUp(old.prisma, engine())
        expect((await readWatermark(engine()))?.comparison.reason).toBe('RESTORED')
        expect(await differenceNow(old.prisma, engine())).toEqual([])
      } finally {
        await old.close()
        await withClient(admin, (client) => client.query(`DROP DATABASE ${copy} WITH (FORCE)`))
      }
      await catchUp(records.prisma, engine())
      expect(await differenceNow(records.prisma, engine())).toEqual([])
    })
  })
})
