import { describe, expect, it } from 'vitest'
import { changing, cited, citedWithin, heedsVersions, publicSource, tooMany } from './changing.ts'

const changes = changing()
const { made, refused, records } = changes
const a = { slug: 'kelompok-a' }

describe('another name', () => {
  it('is put on record, changed and removed', async () => {
    const input = { actor: a, kind: 'ACRONYM', name: ' KAU  Baru ', language: 'id' }
    const one = await made('createActorName', input, 'id version kind name language')
    expect(one).toMatchObject({ kind: 'ACRONYM', name: 'KAU Baru', language: 'id', version: 1 })
    await heedsVersions(changes, 'ActorName', one, { name: 'KAUB', language: null })
  })
  it('is refused where it cannot be', async () => {
    expect(
      await refused('createActorName', {
        ...{ actor: { slug: 'tidak-ada' }, kind: 'OTHER', name: ' ', language: 'Indonesia' },
      }),
    ).toEqual(['BAD_TEXT name', 'BAD_VALUE language', 'NOT_FOUND actor.slug'])
    const input = { actor: a, kind: 'OTHER', name: 'Nama Sama' }
    const { id, version } = await made('createActorName', input)
    expect(await refused('createActorName', input)).toEqual(['ALREADY_EXISTS'])
    expect(
      await refused('updateActorName', { id, expectedVersion: version, name: null, kind: null }),
    ).toEqual(['REQUIRED kind', 'REQUIRED name'])
  })
})

describe('a place', () => {
  const input = { actor: a, area: { code: '34.71' }, role: 'MEMBERS_IN' }
  it('is put on record, changed and removed', async () => {
    const selection = 'id version role uncertain asWritten area { code }'
    const all = { ...input, uncertain: true, asWritten: 'Jogja' }
    const one = await made('createActorArea', all, selection)
    expect(one).toMatchObject({
      ...{ role: 'MEMBERS_IN', uncertain: true, asWritten: 'Jogja', area: { code: '34.71' } },
    })
    expect(await refused('createActorArea', input)).toEqual(['ALREADY_EXISTS'])
    await heedsVersions(changes, 'ActorArea', one, { uncertain: false })
  })
  it('is refused where it cannot be', async () => {
    expect(await refused('createActorArea', { ...input, area: { code: '99' } })).toEqual([
      'NOT_FOUND area.code',
    ])
    const { id, version } = await made('createActorArea', { ...input, uncertain: null })
    const emptied = { id, expectedVersion: version, uncertain: null, role: null, area: null }
    expect(await refused('updateActorArea', emptied)).toEqual([
      ...['REQUIRED area', 'REQUIRED role', 'REQUIRED uncertain'],
    ])
  })
})

describe('a contact', () => {
  const input = { actor: { slug: 'mitra' }, kind: 'WEBSITE', value: 'https://contoh.test' }
  it('is put on record, changed and removed', async () => {
    const one = await made('createContact', input, 'id version kind value visibility')
    expect(one).toMatchObject({
      ...{ kind: 'WEBSITE', value: 'https://contoh.test', visibility: 'NETWORK' },
    })
    expect(await refused('createContact', input)).toEqual(['ALREADY_EXISTS'])
    await heedsVersions(changes, 'Contact', one, { visibility: 'PUBLIC' })
  })
  it('is refused where it cannot be', async () => {
    expect(await refused('createContact', { ...input, value: '\u0007' })).toEqual([
      'BAD_TEXT value',
    ])
  })
})

describe('a recognition', () => {
  const input = { actor: a, kind: 'VILLAGE_DECREE' }
  it('is put on record with its sources and claims, changed and removed', async () => {
    const one = await made(
      'createRecognition',
      {
        ...{ ...input, recognizer: { slug: 'dinas' }, registrationNumber: '12/2019' },
        ...{ givenOn: '2019~', visibility: 'PUBLIC', sources: [cited] },
        claims: [
          {
            ...{ property: 'givenOn', asPrinted: 'sekitar 2019', text: '2019~' },
            source: publicSource('Berita Pengakuan'),
          },
        ],
      },
      `id version kind registrationNumber givenOn visibility recognizer { slug }
      claims { property source { slug } }`,
    )
    expect(one).toMatchObject({
      ...{ kind: 'VILLAGE_DECREE', registrationNumber: '12/2019', givenOn: '2019~' },
      ...{ visibility: 'PUBLIC', recognizer: { slug: 'dinas' } },
      claims: [
        { property: 'existence', source: { slug: 'warta-uji' } },
        { property: 'givenOn', source: { slug: 'berita-pengakuan' } },
      ],
    })
    await heedsVersions(changes, 'Recognition', one, { givenOn: '2019-02', recognizer: null })
    expect(await records().prisma.claim.count({ where: { asPrinted: 'sekitar 2019' } })).toBe(0)
  })
  it('is only a group\u2019s', async () => {
    for (const slug of ['federasi', 'mitra', 'dinas']) {
      expect(await refused('createRecognition', { ...input, actor: { slug } })).toEqual([
        'WRONG_KIND actor',
      ])
    }
  })
  it('is refused where it cannot be', async () => {
    expect(await refused('createRecognition', { ...input, givenOn: '2019-13' })).toEqual([
      'BAD_DATE givenOn',
    ])
    const open = { ...input, visibility: 'PUBLIC' }
    expect(await refused('createRecognition', open)).toEqual(['PUBLIC_NEEDS_SOURCE visibility'])
    expect(await refused('createRecognition', { ...open, sources: [citedWithin] })).toEqual([
      'PUBLIC_NEEDS_SOURCE visibility',
    ])
    const { id, version } = await made('createRecognition', { ...input, sources: [citedWithin] })
    const opened = { id, expectedVersion: version, visibility: 'PUBLIC' }
    expect(await refused('updateRecognition', opened)).toEqual(['PUBLIC_NEEDS_SOURCE visibility'])
    expect(await refused('createRecognition', { ...input, sources: tooMany(cited) })).toEqual([
      'LIST_TOO_LONG sources',
    ])
  })
})

describe('what only a group has', () => {
  const body = { name: 'Badan Uji', classification: 'NGO', level: 'NATIONAL' }
  const trades = [{ slug: 'menjahit' }]
  const recognitions = [{ kind: 'COOPERATIVE_DEED' }]
  it('comes with no other actor', async () => {
    expect(await refused('createActor', { ...body, trades, recognitions })).toEqual([
      ...['WRONG_KIND recognitions', 'WRONG_KIND trades'],
    ])
    const { id, version } = await made('createActor', body)
    expect(await refused('updateActor', { id, expectedVersion: version, trades })).toEqual([
      'WRONG_KIND trades',
    ])
  })
  it('keeps a group from becoming something else', async () => {
    const union = { ...body, classification: 'UNION' }
    const withRecognition = await made('createActor', { ...union, recognitions })
    const withTrade = await made('createActor', { ...union, trades })
    for (const { id, version } of [withRecognition, withTrade]) {
      const change = { id, expectedVersion: version, classification: 'NGO' }
      expect(await refused('updateActor', change)).toEqual(['WRONG_KIND classification'])
    }
    const { id, version } = withTrade
    const both = { id, expectedVersion: version, classification: 'NGO', trades: [] }
    expect(await made('updateActor', both, 'kind version')).toEqual({ kind: 'PARTNER', version: 2 })
    const { id: other } = await made('createActor', union)
    const still = { id: other, expectedVersion: 1, classification: 'LOCAL_GROUP', trades }
    expect(await made('updateActor', still, 'kind')).toEqual({ kind: 'GROUP' })
  })
  it('is not given to one that ceases to be a group at the same time', async () => {
    for (let n = 0; n < 5; n += 1) {
      const { id } = await made('createActor', { ...body, classification: 'UNION' })
      await Promise.all([
        changes.send('updateActor', { id, expectedVersion: 1, classification: 'NGO' }),
        changes.send('createRecognition', { actor: { id }, kind: 'VILLAGE_DECREE' }),
      ])
    }
    const wrong = { actor: { kind: { not: 'GROUP' as const } } }
    expect(await records().prisma.recognition.count({ where: wrong })).toBe(0)
  })
})
