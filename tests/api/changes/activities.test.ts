import { describe, expect, it } from 'vitest'
import { isoDay } from '../../../src/model/partial-date.ts'
import type { Records } from '../../../src/records/database.ts'
import { certainDays } from '../../../src/records/write/rules-activities.ts'
import type { Ask } from '../../support/api.ts'
import { calling, idIn, mutation, onCast, told } from './changing.ts'

let records: Records
let ask: Ask
onCast((...given) => {
  ;[records, ask] = given
})
const { call, remove } = calling(() => ask)

const cited = 'claims { property asPrinted trueOn visibility source { slug kind visibility } }'
const activity = `activity { id slug kind status name startsOn endsOn startTime timeZone venue visibility version
  area { code } parent { slug } issues { nodes { slug } } ${cited}
  participations { nodes { id version role headCount { value } actor { slug } ${cited} } }
  outcomes { nodes { summary date people { value } winner { slug } ${cited} } }
  ties { nodes { id kind since lastConfirmedOn ${cited} } } }`
const record = (input: object) => call(mutation('recordActivity', 'Activity', activity), input)
const update = (input: object) => call(mutation('updateActivity', 'Activity', activity), input)

const audiensi = { kind: 'HEARING', status: 'HELD', name: 'Audiensi Rekaan' }
const tieOf = (kind: 'LOBBIES' | 'MEMBER_OF', from: string, to: string) =>
  records.prisma.tie.findFirstOrThrow({
    where: { kind, from: { slug: from }, to: { slug: to } },
  })
const ref = ({ id, version }: { id: string; version: number }) => ({
  id: `tie_${id}`,
  expectedVersion: version,
})

describe('a whole meeting', () => {
  it('is recorded in one request', async () => {
    const [old, recent] = await Promise.all([
      tieOf('LOBBIES', 'kelompok-a', 'dinas'),
      tieOf('MEMBER_OF', 'kelompok-a', 'federasi'),
    ])
    const made = await record({
      ...audiensi,
      ...{ startsOn: '2022-03-08', startTime: '09:00', endTime: '11:30' },
      ...{ timeZone: 'Asia/Jakarta', area: { code: '34.02' }, venue: 'Balai Rekaan' },
      parent: { slug: 'rangkaian-uji' },
      issues: [{ slug: 'perda-uji' }, { slug: 'upah-layak' }],
      participants: [
        { actor: { slug: 'kelompok-a' }, role: 'ORGANIZER', headCount: 14 },
        {
          ...{ actor: { slug: 'dinas' }, role: 'TARGET' },
          sources: [{ says: 'dinas menerima', source: { slug: 'warta-uji' } }],
        },
      ],
      outcomes: [
        { issue: { slug: 'perda-uji' }, summary: 'draf dibuka', winner: { slug: 'kelompok-a' } },
      ],
      commitments: [
        {
          by: { slug: 'dinas' },
          to: { slug: 'kelompok-a' },
          what: 'membalas surat',
          dueOn: '2022-04',
        },
      ],
      stances: [
        {
          ...{ actor: { slug: 'dinas' }, issue: { slug: 'perda-uji' }, position: 'PASSIVE_ALLY' },
          ...{ power: 3, interest: 4, openness: 0.4 },
        },
      ],
      ties: [
        { known: ref(old) },
        { known: ref(recent) },
        { create: { kind: 'INFLUENCES', from: { slug: 'kelompok-a' }, to: { slug: 'dinas' } } },
      ],
      report: { witnessRole: 'pengurus kelompok', says: 'Pertemuan berlangsung tertib.' },
      claims: [
        {
          property: 'participants',
          asPrinted: '20 orang',
          number: 20,
          source: { slug: 'warta-uji' },
        },
      ],
    })
    expect(made.activity).toMatchObject({
      ...{
        slug: expect.stringMatching(/^audiensi-rekaan-[a-z2-7]{5}$/),
        kind: 'HEARING',
        status: 'HELD',
        visibility: 'GROUP',
        version: 1,
      },
      ...{ startsOn: '2022-03-08', timeZone: 'Asia/Jakarta', area: { code: '34.02' } },
      parent: { slug: 'rangkaian-uji' },
      issues: { nodes: [{ slug: 'perda-uji' }, { slug: 'upah-layak' }] },
      outcomes: { nodes: [{ summary: 'draf dibuka', date: '2022-03-08' }] },
      ties: { nodes: [{ kind: 'INFLUENCES', lastConfirmedOn: '2022-03-08' }] },
    })
    const report = {
      slug: expect.stringMatching(/^laporan-lapangan-audiensi-rekaan-[a-z2-7]{5}$/),
      kind: 'FIELD_REPORT',
      visibility: 'GROUP',
    }
    expect(made.activity.claims).toMatchObject([
      { property: 'existence', asPrinted: 'Pertemuan berlangsung tertib.', source: report },
      { property: 'participants', source: { slug: 'warta-uji' } },
    ])
    const [dinas, kelompok] = made.activity.participations.nodes
    expect(dinas.claims).toMatchObject([{ source: { slug: 'warta-uji' }, visibility: 'GROUP' }])
    expect(kelompok).toMatchObject({ role: 'ORGANIZER', headCount: { value: 14 } })
    expect(kelompok.claims).toMatchObject([{ source: report }])
    expect(made.activity.outcomes.nodes[0].claims).toMatchObject([{ source: report }])
    expect(made.activity.ties.nodes[0].claims).toMatchObject([{ source: report }])

    const { prisma } = records
    const activityId = idIn(made.activity.id)
    const [stance] = await prisma.stance.findMany({
      where: { activityId },
      include: { claims: true },
    })
    expect(stance).toMatchObject({ basis: 'STATED', confidence: 'MEDIUM', visibility: 'GROUP' })
    expect(isoDay(stance?.asOf as Date)).toBe('2022-03-08')
    expect(stance?.claims).toHaveLength(1)
    const [promise] = await prisma.commitment.findMany({
      where: { activityId },
      include: { claims: true },
    })
    expect(isoDay(promise?.dueMax as Date)).toBe('2022-04-30')
    expect(promise?.claims).toHaveLength(1)
    const source = await prisma.source.findFirstOrThrow({
      where: { slug: { startsWith: 'laporan-lapangan-audiensi-rekaan-' } },
    })
    expect(isoDay(source.witnessedOn as Date)).toBe('2022-03-08')
    const outcome = await prisma.outcome.findFirstOrThrow({ where: { activityId } })
    expect(isoDay(outcome.dateMin)).toBe('2022-03-08')

    const moved = await prisma.tie.findUniqueOrThrow({ where: { id: old.id } })
    expect(moved.version).toBe(old.version + 1)
    expect([moved.lastConfirmedOn, moved.untilMin].map((one) => isoDay(one as Date))).toEqual([
      '2022-03-08',
      '2022-03-08',
    ])
    // Confirmed later already: it stays as it is, and cites the report all the same.
    expect(await prisma.tie.findUniqueOrThrow({ where: { id: recent.id } })).toEqual(recent)
    const shown = await prisma.claim.findMany({
      where: { sourceId: source.id, tieId: { not: null } },
    })
    expect(shown).toHaveLength(3)
    expect(shown.filter(({ trueOn }) => trueOn === '2022-03-08')).toHaveLength(2)
  })
  it('tells of all that is wrong at once, and writes nothing', async () => {
    const tie = await tieOf('LOBBIES', 'federasi', 'dewan')
    const before = await records.prisma.revision.count()
    const refused = await record({
      ...audiensi,
      ...{ name: ' ', startsOn: '2022-03-08', endsOn: '2022-03-07', startTime: '9.00' },
      ...{ timeZone: 'Asia/Bantul', area: { code: '99' }, parent: { slug: 'tidak-ada' } },
      issues: [{ slug: 'perda-uji' }, { slug: 'tidak-ada' }],
      participants: [{ actor: { slug: 'hilang' }, role: 'HOST', headCount: -1 }],
      outcomes: [{ issue: { slug: 'perda-uji' }, summary: 'x', people: -1, visibility: 'PUBLIC' }],
      commitments: [{ by: { slug: 'dinas' }, what: '\u0007', dueOn: '2022-13' }],
      stances: [
        {
          ...{ actor: { slug: 'dinas' }, issue: { slug: 'perda-uji' }, position: 'NEUTRAL' },
          ...{ asOf: '2024-06-02', openness: 1 },
        },
      ],
      ties: [
        { known: { ...ref(tie), expectedVersion: 9 } },
        { known: { id: 'tie_018f0000-0000-7000-8000-000000000000', expectedVersion: 1 } },
        { create: { kind: 'LOBBIES', from: { slug: 'dinas' }, to: { slug: 'dinas' } } },
      ],
      report: { witnessRole: '', visibility: 'PUBLIC' },
    })
    expect(told(refused)).toEqual(
      expect.arrayContaining([
        ['BAD_TEXT', 'input.name'],
        ['ENDS_BEFORE_IT_BEGINS', 'input.endsOn'],
        ['BAD_VALUE', 'input.startTime'],
        ['BAD_VALUE', 'input.timeZone'],
        ['NOT_FOUND', 'input.area.code'],
        ['NOT_FOUND', 'input.parent.slug'],
        ['NOT_FOUND', 'input.issues.1.slug'],
        ['NOT_FOUND', 'input.participants.0.actor.slug'],
        ['BAD_VALUE', 'input.participants.0.headCount'],
        ['BAD_VALUE', 'input.outcomes.0.people'],
        ['PUBLIC_NEEDS_SOURCE', 'input.outcomes.0.visibility'],
        ['BAD_TEXT', 'input.commitments.0.what'],
        ['BAD_DATE', 'input.commitments.0.dueOn'],
        ['BAD_VALUE', 'input.stances.0.asOf'],
        ['BAD_VALUE', 'input.stances.0.openness'],
        ['VERSION_CONFLICT', 'input.ties.0.known.expectedVersion'],
        ['NOT_FOUND', 'input.ties.1.known.id'],
        ['SELF_TIE', 'input.ties.2.create.to'],
        ['BAD_TEXT', 'input.report.witnessRole'],
        ['BAD_VALUE', 'input.report.visibility'],
      ]),
    )
    expect(await records.prisma.revision.count()).toBe(before)
  })
  it('demands the day of each part that needs one, when its own is not certain', async () => {
    const tie = await tieOf('LOBBIES', 'federasi', 'dewan')
    const stance = { actor: { slug: 'dinas' }, issue: { slug: 'perda-uji' }, position: 'NEUTRAL' }
    const vague = { ...audiensi, name: 'Kapan Saja', startsOn: '2021-05' }
    const parts = {
      stances: [stance],
      ties: [{ known: ref(tie) }],
      outcomes: [{ issue: { slug: 'perda-uji' }, summary: 'kira-kira Mei' }],
    }
    const report = { witnessRole: 'pendamping' }
    for (const startsOn of ['2021-05', null, '2025-01-01']) {
      expect(told(await record({ ...vague, ...parts, report, startsOn })).sort()).toEqual([
        ['REQUIRED', 'input.report.witnessedOn'],
        ['REQUIRED', 'input.stances.0.asOf'],
        ['REQUIRED', 'input.ties.0.known.confirmedOn'],
      ])
    }
    const made = await record({
      ...{ ...vague, ...parts },
      report: { ...report, witnessedOn: '2021-05-20' },
      stances: [{ ...stance, asOf: '2021-05-20' }],
      ties: [{ known: { ...ref(tie), confirmedOn: '2021-05-20' } }],
    })
    expect(made.activity.outcomes.nodes).toMatchObject([{ date: '2021-05' }])
    const after = await records.prisma.tie.findUniqueOrThrow({ where: { id: tie.id } })
    expect(isoDay(after.lastConfirmedOn as Date)).toBe('2021-05-20')
  })
  it('confirms no tie twice, nor one that certainly did not hold then', async () => {
    const ended = await tieOf('MEMBER_OF', 'kelompok-b', 'federasi')
    const day = { ...audiensi, startsOn: '2022-01-10' }
    expect(told(await record({ ...day, ties: [{ known: ref(ended) }] }))).toEqual([
      ['BAD_VALUE', 'input.ties.0.known.confirmedOn'],
    ])
    const known = { known: ref(await tieOf('MEMBER_OF', 'kelompok-a', 'federasi')) }
    expect(told(await record({ ...day, ties: [known, known] }))).toEqual([
      ['ALREADY_EXISTS', 'input.ties.1.known.id'],
    ])
    const both = { kind: 'LOBBIES', from: { slug: 'kelompok-a' }, to: { slug: 'dinas' } }
    // The one that there is is public, this one the group's own: neither keeps the other away.
    const made = await record({ ...day, ties: [{ create: both }] })
    expect(made.warnings).toMatchObject([
      { code: 'TIE_EXISTS', path: ['input', 'ties', '0', 'create'] },
    ])
    expect(told(await record({ ...day, ties: [{ create: both }] }))).toEqual([
      ['TIE_EXISTS', 'input.ties.0.create'],
    ])
  })
  it('is public only with a public source, and takes no list of 101', async () => {
    const report = { witnessRole: 'pendamping' }
    const open = { ...audiensi, name: 'Terbuka', startsOn: '2022-01-10', visibility: 'PUBLIC' }
    expect(told(await record({ ...open, report }))).toEqual([
      ['PUBLIC_NEEDS_SOURCE', 'input.visibility'],
    ])
    const made = await record({
      ...{ ...open, report, participants: [{ actor: { slug: 'dinas' }, role: 'HOST' }] },
      sources: [{ says: 'ada', source: { slug: 'warta-uji' } }],
    })
    expect(made.activity.claims).toMatchObject([
      { source: { slug: 'warta-uji' }, visibility: 'PUBLIC' },
      { source: { kind: 'FIELD_REPORT', visibility: 'NETWORK' }, visibility: 'NETWORK' },
    ])
    const issues = Array.from({ length: 101 }, () => ({ slug: 'perda-uji' }))
    expect(told(await record({ ...open, issues }))).toEqual([['LIST_TOO_LONG', 'input.issues']])
  })
  it('takes null for what is left out', async () => {
    const made = await record({
      ...{ ...audiensi, name: 'Kosong', startsOn: '2022-01-10', endsOn: null, status: null },
      ...{ visibility: null, issues: null, participants: null, report: null },
      stances: [
        {
          ...{ actor: { slug: 'dinas' }, issue: { slug: 'perda-uji' }, position: 'NEUTRAL' },
          ...{ asOf: null, basis: null, confidence: null, visibility: null },
        },
      ],
    })
    expect(made.activity).toMatchObject({ status: 'UNKNOWN', visibility: 'GROUP' })
  })
  it('is not recorded twice under one key', async () => {
    const input = { ...audiensi, name: 'Sekali', startsOn: '2022-01-10', idempotencyKey: 'rapat-1' }
    const first = await record(input)
    expect(await record(input)).toEqual({ ...first, replayed: true })
  })
})

describe('an activity', () => {
  it('is changed under its version', async () => {
    const { activity: made } = await record({
      ...audiensi,
      name: 'Berubah',
      issues: [{ slug: 'perda-uji' }],
    })
    const { id } = made
    const changed = await update({
      ...{ id, expectedVersion: 1, startsOn: '2023-02', endsOn: '2023-03-01', summary: 'lanjutan' },
      issues: [{ slug: 'upah-layak' }],
    })
    expect(changed.activity).toMatchObject({
      ...{ startsOn: '2023-02', version: 2 },
      issues: { nodes: [{ slug: 'upah-layak' }] },
    })
    const row = await records.prisma.activity.findUniqueOrThrow({ where: { id: idIn(id) } })
    expect([row.startMin, row.startMax, row.endMin].map(isoDay)).toEqual([
      '2023-02-01',
      '2023-02-28',
      '2023-03-01',
    ])
    const stale = await update({ id, expectedVersion: 1, name: 'Lain' })
    expect(stale.problems).toMatchObject([{ code: 'VERSION_CONFLICT', current: { id } }])
    const bad = await update({
      ...{ id, expectedVersion: 2, name: null, status: null, visibility: 'PUBLIC' },
      ...{ startsOn: '2023-03-01', startTime: '10:00', endTime: '09:00', slug: 'pertemuan-uji' },
    })
    expect(told(bad).sort()).toEqual([
      ['ENDS_BEFORE_IT_BEGINS', 'input.endTime'],
      ['PUBLIC_NEEDS_SOURCE', 'input.visibility'],
      ['REQUIRED', 'input.name'],
      ['REQUIRED', 'input.status'],
    ])
    const open = { visibility: 'NETWORK', slug: 'pertemuan-uji' }
    expect(told(await update({ id, expectedVersion: 2, ...open }))).toEqual([
      ['SLUG_TAKEN', 'input.slug'],
    ])
    const alone = await update({ id, expectedVersion: 2, visibility: 'ALLIANCE' })
    expect(told(alone)).toEqual([['REQUIRED', 'input.audience']])
  })
  it('is no part of itself', async () => {
    const { activity: whole } = await record({ ...audiensi, name: 'Keseluruhan' })
    const { activity: part } = await record({
      ...{ ...audiensi, name: 'Bagian', parent: { id: whole.id } },
    })
    for (const parent of [whole, part]) {
      expect(
        told(await update({ id: whole.id, expectedVersion: 1, parent: { id: parent.id } })),
      ).toEqual([['HIERARCHY_CYCLE', 'input.parent']])
    }
  })
  it('is removed when nothing rests on it', async () => {
    const make = async (name: string, more: object) =>
      (await record({ ...audiensi, startsOn: '2022-01-10', name, ...more })).activity.id as string
    const dinas = { slug: 'dinas' }
    const perda = { slug: 'perda-uji' }
    const resting = [
      { commitments: [{ by: dinas, what: 'hadir' }] },
      { outcomes: [{ issue: perda, summary: 'menang' }] },
      { stances: [{ actor: dinas, issue: perda, position: 'NEUTRAL' }] },
      { ties: [{ create: { kind: 'FUNDED_BY', from: { slug: 'kelompok-c' }, to: dinas } }] },
    ]
    for (const [n, more] of resting.entries()) {
      const id = await make(`Dipakai ${n}`, more)
      const refused = await remove('deleteActivity', { id, expectedVersion: 1 })
      expect(refused.problems).toMatchObject([{ code: 'IN_USE' }])
    }
    const whole = await make('Dipakai', {})
    await make('Anaknya', { parent: { id: whole } })
    expect(told(await remove('deleteActivity', { id: whole, expectedVersion: 1 }))).toEqual([
      ['IN_USE', 'input.id'],
    ])
    const id = await make('Keliru', {
      participants: [{ actor: dinas, role: 'HOST' }],
      issues: [perda],
    })
    expect(told(await remove('deleteActivity', { id, expectedVersion: 2 }))).toEqual([
      ['VERSION_CONFLICT', 'input.expectedVersion'],
    ])
    expect(await remove('deleteActivity', { id, expectedVersion: 1 })).toEqual({ id })
  })
})

describe('a part of an activity by itself', () => {
  const part =
    'participation { id role headCount { value } version actor { slug } claims { visibility } }'
  const promise =
    'commitment { id what dueOn kept version visibility by { slug } to { slug } claims { property } }'
  const sources = [{ says: 'ada', source: { slug: 'warta-uji' } }]
  it('is a participation', async () => {
    const create = (input: object) =>
      call(mutation('createParticipation', 'Participation', part), input)
    const change = (input: object) =>
      call(mutation('updateParticipation', 'Participation', part), input)
    const input = {
      ...{ activity: { slug: 'pertemuan-uji' }, actor: { slug: 'mitra' }, role: 'FACILITATOR' },
      ...{ headCount: 30, sources },
    }
    const { participation: made } = await create(input)
    expect(made).toMatchObject({
      role: 'FACILITATOR',
      version: 1,
      claims: [{ visibility: 'PUBLIC' }],
    })
    expect(told(await create(input))).toEqual([['ALREADY_EXISTS', 'input']])
    const { id } = made
    expect(
      (await change({ id, expectedVersion: 1, role: 'HOST', headCount: null })).participation,
    ).toMatchObject({ role: 'HOST', headCount: { value: null }, version: 2 })
    expect(told(await change({ id, expectedVersion: 1, role: 'HOST' }))).toEqual([
      ['VERSION_CONFLICT', 'input.expectedVersion'],
    ])
    expect(told(await change({ id, expectedVersion: 2, headCount: -1 }))).toEqual([
      ['BAD_VALUE', 'input.headCount'],
    ])
    expect(told(await remove('deleteParticipation', { id, expectedVersion: 1 }))).toEqual([
      ['VERSION_CONFLICT', 'input.expectedVersion'],
    ])
    expect(await remove('deleteParticipation', { id, expectedVersion: 2 })).toEqual({ id })
    expect(told(await create({ ...input, activity: { slug: 'tidak-ada' } }))).toEqual([
      ['NOT_FOUND', 'input.activity.slug'],
    ])
  })
  it('is a promise, kept or broken', async () => {
    const create = (input: object) =>
      call(mutation('createCommitment', 'Commitment', promise), input)
    const change = (input: object) =>
      call(mutation('updateCommitment', 'Commitment', promise), input)
    const input = {
      ...{ activity: { slug: 'pertemuan-uji' }, by: { slug: 'dinas' }, what: 'mengirim notulen' },
      dueOn: '2019-05',
    }
    expect(told(await create({ ...input, visibility: 'PUBLIC' }))).toEqual([
      ['PUBLIC_NEEDS_SOURCE', 'input.visibility'],
    ])
    const { commitment: made } = await create({ ...input, sources })
    expect(made).toMatchObject({ dueOn: '2019-05', kept: null, visibility: 'GROUP', to: null })
    const { id } = made
    const kept = await change({
      id,
      expectedVersion: 1,
      kept: true,
      to: { slug: 'federasi' },
      dueOn: null,
    })
    expect(kept.commitment).toMatchObject({
      kept: true,
      dueOn: null,
      version: 2,
      to: { slug: 'federasi' },
    })
    const row = await records.prisma.commitment.findUniqueOrThrow({ where: { id: idIn(id) } })
    expect(isoDay(row.dueMax)).toBe('9999-12-31')
    expect(told(await change({ id, expectedVersion: 1, kept: false }))).toEqual([
      ['VERSION_CONFLICT', 'input.expectedVersion'],
    ])
    // Its only claim is seen in its own circle, as it was then.
    expect(told(await change({ id, expectedVersion: 2, visibility: 'PUBLIC' }))).toEqual([
      ['PUBLIC_NEEDS_SOURCE', 'input.visibility'],
    ])
    expect(told(await remove('deleteCommitment', { id, expectedVersion: 1 }))).toEqual([
      ['VERSION_CONFLICT', 'input.expectedVersion'],
    ])
    expect(await remove('deleteCommitment', { id, expectedVersion: 2 })).toEqual({ id })
  })
})

describe('the certain days of an activity', () => {
  it.each([
    [null, null, null],
    ['2020', null, null],
    [null, '2020-05', null],
    ['2020-05-04', null, ['2020-05-04', '2020-05-04']],
    ['2020-05-04~', null, null],
    [null, '2020-05-04', ['2020-05-04', '2020-05-04']],
    ['2020-05', '2020-08', ['2020-05-31', '2020-08-01']],
    ['2020-05', '2020-05', null],
    ['2020-05-04', '2020-05', ['2020-05-04', '2020-05-04']],
    ['2020-05-04', '2020-06', ['2020-05-04', '2020-06-01']],
    ['2020-04', '2020-05-04', ['2020-04-30', '2020-05-04']],
    ['2020-05', '2020-05-04', ['2020-05-04', '2020-05-04']],
    ['2020-05-04', '2020-05-06', ['2020-05-04', '2020-05-06']],
  ])('from %s to %s are %s', (startsOn, endsOn, days) => {
    const found = certainDays(startsOn, endsOn)
    expect(found && [found.first, found.last]).toEqual(days)
  })
})

describe('the database alone', () => {
  it('refuses what an activity can never be', async () => {
    const { prisma } = records
    const { id } = await prisma.activity.findFirstOrThrow()
    const set = (data: object) => prisma.activity.update({ where: { id }, data })
    await expect(set({ startTime: '24:00' })).rejects.toThrow()
    await expect(set({ parentId: id })).rejects.toThrow()
    await expect(
      set({ startMin: new Date('2030-01-01'), endMax: new Date('2020-01-01') }),
    ).rejects.toThrow()
  })
})
