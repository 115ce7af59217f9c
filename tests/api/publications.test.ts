import { afterAll, beforeAll, expect, it } from 'vitest'
import { publicId } from '../../src/model/public-id.ts'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

onEveryApi(
  () => records,
  (ask) => {
    it('tells of a publication in one statement', async () => {
      const { data, errors, sql } = await ask(`{ publication(by: { slug: "panduan-uji" }) {
        title language draftedFrom draftedTo publishedOn summary
        titles { title } parts { part place title }
        roles { totalCount nodes { role actor { slug } } }
        activities { totalCount nodes { slug status participations { nodes { actor { slug } } } } } } }`)
      expect(errors).toEqual([])
      expect(data.publication).toEqual({
        title: 'Panduan Uji',
        language: 'id',
        draftedFrom: '2018-04',
        draftedTo: '2018-08',
        publishedOn: null,
        summary: null,
        titles: [{ title: 'Panduan Uji bagi Kelompok' }],
        parts: [
          { part: 1, place: 0, title: 'Pandangan' },
          { part: 1, place: 1, title: 'Kesetaraan' },
        ],
        roles: {
          totalCount: 3,
          nodes: [
            { role: 'CONTRIBUTOR', actor: { slug: 'kelompok-b' } },
            { role: 'AUTHOR', actor: { slug: 'mitra' } },
            { role: 'COMMISSIONER', actor: { slug: 'mitra' } },
          ],
        },
        activities: {
          totalCount: 3,
          nodes: [
            {
              slug: 'rangkaian-uji',
              status: 'HELD',
              participations: {
                nodes: [{ actor: { slug: 'kelompok-b' } }, { actor: { slug: 'mitra' } }],
              },
            },
            {
              slug: 'peluncuran-uji',
              status: 'PLANNED',
              participations: { nodes: [{ actor: { slug: 'mitra' } }] },
            },
            {
              slug: 'pertemuan-uji',
              status: 'HELD',
              participations: {
                nodes: [
                  { actor: { slug: 'dinas' } },
                  { actor: { slug: 'federasi' } },
                  { actor: { slug: 'kelompok-a' } },
                ],
              },
            },
          ],
        },
      })
      expect(sql).toHaveLength(1)
    })

    it('hides a hidden publication, and its titles and roles with it', async () => {
      const { data } = await ask(`{ publications { totalCount nodes { slug } }
        publication(by: { slug: "buku-tertutup" }) { slug }
        activity(by: { slug: "rangkaian-uji" }) { publications { totalCount nodes { slug } } }
        partner(by: { slug: "mitra" }) { publications { totalCount nodes { slug } } } }`)
      expect(data).toEqual({
        publications: { totalCount: 1, nodes: [{ slug: 'panduan-uji' }] },
        publication: null,
        activity: { publications: { totalCount: 1, nodes: [{ slug: 'panduan-uji' }] } },
        partner: {
          publications: {
            totalCount: 2,
            nodes: [{ slug: 'panduan-uji' }, { slug: 'panduan-uji' }],
          },
        },
      })
    })

    it('shows titles and roles by node only where the publication and the actor are seen', async () => {
      const { prisma } = records
      const include = { publication: true } as const
      const titles = await prisma.publicationTitle.findMany({ include })
      const roles = await prisma.publicationRole.findMany({
        include: { ...include, actor: true },
      })
      const ids = [
        ...titles.map(({ id }) => publicId('publicationTitle', id)),
        ...roles.map(({ id }) => publicId('publicationRole', id)),
      ]
      const { data, errors } = await ask(
        `query ($ids: [ID!]!) { nodes(ids: $ids) {
          ... on PublicationTitle { title publication { slug } } ... on PublicationRole { role actor { slug } publication { slug } } } }`,
        { ids },
      )
      expect(errors).toEqual([])
      const expected = [
        ...titles.map(({ title, publication }) =>
          publication.visibility === 'PUBLIC'
            ? { title, publication: { slug: publication.slug } }
            : null,
        ),
        ...roles.map(({ role, actor, publication }) =>
          publication.visibility === 'PUBLIC' && actor.visibility === 'PUBLIC'
            ? { role, actor: { slug: actor.slug }, publication: { slug: publication.slug } }
            : null,
        ),
      ]
      expect(data.nodes).toEqual(expected)
      expect(expected.filter((one) => one === null)).toHaveLength(3)
    })

    it('tells what an actor did for a publication', async () => {
      const of = async (args: string) => {
        const { data } = await ask(
          `{ partner(by: { slug: "mitra" }) { publications${args} { edges { role publicationRoleId node { title } } } } }`,
        )
        return data.partner.publications.edges.map(({ role }: { role: string }) => role).toSorted()
      }
      expect(await of('')).toEqual(['AUTHOR', 'COMMISSIONER'])
      expect(await of('(roles: [AUTHOR])')).toEqual(['AUTHOR'])
      expect(await of('(roles: [])')).toEqual([])
    })

    it('finds one by its id, and none by what is none', async () => {
      const { id } = await records.prisma.publication.findUniqueOrThrow({
        where: { slug: 'panduan-uji' },
      })
      const { data } = await ask(
        `query ($id: ID!) { publication(by: { id: $id }) { slug } node(id: $id) { ... on Publication { slug } }
          none: publication(by: { slug: "tidak-ada" }) { slug } }`,
        { id: publicId('publication', id) },
      )
      expect(data).toEqual({
        publication: { slug: 'panduan-uji' },
        node: { slug: 'panduan-uji' },
        none: null,
      })
      const { errors } = await ask('{ publication(by: { id: "panduan" }) { slug } }')
      expect(errors.map(({ code }) => code)).toEqual(['BAD_ID'])
    })
  },
)
