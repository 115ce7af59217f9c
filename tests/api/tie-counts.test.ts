import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const counts = 'kind count out in certain'
const one = (slug: string, args = '') =>
  `{ actor(by: { slug: "${slug}" }) { ... on Actor { tieCounts${args} { items { ${counts} } } } } }`

describe('how many ties an actor has', () => {
  onEveryApi(
    () => records,
    (ask) => {
      it('by kind, in the order of the kinds, with both directions', async () => {
        const { data, errors } = await ask(one('federasi', '(asOf: "2019-06-01")'))
        expect(errors).toEqual([])
        expect(data.actor.tieCounts.items).toEqual([
          { kind: 'MEMBER_OF', count: 3, out: 1, in: 2, certain: 2 },
          { kind: 'LOBBIES', count: 1, out: 1, in: 0, certain: 0 },
        ])
      })

      it('undirected kinds have no direction', async () => {
        const { data } = await ask(one('kelompok-b', '(asOf: "2017-01-01")'))
        expect(data.actor.tieCounts.items[0]).toEqual({
          kind: 'ALLIED_WITH',
          count: 2,
          out: null,
          in: null,
          certain: 2,
        })
      })

      it('nothing hidden is counted, and all times know no certainty', async () => {
        const { data } = await ask(one('kelompok-c', '(asOf: null)'))
        // With kelompok-b twice; the tie to the hidden kelompok-f does not count.
        expect(data.actor.tieCounts.items[0]).toMatchObject({
          kind: 'ALLIED_WITH',
          count: 2,
          certain: null,
        })
      })

      it('tells its day and its version', async () => {
        const list = async (args: string) =>
          (
            await ask(
              `{ group(by: { slug: "kelompok-a" }) { tieCounts${args} { asOf version { from to complete } } } }`,
            )
          ).data.group.tieCounts
        const today = await list('')
        expect(today.asOf).toBe('2024-06-01')
        expect(today.version).toMatchObject({ from: today.version.to, complete: true })
        expect((await list('(asOf: null)')).asOf).toBeNull()
        expect((await list('(asOf: "2018-01-01")')).asOf).toBe('2018-01-01')
      })

      it.each([
        ['an actor without ties', 'kelompok-e', ''],
        ['before everything', 'kelompok-a', '(asOf: "0001-01-01", certainty: HOLDS)'],
      ])('%s has an empty list', async (_what, slug, args) => {
        const { data, errors } = await ask(one(slug, args))
        expect(errors).toEqual([])
        expect(data.actor.tieCounts.items).toEqual([])
      })

      it('says the same as the lists of ties', async () => {
        const { data } = await ask(
          '{ actors(first: 100) { nodes { tieCounts { items { count } } ties(first: 1) { totalCount } } } }',
        )
        for (const { tieCounts, ties } of data.actors.nodes) {
          const sum = tieCounts.items.reduce(
            (all: number, { count }: { count: number }) => all + count,
            0,
          )
          expect(sum).toBe(ties.totalCount)
        }
      })

      it.each([
        [
          'one question, however wide',
          `{ actors { nodes { tieCounts { items { ${counts} } } } } }`,
          1,
        ],
        [
          'two days, two questions',
          `{ actors { nodes { a: tieCounts { items { ${counts} } } b: tieCounts(asOf: "2018-01-01") { items { ${counts} } } c: tieCounts { asOf items { count } } } } }`,
          2,
        ],
        [
          'the version, looked at before and after',
          '{ actors { nodes { tieCounts { version { complete } items { count } } } } }',
          3,
        ],
      ])('%s', async (_what, document, texts) => {
        const { errors, sql, cypher } = await ask(document)
        expect(errors).toEqual([])
        expect([sql.length, cypher.length]).toEqual([1, texts])
      })
    },
  )
})
