import { describe, expect, it } from 'vitest'
import type { Engine } from '../../src/network/engine.ts'
import type { Records } from '../../src/records/database.ts'
import { onBothEngines } from '../support/engines.ts'
import { castRecords, fillGraph } from '../support/filled.ts'
import { type Random, rounds, seedOf } from './random.ts'
import { tell } from './tell.ts'
import { differenceNow, watched } from './watched.ts'
import { writeAll } from './writers.ts'

const patience = 60_000 * (rounds + 1)

/** Rounds on the same records: more of them would only make each comparison larger. */
const mostTogether = 10

/** The rounds in parts, each on records of its own, on which `work` counts what it has seen. */
async function inParts(
  engine: Engine,
  work: (records: Records, rounds: number) => Promise<void>,
): Promise<void> {
  for (let left = rounds; left > 0; left -= mostTogether) {
    const records = await castRecords()
    try {
      await fillGraph(records, engine)
      await work(records, Math.min(left, mostTogether))
    } finally {
      await records.drop()
    }
  }
}

describe('the relay', () => {
  onBothEngines((engine) => {
    it(
      'shows after every batch exactly the records of one snapshot, whoever writes',
      async () => {
        const random = seedOf('prefix equality')
        let [batches, kept] = [0, 0]
        await inParts(engine(), async (records, some) => {
          const relay = watched(records.prisma, engine())
          const going = () => relay.batches < 10 * some
          const written = writeAll(records.url, random.fork(), { writers: 16, goOn: going })
          while (going()) await relay.step()
          kept += await written
          await relay.settle()
          batches += relay.batches
          expect(relay.faults).toEqual([])
          expect(await differenceNow(records.prisma, engine())).toEqual([])
        })
        expect(kept).toBeGreaterThan(10)
        tell(`${engine().name}: ${batches} batches compared, ${kept} transactions of 16 writers`)
      },
      patience,
    )

    it(
      'neither doubles nor loses with two at once, paused at random',
      async () => {
        const random = seedOf('two relays')
        let [batches, lost, kept] = [0, 0, 0]
        await inParts(engine(), async (records, some) => {
          const relays = [0, 1].map(() => pausing(records, engine(), random.fork()))
          let missed = 0
          const going = () => missed < 3 * some || relays.some((relay) => relay.batches < 3 * some)
          const written = writeAll(records.url, random.fork(), { writers: 8, goOn: going })
          await Promise.all(
            relays.map(async (relay) => {
              while (going()) if ((await relay.step()).outcome === 'LOST') missed += 1
            }),
          )
          kept += await written
          await relays[0]?.settle()
          lost += missed
          for (const relay of relays) batches += relay.batches
          expect(relays.flatMap(({ faults }) => faults)).toEqual([])
          expect(await differenceNow(records.prisma, engine())).toEqual([])
        })
        tell(
          `${engine().name}, two relays: ${batches} batches compared, ${lost} lost to the other, ${kept} transactions`,
        )
      },
      patience,
    )
  })
})

/** A relay that dawdles before it writes. */
const pausing = ({ prisma }: Records, engine: Engine, random: Random) =>
  watched(prisma, engine, {
    beforeWrite: () =>
      new Promise((resolve) => setTimeout(resolve, random.below(random.chance(0.2) ? 150 : 10))),
  })
