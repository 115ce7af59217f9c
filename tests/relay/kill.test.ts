import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../src/network/engine.ts'
import { askForReconcile } from '../../src/records/dirty.ts'
import { catchUp } from '../../src/relay/reconcile.ts'
import { neo4jOfRun, onBothEngines } from '../support/engines.ts'
import { castRecords, fillGraph } from '../support/filled.ts'
import { unexplained } from './explained.ts'
import { runAndKill } from './killed.ts'
import { makePairs, numberOf, pairCount, pairsOfGraph, pairsOfRecords } from './pairs.ts'
import { points } from './points.ts'
import { type Random, rounds, seedOf } from './random.ts'
import { tell } from './tell.ts'
import { differenceNow } from './watched.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
  await makePairs(records.pool)
})
afterAll(() => records.drop())

const patience = 60_000 * (rounds + 1)

/** Where a process ends: at a point of one of its batches, each at first, or some time after its start. */
const endOf = (random: Random, round: number) =>
  round < points.length || random.chance(0.6)
    ? {
        end: {
          point: points[round] ?? random.pick(points),
          batch: 1 + random.below(6),
        },
        after: 20_000,
      }
    : { end: null, after: random.below(700) }

/** How far each pair is in a graph, which nobody may change meanwhile. */
const numbersOfGraph = (engine: Engine) =>
  engine.write(async (run) => {
    await run("MATCH (m:Watermark {id: 'main'}) SET m.lock = 0")
    return (await pairsOfGraph(run)).map(numberOf)
  })

describe('a process that is killed', () => {
  onBothEngines((engine) => {
    const durable = () => engine().name === 'neo4j'

    it(
      'loses nothing that was acknowledged, and leaves nothing half done',
      async () => {
        await fillGraph(records, engine())
        const random = seedOf('kills')
        const ends = new Map<string, number>()
        let [acknowledged, unknown, behind] = [0, 0, 0]
        for (let round = 0; round < rounds * 4; round++) {
          const before = (await pairsOfRecords(records.pool)).map(numberOf)
          if (random.chance(0.15)) await askForReconcile(records.prisma)
          const { end, after } = endOf(random, round)
          const neo4j = durable() ? neo4jOfRun : null
          const said = await runAndKill({ url: records.url, neo4j, end }, after)
          expect(said).toMatchObject({ killed: true, other: [] })
          if (!durable() && said.acknowledged.some(Boolean)) expect(said.equal).toBe(true)
          const name = end ? end.point : 'at random'
          ends.set(name, (ends.get(name) ?? 0) + 1)
          acknowledged += said.count

          const kept = (await pairsOfRecords(records.pool)).map(numberOf)
          for (let pair = 0; pair < pairCount; pair++) {
            const last = said.acknowledged[pair] || before[pair] || 0
            expect([last, last + 1]).toContain(kept[pair])
            unknown += (kept[pair] ?? 0) - last
          }
          if (!durable()) continue
          const shown = await numbersOfGraph(engine())
          for (const [pair, number] of shown.entries()) {
            expect(number).toBeLessThanOrEqual(kept[pair] ?? 0)
            if (number < (kept[pair] ?? 0)) behind += 1
          }
          expect(await unexplained(records.prisma, engine())).toEqual([])
        }
        await catchUp(records.prisma, engine())
        expect(await differenceNow(records.prisma, engine())).toEqual([])
        const counts = [...ends].map(([name, count]) => `${count} ${name}`).join(', ')
        tell(
          `${engine().name}: ${rounds * 4} kills (${counts}): ${acknowledged} transactions acknowledged, 0 lost, 0 half done; ${unknown} kept without an acknowledgement, ${behind} pairs behind in the graph`,
        )
      },
      patience,
    )
  })
})
