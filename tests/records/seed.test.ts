import { describe, expect, test } from 'vitest'
import { checkSeed } from '../../src/records/seed/check.ts'
import { factsOf } from '../../src/records/seed/facts.ts'
import { shapeSeed } from '../../src/records/seed/files.ts'
import { seedRows } from '../../src/records/seed/rows.ts'
import { actorsOf } from '../../src/records/seed/walk.ts'
import { seedId } from '../../src/records/seed-id.ts'
import { cast } from '../cast.ts'
import { seed } from './written-seed.ts'

describe('the rule of the seed', () => {
  test('holds exactly these 25 groups', () => {
    expect(seed.groups.map((group) => group.slug)).toEqual([
      'spr-sejahtera',
      'spr-sejahtera-dpc-medan',
      'spr-sejahtera-dpc-deli-serdang',
      'sppr-kreatif-bunda-wonolelo',
      'sppr-ngudi-makmur',
      'fsppr-bantul-anggota-tanpa-nama-1',
      'fsppr-bantul-anggota-tanpa-nama-2',
      'fsppr-bantul-anggota-tanpa-nama-3',
      'sppr-prenggan',
      'sppr-tahunan',
      'sppr-cokrodiningratan',
      'sppr-tegalpanggung',
      'sppr-notoprajan',
      'kprm-kabupaten-semarang',
      'hbw-mandiri-ungaran',
      'komunitas-perempuan-pekerja-rumahan-solo',
      'pprj',
      'prjm-cirebon',
      'jaringan-pekerja-rumahan-sukabumi',
      'koperasi-insan-berdikari',
      'koperasi-bsa',
      'kelompok-bunga-sakura',
      'kelompok-anggrek',
      'persatuan-perempuan-mandiri-2',
      'ppr-mawar-putih',
    ])
  })

  test('places every group, together in seven provinces', () => {
    const provinces = seed.groups.map((group) =>
      group.areas
        .map(({ area }) => area.slice(0, 2))
        .filter((code, at, all) => all.indexOf(code) === at),
    )
    expect(provinces.every((codes) => codes.length === 1)).toBe(true)
    expect([...new Set(provinces.flat())].toSorted()).toEqual([
      '12',
      '31',
      '32',
      '33',
      '34',
      '35',
      '36',
    ])
  })

  test('has the four partners and no fifth', () => {
    expect(seed.partners.map(({ slug }) => slug).toSorted()).toEqual([
      'bitra',
      'mwpri',
      'turc',
      'yasanti',
    ])
  })

  test('gives 112 invented people to all groups, without a name', () => {
    expect(seed.synthetic.map(({ group }) => group)).toEqual(seed.groups.map(({ slug }) => slug))
    const { person, membership } = seedRows(seed)
    expect(person).toHaveLength(112)
    expect(person.every((row) => row.synthetic && row.sealed === null)).toBe(true)
    expect(membership).toHaveLength(112)
    expect(membership.every((row) => row.synthetic)).toBe(true)
  })

  test('keeps the totals of the invitation on the activity that they are about', () => {
    const about = seed.claims.filter(
      ({ subject }) => subject.activity === 'penyusunan-panduan-2018',
    )
    expect(Object.fromEntries(about.map(({ property, number }) => [property, number]))).toEqual({
      groups: 25,
      provinces: 7,
      districts: 18,
      representatives: 112,
    })
    expect(new Set(about.map(({ source }) => source))).toEqual(
      new Set(['undangan-peluncuran-panduan-2018']),
    )
  })

  test('records no group as having taken part in the consultation, and the launch as planned', () => {
    const groups = new Set(seed.groups.map(({ slug }) => slug))
    const ofGuide = seed.activities.filter(({ slug }) => slug.includes('panduan'))
    expect(ofGuide).toHaveLength(5)
    const actors = ofGuide.flatMap(({ participations }) => participations.map(({ actor }) => actor))
    expect(actors.filter((actor) => groups.has(actor))).toEqual([])
    expect(ofGuide.find(({ kind }) => kind === 'LAUNCH')).toMatchObject({
      status: 'PLANNED',
      startsOn: '2018-10-25',
      startTime: '08:30',
      endTime: '13:00',
      timeZone: 'Asia/Jakarta',
      venue: 'Unique Ballroom Lt. 2, HARRIS Hotel Tebet, Jakarta',
    })
  })

  test('has the seventeen signatories of JAMPI DIY', () => {
    const ties = seed.ties.filter(({ to, role }) => to === 'jampi-diy' && role === 'SIGNATORY')
    expect(ties).toHaveLength(17)
  })
})

describe('sources', () => {
  test('stand under every fact', () => {
    expect(checkSeed(seed, 'RECORD')).toEqual([])
    const bare = [...factsOf(seed)].filter(({ needed, sources }) => needed && sources.length === 0)
    expect(bare).toEqual([])
  })

  test('become at least one claim for every tie, stage, seat, outcome and stance', () => {
    const rows = seedRows(seed)
    for (const [table, column] of [
      ['actor', 'actorId'],
      ['tie', 'tieId'],
      ['recognition', 'recognitionId'],
      ['issue', 'issueId'],
      ['stageEvent', 'stageEventId'],
      ['issueRelation', 'issueRelationId'],
      ['seat', 'seatId'],
      ['outcome', 'outcomeId'],
      ['stance', 'stanceId'],
      ['activity', 'activityId'],
      ['participation', 'participationId'],
      ['commitment', 'commitmentId'],
      ['publication', 'publicationId'],
      ['publicationTitle', 'publicationTitleId'],
      ['publicationRole', 'publicationRoleId'],
    ] as const) {
      const claimed = new Set(rows.claim.map((claim) => claim[column]))
      const ids = rows[table].map((row) => row.id)
      expect(
        ids.filter((id) => !claimed.has(id)),
        table,
      ).toEqual([])
    }
  })

  test('are all used', () => {
    const used = new Set([
      ...[...factsOf(seed)].flatMap(({ sources }) => sources.map(({ source }) => source)),
      ...seed.claims.map(({ source }) => source),
    ])
    expect(seed.sources.filter(({ slug }) => !used.has(slug))).toEqual([])
  })

  test('give every figure its conflicting values side by side', () => {
    const values = (subject: string, property: string) =>
      seed.claims
        .filter((claim) => Object.values(claim.subject).includes(subject))
        .filter((claim) => claim.property === property)
        .map((claim) => claim.number ?? claim.text)
    expect(values('spr-sejahtera', 'foundedOn')).toEqual(['2015-01-14', '2015', '2014-06'])
    expect(values('spr-sejahtera', 'members')).toEqual([433])
    expect(values('bitra', 'womenOrganized')).toEqual([500, 1700])
    expect(values('bitra', 'districts')).toEqual([4, 5])
    expect(values('mampu', 'groups')).toEqual([140])
    expect(values('mampu', 'villages')).toEqual([158, 143, 150])
    expect(values('mampu', 'districts')).toEqual([23, 22, 23, 231])
    expect(values('mampu', 'members')).toEqual([4000])
    expect(values('jpri', 'groups')).toEqual([281])
    expect(values('34', 'homeworkers')).toEqual([1250, 1297, 1297])
    expect(['34.04', '34.71', '34.02'].flatMap((code) => values(code, 'homeworkers'))).toEqual([
      202, 255, 1052, 900,
    ])
    expect(values('jppri-jawa-timur', 'foundedOn')).toEqual(['2015-01', null])
    expect(values('jppri-jawa-timur', 'districts')).toEqual([7, 9, 6])
    expect(values('jppri-jawa-timur', 'name')).toEqual(['JPRI', 'JPPRI'])
    expect(new Set(values('jampi-diy', 'name')).size).toBe(4)
  })
})

describe('ids', () => {
  const rows = seedRows(seed)

  test('are stable, shaped as UUIDv7 and never twice in a table', () => {
    expect(seedId('actor', 'jpri')).toBe(seedId('actor', 'jpri'))
    for (const table of Object.values(rows)) {
      const ids = table.map(({ id }: { id?: unknown }) => String(id))
      expect(new Set(ids).size).toBe(ids.length)
      for (const id of ids) {
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      }
    }
  })

  test('order the ends of undirected ties', () => {
    const undirected = rows.tie.filter(
      ({ kind }) => kind === 'ALLIED_WITH' || kind === 'WORKS_WITH',
    )
    expect(undirected.length).toBeGreaterThan(10)
    expect(undirected.every(({ fromId, toId }) => fromId < toId)).toBe(true)
  })
})

describe('the cast', () => {
  test('may be unsourced and hidden where the seed of record may not', () => {
    expect(checkSeed(shapeSeed(cast), 'TRIAL')).toEqual([])
    const refused = checkSeed(shapeSeed(cast), 'RECORD').map(({ what }) => what)
    expect(refused).toContain('the tie cites no source')
    expect(refused).toContain('what cites a public source is PUBLIC: leave visibility out')
  })

  test('has an actor without any tie', () => {
    const tied = new Set(cast.ties.flatMap(({ from, to }) => [from, to]))
    const loners = [...actorsOf(shapeSeed(cast))]
      .map(([row]) => row.slug)
      .filter((slug) => !tied.has(slug))
    expect(loners).toEqual(['kelompok-e'])
  })
})
