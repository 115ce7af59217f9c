import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '../../src/access/circles.ts'
import { seenRecords } from '../../src/access/records.ts'
import { foldName } from '../../src/model/fold.ts'
import { readSearch, type SearchTarget, searchKey, searchTargets } from '../../src/model/search.ts'
import { openRecords, type Records } from '../../src/records/database.ts'
import { searchRecords } from '../../src/records/search.ts'
import type { SearchFilters } from '../../src/records/search-names.ts'
import { loadSeed } from '../../src/records/seed.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

let database: FreshDatabase
let records: Records
beforeAll(async () => {
  database = await freshDatabase()
  records = openRecords(database.url)
  await loadSeed(records.prisma)
})
afterAll(async () => {
  await records.close()
  await database.drop()
})

interface Options {
  readonly targets?: readonly SearchTarget[]
  readonly seen?: SearchFilters
  readonly limit?: number
}

async function find(text: string, options: Options = {}) {
  const search = readSearch(text)
  if (!search) throw new Error('nothing to search for')
  const { hits, total } = await searchRecords(records.prisma, {
    search,
    targets: searchTargets,
    seen: seenRecords(anonymous),
    limit: 100,
    after: null,
    backward: false,
    ...options,
  })
  return { texts: hits.map(({ text: name }) => name), hits, total }
}

describe('the keys of names', () => {
  it('are the same in the database as in the model', async () => {
    const names = fc.sample(fc.string({ unit: 'grapheme-composite' }), 1000)
    const odd = fc.sample(fc.string({ unit: 'binary' }), 1000)
    const mixed = ["Jum'at (Kab.)", 'Kec.Jetis', 'kab kab. KAB', '[a]_%\\', '٤٥؟', 'ﷺ', '🧵🏽']
    const sortNames = [...names, ...odd, ...mixed]
      .map((name) => foldName(name).replaceAll('\0', ''))
      .filter((name) => name.isWellFormed())
    const { rows } = await records.pool.query(
      'SELECT name, search_key(name) AS key FROM unnest($1::text[]) AS name',
      [sortNames],
    )
    expect(rows.length).toBeGreaterThan(1500)
    for (const { name, key } of rows) expect([name, key]).toEqual([name, searchKey(name)])
  })

  it('follow a change of the name', async () => {
    const { id } = await records.prisma.actor.findUniqueOrThrow({ where: { slug: 'pekka' } })
    await records.prisma.actor.update({
      where: { id },
      data: { name: 'Xylofon', sortName: 'xylofon' },
    })
    expect((await find('xylofon')).hits).toMatchObject([{ id, text: 'Xylofon' }])
    expect((await find('pekka')).texts).not.toContain('PEKKA')
    await records.prisma.actor.update({ where: { id }, data: { name: 'PEKKA', sortName: 'pekka' } })
  })

  it('take the longest names of any script', async () => {
    for (const name of ['한'.repeat(500), '🧵'.repeat(500), `${'a'.repeat(249)} `.repeat(2)]) {
      const sortName = foldName(name)
      const { id } = await records.prisma.activity.create({
        data: { slug: 'panjang', kind: 'HEARING', name, sortName, visibility: 'PUBLIC' },
      })
      const { hits } = await find(name, { targets: ['ACTIVITY'] })
      expect(hits[0]).toMatchObject({ id, score: '1.00000' })
      await records.prisma.activity.delete({ where: { id } })
    }
  })
})

describe('what is found', () => {
  it('JPRI finds both bodies of that name first, then what names them, then what is similar', async () => {
    const { hits } = await find('JPRI')
    expect(hits.slice(0, 2)).toMatchObject([
      { target: 'ALLIANCE', name: 'ACRONYM', text: 'JPRI', score: '1.00000' },
      { target: 'ALLIANCE', name: 'OTHER', text: 'JPRI', score: '0.97000' },
    ])
    const scores = hits.map(({ score }) => Number(score))
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length)
  })

  it('SPPR finds every union and federation that may be meant, before all others', async () => {
    const { texts, hits } = await find('SPPR', {
      targets: ['GROUP', 'ALLIANCE', 'PARTNER', 'STAKEHOLDER'],
    })
    const meant = texts.filter((text) => text.startsWith('SPPR'))
    expect(meant).toHaveLength(9)
    expect(texts.slice(0, 9)).toEqual(meant)
    expect(hits.slice(0, 9).every(({ score }) => Number(score) > 0.8)).toBe(true)
  })

  it.each([
    ['tucr', 'TURC'],
    ['kab. semarang', 'Kabupaten Semarang'],
    ['SEMARANG KOTA', 'Kota Semarang'],
    ['pekreja rumahan sejahtra serikat', 'Serikat Pekerja Rumahan Sejahtera'],
    ['sejahtera serikat pekerja rumahan', 'Serikat Pekerja Rumahan Sejahtera'],
    ['Kec. Bantul, Bupati', 'Bupati Bantul'],
    ['disnakertrans cirebon', 'Disnakertrans Kabupaten Cirebon'],
    ['fsppr yogyakarta', 'FSPPR Kota Yogyakarta'],
    ['home net indonesia', 'HomeNet Indonesia'],
    ['decent  PAY', 'Decent pay'],
    ['convention 177', 'Ratification of ILO Convention 177'],
    ['uji 75/PUU-XX/2022', 'Perkara 75/PUU-XX/2022, uji materi UU 13/2003 tentang Ketenagakerjaan'],
    ['jahitan', 'menjahit'],
  ])('%j finds %j', async (text, wanted) => {
    expect((await find(text)).texts.slice(0, 3)).toContain(wanted)
  })

  it('stems words: who works is found by any form of it, as written first', async () => {
    const bekerja = await find('bekerja rumah')
    expect(bekerja.texts).toContain('Jaringan Pekerja Rumahan Indonesia')
    const { hits, texts } = await find('pekerja rumah tangga')
    expect(texts[0]).toContain('Pekerja Rumah Tangga')
    expect(hits.length).toBeGreaterThan(0)
  })

  it('one character finds names and words that are it, and names that begin with it', async () => {
    const { texts } = await find('2')
    expect(texts).toContain('Persatuan Perempuan Mandiri 2')
    const { hits } = await find('s', { targets: ['GROUP', 'TRADE'] })
    expect(hits.map(({ text }) => text)).toContain('sandal')
    expect(hits.every(({ text }) => /\bs/i.test(text))).toBe(true)
  })

  it.each(['%', '_', "x'); DROP TABLE", "'a' | 'b'", 'a <-> b & !c:*', '\\', '🧵', 'عمر'])(
    'answers %j without an error',
    async (text) => {
      if (readSearch(text)) expect((await find(text)).total).toBeGreaterThanOrEqual(0)
    },
  )

  it('only what is asked for', async () => {
    for (const target of searchTargets) {
      const { hits } = await find('pekerja', { targets: [target] })
      expect(hits.every((hit) => hit.target === target)).toBe(true)
    }
    const groups = await find('indonesia', { targets: ['GROUP'] })
    expect(groups.texts).not.toContain('HomeNet Indonesia')
  })
})

describe('what may not be seen', () => {
  const base = { visibility: 'NETWORK' } as const
  const secret = { name: 'Rahasia Zirkonium', sortName: 'rahasia zirkonium' }
  const titled = { title: secret.name, sortName: secret.sortName }

  it('is not found, and changes no score, no order and no total', async () => {
    const { prisma } = records
    const before = await Promise.all(
      ['zirkonium', 'turc', 'tucr', 'rahasia'].map((one) => find(one)),
    )
    const level = 'VILLAGE'
    const actor = { ...base, ...secret, level, slug: 'zirkonium', kind: 'GROUP' } as const
    const hidden = await prisma.actor.create({ data: { ...actor, classification: 'UNION' } })
    await prisma.actorName.createMany({
      data: ['Zirkonium', 'TURC'].map((name) => ({
        ...{ actorId: hidden.id, kind: 'ACRONYM' as const },
        ...{ name, sortName: name.toLowerCase() },
      })),
    })
    const nameEn = 'Zirconium secret'
    const issue = { ...base, ...secret, nameEn, slug: 'zirkonium', level } as const
    await prisma.issue.create({ data: { ...issue, kind: 'POLICY' } })
    await prisma.activity.create({
      data: { ...base, ...secret, slug: 'zirkonium', kind: 'HEARING' },
    })
    const publication = await prisma.publication.create({
      data: { ...base, ...titled, slug: 'zirkonium' },
    })
    await prisma.publicationTitle.create({
      data: { publicationId: publication.id, title: 'Zirkonium kedua' },
    })
    const url = 'https://example.org/zirkonium'
    await prisma.source.create({
      data: { ...base, ...titled, slug: 'zirkonium', kind: 'PRESS', url },
    })
    const after = await Promise.all(
      ['zirkonium', 'turc', 'tucr', 'rahasia'].map((one) => find(one)),
    )
    expect(after).toEqual(before)
    expect(after[0]).toMatchObject({ hits: [], total: 0 })
    const network = { visibility: { in: ['PUBLIC', 'NETWORK'] } }
    const both = { actor: network, issue: network, activity: network }
    const seen = await find('zirkonium', {
      seen: { ...both, publication: network, source: network },
    })
    expect(seen.hits.map(({ target }) => target).sort()).toEqual([
      'ACTIVITY',
      'GROUP',
      'ISSUE',
      'PUBLICATION',
      'SOURCE',
    ])
  })
})

describe('pages', () => {
  it('follow each other in both directions, and every one tells the total', async () => {
    const search = readSearch('pekerja')
    if (!search) throw new Error('nothing to search for')
    const page = (after: { key: string; id: string } | null, backward: boolean) =>
      searchRecords(records.prisma, {
        ...{
          search,
          targets: searchTargets,
          seen: seenRecords(anonymous),
          limit: 7,
          after,
          backward,
        },
      })
    const whole = await find('pekerja')
    expect(whole.total).toBeGreaterThan(20)
    const walk = async (backward: boolean) => {
      const ids: string[] = []
      let after: { key: string; id: string } | null = null
      for (;;) {
        const { hits, total } = await page(after, backward)
        expect(total).toBe(whole.total)
        ids.push(...hits.slice(0, 7).map(({ id }) => id))
        const last = hits[6]
        if (hits.length <= 7 || !last) return ids
        after = { key: last.score, id: last.id }
      }
    }
    const forward = await walk(false)
    expect(forward).toHaveLength(whole.total)
    expect(forward.slice(0, 100)).toEqual(whole.hits.slice(0, 100).map(({ id }) => id))
    expect((await walk(true)).toReversed()).toEqual(forward)
    const none = await page({ key: '0.00000', id: whole.hits[0]?.id ?? '' }, false)
    expect(none).toEqual({ hits: [], total: whole.total })
  })
})
