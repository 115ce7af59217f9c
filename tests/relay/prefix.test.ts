import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onBothEngines } from '../support/engines.ts'
import { castRecords, fillGraph } from '../support/filled.ts'
import { rounds, seedOf } from './random.ts'
import { tell } from './tell.ts'
import { differenceNow, watched } from './watched.ts'
import { writeAll } from './writers.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const patient = 60_000 * (rounds + 1)

describe('the relay', () => {
  onBothEngines((engine) => {
    it(
      'shows after every batch exactly the records of one snapshot, whoever writes',
      async () => {
        await fillGraph(records, engine())
        const random = seedOf('prefix equality')
        const relay = watched(records.prisma, engine())
        const going = () => relay.batches < 10 * rounds
        const written = writeAll(records.url, random, { writers: 16, goOn: going })
        while (going()) await relay.step()
        const kept = await written
        expect(kept).toBeGreaterThan(10)
        await relay.settle()
        expect(relay.faults).toEqual([])
        tell(`${engine().name}: ${relay.batches} batches compared, ${kept} transactions`)
        expect(await differenceNow(records.prisma, engine())).toEqual([])
      },
      patient,
    )

    it(
      'neither doubles nor loses with two at once, paused at random',
      async () => {
        await fillGraph(records, engine())
        const random = seedOf('two relays')
        const pausing = random.fork()
        const relays = [0, 1].map(() =>
          watched(records.prisma, engine(), {
            beforeWrite: () =>
              new Promise((resolve) =>
                setTimeout(resolve, pausing.below(pausing.chance(0.2) ? 150 : 10)),
              ),
          }),
        )
        let lost = 0
        const going = () => lost < 3 * rounds || relays.some(({ batches }) => batches < 3 * rounds)
        const written = writeAll(records.url, random, { writers: 8, goOn: going })
        await Promise.all(
          relays.map(async (relay) => {
            while (going()) if ((await relay.step()).outcome === 'LOST') lost += 1
          }),
        )
        const kept = await written
        await relays[0]?.settle()
        expect(relays.flatMap(({ faults }) => faults)).toEqual([])
        expect(await differenceNow(records.prisma, engine())).toEqual([])
        const batches = relays.map((relay) => relay.batches).join(' and ')
        tell(
          `${engine().name}, two relays: ${batches} batches compared, ${lost} lost to the other, ${kept} transactions`,
        )
      },
      patient,
    )
  })
})
