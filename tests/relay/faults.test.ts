import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onBothEngines } from '../support/engines.ts'
import { castRecords, fillGraph } from '../support/filled.ts'
import { type Fault, planted } from './faulty-parts.ts'
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
  ['owner not compared', scenes.lostGraph],
  ['horizon not checked', scenes.pruned],
  ['a delete trigger missing', scenes.derived],
  ['an insert trigger of a derived value missing', scenes.derived],
  ['a derived value without its dependsOn', scenes.derived],
]

/** A Neo4j on a busy machine is filled slowly, more than once. */
const timeout = 90_000

describe('a relay', () => {
  onBothEngines((engine) => {
    it.each(Object.entries(scenes))('stands the scene %s', { timeout }, async (_name, scene) => {
      await fillGraph(records, engine())
      expect(await scene(records, engine())).toEqual([])
    })

    it.each(found)('with a fault does not: %s', { timeout }, async (fault, scene) => {
      await fillGraph(records, engine())
      const { parts, trigger } = planted(fault)
      const turn = async (how: 'DISABLE' | 'ENABLE') =>
        trigger &&
        records.pool.query(`ALTER TABLE "${trigger.table}" ${how} TRIGGER "${trigger.name}"`)
      await turn('DISABLE')
      try {
        expect(await scene(records, engine(), parts)).not.toEqual([])
      } finally {
        await turn('ENABLE')
      }
    })
  })
})
