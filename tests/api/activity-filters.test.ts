import { afterAll, beforeAll, expect, it } from 'vitest'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

/** The activities of the cast that anyone may see, by their start. */
const all = ['diskusi-uji', 'rangkaian-uji', 'tindak-lanjut-uji', 'peluncuran-uji', 'pertemuan-uji']

onEveryApi(
  () => records,
  (ask) => {
    const slugs = async (filter: object | null, orderBy: object | null = null) => {
      const { data, errors } = await ask(
        'query ($filter: ActivityFilter, $orderBy: ActivityOrder) { activities(filter: $filter, orderBy: $orderBy) { totalCount nodes { slug } } }',
        { filter, orderBy },
      )
      expect(errors).toEqual([])
      expect(data.activities.totalCount).toBe(data.activities.nodes.length)
      return data.activities.nodes.map(({ slug }: { slug: string }) => slug)
    }

    it('come by their start, by name or as recorded, either way', async () => {
      expect(await slugs(null)).toEqual(all)
      expect(await slugs({})).toEqual(all)
      expect(await slugs(null, { field: 'START', direction: 'DESC' })).toEqual(all.toReversed())
      expect(await slugs(null, { field: 'NAME' })).toEqual(all.toSorted())
      expect((await slugs(null, { field: 'CREATED_AT' })).toSorted()).toEqual(all.toSorted())
    })

    it.each([
      ['kinds', { kinds: ['LAUNCH', 'FOCUS_GROUP'] }, ['diskusi-uji', 'peluncuran-uji']],
      ['no kind at all', { kinds: [] }, []],
      ['statuses', { statuses: ['PLANNED', 'UNKNOWN'] }, ['tindak-lanjut-uji', 'peluncuran-uji']],
      [
        'an area and its parts',
        { area: { code: '34' } },
        ['rangkaian-uji', 'peluncuran-uji', 'pertemuan-uji'],
      ],
      ['a part alone', { area: { code: '34.71' } }, ['peluncuran-uji']],
      ['an area that is not on record', { area: { code: '99' } }, []],
      [
        'an actor',
        { participant: { actor: { slug: 'mitra' } } },
        ['rangkaian-uji', 'peluncuran-uji'],
      ],
      [
        'an actor in a role that it never had',
        { participant: { actor: { slug: 'mitra' }, roles: ['TARGET'] } },
        [],
      ],
      ['a role of anyone', { participant: { roles: ['HOST'] } }, ['diskusi-uji']],
      ['a hidden actor', { participant: { actor: { slug: 'kelompok-f' } } }, []],
      ['an issue', { issue: { slug: 'upah-layak' } }, ['rangkaian-uji']],
      ['an issue that is not on record', { issue: { slug: 'tidak-ada' } }, []],
      [
        'everything at once',
        {
          kinds: ['WORKSHOP'],
          statuses: ['HELD'],
          area: { code: '34' },
          participant: { actor: { slug: 'mitra' }, roles: ['ORGANIZER'] },
          issue: { slug: 'perda-uji' },
          from: '2018-08-31',
          to: '2018-08-31',
        },
        ['rangkaian-uji'],
      ],
    ])('by %s', async (_what, filter, expected) => {
      expect(await slugs(filter)).toEqual(expected)
    })

    it.each([
      [
        'a time within a period',
        '2018-06-10',
        '2018-06-20',
        ['diskusi-uji', 'rangkaian-uji', 'tindak-lanjut-uji'],
      ],
      ['the last day', '2018-08-31', '2018-09-30', ['diskusi-uji', 'rangkaian-uji']],
      ['the day after', '2018-09-01', '2018-09-30', ['diskusi-uji']],
      ['from a day on', '2018-10-25', null, ['diskusi-uji', 'peluncuran-uji', 'pertemuan-uji']],
      ['up to a day', null, '2018-04-01', ['diskusi-uji', 'rangkaian-uji', 'tindak-lanjut-uji']],
      ['before everything', null, '0001-01-01', ['diskusi-uji']],
      ['after everything', '9999-12-31', null, ['diskusi-uji']],
      ['a time that ends before it begins', '2018-06-20', '2018-06-10', []],
    ])('may have taken place in %s', async (_what, from, to, expected) => {
      expect(await slugs({ from, to })).toEqual(expected)
    })

    it.each([
      ['2018-04-30', '2018-07-31', ['rangkaian-uji']],
      ['2018-04-01', '2018-06-30', ['rangkaian-uji', 'tindak-lanjut-uji']],
      ['2018-04-02', '2018-06-30', ['rangkaian-uji']],
      ['2018-04-01', '2018-04-29', []],
      ['2018-08-01', '2018-08-31', ['rangkaian-uji']],
      ['2018-08-02', '2018-08-31', []],
      ['2018-10-25', '2018-10-25', ['peluncuran-uji']],
      ['2018-08-02', null, ['peluncuran-uji', 'pertemuan-uji']],
      [null, '2018-06-29', ['rangkaian-uji']],
      [null, '0001-01-01', []],
      ['9999-12-31', null, []],
    ])('certainly lies from %s to %s', async (from, to, expected) => {
      expect(await slugs({ from, to, certainty: 'HOLDS' })).toEqual(expected)
    })

    it('pages both ways, and keeps cursors to one list', async () => {
      const page = (args: string) =>
        ask(
          `{ activities(${args}) { nodes { slug } pageInfo { hasNextPage endCursor startCursor } } }`,
        )
      const first = await page('first: 2')
      expect(first.data.activities.nodes).toHaveLength(2)
      const { endCursor } = first.data.activities.pageInfo
      const rest = await page(`first: 10, after: "${endCursor}"`)
      expect(rest.data.activities.nodes).toEqual(all.slice(2).map((slug) => ({ slug })))
      const back = await page(`last: 1, before: "${rest.data.activities.pageInfo.startCursor}"`)
      expect(back.data.activities.nodes).toEqual([{ slug: all[1] }])
      const other = await page(`filter: { kinds: [HEARING] }, after: "${endCursor}"`)
      expect(other.errors[0]?.code).toBe('FOREIGN_CURSOR')
    })

    it.each([
      ['filter: { issue: { id: "actor_x" } }', 'BAD_ID'],
      ['filter: { participant: { actor: { id: "issue_x" } } }', 'BAD_ID'],
      ['filter: { area: { code: "Bantul" } }', 'BAD_FILTER'],
      ['first: 0', 'BAD_PAGE'],
    ])('refuses %s', async (args, code) => {
      const { errors } = await ask(`{ activities(${args}) { nodes { slug } } }`)
      expect(errors.map((one) => one.code)).toEqual([code])
    })
  },
)
