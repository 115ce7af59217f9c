import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castId } from '../cast.ts'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const slugs = (...names: string[]) => `[${names.map((slug) => `{ slug: "${slug}" }`).join(', ')}]`
const allies = (filter: string, args: string, selection = 'edges { node { slug } ties { id } }') =>
  `{ network(filter: { ${filter} }) { commonAllies(${args}) { ${selection} } } }`
const ofAandC = `of: ${slugs('kelompok-a', 'kelompok-c')}`

describe('common allies', () => {
  onEveryApi(
    () => records,
    (ask) => {
      const found = async (filter: string, args: string) => {
        const { data, errors } = await ask(allies(filter, args))
        expect(errors).toEqual([])
        return data.network.commonAllies.edges.map(
          ({ node, ties }: { node: { slug: string }; ties: object[] }) => [node.slug, ties.length],
        )
      }

      it.each([
        ['today', '', [['kelompok-b', 2]]],
        ['of all times, each alliance of both', 'asOf: null', [['kelompok-b', 3]]],
        ['between two alliances', 'asOf: "2019-01-01"', []],
        ['before everything', 'asOf: "0001-01-01"', []],
        ['at the end of time', 'asOf: "9999-12-31"', [['kelompok-b', 2]]],
        ['over ties of another kind', 'tieKinds: [WORKS_WITH]', []],
        ['of a part that none of them is in', 'actorKinds: [STAKEHOLDER]', []],
        ['of a part that one of them is not in', 'areas: [{ code: "34" }]', []],
      ])('%s', async (_what, filter, expected) => {
        expect(await found(filter, ofAandC)).toEqual(expected)
      })

      it.each([
        ['nobody is allied with both', slugs('kelompok-a', 'mitra')],
        ['one is not on record', slugs('kelompok-a', 'tidak-ada')],
        // kelompok-f is allied with kelompok-c, and so would kelompok-c be with both.
        ['one is hidden', slugs('kelompok-b', 'kelompok-f')],
        ['both are hidden or not there', slugs('kelompok-f', 'tidak-ada')],
        // A refusal of twice the same would tell that it is there.
        [
          'it is one hidden actor twice',
          `[{ slug: "kelompok-f" }, { id: "actor_${castId('kelompok-f')}" }]`,
        ],
      ])('none when %s', async (_what, of) => {
        expect(await found('asOf: null', `of: ${of}`)).toEqual([])
      })

      it.each([
        ['nobody', '[]'],
        ['one', slugs('kelompok-a')],
        ['one twice', `[{ slug: "kelompok-a" }, { id: "actor_${castId('kelompok-a')}" }]`],
        ['eleven', slugs(...Array.from({ length: 11 }, (_, n) => `tidak-ada-${n}`))],
      ])('refuses %s', async (_what, of) => {
        const { data, errors } = await ask(allies('', `of: ${of}`))
        expect(data.network.commonAllies).toBeNull()
        expect(errors).toMatchObject([{ code: 'BAD_FILTER', path: ['network', 'commonAllies'] }])
      })

      it('names the ends of ties and counts', async () => {
        const selection =
          'totalCount nodes { slug } edges { ties { from { slug } to { slug summary } certainty } } pageInfo { hasNextPage endCursor }'
        const { data, errors } = await ask(allies('asOf: null', ofAandC, selection))
        expect(errors).toEqual([])
        const { totalCount, nodes, edges } = data.network.commonAllies
        expect([totalCount, nodes]).toEqual([1, [{ slug: 'kelompok-b' }]])
        for (const { from, to } of edges[0].ties) {
          const ends = [from.slug, to.slug]
          expect(ends).toContain('kelompok-b')
          expect(ends.filter((slug) => slug !== 'kelompok-b')).toHaveLength(1)
        }
      })

      it('a cursor fits one question', async () => {
        const selection = 'pageInfo { endCursor }'
        const { data } = await ask(allies('asOf: null', ofAandC, selection))
        const after = `, after: "${data.network.commonAllies.pageInfo.endCursor}"`
        const next = await ask(allies('asOf: null', ofAandC + after, 'nodes { slug }'))
        expect(next.data.network.commonAllies.nodes).toEqual([])
        const other = await ask(allies('', ofAandC + after, 'nodes { slug }'))
        expect(other.errors).toMatchObject([{ code: 'FOREIGN_CURSOR' }])
      })

      it.each([
        ['what the network carries', 'edges { node { name kind } ties { kind since } }', 1, 1],
        ['columns of the records', 'edges { node { summary } ties { note } }', 3, 1],
        ['the total', 'totalCount nodes { name }', 1, 1],
      ])('statements: %s', async (_what, selection, statements, texts) => {
        const { errors, sql, cypher } = await ask(allies('', ofAandC, selection))
        expect(errors).toEqual([])
        expect([sql.length, cypher.length]).toEqual([statements, texts])
      })
    },
  )
})
