import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRecords, type Records } from '../../src/records/database.ts'
import { loadSeed } from '../../src/records/seed.ts'
import { readDocuments } from '../../src/server/documents.ts'
import { onEveryApi } from '../support/api.ts'
import { freshDatabase } from '../support/database.ts'

let records: Records
let drop: () => Promise<void>
beforeAll(async () => {
  const database = await freshDatabase()
  records = openRecords(database.url)
  await loadSeed(records.prisma)
  drop = database.drop
})
afterAll(async () => {
  await records.close()
  await drop()
})

const text = readDocuments().find(({ name }) => name === 'guide-story')?.text ?? ''

interface Said {
  property: string
  number: number | null
  source: { slug: string }
}

interface Part {
  role: string
  actor: { slug: string; kind: string }
}

interface Deed {
  slug: string
  status: string
  startsOn: string | null
  endsOn: string | null
  startTime: string | null
  endTime: string | null
  participations: { nodes: Part[] }
  claims: Said[]
}

onEveryApi(
  () => records,
  (ask) => {
    it('tells the story of the guide of 2018 in one statement, and no more than is known', async () => {
      const { data, errors, sql, cypher } = await ask(text)
      expect(errors).toEqual([])
      expect([sql.length, cypher.length]).toEqual([1, 0])
      const { publication } = data
      const deeds: Deed[] = publication.activities.nodes
      const drafting = deeds.find(({ slug }) => slug === 'penyusunan-panduan-2018') as Deed
      const launch = deeds.find(({ slug }) => slug === 'peluncuran-panduan-2018') as Deed

      expect(drafting).toMatchObject({ status: 'HELD', startsOn: '2018-04', endsOn: '2018-08' })
      expect(publication).toMatchObject({ draftedFrom: '2018-04', draftedTo: '2018-08' })
      const figures = drafting.claims.filter(({ number }) => number !== null)
      expect(figures.map(({ property, number }) => [property, number])).toEqual([
        ['districts', 18],
        ['groups', 25],
        ['provinces', 7],
        ['representatives', 112],
      ])
      expect(new Set(figures.map(({ source }) => source.slug))).toEqual(
        new Set(['undangan-peluncuran-panduan-2018']),
      )

      const partners = drafting.participations.nodes.filter(({ actor }) => actor.kind === 'PARTNER')
      expect(partners.map(({ actor }) => actor.slug).toSorted()).toEqual([
        'bitra',
        'mwpri',
        'turc',
        'yasanti',
      ])
      expect(JSON.stringify(deeds)).not.toContain('"GROUP"')

      expect(launch).toMatchObject({
        status: 'PLANNED',
        startsOn: '2018-10-25',
        startTime: '08:30',
        endTime: '13:00',
      })
      expect(publication.publishedOn).toBeNull()
      expect(publication.titles).toHaveLength(2)
      for (const title of publication.titles) expect(title.claims).not.toEqual([])
    })
  },
)
