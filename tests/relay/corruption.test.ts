import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reconcile } from '../../src/relay/reconcile.ts'
import { inSnapshot } from '../../src/relay/snapshot.ts'
import { onBothEngines } from '../support/engines.ts'
import { castRecords, fillGraph } from '../support/filled.ts'
import { type Canon, canonOfGraph, canonOfRecords, differenceOf } from './canon.ts'
import { corrupt } from './corruption.ts'
import { rounds, seedOf } from './random.ts'
import { tell } from './tell.ts'

let records: Awaited<ReturnType<typeof castRecords>>
let wanted: Canon
beforeAll(async () => {
  records = await castRecords()
  wanted = await inSnapshot(records.prisma, (reader) => canonOfRecords(reader))
})
afterAll(() => records.drop())

describe('a reconcile', () => {
  onBothEngines((engine) => {
    it(
      'repairs whatever was damaged, and leaves alone what was not',
      async () => {
        await fillGraph(records, engine())
        const random = seedOf('corruptions')
        let [damaged, damages] = [0, 0]
        for (let round = 0; round < 15 * rounds; round++) {
          const done = await corrupt(engine(), random)
          damages += done.length
          const before = differenceOf(await canonOfGraph(engine().read), wanted)
          const { written, dropped } = await reconcile(records.prisma, engine())
          const what = done.join('\n')
          expect(differenceOf(await canonOfGraph(engine().read), wanted), what).toEqual([])
          expect(written + dropped > 0, what).toBe(before.length > 0)
          if (before.length > 0) damaged += 1
        }
        expect(damaged).toBeGreaterThan(rounds * 5)
        expect(await reconcile(records.prisma, engine())).toMatchObject({ written: 0, dropped: 0 })
        tell(
          `${engine().name}: ${damages} corruptions in ${15 * rounds} graphs, ${damaged} of which differed: all found and repaired, 0 false alarms`,
        )
      },
      30_000 * (rounds + 1),
    )
  })
})
