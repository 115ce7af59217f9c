import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Refusal } from '../../src/model/problem.ts'
import { isSeenIn } from '../../src/model/snapshot.ts'
import { readToken } from '../../src/model/token.ts'
import { showing } from '../../src/network/await-token.ts'
import type { Engine } from '../../src/network/engine.ts'
import { graphUnavailable } from '../../src/network/refusals.ts'
import { readWatermark } from '../../src/network/watermark.ts'
import { askForReconcile } from '../../src/records/dirty.ts'
import { makeToken } from '../../src/records/token.ts'
import { catchUp } from '../../src/relay/reconcile.ts'
import { step } from '../../src/relay/step.ts'
import { castId } from '../cast.ts'
import { rounds, seedOf } from '../relay/random.ts'
import { engines, onBothEngines } from '../support/engines.ts'
import { castRecords, fillGraph } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const slugs = ['kelompok-a', 'kelompok-b', 'kelompok-c', 'kelompok-d', 'kelompok-e']

/** Counts a number up that the network shows, and gives the token. */
const write = (slug: string, count: number): Promise<string> =>
  records.prisma.$transaction(async (tx) => {
    await tx.actor.update({ where: { id: castId(slug) }, data: { name: `uji ${count}` } })
    return makeToken(tx)
  })

const nameText = 'MATCH (n:Actor {id: $id}) RETURN n.name AS name'

async function countIn(engine: Engine, slug: string): Promise<number> {
  const [row] = await engine.read(nameText, { id: castId(slug) })
  return Number(/^uji (\d+)$/.exec(String(row?.name))?.[1] ?? 0)
}

const codeOf = (error: unknown): string => {
  if (error instanceof Refusal) return error.code
  throw error
}

type Reader = (engine: Engine, token: string) => Engine

const waiting: Reader = (engine, token) => showing(engine, readToken(token), { patience: 300 })
const notWaiting: Reader = (engine) => engine

let times = 0

/** Writers who read what they wrote, beside a relay that pauses and compares at random. */
async function readOwnWrites(engine: Engine, readerOf: Reader) {
  const random = seedOf('own writes')
  const outcomes = { fresh: 0, stale: 0, refused: 0 }
  const most = 12 * rounds
  // What an earlier time left behind must not pass for what is written now.
  times += 1
  const first = times * 1_000_000
  let writing = true
  const relay = (async () => {
    const own = random.fork()
    while (writing) {
      if (own.chance(0.03)) await askForReconcile(records.prisma)
      await step(records.prisma, engine)
      await pause(own.below(own.chance(0.1) ? 400 : 40))
    }
  })()
  await Promise.all(
    slugs.map(async (slug, at) => {
      const own = random.fork()
      for (let count = 1; count <= most; count++) {
        const wanted = first + at * 10_000 + count
        const token = await write(slug, wanted)
        await countIn(readerOf(engine, token), slug).then(
          (found) => {
            outcomes[found < wanted ? 'stale' : 'fresh'] += 1
          },
          (error) => {
            expect(codeOf(error)).toBe('GRAPH_STALE')
            outcomes.refused += 1
          },
        )
        await pause(own.below(20))
      }
    }),
  )
  writing = false
  await relay
  return outcomes
}

describe('reading with the token of a write', () => {
  onBothEngines((engine) => {
    beforeAll(() => fillGraph(records, engine()), 120_000)
    afterEach(() => catchUp(records.prisma, engine()))

    test(
      'shows that write or says that it does not, never what was before',
      async () => {
        const outcomes = await readOwnWrites(engine(), waiting)
        console.log(JSON.stringify(outcomes))
        expect(outcomes.stale).toBe(0)
        expect(outcomes.fresh).toBeGreaterThan(0)
      },
      60_000 * (rounds + 1),
    )

    test(
      'is proven by a reader who does not wait: that one is found out',
      async () => {
        const outcomes = await readOwnWrites(engine(), notWaiting)
        expect(outcomes.stale).toBeGreaterThan(0)
      },
      60_000 * (rounds + 1),
    )

    test('a snapshot that jumped over the write is no proof while all is compared', async () => {
      const token = await write('kelompok-a', 77_777)
      const patient = () => showing(engine(), readToken(token), { patience: 0 })
      await records.pool.query(`UPDATE "RelayHorizon" SET horizon = pg_current_xact_id()`)
      const { outcome, complete } = await step(records.prisma, engine())
      expect({ outcome, complete }).toEqual({ outcome: 'MOVED', complete: false })
      const mark = await readWatermark(engine())
      expect(isSeenIn(mark?.snapshot ?? '', readToken(token).xid)).toBe(true)
      expect(await countIn(engine(), 'kelompok-a')).not.toBe(77_777)
      // Whoever asks for another comparison in the meantime does not change that.
      await askForReconcile(records.prisma)
      for (let left = 0; left < 3; left++) {
        const found = await countIn(engine(), 'kelompok-a')
        if (found !== 77_777) {
          await expect(countIn(patient(), 'kelompok-a')).rejects.toMatchObject({
            code: 'GRAPH_STALE',
          })
        }
        await step(records.prisma, engine())
      }
      await catchUp(records.prisma, engine())
      expect(await countIn(patient(), 'kelompok-a')).toBe(77_777)
    })

    test('the token of another database is refused at once', async () => {
      const [mark, token] = [await readWatermark(engine()), await write('kelompok-b', 1)]
      const { xid } = readToken(token)
      const database = `${mark?.nonce.split(' ')[0]}0`
      const reader = showing(engine(), { database, xid }, { patience: 60_000 })
      await expect(countIn(reader, 'kelompok-b')).rejects.toMatchObject({ code: 'GRAPH_STALE' })
    })

    test('waits once for all reads, and ends with the request', async () => {
      const token = readToken(await write('kelompok-c', 1))
      const controller = new AbortController()
      const reason = new Refusal('TIMED_OUT', { id: 'lama', en: 'late' })
      const reader = showing(engine(), token, { signal: controller.signal, patience: 60_000 })
      const reads = [countIn(reader, 'kelompok-c'), countIn(reader, 'kelompok-c')]
      await pause(50)
      controller.abort(reason)
      for (const read of reads) await expect(read).rejects.toBe(reason)
    })
  })
})

test('a graph that is away or was never filled says so', async () => {
  const token = readToken(await write('kelompok-d', 1))
  const [{ open }] = engines() as [ReturnType<typeof engines>[number]]
  const empty = await open()
  await expect(
    countIn(showing(empty, token, { patience: 30 }), 'kelompok-d'),
  ).rejects.toMatchObject({ code: 'GRAPH_STALE' })
  const away = { ...empty, read: () => Promise.reject(graphUnavailable()) }
  await expect(countIn(showing(away, token), 'kelompok-d')).rejects.toMatchObject({
    code: 'GRAPH_UNAVAILABLE',
  })
  await empty.close()
})
