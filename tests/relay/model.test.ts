import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecords } from '../../src/records/database.ts'
import { loadCast } from '../cast.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { onBothEngines, wipe } from '../support/engines.ts'
import { ran } from './command.ts'
import { courses } from './courses.ts'
import { newModel, settled } from './model.ts'
import { openModelStores } from './model-stores.ts'
import { putBack } from './put-back.ts'
import { rounds, seedOf } from './random.ts'
import { tell } from './tell.ts'

let template: FreshDatabase
beforeAll(async () => {
  template = await freshDatabase()
  const records = openRecords(template.url)
  await loadCast(records.prisma)
  await records.close()
})
afterAll(() => template.drop())

const most = 60

describe('whatever happens, in whatever order', () => {
  onBothEngines((engine) => {
    it(
      'the graph comes to what the records say',
      async () => {
        const { seed } = seedOf('model')
        ran.clear()
        let runs = 0
        const course = fc.asyncProperty(courses(most), async (commands) => {
          await wipe(engine())
          const stores = await openModelStores(template.url, engine())
          const model = newModel()
          try {
            await settled(model, stores)
            await fc.asyncModelRun(() => ({ model, real: stores }), commands)
            await settled(model, stores)
          } finally {
            await stores.close()
          }
          runs += 1
        })
        await fc.assert(course, { seed, numRuns: 2 * rounds, endOnFailure: true })
        expect(runs).toBe(2 * rounds)
        const counts = [...ran]
          .map(([name, count]) => `${count} ${name}`)
          .sort()
          .join(', ')
        tell(`${engine().name}: ${runs} courses of up to ${most} commands (${counts})`)
      },
      60_000 * (rounds + 1),
    )

    // Servers of its own are for the long form alone.
    if (rounds > 1) {
      it('follows the files of a server back to a copy of them', { timeout: 180_000 }, async () => {
        await wipe(engine())
        expect(await putBack(engine())).toEqual({
          past: true,
          reason: 'RESTORED',
          names: ['tersimpan', 'cabang lain 19'],
          differences: [],
        })
        tell(
          `${engine().name}: files of a server put back to a copy: followed, nothing resurrected`,
        )
      })
    }
  })
})
