import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { developer } from '../../src/access/circles.ts'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

describe('views of issues', () => {
  onEveryApi(
    () => records,
    (ask) => {
      const seats = `{ issue(by: { slug: "perda-uji" }) { seats { nodes { actor { slug } role
        stance { position asOf } early: stance(asOf: "2016-01-01") { position } } } } }`

      it('where those who decide stand, on a day', async () => {
        const { data, errors, sql } = await ask(seats)
        expect(errors).toEqual([])
        expect(data.issue.seats.nodes).toEqual([
          {
            ...{ actor: { slug: 'dewan' }, role: 'DECIDES', early: null },
            stance: { position: 'NEUTRAL', asOf: '2017-08-10' },
          },
          { actor: { slug: 'dinas' }, role: 'DRAFTS', early: null, stance: null },
        ])
        // The issue with its seats, the stances of both days, what is asked of stances.
        expect(sql).toHaveLength(3)
      })

      it('whoever may see a later stance sees that', async () => {
        const { data } = await ask(seats, {}, 'EN', developer)
        expect(data.issue.seats.nodes[0].stance.position).toBe('PASSIVE_ALLY')
      })

      it('the same demand across provinces, those without an issue too', async () => {
        const { data, errors, sql } = await ask(`{ demandAcrossProvinces(demand: DECENT_PAY) {
          province { code } issues { slug stage outcomes { nodes { winner { slug } conceder { slug } } } } } }`)
        expect(errors).toEqual([])
        const found = data.demandAcrossProvinces
        expect(
          found.find((one: { province: { code: string } }) => one.province?.code === '34'),
        ).toMatchObject({
          issues: [
            {
              slug: 'perda-uji',
              stage: 'DEBATED',
              outcomes: { nodes: [{ winner: { slug: 'federasi' } }] },
            },
          ],
        })
        expect(
          found.find((one: { province: { code: string } }) => one.province?.code === '35'),
        ).toMatchObject({ issues: [] })
        expect(found.at(-1)).toMatchObject({ province: null, issues: [{ slug: 'upah-layak' }] })
        expect(sql.length).toBeLessThanOrEqual(6)
      })

      it('a demand that nobody fights for', async () => {
        const { data } = await ask('{ demandAcrossProvinces(demand: SAFETY) { issues { slug } } }')
        expect(
          data.demandAcrossProvinces.flatMap(({ issues }: { issues: object[] }) => issues),
        ).toEqual([])
      })
    },
  )
})
