import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

describe('for how many people something was won', () => {
  onEveryApi(
    () => records,
    (ask) => {
      /** The answer when the record has that number and a claim says the other one. */
      async function told(people: number | null, claimed: number, claim: object = {}) {
        const { prisma } = records
        const { id } = await prisma.outcome.findFirstOrThrow({ where: { visibility: 'PUBLIC' } })
        const source = await prisma.source.findUniqueOrThrow({ where: { slug: 'warta-uji' } })
        await prisma.outcome.update({ where: { id }, data: { people } })
        const made = await prisma.claim.create({
          data: {
            ...{ outcomeId: id, property: 'people', number: claimed, asPrinted: String(claimed) },
            ...{ sourceId: source.id, visibility: 'PUBLIC', ...claim },
          },
        })
        const { data, errors, sql } = await ask(
          `{ node(id: "outcome_${id}") { ... on Outcome { people { value withheld } } } }`,
        )
        await prisma.claim.delete({ where: { id: made.id } })
        expect(errors).toEqual([])
        return { ...data.node.people, statements: sql.length }
      }

      it('is withheld below 11, unless a source that one may see has published it', async () => {
        const withheld = { value: null, withheld: 'FEWER_THAN_11', statements: 2 }
        expect(await told(4, 4)).toEqual({ value: 4, withheld: null, statements: 2 })
        expect(await told(4, 5)).toEqual(withheld)
        expect(await told(4, 4, { property: 'existence' })).toEqual(withheld)
        expect(await told(4, 4, { visibility: 'NETWORK' })).toEqual(withheld)
        expect(await told(0, 4)).toEqual({ value: 0, withheld: null, statements: 1 })
        expect(await told(150, 4)).toEqual({ value: 150, withheld: null, statements: 1 })
        expect(await told(null, 4)).toEqual({ value: null, withheld: 'UNKNOWN', statements: 1 })
      })
    },
  )
})
