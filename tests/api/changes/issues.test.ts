import { describe, expect, it } from 'vitest'
import { changing, cited, citedWithin, publicSource, tooMany } from './changing.ts'

const { made, refused, records } = changing()
const policy = { kind: 'POLICY', name: 'Aturan Uji', level: 'REGENCY' }

describe('a new issue', () => {
  it('comes with steps, seats, outcomes, relations, sources and claims in one request', async () => {
    const one = await made(
      'createIssue',
      {
        ...{ kind: 'DEMAND', name: 'Upah  Uji', nameEn: 'Test pay', demand: 'DECENT_PAY' },
        ...{ level: 'REGENCY', area: { code: '34.71' }, summary: 'Rekaan.', visibility: 'PUBLIC' },
        stages: [
          { stage: 'DEBATED', date: '2018-05', note: 'dibahas', sources: [cited] },
          { stage: 'PROPOSED', date: '2017', note: 'diusulkan' },
          { stage: 'PASSED', note: 'entah kapan' },
        ],
        seats: [
          { actor: { slug: 'dewan' }, role: 'DECIDES', weight: 2.5, sources: [cited] },
          { actor: { slug: 'dinas' }, role: 'DRAFTS' },
        ],
        outcomes: [
          {
            ...{ summary: 'upah naik', winner: { slug: 'federasi' }, conceder: { slug: 'dinas' } },
            ...{ people: 150, date: '2019', activity: { slug: 'pertemuan-uji' } },
            ...{ visibility: 'PUBLIC', sources: [cited] },
            claims: [
              {
                property: 'people',
                asPrinted: '150',
                number: 150,
                source: { slug: 'berita-upah' },
              },
            ],
          },
        ],
        relations: [{ to: { slug: 'perda-uji' }, kind: 'ADDRESSES', sources: [citedWithin] }],
        sources: [{ says: 'Tuntutan itu ada.', source: publicSource('Berita Upah') }],
        claims: [{ property: 'level', asPrinted: 'kota', text: 'REGENCY', source: cited.source }],
      },
      `slug name nameEn demand level area { code } stage summary visibility version
      stages { stage date claims { source { slug } } }
      seats { nodes { role weight actor { slug } claims { visibility } } }
      outcomes { nodes { summary date visibility people { value } winner { slug } conceder { slug }
        activity { slug } claims { property } } }
      claims { property source { slug } }`,
    )
    expect(one).toMatchObject({
      ...{ slug: 'upah-uji', name: 'Upah Uji', nameEn: 'Test pay', demand: 'DECENT_PAY' },
      ...{ level: 'REGENCY', area: { code: '34.71' }, stage: 'DEBATED', version: 1 },
      ...{ summary: 'Rekaan.', visibility: 'PUBLIC' },
      stages: [
        { stage: 'PASSED', date: null },
        { stage: 'PROPOSED', date: '2017' },
        { stage: 'DEBATED', date: '2018-05', claims: [{ source: { slug: 'warta-uji' } }] },
      ],
      seats: {
        nodes: [
          { role: 'DECIDES', weight: 2.5, actor: { slug: 'dewan' } },
          { role: 'DRAFTS', weight: 1, actor: { slug: 'dinas' } },
        ],
      },
      outcomes: {
        nodes: [
          {
            ...{ summary: 'upah naik', date: '2019', visibility: 'PUBLIC', people: { value: 150 } },
            ...{ winner: { slug: 'federasi' }, conceder: { slug: 'dinas' } },
            activity: { slug: 'pertemuan-uji' },
            claims: [{ property: 'existence' }, { property: 'people' }],
          },
        ],
      },
      claims: [
        { property: 'existence', source: { slug: 'berita-upah' } },
        { property: 'level', source: { slug: 'warta-uji' } },
      ],
    })
    const relation = await records().prisma.issueRelation.findFirstOrThrow({
      where: { from: { slug: 'upah-uji' } },
      include: { to: true, claims: true },
    })
    expect(relation).toMatchObject({
      ...{ kind: 'ADDRESSES', to: { slug: 'perda-uji' } },
      claims: [{ visibility: 'NETWORK' }],
    })
  })
  it('shows the claims on its parts to those who see the parts', async () => {
    const { id } = await made('createIssue', {
      ...{ ...policy, visibility: 'PUBLIC', sources: [cited] },
      seats: [
        { actor: { slug: 'dewan' }, role: 'DECIDES', sources: [cited] },
        { actor: { slug: 'kelompok-f' }, role: 'ADVISES', sources: [cited] },
      ],
    })
    const closed = await made('createIssue', {
      ...{ ...policy, visibility: 'GROUP' },
      stages: [{ stage: 'PROPOSED', note: 'diusulkan', sources: [cited] }],
    })
    const of = (issueId: string) => ({ issueId: issueId.replace('issue_', '') })
    const seats = await records().prisma.claim.findMany({
      where: { seat: of(id) },
      select: { visibility: true, seat: { select: { actor: { select: { slug: true } } } } },
      orderBy: { seat: { role: 'asc' } },
    })
    const { visibility } = await records().prisma.actor.findUniqueOrThrow({
      where: { slug: 'kelompok-f' },
    })
    expect(visibility).not.toBe('PUBLIC')
    expect(seats).toEqual([
      { visibility: 'PUBLIC', seat: { actor: { slug: 'dewan' } } },
      { visibility, seat: { actor: { slug: 'kelompok-f' } } },
    ])
    expect(
      await records().prisma.claim.findMany({
        where: { stageEvent: of(closed.id) },
        select: { visibility: true },
      }),
    ).toEqual([{ visibility: 'GROUP' }])
  })
  it('tells all that is wrong at once, each with its path', async () => {
    expect(
      await refused('createIssue', {
        ...{ ...policy, name: ' ', slug: 'Bukan Slug', demand: 'SAFETY', area: { code: '99' } },
        ...{ visibility: 'ALLIANCE', summary: '' },
        stages: [{ stage: 'PASSED', date: '2018-02-30', note: ' ' }],
        seats: [
          { actor: { slug: 'tidak-ada' }, role: 'DECIDES' },
          { actor: { slug: 'dewan' }, role: 'DECIDES', weight: 0 },
        ],
        outcomes: [
          { summary: 'x', winner: { slug: 'dinas' }, conceder: { slug: 'dinas' }, people: -1 },
          { summary: 'x', visibility: 'PUBLIC', date: 'kemarin' },
        ],
        relations: [{ to: { slug: 'tidak-ada' }, kind: 'PARENT_LAW' }],
        sources: [{ says: '', source: { slug: 'tidak-ada' } }],
      }),
    ).toEqual([
      'BAD_DATE outcomes.1.date',
      'BAD_DATE stages.0.date',
      'BAD_TEXT name',
      'BAD_TEXT sources.0.says',
      'BAD_TEXT stages.0.note',
      'BAD_TEXT summary',
      'BAD_VALUE demand',
      'BAD_VALUE outcomes.0.people',
      'BAD_VALUE seats.1.weight',
      'BAD_VALUE slug',
      'NOT_FOUND area.code',
      'NOT_FOUND relations.0.to.slug',
      'NOT_FOUND seats.0.actor.slug',
      'NOT_FOUND sources.0.source.slug',
      'PUBLIC_NEEDS_SOURCE outcomes.1.visibility',
      'REQUIRED audience',
      'SAME_ACTOR outcomes.0.conceder',
    ])
    const self = { ...policy, slug: 'aturan-sendiri' }
    const relations = [{ to: { slug: 'aturan-sendiri' }, kind: 'FOLDED_INTO' }]
    expect(await refused('createIssue', { ...self, relations })).toEqual([
      'BAD_VALUE relations.0.to',
    ])
    const seat = { actor: { slug: 'dewan' }, role: 'DECIDES' }
    expect(await refused('createIssue', { ...policy, seats: [seat, seat] })).toEqual([
      'ALREADY_EXISTS seats.1',
    ])
    expect(await refused('createIssue', { ...policy, slug: 'perda-uji' })).toEqual([
      'SLUG_TAKEN slug',
    ])
    const step = { stage: 'PASSED', note: 'x' }
    expect(await refused('createIssue', { ...policy, stages: tooMany(step) })).toEqual([
      'LIST_TOO_LONG stages',
    ])
    expect(await refused('createIssue', { ...policy, visibility: 'PUBLIC' })).toEqual([
      'PUBLIC_NEEDS_SOURCE visibility',
    ])
  })
})

describe('an issue on record', () => {
  it('is changed under its version, and not beyond what may be', async () => {
    const { id } = await made('createIssue', { kind: 'DEMAND', name: 'Aman', level: 'NATIONAL' })
    const at = (expectedVersion: number) => ({ id, expectedVersion })
    const change = { ...at(1), name: 'Kerja Aman', demand: 'SAFETY', stage: 'PROPOSED' }
    expect(await made('updateIssue', change, 'name demand stage version')).toEqual({
      ...{ name: 'Kerja Aman', demand: 'SAFETY', stage: 'PROPOSED', version: 2 },
    })
    expect(await refused('updateIssue', change)).toEqual(['VERSION_CONFLICT expectedVersion'])
    expect(await refused('updateIssue', { ...at(2), kind: 'CASE' })).toEqual(['BAD_VALUE demand'])
    expect(
      await refused('updateIssue', { ...at(2), name: null, stage: null, visibility: null }),
    ).toEqual(['REQUIRED name', 'REQUIRED stage', 'REQUIRED visibility'])
    expect(await refused('updateIssue', { ...at(2), visibility: 'PUBLIC' })).toEqual([
      'PUBLIC_NEEDS_SOURCE visibility',
    ])
    expect(await refused('updateIssue', { ...at(2), slug: 'perda-uji' })).toEqual([
      'SLUG_TAKEN slug',
    ])
    expect(await made('updateIssue', { ...at(2), kind: 'CASE', demand: null }, 'kind')).toEqual({
      kind: 'CASE',
    })
    expect(
      (await records().prisma.issue.findFirst({ where: { name: 'Kerja Aman' } }))?.sortName,
    ).toBe('kerja aman')
  })
  it('is removed with its steps, seats and relations, and not while something rests on it', async () => {
    const { id } = await made('createIssue', {
      ...{ ...policy, stages: [{ stage: 'PASSED', note: 'x', sources: [cited] }] },
      ...{ seats: [{ actor: { slug: 'dewan' }, role: 'DECIDES' }] },
      relations: [{ to: { slug: 'perda-uji' }, kind: 'FOLDED_INTO' }],
    })
    const { id: outcome } = await made('createOutcome', { issue: { id }, summary: 'x' })
    expect(await refused('deleteIssue', { id, expectedVersion: 2 })).toEqual([
      'VERSION_CONFLICT expectedVersion',
    ])
    expect(await refused('deleteIssue', { id, expectedVersion: 1 })).toEqual(['IN_USE'])
    await made('deleteOutcome', { id: outcome, expectedVersion: 1 })
    expect(await made('deleteIssue', { id, expectedVersion: 1 })).toBe(id)
    const issueId = id.replace('issue_', '')
    expect(await records().prisma.stageEvent.count({ where: { issueId } })).toBe(0)
    expect(await refused('deleteIssue', { id, expectedVersion: 1 })).toEqual(['NOT_FOUND id'])
  })
})
