import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const figures =
  'asOf actors actorsByKind { kind count } ties tiesByKind { kind count certain } certainTies untiedActors density'

describe('the timeline of a slice', () => {
  onEveryApi(
    () => records,
    (ask) => {
      it.each(['', 'certainty: HOLDS', 'actorKinds: [GROUP, ALLIANCE], tieKinds: [MEMBER_OF]'])(
        'says of each day what its summary says, by one text: %s',
        async (filter) => {
          const { data, errors, sql, cypher } = await ask(
            `{ networkTimeline(filter: { ${filter} }, from: "2014-06-01", to: "2022-06-01", step: YEAR) { points { ${figures} } } }`,
          )
          expect(errors).toEqual([])
          expect([sql.length, cypher.length]).toEqual([0, 1])
          expect(data.networkTimeline.points).toHaveLength(9)
          for (const point of data.networkTimeline.points) {
            const one = await ask(
              `{ network(filter: { asOf: "${point.asOf}", ${filter} }) { summary { ${figures} } } }`,
            )
            expect(point).toEqual(one.data.network.summary)
          }
          const ties = data.networkTimeline.points.map((point: { ties: number }) => point.ties)
          expect(new Set(ties).size).toBeGreaterThan(1)
        },
      )

      it.each(['2020-01-15', '2018-06-30'])(
        'counts a tie on its first and on its last day: %s',
        async (day) => {
          const { data } = await ask(`{
            networkTimeline(from: "${day}", to: "${day}", step: YEAR) { points { ${figures} } }
            network(filter: { asOf: "${day}" }) { summary { ${figures} } } }`)
          expect(data.networkTimeline.points).toEqual([data.network.summary])
        },
      )

      it('follows the actors that are near on the day of the filter', async () => {
        const around = 'around: { actor: { slug: "kelompok-b" } }, tieKinds: [ALLIED_WITH]'
        const points = async (asOf: string) =>
          (
            await ask(
              `{ networkTimeline(filter: { asOf: ${asOf}, ${around} }, from: "2017-01-01", to: "2019-01-01", step: YEAR) { points { actors ties } } }`,
            )
          ).data.networkTimeline.points
        expect(await points('"2019-01-01"')).toEqual([
          { actors: 2, ties: 1 },
          { actors: 2, ties: 1 },
          { actors: 2, ties: 1 },
        ])
        expect(await points('null')).toEqual([
          { actors: 3, ties: 2 },
          { actors: 3, ties: 2 },
          { actors: 3, ties: 1 },
        ])
      })

      it('looks at the version before and after all that it reads', async () => {
        const around = 'filter: { around: { actor: { slug: "kelompok-b" } } }'
        const { data, cypher } = await ask(
          `{ networkTimeline(${around}, from: "2017-01-01", to: "2019-01-01", step: YEAR) {
            version { from to complete } points { ties } } }`,
        )
        const { version } = data.networkTimeline
        expect(version).toMatchObject({ from: version.to, complete: true })
        const looks = cypher.map(({ text }) => text.includes('Watermark'))
        expect(looks).toEqual([true, false, false, true])
      })

      it('takes steps of months, and the last day of a short one', async () => {
        const days = async (args: string) =>
          (
            await ask(`{ networkTimeline(${args}) { points { asOf } } }`)
          ).data.networkTimeline.points.map((point: { asOf: string }) => point.asOf)
        expect(await days('from: "2020-01-31", to: "2020-05-01", step: MONTH')).toEqual([
          ...['2020-01-31', '2020-02-29', '2020-03-31', '2020-04-30'],
        ])
        expect(await days('from: "2019-11-30", to: "2020-08-30", step: QUARTER')).toEqual([
          ...['2019-11-30', '2020-02-29', '2020-05-30', '2020-08-30'],
        ])
        expect(await days('from: "0001-01-01", to: "0001-01-01", step: YEAR')).toEqual([
          '0001-01-01',
        ])
        expect(await days('from: "9998-12-31", to: "9999-12-31", step: YEAR')).toEqual([
          ...['9998-12-31', '9999-12-31'],
        ])
        expect(await days('from: "1924-06-02", to: "2024-06-01", step: YEAR')).toHaveLength(100)
      })

      it.each([
        ['from: "2020-01-02", to: "2020-01-01", step: YEAR'],
        ['from: "1924-06-01", to: "2024-06-01", step: YEAR'],
        ['from: "0001-01-01", to: "9999-12-31", step: MONTH'],
        ['filter: { minStrength: -1 }, from: "2020-01-01", to: "2020-01-01", step: MONTH'],
      ])('refuses %s', async (args) => {
        const { data, errors, cypher } = await ask(
          `{ networkTimeline(${args}) { points { asOf } } }`,
        )
        expect(errors).toMatchObject([{ code: 'BAD_FILTER', path: ['networkTimeline'] }])
        expect(data.networkTimeline).toBeNull()
        expect(cypher).toEqual([])
      })
    },
  )
})
