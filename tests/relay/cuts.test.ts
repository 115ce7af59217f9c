import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../src/network/engine.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { openNeo4j } from '../../src/network/engines/neo4j.ts'
import { readWatermark } from '../../src/network/watermark.ts'
import { openRecords, type Records } from '../../src/records/database.ts'
import { catchUp } from '../../src/relay/reconcile.ts'
import { startRelay } from '../../src/relay/relay.ts'
import { step } from '../../src/relay/step.ts'
import { type Cut, type Cutter, commitOf, cutterTo } from '../support/cutter.ts'
import {
  patience as enginePatience,
  engines,
  neo4jOfRun,
  onBothEngines,
} from '../support/engines.ts'
import { castRecords, fillGraph } from '../support/filled.ts'
import { makePairs, numberOf, pairCount, pairsOfRecords, renew } from './pairs.ts'
import { rounds, seedOf } from './random.ts'
import { tell } from './tell.ts'
import { differenceNow, watched } from './watched.ts'

let records: Awaited<ReturnType<typeof castRecords>>
const undo: (() => unknown)[] = []
beforeAll(async () => {
  records = await castRecords()
  await makePairs(records.pool)
})
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})
afterAll(() => records.drop())

const patience = 60_000 * (rounds + 1)

/** The records through a cutter. */
async function recordsThrough(): Promise<Records & { cutter: Cutter }> {
  const url = new URL(records.url)
  const cutter = await cutterTo(Number(url.port || 5432))
  url.hostname = '127.0.0.1'
  url.port = String(cutter.port)
  const through = openRecords(url.href)
  undo.push(
    () => cutter.close(),
    () => within(3000, through.close()),
  )
  return { ...through, cutter }
}

const within = (ms: number, work: Promise<unknown>) =>
  Promise.race([work.catch(() => undefined), pause(ms, undefined, { ref: false })])

/** Neo4j through a cutter. */
async function graphThrough(): Promise<Engine & { cutter: Cutter }> {
  if (!neo4jOfRun) throw new Error('There is no Neo4j in this run.')
  const cutter = await cutterTo(Number(new URL(neo4jOfRun.uri).port))
  const uri = `bolt://127.0.0.1:${cutter.port}`
  const engine = openNeo4j({ ...neo4jOfRun, uri, readTimer: 3000, writeTimer: 3000 })
  undo.push(
    () => engine.close(),
    () => cutter.close(),
  )
  return { ...engine, cutter }
}

const rename = (name: string) =>
  records.prisma.actor.update({ where: { slug: 'kelompok-a' }, data: { name } })

const epochOf = async (engine: Engine) => (await readWatermark(engine))?.epoch ?? Number.NaN

describe('connections that are cut', () => {
  onBothEngines((engine) => {
    const withNeo4j = () => engine().name === 'neo4j'

    it(
      'at random, on their way and after COMMIT, lose and double nothing',
      async () => {
        await fillGraph(records, engine())
        const cutting = seedOf('cuts')
        const through = await recordsThrough()
        const graph = withNeo4j() ? await graphThrough() : null
        const relay = watched(through.prisma, graph ?? engine())
        const start = await epochOf(engine())
        let [moved, failed, cuts] = [0, 0, 0]
        const least = (graph ? 4 : 15) * rounds
        const going = () => moved < least || cuts < least

        const following = async () => {
          while (going()) {
            try {
              if ((await relay.step()).outcome === 'MOVED') moved += 1
            } catch {
              failed += 1
              await pause(10)
            }
          }
        }
        const cutAll = async () => {
          while (going()) {
            await pause(graph ? 200 + cutting.below(1000) : 40 + cutting.below(250))
            const [how, cutter, commit]: [Cut, Cutter, Buffer] =
              graph && cutting.chance(0.6)
                ? [cutting.chance(0.1) ? 'SILENT' : 'BROKEN', graph.cutter, commitOf.bolt]
                : ['BROKEN', through.cutter, commitOf.postgres]
            if (cutting.chance(0.5)) cutter.cut(how)
            else cutter.loseAnswerTo(commit, how)
            cuts += 1
            // Mostly a batch gets through in between, or a slow machine would never come on.
            const seen = cutting.chance(0.8) ? moved : -1
            for (let n = 0; n < 100 && moved === seen && going(); n++) await pause(50)
          }
        }
        /** Writes through the cutter; an answer that was lost leaves it open whether it is kept. */
        const acknowledged = Array<number>(pairCount).fill(0)
        let open = 0
        const writeThrough = async (pair: number) => {
          while (going()) {
            const state = (await pairsOfRecords(records.pool))[pair]
            const number = state ? numberOf(state) : Number.NaN
            expect(number).toBeGreaterThanOrEqual(acknowledged[pair] ?? 0)
            try {
              await renew(through.pool, pair, number + 1)
              acknowledged[pair] = number + 1
            } catch {
              open += 1
            }
            await pause(20)
          }
        }
        await Promise.all([
          following(),
          cutAll(),
          ...acknowledged.map((_, pair) => writeThrough(pair)),
        ])
        const now = await epochOf(engine())
        // A batch whose end nobody heard of counts as failed and may stand in the graph; none twice.
        expect(now - start).toBeGreaterThanOrEqual(moved)
        expect(now - start).toBeLessThanOrEqual(moved + failed)
        await catchUp(records.prisma, engine())
        expect(relay.faults).toEqual([])
        expect(await differenceNow(records.prisma, engine())).toEqual([])
        const last = (await pairsOfRecords(records.pool)).map(numberOf)
        for (const [pair, number] of acknowledged.entries()) {
          expect(last[pair]).toBeGreaterThanOrEqual(number)
        }
        tell(
          `${engine().name}: ${cuts} cuts, ${through.cutter.lost + (graph?.cutter.lost ?? 0)} of them after COMMIT: ${moved} batches, ${failed} steps failed, ${open} transactions without an answer, 0 lost, 0 doubled`,
        )
      },
      patience,
    )
  })

  it('of PostgreSQL fall silent: a relay goes on with others', { timeout: 60_000 }, async () => {
    const engine = openGrafeo()
    undo.push(() => engine.close())
    await fillGraph(records, engine)
    const through = await recordsThrough()
    const relay = startRelay(through, engine, { pollEvery: 50 })
    undo.push(() => within(5000, relay.stop()))
    await rename('sebelum sunyi')
    await pause(500)
    through.cutter.cut('SILENT')
    await rename('sesudah sunyi')
    await expect
      .poll(() => differenceNow(records.prisma, engine), { timeout: 50_000, interval: 100 })
      .toEqual([])
  })
})

if (neo4jOfRun) {
  describe('an answer to COMMIT that Neo4j gave and nobody heard', () => {
    let engine: Engine
    beforeAll(async () => {
      engine = (await engines()[1]?.open()) as Engine
      await fillGraph(records, engine)
    }, enginePatience)
    afterAll(() => engine.close())

    it.each(['BROKEN', 'SILENT'] as const)(
      '%s: the relay knows its own work',
      async (how) => {
        const graph = await graphThrough()
        const times = how === 'BROKEN' ? 5 * rounds : 1
        let known = 0
        for (let n = 0; n < times; n++) {
          await rename(`jawaban hilang ${how} ${n}`)
          const before = await epochOf(graph)
          graph.cutter.loseAnswerTo(commitOf.bolt, how)
          // Neo4j may still be at it when it is asked whether it was done: then the step fails.
          const done = await step(records.prisma, graph).catch(() => null)
          expect(['MOVED', undefined]).toContain(done?.outcome)
          if (done) known += 1
          expect(graph.cutter.lost).toBe(n + 1)
          await catchUp(records.prisma, graph)
          expect(await epochOf(engine)).toBe(before + 1)
        }
        expect(await differenceNow(records.prisma, engine)).toEqual([])
        tell(`COMMIT answered to nobody, ${how}: ${times} times, ${known} known at once, 0 doubled`)
      },
      patience,
    )
  })
}
