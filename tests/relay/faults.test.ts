import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onBothEngines } from '../support/engines.ts'
import { castRecords, fillGraph } from '../support/filled.ts'
import { type Fault, faultyParts } from './faulty-parts.ts'
import { type Scene, scenes } from './scenes.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const found: [Fault, Scene][] = [
  ['serial watermark', scenes.lateCommit],
  ['no compare-and-set', scenes.pausedRelay],
  ['compare before lock', scenes.race],
  ['horizon not checked', scenes.pruned],
]

describe('a relay', () => {
  onBothEngines((engine) => {
    it.each(Object.entries(scenes))('stands the scene %s', async (_name, scene) => {
      await fillGraph(records, engine())
      expect(await scene(records, engine())).toEqual([])
    })

    it.each(found)('with a fault does not: %s', async (fault, scene) => {
      await fillGraph(records, engine())
      expect(await scene(records, engine(), faultyParts(fault))).not.toEqual([])
    })
  })
})
