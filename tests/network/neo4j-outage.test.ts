import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Neo4jServer, startNeo4j } from '../../scripts/neo4j/server.ts'
import { type GuardedEngine, withBreaker } from '../../src/network/breaker.ts'
import { defineGraph } from '../../src/network/define.ts'
import { openNeo4j } from '../../src/network/engines/neo4j.ts'
import { checkNeo4j } from '../../src/network/engines/neo4j-check.ts'
import { neo4jOfRun } from '../support/engines.ts'
import { wireTo } from '../support/wire.ts'

const password = 'only-for-this-test'
const user = 'neo4j'
const unavailable = { code: 'GRAPH_UNAVAILABLE' }
const ask = (engine: GuardedEngine) => engine.read('RETURN 1 AS one')

/** Milliseconds until a promise is settled, whichever way. */
async function timeOf(work: Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work.catch(() => {})
  return performance.now() - start
}

describe('without a server', () => {
  test('nobody listens: refused at once, at start with a line that says what to do', async () => {
    const wire = await wireTo(0)
    const { uri } = wire
    wire.close()
    const engine = withBreaker(openNeo4j({ uri, user, password }))
    const read = ask(engine)
    expect(await timeOf(read)).toBeLessThan(1000)
    await expect(read).rejects.toMatchObject(unavailable)
    await expect(engine.write(async () => 1)).rejects.toMatchObject(unavailable)
    await engine.close()
    await expect(checkNeo4j({ uri, user, password })).rejects.toThrow(
      `Neo4j does not answer at ${uri}`,
    )
  })

  test('a socket that never answers: 2.5 s the first time, at once after', async () => {
    const silent = await wireTo(0)
    silent.cut()
    const engine = withBreaker(openNeo4j({ uri: silent.uri, user, password }))
    const first = ask(engine)
    const took = await timeOf(first)
    await expect(first).rejects.toMatchObject(unavailable)
    expect(took).toBeGreaterThan(2400)
    expect(took).toBeLessThan(3200)
    expect(await timeOf(ask(engine))).toBeLessThan(50)
    expect(await timeOf(engine.close())).toBeLessThan(1500)
    silent.close()
  })

  test.each(['http://localhost:7474', 'localhost', 'bolt://neo4j:geheim@localhost:7687'])(
    'says at start that NEO4J_URI cannot be %s, without repeating it',
    async (uri) => {
      const failed = checkNeo4j({ uri, user, password })
      await expect(failed).rejects.toThrow(/^NEO4J_URI must read bolt:/)
      await expect(failed).rejects.not.toThrow(/geheim/)
    },
  )
})

describe.skipIf(!neo4jOfRun)('with a server that comes and goes', () => {
  const home = mkdtempSync(join(tmpdir(), 'anyam-neo4j-'))
  let server: Neo4jServer
  let engine: GuardedEngine
  const isBack = (timeout = 8000) =>
    vi.waitFor(async () => expect(await ask(engine)).toEqual([{ one: 1 }]), {
      timeout,
      interval: 50,
    })

  beforeAll(async () => {
    server = await startNeo4j({ home, password })
    engine = withBreaker(openNeo4j(server))
    // The first question of a cold server may take longer than a question has.
    await isBack(60_000)
  }, 180_000)
  afterAll(async () => {
    await engine?.close()
    await server?.stop()
    rmSync(home, { recursive: true, force: true })
  })

  test('passes the check at start', async () => {
    await checkNeo4j(server)
  })

  test('a new server takes the definitions', async () => {
    await defineGraph(engine)
    const [row] = await engine.read(
      "SHOW INDEXES YIELD state WHERE state <> 'ONLINE' RETURN count(state) AS n",
    )
    expect(row).toEqual({ n: 0 })
  })

  test('a wrong password is refused at once', async () => {
    const wrong = { ...server, password: 'not-the-password' }
    const locked = withBreaker(openNeo4j(wrong))
    const read = ask(locked)
    expect(await timeOf(read)).toBeLessThan(1000)
    await expect(read).rejects.toMatchObject(unavailable)
    await locked.close()
    const failed = checkNeo4j(wrong)
    await expect(failed).rejects.toThrow('check NEO4J_USER and NEO4J_PASSWORD')
    await expect(failed).rejects.not.toThrow(/not-the-password/)
  })

  test('a slow question is TIMED_OUT, is ended on the server, and is no outage', async () => {
    const slow = engine.read('UNWIND range(1, 10000000000) AS i RETURN count(i % 7) AS slow')
    expect(await timeOf(slow)).toBeLessThan(3200)
    await expect(slow).rejects.toMatchObject({ code: 'TIMED_OUT' })
    expect(engine.health.state).toBe('UP')
    await vi.waitFor(
      async () => {
        const running = await engine.read(
          "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'AS slow' AND NOT currentQuery CONTAINS 'SHOW' RETURN currentQuery",
        )
        expect(running).toEqual([])
      },
      { timeout: 1500, interval: 100 },
    )
  }, 15_000)

  test('frozen: 2.5 s for calls under way, at once after, and back by itself', async () => {
    process.kill(server.pid, 'SIGSTOP')
    try {
      const reads = [ask(engine), ask(engine), ask(engine)]
      const took = await timeOf(Promise.all(reads))
      for (const read of reads) await expect(read).rejects.toMatchObject(unavailable)
      expect(took).toBeLessThan(3200)
      expect(engine.health.state).toBe('DOWN')
      expect(await timeOf(ask(engine))).toBeLessThan(50)
    } finally {
      process.kill(server.pid, 'SIGCONT')
    }
    await isBack()
    expect(engine.health.state).toBe('UP')
  }, 20_000)

  test('cut off without a word: connections that went dead are not used again', async () => {
    const wire = await wireTo(Number(new URL(server.uri).port))
    const far = withBreaker(openNeo4j({ ...server, uri: wire.uri }))
    await Promise.all(Array.from({ length: 6 }, () => ask(far)))
    wire.cut()
    const read = ask(far)
    expect(await timeOf(read)).toBeLessThan(3200)
    await expect(read).rejects.toMatchObject(unavailable)
    wire.mend()
    await vi.waitFor(() => expect(far.health.state).toBe('UP'), { timeout: 4000, interval: 50 })
    expect(await ask(far)).toEqual([{ one: 1 }])
    await far.close()
    wire.close()
  }, 20_000)

  test('killed in a transaction: refused, nothing of it kept, back after a new start', async () => {
    const port = Number(new URL(server.uri).port)
    const write = engine.write(async (run) => {
      await run("CREATE (:Mark {id: 'torn'})")
      process.kill(server.pid, 'SIGKILL')
      await run("CREATE (:Mark {id: 'torn too'})")
    })
    expect(await timeOf(write)).toBeLessThan(3200)
    await expect(write).rejects.toMatchObject(unavailable)
    expect(await timeOf(ask(engine))).toBeLessThan(50)
    server = await startNeo4j({ home, password, port })
    await isBack()
    expect(await engine.read('MATCH (m:Mark) RETURN count(m) AS n')).toEqual([{ n: 0 }])
  }, 60_000)

  test('stopped while idle: the next call is refused within the timer', async () => {
    await server.stop()
    const read = ask(engine)
    expect(await timeOf(read)).toBeLessThan(3200)
    await expect(read).rejects.toMatchObject(unavailable)
  }, 30_000)
})
