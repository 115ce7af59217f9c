import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startNeo4j } from '../../scripts/neo4j/server.ts'
import type { Engine } from '../../src/network/engine.ts'
import { openNeo4j } from '../../src/network/engines/neo4j.ts'
import { graphUnavailable } from '../../src/network/refusals.ts'
import { startRelay } from '../../src/relay/relay.ts'
import { castId } from '../cast.ts'
import { neo4jOfRun, onBothEngines } from '../support/engines.ts'
import { castRecords, fillGraph } from '../support/filled.ts'
import { rounds, seedOf } from './random.ts'
import { tell } from './tell.ts'
import { differenceNow } from './watched.ts'
import { writeAll } from './writers.ts'

let records: Awaited<ReturnType<typeof castRecords>>
const undo: (() => unknown)[] = []
beforeAll(async () => {
  records = await castRecords()
})
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})
afterAll(() => records.drop())

const rename = 'UPDATE "Actor" SET name = $2 WHERE id = $1'

const nameIn = async (engine: Engine, slug: string) => {
  const [row] = await engine.read('MATCH (n:Actor:Group {id: $id}) RETURN n.name AS name', {
    id: castId(slug),
  })
  return row?.name
}

const settled = (engine: Engine, timeout: number) =>
  expect
    .poll(() => differenceNow(records.prisma, engine).catch(String), { timeout, interval: 100 })
    .toEqual([])

describe('a relay at work', () => {
  onBothEngines((engine) => {
    it('lets a transaction that is held open delay itself alone', { timeout: 60_000 }, async () => {
      await fillGraph(records, engine())
      const relay = startRelay(records, engine(), { pollEvery: 50 })
      undo.push(() => relay.stop())
      const held = new pg.Client({ connectionString: records.url })
      await held.connect()
      undo.push(() => held.end())
      await held.query('BEGIN')
      await held.query(rename, [castId('kelompok-a'), 'tertahan'])
      const before = await nameIn(engine(), 'kelompok-a')
      for (let n = 0; n < 5; n++) {
        await records.pool.query(rename, [castId('kelompok-b'), `lewat ${n}`])
        await expect
          .poll(() => nameIn(engine(), 'kelompok-b'), { timeout: 10_000, interval: 20 })
          .toBe(`lewat ${n}`)
      }
      expect(await nameIn(engine(), 'kelompok-a')).toBe(before)
      await held.query('COMMIT')
      await expect
        .poll(() => nameIn(engine(), 'kelompok-a'), { timeout: 10_000, interval: 20 })
        .toBe('tertahan')
    })

    it('loses nothing while the graph is away under writes', { timeout: 90_000 }, async () => {
      await fillGraph(records, engine())
      let away = false
      const store: Engine = {
        ...engine(),
        read: (...question) => (away ? refuse() : engine().read(...question)),
        write: (work) => (away ? refuse() : engine().write(work)),
      }
      const relay = startRelay(records, store, { pollEvery: 50 })
      undo.push(() => relay.stop())
      let writing = true
      const written = writeAll(records.url, seedOf('outage'), { writers: 4, goOn: () => writing })
      await pause(500)
      away = true
      await pause(2500)
      expect(relay.state).toBe('WAITING')
      expect(await differenceNow(records.prisma, engine())).not.toEqual([])
      away = false
      await pause(500)
      writing = false
      expect(await written).toBeGreaterThan(10)
      await settled(engine(), 30_000)
    })
  })
})

const refuse = () => Promise.reject(graphUnavailable())

// Starting and stopping a server is for the long form alone.
if (neo4jOfRun && rounds > 1) {
  describe('a Neo4j that stops and comes back', () => {
    it('is followed up to the last write', { timeout: 600_000 }, async () => {
      const home = mkdtempSync(join(tmpdir(), 'anyam-neo4j-'))
      undo.push(() => rmSync(home, { recursive: true, force: true }))
      const password = 'only-for-this-test'
      let server = await startNeo4j({ home, password })
      undo.push(() => server.stop())
      const port = Number(new URL(server.uri).port)
      const engine = openNeo4j({ ...server, readTimer: 20_000 })
      undo.push(() => engine.close())
      await fillGraph(records, engine)
      const relay = startRelay(records, engine, { pollEvery: 50 })
      undo.push(() => relay.stop())
      let writing = true
      const random = seedOf('Neo4j stopped')
      const written = writeAll(records.url, random, { writers: 8, goOn: () => writing })
      const stops = [
        { how: 'cleanly', seconds: 60 },
        { how: 'by kill -9', seconds: 10 },
      ]
      for (const { how, seconds } of stops) {
        await pause(5000)
        if (how === 'cleanly') await server.stop()
        else process.kill(server.pid, 'SIGKILL')
        await pause(seconds * 1000)
        expect(relay.state).toBe('WAITING')
        server = await startNeo4j({ home, password, port })
        await expect.poll(() => relay.state, { timeout: 60_000 }).toBe('FOLLOWING')
      }
      writing = false
      const kept = await written
      await settled(engine, 60_000)
      tell(`Neo4j stopped for 60 s and killed for 10 s: ${kept} transactions, all followed`)
    })
  })
}
