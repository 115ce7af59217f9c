import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commitmentStates } from '../../src/model/commitment.ts'
import { publicId } from '../../src/model/public-id.ts'
import { castId } from '../cast.ts'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

/** The promises of the cast that anyone may see, by their due day, with their state on the tests' day. */
const all = [
  ['mengirim data', 'UNDATED'],
  ['mendengar', 'KEPT'],
  ['melatih anggota', 'BROKEN'],
  ['mendata pekerja', 'OVERDUE'],
  ['mengundang', 'DUE'],
  ['membahas perda', 'OPEN'],
]

onEveryApi(
  () => records,
  (ask) => {
    const list = async (filter: object | null, asOf: string | null = null) => {
      const { data, errors } = await ask(
        `query ($filter: CommitmentFilter, $asOf: Date) {
          commitments(filter: $filter) { totalCount nodes { what state(asOf: $asOf) } } }`,
        { filter, asOf },
      )
      expect(errors).toEqual([])
      const { nodes, totalCount } = data.commitments
      expect(totalCount).toBe(nodes.length)
      return nodes.map((one: { what: string; state: string }) => [one.what, one.state])
    }
    const whats = async (filter: object) => (await list(filter)).map(([what]: string[]) => what)

    it('tells by whom, to whom, by when and how it stands', async () => {
      const { data, sql } = await ask(`{ commitments(filter: { states: [BROKEN] }) { nodes {
        what dueOn kept state visibility by { slug } to { slug } activity { slug } } } }`)
      expect(data.commitments.nodes).toEqual([
        {
          what: 'melatih anggota',
          dueOn: '2019-12',
          kept: false,
          state: 'BROKEN',
          visibility: 'PUBLIC',
          by: { slug: 'dinas' },
          to: { slug: 'federasi' },
          activity: { slug: 'pertemuan-uji' },
        },
      ])
      expect(sql).toHaveLength(1)
    })

    it('lists what anyone may see, those without a day first', async () => {
      expect(await list(null)).toEqual(all)
      expect(await list({})).toEqual(all)
    })

    it('hides what is hidden, by a hidden actor, or of a hidden activity; a hidden receiver is null', async () => {
      const { data } = await ask('{ commitments { nodes { what to { slug } } } }')
      expect(JSON.stringify(data)).not.toMatch(/rahasia|kelompok-f|tertutup/)
      expect(data.commitments.nodes).toContainEqual({ what: 'mengundang', to: null })
      expect(await whats({ to: { slug: 'kelompok-f' } })).toEqual([])
      expect(await whats({ by: { slug: 'kelompok-f' } })).toEqual([])
      const rows = await records.prisma.commitment.findMany()
      expect(rows).toHaveLength(all.length + 3)
      const { data: nodes } = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
        ids: rows.map(({ id }) => publicId('commitment', id)),
      })
      expect(nodes.nodes.filter((one: unknown) => one !== null)).toHaveLength(all.length)
    })

    it('answers what was promised to us and is overdue', async () => {
      const asked = { to: { slug: 'federasi' }, states: ['OVERDUE', 'BROKEN'] }
      expect(await whats(asked)).toEqual(['melatih anggota', 'mendata pekerja'])
      expect(await whats({ ...asked, asOf: '2020-12-31' })).toEqual(['melatih anggota'])
      const { data, sql } = await ask(`{ alliance(by: { slug: "federasi" }) {
        commitmentsReceived(filter: { states: [OVERDUE] }) { totalCount nodes { what by { name } } }
        commitments { nodes { what } } } }`)
      expect(data.alliance).toEqual({
        commitmentsReceived: {
          totalCount: 1,
          nodes: [{ what: 'mendata pekerja', by: { name: 'Dinas Uji' } }],
        },
        commitments: { nodes: [{ what: 'mengirim data' }] },
      })
      expect(sql).toHaveLength(1)
    })

    describe('filters by state as the rule of the model has it', () => {
      it.each([
        '0001-01-01',
        '2019-12-31',
        '2020-01-01',
        '2020-12-31',
        '2021-01-01',
        '2024-05-31',
        '2024-06-01',
        '2025-01-13',
        '2025-01-14',
        '2025-01-15',
        '9999-12-31',
      ])('on %s', async (asOf) => {
        const stated = await list(null, asOf)
        for (const state of commitmentStates) {
          const expected = stated.filter(([, one]: string[]) => one === state)
          expect(await list({ states: [state], asOf }, asOf)).toEqual(expected)
        }
        expect(await list({ states: [...commitmentStates], asOf }, asOf)).toEqual(stated)
        expect(await list({ states: [], asOf }, asOf)).toEqual([])
      })
    })

    it.each([
      [{ by: { slug: 'dewan' } }, ['mendengar', 'mengundang', 'membahas perda']],
      [{ by: { slug: 'dewan' }, to: { slug: 'federasi' } }, ['mendengar']],
      [{ by: { slug: 'tidak-ada' } }, []],
      [{ dueFrom: '2024-06-30' }, ['mengundang', 'membahas perda']],
      [{ dueFrom: '2024-07-01' }, ['membahas perda']],
      [{ dueTo: '2019-12-01' }, ['mendengar', 'melatih anggota']],
      [{ dueFrom: '2020-06-01', dueTo: '2020-06-01' }, ['mendata pekerja']],
      [{ dueFrom: '2020-06-02', dueTo: '2020-06-01' }, []],
      [{ dueFrom: '0001-01-01', dueTo: '9999-12-31' }, all.slice(1).map(([what]) => what)],
    ])('filters by %j', async (filter, expected) => {
      expect(await whats(filter)).toEqual(expected)
    })

    it('is found by its id', async () => {
      const { id } = await records.prisma.commitment.findFirstOrThrow({
        where: { what: 'mendengar' },
      })
      const { data } = await ask(
        'query ($id: ID!) { commitment(by: { id: $id }) { what } node(id: $id) { ... on Commitment { what } } }',
        { id: publicId('commitment', id) },
      )
      expect(data).toEqual({ commitment: { what: 'mendengar' }, node: { what: 'mendengar' } })
      const { errors } = await ask('query ($id: ID!) { commitment(by: { id: $id }) { what } }', {
        id: publicId('actor', castId('dewan')),
      })
      expect(errors.map(({ code }) => code)).toEqual(['BAD_ID'])
    })

    it('pages under a record, each page in the statement of its parent', async () => {
      const page = (after: string) =>
        ask(
          `{ stakeholders { nodes { slug commitments(first: 2${after}) { nodes { what } pageInfo { hasNextPage endCursor } } } } }`,
        )
      const first = await page('')
      expect(first.sql).toHaveLength(1)
      const [dewan] = first.data.stakeholders.nodes
      expect(dewan.commitments.nodes).toEqual([{ what: 'mendengar' }, { what: 'mengundang' }])
      const next = await page(`, after: "${dewan.commitments.pageInfo.endCursor}"`)
      expect(next.data.stakeholders.nodes[0].commitments).toMatchObject({
        nodes: [{ what: 'membahas perda' }],
        pageInfo: { hasNextPage: false },
      })
    })
  },
)
