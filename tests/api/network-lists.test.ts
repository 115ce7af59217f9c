import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'
import { bothWays } from '../support/paging.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

describe('lists of a slice', () => {
  onEveryApi(
    () => records,
    (ask) => {
      const found = async (filter: string, slice = '') => {
        const { data, errors } = await ask(
          `{ network${slice} { actors(filter: { ${filter} }) { totalCount nodes { slug } } } }`,
        )
        expect(errors).toEqual([])
        const { nodes, totalCount } = data.network.actors
        expect(totalCount).toBe(nodes.length)
        return nodes.map(({ slug }: { slug: string }) => slug)
      }

      it.each(['actors', 'ties'])('pages both ways over all %s exactly once', async (list) => {
        const page = async (args: string) =>
          (
            await ask(`{ network(filter: { asOf: null }) { ${list}(${args}) { nodes { id }
              pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`)
          ).data.network[list]
        const orders = list === 'actors' ? ['', ', orderBy: { direction: DESC }'] : ['']
        for (const order of orders) {
          const all = (await page(`first: 100${order}`)).nodes
          const { forward, backward } = await bothWays(page, { first: 3, last: 4 }, order)
          expect(forward).toEqual(all)
          expect(backward).toEqual(all)
        }
      })

      it('takes cursors of the same slice and list only', async () => {
        const { data } = await ask('{ network { actors(first: 1) { pageInfo { endCursor } } } }')
        const cursor = data.network.actors.pageInfo.endCursor
        const code = async (field: string) => (await ask(`{ ${field} }`)).errors[0]?.code
        expect(
          await code(`network { actors(after: "${cursor}") { nodes { id } } }`),
        ).toBeUndefined()
        for (const other of [
          `network { ties(after: "${cursor}") { nodes { id } } }`,
          `network(filter: { asOf: null }) { actors(after: "${cursor}") { nodes { id } } }`,
          `network { actors(after: "${cursor}", filter: { kinds: [GROUP] }) { nodes { id } } }`,
          `group(by: { slug: "kelompok-a" }) { neighbourhood { actors(after: "${cursor}") { nodes { id } } } }`,
        ]) {
          expect(await code(other)).toBe('FOREIGN_CURSOR')
        }
      })

      it('takes cursors of its day only, whether the day was named or not', async () => {
        const lists = [
          'actors(first: 1*)',
          'ties(first: 1*)',
          'commonAllies(first: 1*, of: [{ slug: "kelompok-a" }, { slug: "kelompok-c" }])',
          'bridging(first: 1*, between: [{ area: { code: "34" } }, { area: { code: "35" } }])',
        ]
        const slices = [
          (day: string) => `network${day && `(filter: { ${day} })`}`,
          (day: string) => `group(by: { slug: "kelompok-a" }) { neighbourhood${day && `(${day})`}`,
        ]
        for (const slice of slices) {
          for (const list of lists) {
            const page = (day: string, after: string) => {
              const field = `${slice(day)} { l: ${list.replace('*', after)} { pageInfo { endCursor } nodes { id } } }`
              return ask(`{ ${field} ${field.startsWith('group') ? '} }' : '}'}`)
            }
            const { data, errors } = await page('', '')
            expect(errors).toEqual([])
            const { l } = data.network ?? data.group.neighbourhood
            const after = `, after: "${l.pageInfo.endCursor}"`
            const code = async (day: string) => (await page(day, after)).errors[0]?.code
            // Today is 2024-06-01.
            expect(await code('')).toBeUndefined()
            expect(await code('asOf: "2024-06-01"')).toBeUndefined()
            for (const other of ['asOf: "2024-05-31"', 'asOf: null', 'certainty: HOLDS']) {
              expect([list, other, await code(other)]).toEqual([list, other, 'FOREIGN_CURSOR'])
            }
          }
        }
      })

      it('filters actors by kind, sort of body and number of ties', async () => {
        expect(await found('kinds: [ALLIANCE], classifications: [NETWORK, UNION]')).toEqual([
          'jaringan',
        ])
        expect(await found('kinds: []')).toEqual([])
        expect(await found('ties: { moreThan: { count: 3 } }')).toEqual([
          'kelompok-a',
          'kelompok-c',
        ])
        expect(await found('ties: { moreThan: { count: 3 }, fewerThan: { count: 6 } }')).toEqual([
          'kelompok-c',
        ])
        expect(await found('ties: { fewerThan: { count: 1 } }')).toEqual(['kelompok-e'])
        expect(await found('ties: { fewerThan: { count: 0 } }')).toEqual([])
        expect(await found('ties: { moreThan: { count: 2147483647 } }')).toEqual([])
      })

      it('counts the actors that one is tied to, not the ties', async () => {
        // Of all times, kelompok-b and kelompok-c were allied twice; kelompok-a is an ally of b too.
        const allies = (more: number) =>
          found(
            `ties: { moreThan: { count: ${more}, of: { kinds: [ALLIED_WITH] } } }`,
            '(filter: { asOf: null })',
          )
        expect(await allies(0)).toEqual(['kelompok-a', 'kelompok-b', 'kelompok-c'])
        expect(await allies(1)).toEqual(['kelompok-b'])
        expect(await allies(2)).toEqual([])
      })

      it('counts undirected ties in every direction', async () => {
        for (const direction of ['IN', 'OUT', 'ANY']) {
          expect(
            await found(`ties: { some: { kinds: [ALLIED_WITH], direction: ${direction} } }`),
          ).toEqual(['kelompok-a', 'kelompok-b', 'kelompok-c'])
        }
      })

      it('filters actors by what some, none and every one of their ties are', async () => {
        expect(await found('ties: { some: { kinds: [LOBBIES], direction: IN } }')).toEqual([
          ...['dewan', 'dinas'],
        ])
        expect(
          await found('kinds: [GROUP], ties: { none: { kinds: [MEMBER_OF], direction: OUT } }'),
        ).toEqual(['kelompok-b', 'kelompok-e'])
        const members = 'every: { kinds: [MEMBER_OF], otherKinds: [ALLIANCE] }'
        expect(await found(`ties: { ${members} }`)).toEqual(['kelompok-e', 'kelompok-d'])
        expect(await found(`ties: { ${members}, some: {} }`)).toEqual(['kelompok-d'])
        expect(await found('ties: { some: { kinds: [] } }')).toEqual([])
        expect(await found('ties: { some: {}, none: {} }')).toEqual([])
      })

      it('counts only ties within the slice', async () => {
        const groups = '(filter: { actorKinds: [GROUP] })'
        expect(await found('ties: { moreThan: { count: 1 } }', groups)).toEqual([
          ...['kelompok-a', 'kelompok-b', 'kelompok-c'],
        ])
        expect(await found('ties: { some: { kinds: [MEMBER_OF] } }', groups)).toEqual([])
      })

      it.each([
        ['actors(first: 0)', 'BAD_PAGE'],
        ['actors(first: 101)', 'PAGE_TOO_LARGE'],
        ['actors(after: "x")', 'BAD_CURSOR'],
        ['ties(first: 1, last: 1)', 'BAD_PAGE'],
        ['actors(filter: { ties: { moreThan: { count: -1 } } })', 'BAD_FILTER'],
        ['actors(filter: { ties: { some: { minStrength: 2 } } })', 'BAD_FILTER'],
      ])('refuses %s', async (field, code) => {
        const { data, errors } = await ask(`{ network { asOf ${field} { nodes { id } } } }`)
        expect(errors).toMatchObject([{ code }])
        expect(data.network.asOf).toBe('2024-06-01')
      })
    },
  )
})
