import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicId } from '../../src/model/public-id.ts'
import { castId } from '../cast.ts'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
  await records.prisma.area.create({
    data: { code: '34.03', name: 'Kota Bantul', sortName: 'kota bantul', level: 'REGENCY' },
  })
})
afterAll(() => records.drop())

const document = `query ($text: String!, $in: [SearchIn!], $first: Int, $after: String, $last: Int, $before: String) {
  search(text: $text, in: $in, first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { in name score why matched { name text } node { id __typename
      ... on Actor { name classification } ... on Area { code parent { name } } ... on Issue { nameEn }
      ... on Trade { nameId } ... on Source { title } ... on Activity { startsOn } ... on Publication { publishedOn } } }
  }
}`

// biome-ignore lint/suspicious/noExplicitAny: answers are compared as plain JSON.
const nodes = (data: any) => data.search.edges.map((edge: { node: object }) => edge.node)

describe('search', () => {
  onEveryApi(
    () => records,
    (ask) => {
      it('tells what matched and why, with typed nodes', async () => {
        const { data, errors } = await ask(document, { text: 'kua' })
        expect(errors).toEqual([])
        expect(data.search.edges[0]).toEqual({
          in: 'GROUP',
          name: 'Kelompok Uji A',
          score: 1,
          why: 'EXACT',
          matched: { name: 'ACRONYM', text: 'KUA' },
          node: {
            id: publicId('actor', castId('kelompok-a')),
            __typename: 'Group',
            name: 'Kelompok Uji A',
            classification: 'UNION',
          },
        })
        const translated = await ask(document, { text: 'test group' })
        expect(translated.data.search.edges[0]).toMatchObject({
          why: 'PREFIX',
          matched: { name: 'TRANSLATION' },
        })
        const similar = await ask(document, { text: 'fedrasi' })
        expect(similar.data.search.edges[0]).toMatchObject({
          why: 'SIMILAR',
          matched: { name: 'OWN', text: 'Federasi Uji' },
        })
      })

      it('finds every record that shares an acronym, before all others', async () => {
        const { data } = await ask(document, { text: 'KU' })
        const exact = data.search.edges.filter(({ why }: { why: string }) => why === 'EXACT')
        expect(exact.map(({ node }: { node: { id: string } }) => node.id).sort()).toEqual(
          ['kelompok-b', 'kelompok-c'].map((slug) => publicId('actor', castId(slug))).sort(),
        )
        expect(data.search.edges.slice(0, 2)).toEqual(exact)
      })

      it.each([
        ['jumat', "Kelompok Uji B Jum'at"],
        ['UJI ÉKA candi', 'Kelompok Uji Çandi Éka'],
        ['مجموعة', 'مجموعة اختبار د'],
        ['\u200fاختبار مجموعة', 'مجموعة اختبار د'],
        ['🧵', 'Kelompok Uji E 🧵'],
        ['kelompok uji e', 'Kelompok Uji E 🧵'],
      ])('%j finds %j first', async (text, name) => {
        const { data, errors } = await ask(document, { text })
        expect(errors).toEqual([])
        expect(nodes(data)[0]).toMatchObject({ name })
      })

      it.each(['', '   ', '%', '_', '\\', "'", '& | ! <->', '\0', '\u200f\u200e', '\ufeff'])(
        'finds nothing in %j, without a statement',
        async (text) => {
          const { data, errors, sql } = await ask(document, { text })
          expect(errors).toEqual([])
          expect(data.search).toEqual({
            totalCount: 0,
            pageInfo: {
              hasNextPage: false,
              hasPreviousPage: false,
              startCursor: null,
              endCursor: null,
            },
            edges: [],
          })
          expect(sql).toEqual([])
        },
      )

      it.each(["uji' OR '1'='1", 'uji & (', 'uji:*', '!uji', 'uji%', '\ud800', 'a\0b', '-'])(
        'answers %j without an error',
        async (text) => expect((await ask(document, { text })).errors).toEqual([]),
      )

      it('takes 500 characters and refuses more, in a moment', async () => {
        for (const text of ['a '.repeat(250), 'kelompok '.repeat(55), 'x'.repeat(500)]) {
          const began = performance.now()
          expect((await ask(document, { text })).errors).toEqual([])
          expect(performance.now() - began).toBeLessThan(1000)
        }
        const { errors, sql } = await ask(document, { text: 'x'.repeat(5000) })
        expect(errors).toMatchObject([{ code: 'BAD_FILTER', path: ['search'] }])
        expect(sql).toEqual([])
      })

      it('searches only what it is told to', async () => {
        const of = async (in_: string[]) => {
          const { data, errors } = await ask(document, { text: 'uji', in: in_ })
          expect(errors).toEqual([])
          return new Set(nodes(data).map((node: { __typename: string }) => node.__typename))
        }
        expect(await of(['ALLIANCE'])).toEqual(new Set(['Alliance']))
        expect(await of(['ISSUE', 'ACTIVITY'])).toEqual(new Set(['Issue', 'Activity']))
        expect(await of(['SOURCE', 'SOURCE'])).toEqual(new Set(['Source']))
        expect((await of(['AREA'])).size).toBe(0)
        expect((await of([])).size).toBe(0)
      })

      it('never shows a hidden actor, nor counts it', async () => {
        const hidden = publicId('actor', castId('kelompok-f'))
        for (const text of ['Kelompok Uji F', 'kelompok', 'uji', 'f', 'kelompk uji']) {
          const { data } = await ask(document, { text, first: 100 })
          expect(nodes(data).map((node: { id: string }) => node.id)).not.toContain(hidden)
          expect(data.search.totalCount).toBe(data.search.edges.length)
        }
      })

      it('pages forward and backward over the same list', async () => {
        const whole = await ask(document, { text: 'uji', first: 100 })
        const ids = nodes(whole.data).map((node: { id: string }) => node.id)
        expect(ids.length).toBeGreaterThan(10)
        const forward: string[] = []
        let after: string | null = null
        do {
          const { data, errors }: Awaited<ReturnType<typeof ask>> = await ask(document, {
            ...{ text: 'UJI', first: 4, after },
          })
          expect(errors).toEqual([])
          expect(data.search.totalCount).toBe(ids.length)
          forward.push(...nodes(data).map((node: { id: string }) => node.id))
          after = data.search.pageInfo.hasNextPage ? data.search.pageInfo.endCursor : null
        } while (after)
        expect(forward).toEqual(ids)
        const last = await ask(document, { text: 'uji', last: 4 })
        expect(nodes(last.data).map((node: { id: string }) => node.id)).toEqual(ids.slice(-4))
        const before = last.data.search.pageInfo.startCursor
        const next = await ask(document, { text: 'uji', last: 4, before })
        expect(nodes(next.data).map((node: { id: string }) => node.id)).toEqual(ids.slice(-8, -4))
      })

      it('refuses a cursor of another search and a forged one', async () => {
        const { data } = await ask(document, { text: 'uji', first: 1 })
        const after: string = data.search.pageInfo.endCursor
        const code = async (variables: object) =>
          (await ask(document, variables as never)).errors.map((error) => error.code)
        expect(await code({ text: 'warta', after })).toEqual(['FOREIGN_CURSOR'])
        expect(await code({ text: 'uji', in: ['GROUP'], after })).toEqual(['FOREIGN_CURSOR'])
        expect(await code({ text: 'uji', after: 'x' })).toEqual(['BAD_CURSOR'])
        const [list, , id, day] = JSON.parse(Buffer.from(after, 'base64url').toString())
        const forged = Buffer.from(JSON.stringify([list, 'zz', id, day])).toString('base64url')
        expect(await code({ text: 'uji', after: forged })).toEqual([])
        expect(await code({ text: 'uji', first: 101 })).toEqual(['PAGE_TOO_LARGE'])
        expect(await code({ text: '', after: 'x' })).toEqual(['BAD_CURSOR'])
      })

      it('costs one statement, and one more for each type that it found', async () => {
        const { data, sql, cypher } = await ask(document, { text: 'uji', first: 100 })
        const types = new Set(
          nodes(data).map(({ id }: { id: string }) => id.slice(0, id.indexOf('_'))),
        )
        expect(types.size).toBeGreaterThan(3)
        expect(sql).toHaveLength(1 + types.size)
        expect(cypher).toEqual([])
        expect((await ask(document, { text: 'menjahit' })).sql).toHaveLength(2)
        expect((await ask(document, { text: 'xyzzy' })).sql).toHaveLength(1)
        const box = '{ search(text: "uji") { edges { in name why node { id __typename } } } }'
        const answer = await ask(box)
        expect(answer.sql).toHaveLength(1)
        expect(answer.data.search.edges).toContainEqual({
          ...{ in: 'ALLIANCE', name: 'Federasi Uji', why: 'WORDS' },
          node: { id: publicId('actor', castId('federasi')), __typename: 'Alliance' },
        })
      })

      it('loads what the document asks of each type, also below', async () => {
        const { data, errors, sql } = await ask(`{ search(text: "kelompok uji a", in: [GROUP]) {
          nodes { ... on Group { areas { area { name } } ties(first: 1) { nodes { kind } } } } } }`)
        expect(errors).toEqual([])
        expect(data.search.nodes[0].areas.length).toBeGreaterThan(0)
        expect(data.search.nodes[0].ties.nodes).toHaveLength(1)
        expect(sql).toHaveLength(2)
      })
    },
  )
})

describe('look-ups by name', () => {
  onEveryApi(
    () => records,
    (ask) => {
      const named = async (name: string) => {
        const { data, errors, sql } = await ask(
          'query ($name: String!) { areas(named: $name) { nodes { code name } } }',
          { name },
        )
        expect(errors).toEqual([])
        expect(sql).toHaveLength(1)
        return data.areas.nodes as { code: string; name: string }[]
      }

      it('lists the areas that a name without a title may mean', async () => {
        expect(await named('BANTUL')).toEqual([
          { code: '34.02', name: 'Kabupaten Bantul' },
          { code: '34.03', name: 'Kota Bantul' },
        ])
        expect(await named('yogyakarta')).toHaveLength(2)
      })

      it.each([
        ['Kab. Bantul', '34.02'],
        ['kabupaten  bantul', '34.02'],
        ['Kota Bantul', '34.03'],
        ['Surabaya', '35.78'],
        ['jawa timur', '35'],
      ])('%j is one area', async (name, code) => {
        expect(await named(name)).toMatchObject([{ code }])
      })

      it.each(['', 'Bant', 'Kecamatan Bantul', '\0', '%'])('%j is none', async (name) => {
        expect(await named(name)).toEqual([])
      })

      it('still finds an area by id and code', async () => {
        const { id } = await records.prisma.area.findUniqueOrThrow({ where: { code: '34.02' } })
        const { data } = await ask(`{ a: area(by: { code: "34.02" }) { ... on Area { id } }
          b: area(by: { id: "${publicId('area', id)}" }) { ... on Area { code } }
          c: area(by: { code: "99" }) { __typename } }`)
        expect(data).toEqual({ a: { id: publicId('area', id) }, b: { code: '34.02' }, c: null })
      })
    },
  )
})
