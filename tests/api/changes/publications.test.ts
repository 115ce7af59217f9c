import { describe, expect, it } from 'vitest'
import { changing, cited, citedWithin, heedsVersions, publicSource, tooMany } from './changing.ts'

const changes = changing()
const { made, refused, records } = changes
const book = { title: 'Buku Uji' }

describe('a new publication', () => {
  it('comes with titles, parts, roles, activities, sources and claims in one request', async () => {
    const columns = {
      ...{ title: 'Panduan  Baru', language: 'en', draftedFrom: '2018-04', draftedTo: '2018-08' },
      ...{ publishedOn: '2018-10', summary: 'Rekaan.', visibility: 'PUBLIC' },
    }
    const one = await made(
      'createPublication',
      {
        ...columns,
        sources: [{ says: 'Panduan itu terbit.', source: publicSource('Berita Panduan') }],
        claims: [{ property: 'publishedOn', asPrinted: '10/2018', source: cited.source }],
        titles: [
          {
            title: 'Panduan Baru bagi Semua',
            sources: [{ says: 'Sampulnya.', source: { slug: 'berita-panduan' } }],
          },
        ],
        parts: [
          { part: 1, place: 0, title: 'Pandangan' },
          { part: 1, place: 1, title: 'Kesetaraan' },
        ],
        roles: [
          { actor: { slug: 'mitra' }, role: 'AUTHOR', sources: [citedWithin] },
          { actor: { slug: 'kelompok-b' }, role: 'CONTRIBUTOR' },
        ],
        activities: [{ slug: 'pertemuan-uji' }, { slug: 'rangkaian-uji' }],
      },
      `slug title language draftedFrom draftedTo publishedOn summary visibility version
      titles { title claims { source { slug } visibility } } parts { part place title }
      roles { nodes { role actor { slug } claims { visibility } } }
      activities { nodes { slug } } claims { property source { slug } }`,
    )
    expect(one).toMatchObject({
      ...{ ...columns, title: 'Panduan Baru', slug: 'panduan-baru', version: 1 },
      titles: [
        {
          title: 'Panduan Baru bagi Semua',
          claims: [{ source: { slug: 'berita-panduan' }, visibility: 'PUBLIC' }],
        },
      ],
      parts: [
        { part: 1, place: 0, title: 'Pandangan' },
        { part: 1, place: 1, title: 'Kesetaraan' },
      ],
      roles: {
        nodes: expect.arrayContaining([
          { role: 'AUTHOR', actor: { slug: 'mitra' }, claims: [{ visibility: 'NETWORK' }] },
          { role: 'CONTRIBUTOR', actor: { slug: 'kelompok-b' }, claims: [] },
        ]),
      },
      activities: {
        nodes: expect.arrayContaining([{ slug: 'pertemuan-uji' }, { slug: 'rangkaian-uji' }]),
      },
      claims: [
        { property: 'existence', source: { slug: 'berita-panduan' } },
        { property: 'publishedOn', source: { slug: 'warta-uji' } },
      ],
    })
  })
  it('takes a slug that is free, and its defaults', async () => {
    const twice = [
      await made('createPublication', book, 'slug language visibility'),
      await made('createPublication', { ...book, language: null }, 'slug language visibility'),
    ]
    expect(twice).toEqual([
      { slug: 'buku-uji', language: 'id', visibility: 'NETWORK' },
      {
        slug: expect.stringMatching(/^buku-uji-[a-z2-7]{5}$/),
        ...{ language: 'id', visibility: 'NETWORK' },
      },
    ])
  })
  it('tells all that is wrong at once, each with its path', async () => {
    expect(
      await refused('createPublication', {
        ...{ title: '', slug: '-', language: 'Inggris', publishedOn: '2018-13', summary: '\t' },
        ...{ draftedFrom: '2018-08', draftedTo: '2018-07', visibility: 'PUBLIC' },
        titles: [{ title: ' ' }],
        parts: [{ part: 0, place: -1, title: 'x' }],
        roles: [{ actor: { slug: 'tidak-ada' }, role: 'AUTHOR' }],
        activities: [{ slug: 'pertemuan-uji' }, { slug: 'tidak-ada' }],
      }),
    ).toEqual([
      'BAD_DATE publishedOn',
      'BAD_TEXT summary',
      'BAD_TEXT title',
      'BAD_TEXT titles.0.title',
      'BAD_VALUE language',
      'BAD_VALUE parts.0.part',
      'BAD_VALUE parts.0.place',
      'BAD_VALUE slug',
      'ENDS_BEFORE_IT_BEGINS draftedTo',
      'NOT_FOUND activities.1.slug',
      'NOT_FOUND roles.0.actor.slug',
      'PUBLIC_NEEDS_SOURCE visibility',
    ])
    const part = { part: 1, place: 1, title: 'x' }
    expect(await refused('createPublication', { ...book, parts: [part, part] })).toEqual([
      'ALREADY_EXISTS parts.1',
    ])
    expect(await refused('createPublication', { ...book, parts: tooMany(part) })).toEqual([
      'LIST_TOO_LONG parts',
    ])
    expect(
      await refused('createPublication', { ...book, activities: tooMany({ slug: 'x' }) }),
    ).toEqual(['LIST_TOO_LONG activities'])
    expect(await refused('createPublication', { ...book, slug: 'panduan-uji' })).toEqual([
      'SLUG_TAKEN slug',
    ])
  })
})

describe('a publication on record', () => {
  it('is changed under its version, its activities as a whole, and removed', async () => {
    const one = await made('createPublication', {
      ...{ ...book, draftedFrom: '2018', titles: [{ title: 'Judul Lain', sources: [cited] }] },
      activities: [{ slug: 'pertemuan-uji' }, { slug: 'rangkaian-uji' }],
    })
    const { id } = one
    const links = () =>
      records().prisma.publicationActivity.findMany({
        where: { publicationId: id.replace('publication_', '') },
        select: { version: true, activity: { select: { slug: true } } },
        orderBy: { activity: { slug: 'asc' } },
      })
    const change = { id, expectedVersion: 1, title: 'Buku Baru' }
    expect(await made('updatePublication', change, 'title version')).toEqual({
      ...{ title: 'Buku Baru', version: 2 },
    })
    expect(await links()).toHaveLength(2)
    const other = [{ slug: 'rangkaian-uji' }, { slug: 'diskusi-uji' }]
    await made('updatePublication', { id, expectedVersion: 2, activities: other })
    expect((await links()).map(({ activity }) => activity.slug)).toEqual([
      ...['diskusi-uji', 'rangkaian-uji'],
    ])
    await made('updatePublication', { id, expectedVersion: 3, activities: null })
    expect(await links()).toEqual([])
    const { title } = await records().prisma.publication.findUniqueOrThrow({
      where: { id: id.replace('publication_', '') },
    })
    expect(title).toBe('Buku Baru')
    await heedsVersions(changes, 'Publication', { id, version: 4 }, { activities: other })
    expect(await records().prisma.publicationTitle.count({ where: { title: 'Judul Lain' } })).toBe(
      0,
    )
  })
  it('is not changed beyond what may be', async () => {
    const { id } = await made('createPublication', {
      ...{ ...book, draftedFrom: '2018', sources: [citedWithin] },
    })
    const at = { id, expectedVersion: 1 }
    expect(await refused('updatePublication', { ...at, draftedTo: '2017' })).toEqual([
      'ENDS_BEFORE_IT_BEGINS draftedTo',
    ])
    expect(await refused('updatePublication', { ...at, visibility: 'PUBLIC' })).toEqual([
      'PUBLIC_NEEDS_SOURCE visibility',
    ])
    expect(
      await refused('updatePublication', {
        ...{ ...at, title: null, language: null, slug: null, activities: [{ slug: 'tidak-ada' }] },
      }),
    ).toEqual([
      'NOT_FOUND activities.0.slug',
      'REQUIRED language',
      'REQUIRED slug',
      'REQUIRED title',
    ])
    const same = { ...at, draftedTo: '2018' }
    expect(await made('updatePublication', same, 'draftedTo')).toEqual({ draftedTo: '2018' })
  })
})

describe('the parts of a publication', () => {
  const id = async () => {
    const { id } = await records().prisma.publication.findUniqueOrThrow({
      where: { slug: 'panduan-uji' },
    })
    return { publication: `publication_${id}` }
  }
  it('are put on record, changed and removed', async () => {
    const title = await made(
      'createPublicationTitle',
      { ...(await id()), title: 'Panduan Uji Kecil', sources: [cited] },
      'id version title publication { slug } claims { source { slug } }',
    )
    expect(title).toMatchObject({
      ...{ title: 'Panduan Uji Kecil', publication: { slug: 'panduan-uji' } },
      claims: [{ source: { slug: 'warta-uji' } }],
    })
    await heedsVersions(changes, 'PublicationTitle', title, { title: 'Panduan Kecil' })
    const part = await made(
      'createPublicationPart',
      { ...(await id()), part: 2, place: 0, title: 'Kerja' },
      'id version part place title',
    )
    expect(part).toMatchObject({ part: 2, place: 0, title: 'Kerja' })
    await heedsVersions(changes, 'PublicationPart', part, { part: 3 })
    const role = await made(
      'createPublicationRole',
      { ...(await id()), actor: { slug: 'federasi' }, role: 'CONTRIBUTOR', sources: [cited] },
      'id version role actor { slug } publication { slug } claims { source { slug } }',
    )
    expect(role).toMatchObject({ role: 'CONTRIBUTOR', actor: { slug: 'federasi' } })
    await heedsVersions(changes, 'PublicationRole', role, { role: 'COMMISSIONER' })
  })
  it('are refused where they cannot be', async () => {
    const of = await id()
    const title = { ...of, title: 'Panduan Uji bagi Kelompok' }
    expect(await refused('createPublicationTitle', title)).toEqual(['ALREADY_EXISTS'])
    const gone = { publication: 'publication_00000000-0000-7000-8000-000000000000' }
    expect(await refused('createPublicationTitle', { ...title, ...gone, title: ' ' })).toEqual([
      ...['BAD_TEXT title', 'NOT_FOUND publication'],
    ])
    const part = { ...of, part: 1, place: 0, title: 'x' }
    expect(await refused('createPublicationPart', part)).toEqual(['ALREADY_EXISTS'])
    expect(await refused('createPublicationPart', { ...part, part: 0, place: -1 })).toEqual([
      ...['BAD_VALUE part', 'BAD_VALUE place'],
    ])
    const role = { ...of, actor: { slug: 'mitra' }, role: 'AUTHOR' }
    expect(await refused('createPublicationRole', role)).toEqual(['ALREADY_EXISTS'])
    expect(
      await refused('createPublicationRole', {
        ...{ ...role, actor: { slug: 'tidak-ada' }, sources: tooMany(cited) },
      }),
    ).toEqual(['LIST_TOO_LONG sources'])
  })
  it('are refused by the database too', async () => {
    const { prisma } = records()
    const { id } = await prisma.publicationPart.findFirstOrThrow()
    for (const data of [{ part: 0 }, { place: -1 }]) {
      const [column] = Object.keys(data)
      await expect(prisma.publicationPart.update({ where: { id }, data })).rejects.toThrow(
        `PublicationPart_${column}_range`,
      )
    }
  })
})
