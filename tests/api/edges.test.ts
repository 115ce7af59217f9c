import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foldName } from '../../src/model/fold.ts'
import { castId } from '../cast.ts'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

const names = [
  "Ibu-ibu O'Connor “Sejahtera”",
  'Ñandú Café',
  'ñandu cafe dua',
  'مجموعة النساء العاملات',
  '🧵 Kelompok Jahit 🧶',
  '\u{1F9F5}',
  '\u202Eterbalik\u202C Kelompok',
  '\u200F',
  '-',
  'a',
  'Z',
  'é',
  `Panjang ${'sekali '.repeat(27)}`.trim(),
  '100% & <b>tebal</b> \\ "kutip"',
  '\'; DROP TABLE "Actor"; --',
  '$name {x} [y] `z`',
]
const slugOf = (at: number) => `nama-${at}`
const ties = 10_000

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
  const { prisma, pool } = records
  const made = {
    kind: 'GROUP',
    classification: 'COMMUNITY',
    level: 'VILLAGE',
    visibility: 'PUBLIC',
  } as const
  await prisma.actor.createMany({
    data: names.map((name, at) => ({ ...made, slug: slugOf(at), name, sortName: foldName(name) })),
  })
  const named = await prisma.actor.findMany({ where: { slug: { startsWith: 'nama-' } } })
  const federation = castId('federasi')
  await prisma.tie.createMany({
    data: named.map(({ id }) => ({
      kind: 'MEMBER_OF' as const,
      fromId: id,
      toId: federation,
      visibility: 'PUBLIC' as const,
    })),
  })
  // A hub: an alliance with ten thousand members, each known by its number.
  await pool.query(
    `INSERT INTO "Actor" (id, kind, slug, name, "sortName", classification, level, visibility)
     VALUES (gen_random_uuid(), 'ALLIANCE', 'pusat', 'Pusat', 'pusat', 'NETWORK', 'NATIONAL', 'PUBLIC')`,
  )
  for (let from = 1; from < ties; from += 2000) {
    await pool.query(
      `WITH spoke AS (
         INSERT INTO "Actor" (id, kind, slug, name, "sortName", classification, level, visibility)
         SELECT gen_random_uuid(), 'GROUP', 'jari-' || n, 'Jari ' || lpad(n::text, 5, '0'),
                'jari ' || lpad(n::text, 5, '0'), 'LOCAL_GROUP', 'VILLAGE', 'PUBLIC'
         FROM generate_series($1::int, $1::int + 1999) n
         RETURNING id
       )
       INSERT INTO "Tie" (id, kind, "fromId", "toId", visibility, "sinceMin", "sinceMax", since)
       SELECT gen_random_uuid(), 'MEMBER_OF', spoke.id, hub.id, 'PUBLIC', '2010-01-01', '2010-12-31', '2010'
       FROM spoke, "Actor" hub WHERE hub.slug = 'pusat'`,
      [from],
    )
  }
}, 60_000)
afterAll(() => records.drop())

/** What each engine answered, to be equal in the end. */
const told = new Map<string, unknown[]>()
const tell = (what: string, answer: unknown): void => {
  told.set(what, [...(told.get(what) ?? []), answer])
}
afterAll(() => {
  for (const [what, [first, ...others]] of told) {
    for (const other of others) expect(other, what).toEqual(first)
  }
})

describe('at the edges', () => {
  onEveryApi(
    () => records,
    (ask) => {
      it('orders odd names alike by records and by network, each there as it was written', async () => {
        const { data, errors } = await ask(`{
          groups(first: 100, filter: { classifications: [COMMUNITY] }) { nodes { slug name } }
          network { actors(first: 100, filter: { classifications: [COMMUNITY] }) { nodes { slug name } } }
          alliance(by: { slug: "federasi" }) {
            memberOrganizations(first: 100) { nodes { slug name classification } } } }`)
        expect(errors).toEqual([])
        const listed = data.groups.nodes as { slug: string; name: string }[]
        expect(data.network.actors.nodes).toEqual(listed)
        const odd = listed.filter(({ slug }) => slug.startsWith('nama-'))
        expect(odd).toHaveLength(names.length)
        for (const { slug, name } of odd) expect(name).toBe(names[Number(slug.slice(5))])
        const members = data.alliance.memberOrganizations.nodes as typeof listed
        expect(
          members.filter(({ slug }) => slug.startsWith('nama-')).map(({ slug }) => slug),
        ).toEqual(odd.map(({ slug }) => slug))
        tell('odd names', listed)
      })

      it.each(names)('finds %j by its name', async (name) => {
        const by = await ask(
          'query ($name: String!) { actor(by: { name: $name }) { ... on Actor { name } ... on Problem { code } } }',
          { name },
        )
        expect(by.errors).toEqual([])
        expect(by.data.actor).not.toBeNull()
        const found = await ask(
          'query ($text: String!) { search(text: $text, in: [GROUP], first: 3) { totalCount edges { name why } } }',
          { text: name },
        )
        expect(found.errors).toEqual([])
        // A name of punctuation alone has nothing that could be searched for.
        const searchable = !['-', '\u200F'].includes(name)
        const { totalCount, edges } = found.data.search
        expect(totalCount > 0).toBe(searchable)
        if (searchable) expect(edges[0]).toEqual({ name, why: 'EXACT' })
      })

      it.each([
        ['one letter', 'a', null],
        ['five thousand letters', 'a'.repeat(5000), 'BAD_FILTER'],
        ['nothing', '', null],
        ['a right-to-left mark', '\u200F', null],
        ['an emoji', '🧵', null],
        ['half an emoji', '\uD83E', null],
        ['a byte that no text holds', 'a\0b', null],
      ])('searches for %s', async (_what, text, code) => {
        const { data, errors } = await ask(
          'query ($text: String!) { search(text: $text) { totalCount nodes { id } } }',
          { text },
        )
        expect(errors.map((error) => error.code)).toEqual(code ? [code] : [])
        if (!code) expect(data.search.totalCount).toBeGreaterThanOrEqual(data.search.nodes.length)
      })

      it('answers about an actor without any tie', async () => {
        const { data, errors } = await ask(`{ group(by: { slug: "kelompok-e" }) {
          ties { totalCount } allies { totalCount } alliances { totalCount } tieCounts { items { kind } }
          sharedAlliances(with: { slug: "kelompok-a" }) { items { alliance { slug } } }
          neighbourhood(hops: 4) { summary { actors ties untiedActors density }
            drawing { nodes { slug } links { id } truncated } } } }`)
        expect(errors).toEqual([])
        const none = { totalCount: 0 }
        expect(data.group).toEqual({
          ties: none,
          allies: none,
          alliances: none,
          tieCounts: { items: [] },
          sharedAlliances: { items: [] },
          neighbourhood: {
            summary: { actors: 1, ties: 0, untiedActors: 1, density: null },
            drawing: { nodes: [{ slug: 'kelompok-e' }], links: [], truncated: false },
          },
        })
      })

      it('pages over a hub of ten thousand ties from both ends', async () => {
        const page = async (args: string) => {
          const { data, errors } = await ask(`{ alliance(by: { slug: "pusat" }) {
            ties(${args}) { totalCount pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
              edges { other { name } } } } }`)
          expect(errors).toEqual([])
          return data.alliance.ties
        }
        const first = await page('first: 100')
        expect(first.totalCount).toBe(ties)
        expect(first.edges[0].other.name).toBe('Jari 00001')
        const second = await page(`first: 100, after: "${first.pageInfo.endCursor}"`)
        expect(second.edges[0].other.name).toBe('Jari 00101')
        const last = await page('last: 100')
        expect(last.edges.at(-1).other.name).toBe('Jari 10000')
        expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
        const before = await page(`last: 100, before: "${last.pageInfo.startCursor}"`)
        expect(before.edges.at(-1).other.name).toBe('Jari 09900')
      })

      it('counts, filters, draws and compares around a hub, cut where it must be', async () => {
        const { data, errors } = await ask(`{
          alliance(by: { slug: "pusat" }) { tieCounts { items { kind count out in certain } }
            memberTotal { groups sum { value } missing } }
          group(by: { slug: "jari-1" }) {
            sharedAlliances(with: { slug: "jari-2" }) { items { alliance { slug } } } }
          network(filter: { tieKinds: [MEMBER_OF] }) {
            summary { actors ties }
            drawing { truncated actors ties nodes { slug } links { kind } }
            actors(first: 1, filter: { ties: { moreThan: { count: 9999, of: { kinds: [MEMBER_OF] } } } }) {
              totalCount nodes { slug } }
            every: actors(filter: { kinds: [ALLIANCE], ties: { every: { otherKinds: [GROUP] } } }) {
              nodes { slug } } }
          networkTimeline(from: "2009-01-01", to: "2012-01-01", step: YEAR) { points { ties } } }`)
        expect(errors).toEqual([])
        expect(data.alliance.tieCounts.items).toEqual([
          { kind: 'MEMBER_OF', count: ties, out: 0, in: ties, certain: 0 },
        ])
        expect(data.alliance.memberTotal).toMatchObject({ groups: ties, sum: null })
        expect(data.group.sharedAlliances.items).toEqual([{ alliance: { slug: 'pusat' } }])
        const { drawing, actors, every } = data.network
        expect(drawing.truncated).toBe(true)
        expect(drawing.nodes).toHaveLength(500)
        expect(drawing.nodes[0].slug).toBe('pusat')
        expect(actors).toEqual({ totalCount: 1, nodes: [{ slug: 'pusat' }] })
        expect(every.nodes).toContainEqual({ slug: 'pusat' })
        tell('around a hub', [data.network.summary, drawing, every, data.networkTimeline.points])
      })

      it('refuses a neighbourhood that is too large, by itself', async () => {
        const { data, errors } = await ask(`{ alliance(by: { slug: "pusat" }) {
          slug neighbourhood { summary { actors } } }
          network(filter: { around: { actor: { slug: "pusat" } } }) { summary { actors } } }`)
        expect(errors.map(({ code }) => code)).toEqual(['SLICE_TOO_LARGE', 'SLICE_TOO_LARGE'])
        expect(data.alliance).toEqual({ slug: 'pusat', neighbourhood: null })
      })

      it.each(['"0001-01-01"', '"9999-12-31"', 'null'])('answers about the day %s', async (day) => {
        const { data, errors } = await ask(`{
          network(filter: { asOf: ${day} }) { asOf summary { ties certainTies untiedActors density } }
          coverage(by: PROVINCE, asOf: ${day}) { groups reported { value } }
          issues { nodes { spectrum${day === 'null' ? '' : `(asOf: ${day})`} { asOf wedges { count } } } } }`)
        expect(errors).toEqual([])
        tell(`the day ${day}`, data)
      })

      it.each(['0000-01-01', '10000-01-01', '2024-02-30', '2024', '', 'kemarin'])(
        'refuses %j, which is no day',
        async (day) => {
          const { errors } = await ask(
            'query ($day: Date) { network(filter: { asOf: $day }) { asOf } }',
            { day },
          )
          expect(errors).toHaveLength(1)
          expect(errors[0]?.message).toMatch(/day|date/i)
        },
      )
    },
  )
})
