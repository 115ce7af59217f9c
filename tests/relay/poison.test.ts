import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../src/network/engine.ts'
import { graphUnavailable } from '../../src/network/refusals.ts'
import { readWatermark } from '../../src/network/watermark.ts'
import { catchUp, reconcile } from '../../src/relay/reconcile.ts'
import { step } from '../../src/relay/step.ts'
import { castId } from '../cast.ts'
import { onBothEngines } from '../support/engines.ts'
import { castRecords, fillGraph } from '../support/filled.ts'
import { differenceNow } from './watched.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

/** A store that refuses every element with some text in it, in whatever way `refuse` makes. */
function picky(engine: Engine, text: string, refuse: () => Error): Engine & { tries(): number } {
  let tries = 0
  return {
    ...engine,
    tries: () => tries,
    write: (work) =>
      engine.write((run) => {
        tries += 1
        return work(async (cypher, params) => {
          if (!cypher.includes('Watermark') && JSON.stringify(params ?? {}).includes(text)) {
            throw refuse()
          }
          return run(cypher, params)
        })
      }),
  }
}

const refused = () => new Error('the value cannot be stored')

const name = (slug: string, to: string) =>
  records.prisma.actor.update({ where: { slug }, data: { name: to } })

const poisonedOf = async (engine: Engine) => (await readWatermark(engine))?.poisoned

describe('what the graph refuses', () => {
  onBothEngines((engine) => {
    const a = () => `actor:${castId('kelompok-a')}`

    it('is found among the rest, stands there as a stub, and is tried when it changes', async () => {
      await fillGraph(records, engine())
      const store = picky(engine(), 'RACUN', refused)
      await records.prisma.$transaction([
        ...['mitra', 'federasi', 'kelompok-b'].map((slug) => name(slug, `sehat ${slug}`)),
        name('kelompok-a', 'RACUN'),
      ])
      expect(await step(records.prisma, store)).toMatchObject({ outcome: 'MOVED', complete: true })
      expect(await poisonedOf(engine())).toEqual([a()])
      expect(await differenceNow(records.prisma, engine())).toEqual([])
      const [row] = await engine().read('MATCH (n:Actor {id: $id}) RETURN properties(n) AS props', {
        id: castId('kelompok-a'),
      })
      expect(row?.props).toEqual({ id: castId('kelompok-a'), circle: 'SELF:' })

      await name('kelompok-b', 'lain')
      await step(records.prisma, store)
      expect(await poisonedOf(engine())).toEqual([a()])

      await reconcile(records.prisma, store)
      expect(await poisonedOf(engine())).toEqual([a()])
      expect(await differenceNow(records.prisma, engine())).toEqual([])

      await name('kelompok-a', 'sembuh')
      await step(records.prisma, store)
      expect(await poisonedOf(engine())).toEqual([])
      expect(await differenceNow(records.prisma, engine())).toEqual([])
    })

    it('may be a tie, and is tried again after an hour', async () => {
      const tie = await records.prisma.tie.findFirstOrThrow({ where: { kind: 'MEMBER_OF' } })
      const store = picky(engine(), '1987-06', refused)
      const since = (text: string) =>
        records.prisma.tie.update({ where: { id: tie.id }, data: { since: text } })
      await since('1987-06')
      await step(records.prisma, store)
      expect(await poisonedOf(engine())).toEqual([`tie:${tie.id}`])
      expect(await differenceNow(records.prisma, engine())).toEqual([])
      expect(await step(records.prisma, engine())).toMatchObject({ outcome: 'IDLE' })
      await engine().write((run) =>
        run("MATCH (m:Watermark {id: 'main'}) SET m.triedAt = '2020-01-01T00:00:00Z'"),
      )
      expect(await step(records.prisma, engine())).toMatchObject({ outcome: 'MOVED', written: 1 })
      expect(await poisonedOf(engine())).toEqual([])
      expect(await differenceNow(records.prisma, engine())).toEqual([])
      await since('2017-05-15')
      await catchUp(records.prisma, engine())
    })

    it.each([
      ['away', graphUnavailable],
      ['out of memory', () => new Error('out of memory')],
    ])('is not what a store does not take because it is %s', async (_what, refuse) => {
      await name('kelompok-a', `RACUN ${_what}`)
      const store = picky(engine(), 'RACUN', refuse)
      await expect(step(records.prisma, store)).rejects.toThrow()
      expect(store.tries()).toBe(1)
      expect(await poisonedOf(engine())).toEqual([])
      await catchUp(records.prisma, engine())
    })

    it('is our own fault when stubs are refused too', async () => {
      await name('kelompok-a', 'apa saja')
      const store = picky(engine(), castId('kelompok-a'), refused)
      await expect(step(records.prisma, store)).rejects.toThrow('cannot be stored')
      expect(await poisonedOf(engine())).toEqual([])
      await catchUp(records.prisma, engine())
    })

    it('may be a text too long for an index of the store itself', async () => {
      await records.pool.query('ALTER TABLE "Actor" DROP CONSTRAINT IF EXISTS "Actor_slug_shape"')
      const id = castId('kelompok-e')
      await records.pool.query('UPDATE "Actor" SET slug = $2 WHERE id = $1', [
        id,
        // Repetition is compressed, so that the index of PostgreSQL takes it.
        'x'.repeat(40_000),
      ])
      await catchUp(records.prisma, engine())
      expect(await poisonedOf(engine())).toEqual(engine().name === 'neo4j' ? [`actor:${id}`] : [])
      expect(await differenceNow(records.prisma, engine())).toEqual([])
      await records.pool.query(`UPDATE "Actor" SET slug = 'kelompok-e' WHERE id = $1`, [id])
      await catchUp(records.prisma, engine())
      expect(await poisonedOf(engine())).toEqual([])
    })
  })
})
