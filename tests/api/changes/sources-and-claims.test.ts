import { describe, expect, it } from 'vitest'
import { claimSubjects, subjectTable } from '../../../src/model/claim-subject.ts'
import { isoDay } from '../../../src/model/partial-date.ts'
import { publicId } from '../../../src/model/public-id.ts'
import type { Records } from '../../../src/records/database.ts'
import type { Ask } from '../../support/api.ts'
import { calling, idIn, mutation, onCast, told } from './changing.ts'

let records: Records
let ask: Ask
onCast((...given) => {
  ;[records, ask] = given
})
const { call, remove } = calling(() => ask)

const source = 'source { id slug kind title visibility version note url }'
const claim =
  'claim { id property asPrinted number text rank visibility version trueOn subject { id } source { slug } }'
const createSource = (input: object) => call(mutation('createSource', 'Source', source), input)
const updateSource = (input: object) => call(mutation('updateSource', 'Source', source), input)
const createClaim = (input: object) => call(mutation('createClaim', 'Claim', claim), input)
const updateClaim = (input: object) => call(mutation('updateClaim', 'Claim', claim), input)
const settle = (input: object) => call(mutation('settleClaim', 'Claim', claim), input)

describe('a source', () => {
  const press = { kind: 'PRESS', title: 'Kabar Rekaan', url: 'https://contoh.test/kabar' }
  it('is made, changed and removed', async () => {
    const { source: made } = await createSource({ ...press, visibility: 'PUBLIC' })
    expect(made).toMatchObject({ slug: 'kabar-rekaan', visibility: 'PUBLIC', version: 1 })
    const { id } = made
    const changed = await updateSource({ id, expectedVersion: 1, url: null, note: 'di arsip' })
    expect(changed.source).toMatchObject({ url: null, note: 'di arsip', version: 2 })
    expect(told(await updateSource({ id, expectedVersion: 1, note: 'lain' }))).toEqual([
      ['VERSION_CONFLICT', 'input.expectedVersion'],
    ])
    expect(told(await updateSource({ id, expectedVersion: 2, note: null }))).toEqual([
      ['REQUIRED', 'input.url'],
    ])
    expect(told(await remove('deleteSource', { id, expectedVersion: 1 }))).toEqual([
      ['VERSION_CONFLICT', 'input.expectedVersion'],
    ])
    expect(await remove('deleteSource', { id, expectedVersion: 2 })).toEqual({ id })
  })
  it('tells of what cannot be', async () => {
    expect(
      told(
        await createSource({
          ...press,
          title: '\u202e',
          url: 'contoh',
          slug: 'A',
          publishedOn: '20',
        }),
      ).sort(),
    ).toEqual([
      ['BAD_DATE', 'input.publishedOn'],
      ['BAD_TEXT', 'input.title'],
      ['BAD_VALUE', 'input.slug'],
      ['BAD_VALUE', 'input.url'],
      ['REQUIRED', 'input.url'],
    ])
    const report = { kind: 'FIELD_REPORT', title: 'Laporan', witnessRole: 'pengurus' }
    expect(told(await createSource({ ...report, visibility: 'PUBLIC' })).sort()).toEqual([
      ['BAD_VALUE', 'input.visibility'],
      ['REQUIRED', 'input.witnessedOn'],
    ])
    expect(told(await createSource({ ...press, slug: 'warta-uji' }))).toEqual([
      ['SLUG_TAKEN', 'input.slug'],
    ])
  })
  it('stays while claims rest on it', async () => {
    const { id, version } = await records.prisma.source.findUniqueOrThrow({
      where: { slug: 'warta-uji' },
    })
    const refused = await remove('deleteSource', { id: `source_${id}`, expectedVersion: version })
    expect(refused.problems).toMatchObject([{ code: 'IN_USE' }])
  })
})

describe('a claim', () => {
  const warta = { slug: 'warta-uji' }
  const figure = { property: 'members', asPrinted: '40 orang', number: 40, trueOn: '2018' }
  const idOf = async (slug: string) =>
    publicId('actor', (await records.prisma.actor.findUniqueOrThrow({ where: { slug } })).id)

  it('is made about any of the records that can bear one', async () => {
    for (const one of claimSubjects) {
      const table = subjectTable(one)
      const find = records.prisma[table].findFirst as unknown as () => Promise<{ id: string }>
      const subject = publicId(table, (await find()).id)
      const made = await createClaim({ ...figure, subject, source: warta })
      expect([one, made.claim]).toMatchObject([one, { property: 'members', number: 40 }])
      expect(made.claim.subject.id).toBe(subject)
    }
  })
  it('is seen by those who see both its record and its source', async () => {
    const subject = await idOf('kelompok-a')
    const own = { create: { kind: 'PRESS', title: 'Sumber Sendiri', note: 'di arsip' } }
    const circles = [
      [warta, 'PUBLIC'],
      [own, 'NETWORK'],
    ]
    for (const [from, visibility] of circles) {
      const made = await createClaim({ ...figure, subject, source: from })
      expect(made.claim.visibility).toBe(visibility)
    }
    const { id } = await records.prisma.membership.findFirstOrThrow({
      where: { visibility: 'GROUP' },
    })
    const inner = await createClaim({ ...figure, subject: `membership_${id}`, source: warta })
    expect(inner.claim.visibility).toBe('GROUP')
    const part = await records.prisma.participation.findFirstOrThrow({
      where: { activity: { visibility: 'NETWORK' } },
    })
    const seen = await createClaim({
      ...{ ...figure, subject: `participation_${part.id}`, source: warta },
    })
    expect(seen.claim.visibility).toBe('NETWORK')
    const wide = await createClaim({
      ...{ ...figure, subject, source: { slug: 'laporan-uji' }, visibility: 'PUBLIC' },
    })
    expect(told(wide)).toEqual([['PUBLIC_NEEDS_SOURCE', 'input.visibility']])
  })
  it('tells of all that cannot be', async () => {
    const subject = await idOf('kelompok-a')
    const gone = 'tie_018f0000-0000-7000-8000-000000000000'
    const bad = { property: 'Members', asPrinted: ' ', number: 4, text: 'empat', trueOn: '2018-00' }
    expect(
      told(await createClaim({ ...bad, subject: gone, source: { slug: 'tidak-ada' } })).sort(),
    ).toEqual([
      ['BAD_DATE', 'input.trueOn'],
      ['BAD_TEXT', 'input.asPrinted'],
      ['BAD_VALUE', 'input.property'],
      ['BAD_VALUE', 'input.text'],
      ['NOT_FOUND', 'input.source.slug'],
      ['NOT_FOUND', 'input.subject'],
    ])
    for (const [text, code] of [
      ['', 'NOT_FOUND'],
      ['tie_x', 'NOT_FOUND'],
      [gone.replace('tie', 'person'), 'BAD_VALUE'],
      [subject.replace('actor', 'tie'), 'NOT_FOUND'],
    ]) {
      expect(told(await createClaim({ ...figure, subject: text, source: warta }))).toEqual([
        [code, 'input.subject'],
      ])
    }
  })
  it('is changed, but for its record, and removed', async () => {
    const { claim: made } = await createClaim({
      ...{ ...figure, subject: await idOf('kelompok-b'), source: warta },
    })
    const { id } = made
    const changed = await updateClaim({
      ...{ id, expectedVersion: 1, number: null, text: 'empat puluh', trueOn: '2019-01' },
      ...{ rank: 'DEPRECATED', source: { slug: 'laman-uji' } },
    })
    expect(changed.claim).toMatchObject({
      ...{ number: null, text: 'empat puluh', rank: 'DEPRECATED', version: 2 },
      source: { slug: 'laman-uji' },
    })
    const row = await records.prisma.claim.findUniqueOrThrow({ where: { id: idIn(id) } })
    expect([row.trueMin, row.trueMax].map(isoDay)).toEqual(['2019-01-01', '2019-01-31'])
    expect(told(await updateClaim({ id, expectedVersion: 1, note: 'x' }))).toEqual([
      ['VERSION_CONFLICT', 'input.expectedVersion'],
    ])
    expect(
      told(await updateClaim({ id, expectedVersion: 2, number: 4, rank: null })).sort(),
    ).toEqual([
      ['BAD_VALUE', 'input.text'],
      ['REQUIRED', 'input.rank'],
    ])
    expect(
      told(await updateClaim({ id, expectedVersion: 2, source: { slug: 'laporan-uji' } })),
    ).toEqual([['PUBLIC_NEEDS_SOURCE', 'input.visibility']])
    const { errors } = await ask(mutation('updateClaim', 'Claim', claim), {
      input: { id, expectedVersion: 2, subject: await idOf('kelompok-a') },
    })
    expect(errors[0]?.message).toContain('subject')
    expect(told(await remove('deleteClaim', { id, expectedVersion: 1 }))).toEqual([
      ['VERSION_CONFLICT', 'input.expectedVersion'],
    ])
    expect(await remove('deleteClaim', { id, expectedVersion: 2 })).toEqual({ id })
  })
  it('may be annotated as it stands, be its source public or not', async () => {
    const { id, version } = await records.prisma.claim.findFirstOrThrow({
      where: { visibility: 'PUBLIC', source: { kind: 'FIELD_REPORT' } },
    })
    const noted = await updateClaim({ id: `claim_${id}`, expectedVersion: version, note: 'hlm. 2' })
    expect(noted.claim).toMatchObject({ version: version + 1, visibility: 'PUBLIC' })
  })
  it('stays as long as a public record rests on it alone', async () => {
    const create = mutation('createActor', 'Actor', 'actor { id claims { id version } }')
    const { actor } = await call(create, {
      ...{ name: 'Bersandar', classification: 'UNION', level: 'REGENCY', visibility: 'PUBLIC' },
      sources: [{ says: 'ada', source: warta }],
    })
    const [only] = actor.claims
    const gone = { id: only.id, expectedVersion: 1 }
    expect(told(await remove('deleteClaim', gone))).toEqual([
      ['PUBLIC_NEEDS_SOURCE', 'input.visibility'],
    ])
    expect(told(await updateClaim({ ...gone, visibility: 'GROUP' }))).toEqual([
      ['PUBLIC_NEEDS_SOURCE', 'input.visibility'],
    ])
    expect((await updateClaim({ ...gone, note: 'halaman 2' })).claim.version).toBe(2)
    await createClaim({ ...figure, subject: actor.id, source: warta })
    expect(await remove('deleteClaim', { ...gone, expectedVersion: 2 })).toEqual({ id: only.id })
  })
})

describe('a claim that is settled', () => {
  /** A record's claim, its version and that of the record. */
  const claimOn = async (subject: string, property: string, value: object) => {
    const made = await createClaim({
      ...{ subject, property, asPrinted: JSON.stringify(value), source: { slug: 'warta-uji' } },
      ...value,
    })
    return made.claim as { id: string; version: number }
  }
  const ranks = async (column: string, id: string, property: string) => {
    const rows = await records.prisma.claim.findMany({
      where: { [column]: id, property },
      orderBy: { createdAt: 'asc' },
    })
    return Object.fromEntries(rows.map((row) => [row.text ?? row.number, row.rank]))
  }

  it('gives the record its value; the others stay', async () => {
    const before = await records.prisma.actor.findUniqueOrThrow({ where: { slug: 'kelompok-a' } })
    const { id } = before
    const other = await records.prisma.claim.findFirstOrThrow({
      where: { actorId: id, property: 'foundedOn', text: '2014-06' },
    })
    const settled = await settle({
      ...{ id: `claim_${other.id}`, expectedVersion: other.version },
      subjectVersion: before.version,
    })
    expect(settled.claim).toMatchObject({ rank: 'PREFERRED', version: other.version + 1 })
    expect(await ranks('actorId', id, 'foundedOn')).toEqual({
      '2015': 'NORMAL',
      '2014-06': 'PREFERRED',
      '2013': 'DEPRECATED',
    })
    const after = await records.prisma.actor.findUniqueOrThrow({ where: { id } })
    expect(after).toMatchObject({ foundedOn: '2014-06', version: before.version + 1 })
  })
  it('only ranks where the property is no field of the record', async () => {
    const actor = await records.prisma.actor.findUniqueOrThrow({ where: { slug: 'kelompok-a' } })
    const subject = `actor_${actor.id}`
    for (const [property, value] of [
      ['villages', { number: 7 }],
      ['version', { number: 99 }],
      ['mergedIntoId', { text: subject }],
      ['constructor', { text: 'x' }],
    ] as const) {
      const { id } = await claimOn(subject, property, value)
      const settled = await settle({ id, expectedVersion: 1, subjectVersion: actor.version })
      expect(settled.claim.rank).toBe('PREFERRED')
    }
    const area = await records.prisma.area.findFirstOrThrow({ where: { code: '34' } })
    const name = await claimOn(`area_${area.id}`, 'name', { text: 'Yogya' })
    await settle({ id: name.id, expectedVersion: 1, subjectVersion: area.version })
    expect(await records.prisma.area.findUnique({ where: { id: area.id } })).toEqual(area)
    expect(await records.prisma.actor.findUnique({ where: { id: actor.id } })).toEqual(actor)
  })
  it('is read as the column needs it, with what follows', async () => {
    const { prisma } = records
    const [tie, part, activity, actor, promise] = await Promise.all([
      prisma.tie.findFirstOrThrow({ where: { kind: 'LOBBIES', from: { slug: 'federasi' } } }),
      prisma.participation.findFirstOrThrow({ where: { headCount: 12 } }),
      prisma.activity.findUniqueOrThrow({ where: { slug: 'diskusi-uji' } }),
      prisma.actor.findUniqueOrThrow({ where: { slug: 'kelompok-b' } }),
      prisma.commitment.findFirstOrThrow({ where: { what: 'mendata pekerja' } }),
    ])
    const settleOn = async (
      prefix: string,
      row: { id: string },
      property: string,
      value: object,
    ) => {
      const subject = `${prefix}_${row.id}`
      const find = prisma[prefix as 'tie'].findUniqueOrThrow as unknown as (
        query: object,
      ) => Promise<Record<string, unknown>>
      const { id } = await claimOn(subject, property, value)
      const { version } = await find({ where: { id: row.id } })
      await settle({ id, expectedVersion: 1, subjectVersion: version })
      const after = await find({ where: { id: row.id } })
      expect(after.version).toBe((version as number) + 1)
      return after
    }
    const since = await settleOn('tie', tie, 'since', { number: 2012 })
    expect([since.since, isoDay(since.sinceMax as Date)]).toEqual(['2012', '2012-12-31'])
    const day = await settleOn('tie', tie, 'lastConfirmedOn', { text: '2020-02-02' })
    expect(isoDay(day.lastConfirmedOn as Date)).toBe('2020-02-02')
    expect(isoDay(day.untilMin as Date)).toBe('2020-02-02')
    expect((await settleOn('participation', part, 'headCount', { text: '21' })).headCount).toBe(21)
    expect((await settleOn('activity', activity, 'status', { text: 'CANCELLED' })).status).toBe(
      'CANCELLED',
    )
    const area = await prisma.area.findUniqueOrThrow({ where: { code: '34.71' } })
    expect((await settleOn('activity', activity, 'area', { text: '34.71' })).areaId).toBe(area.id)
    expect((await settleOn('commitment', promise, 'kept', { text: 'true' })).kept).toBe(true)
    const renamed = await settleOn('actor', actor, 'name', { text: 'Kelompok Bé' })
    expect([renamed.name, renamed.sortName]).toEqual(['Kelompok Bé', 'kelompok be'])
  })
  it('is refused when its value cannot be the column’s', async () => {
    const { prisma } = records
    const actor = await prisma.actor.findUniqueOrThrow({ where: { slug: 'kelompok-c' } })
    const tie = await prisma.tie.findFirstOrThrow({ where: { kind: 'OPPOSES' } })
    const activity = await prisma.activity.findUniqueOrThrow({
      where: { slug: 'tindak-lanjut-uji' },
    })
    const part = await prisma.participation.findFirstOrThrow({ where: { headCount: 14 } })
    const before = await prisma.revision.count({ where: { operation: 'UPDATED' } })
    const bad: [string, { id: string; version: number }, string, object, string][] = [
      ['actor', actor, 'foundedOn', { text: 'dulu sekali' }, 'BAD_DATE'],
      ['actor', actor, 'level', { text: 'KAMPUNG' }, 'BAD_VALUE'],
      ['actor', actor, 'level', { text: 'constructor' }, 'BAD_VALUE'],
      ['actor', actor, 'foundedOn', {}, 'BAD_VALUE'],
      ['actor', actor, 'slug', { text: 'kelompok-d' }, 'SLUG_TAKEN'],
      ['tie', tie, 'lastConfirmedOn', { text: '2020-02' }, 'BAD_VALUE'],
      ['tie', tie, 'until', { text: '2015' }, 'ENDS_BEFORE_IT_BEGINS'],
      ['activity', activity, 'area', { text: '99' }, 'NOT_FOUND'],
      ['activity', activity, 'visibility', { text: 'ALLIANCE' }, 'REQUIRED'],
      ['participation', part, 'headCount', { number: 1.5 }, 'BAD_VALUE'],
      ['participation', part, 'headCount', { number: -2 }, 'BAD_VALUE'],
    ]
    for (const [prefix, row, property, value, code] of bad) {
      const { id } = await claimOn(`${prefix}_${row.id}`, property, value)
      const refused = await settle({ id, expectedVersion: 1, subjectVersion: row.version })
      expect([property, refused.problems?.[0]?.code]).toEqual([property, code])
      expect(refused.problems[0].path.slice(0, 2)).toEqual(['input', 'id'])
    }
    expect(await prisma.revision.count({ where: { operation: 'UPDATED' } })).toBe(before)
  })
  it('does not make a record public that cites nothing public', async () => {
    const { activity } = await call(mutation('recordActivity', 'Activity', 'activity { id }'), {
      ...{ kind: 'ACTION', name: 'Diam-diam' },
    })
    const { id } = await claimOn(activity.id, 'visibility', { text: 'PUBLIC' })
    expect(told(await settle({ id, expectedVersion: 1, subjectVersion: 1 }))).toEqual([
      ['PUBLIC_NEEDS_SOURCE', 'input.id'],
    ])
  })
  it('is meant for one version of itself and of its record', async () => {
    const actor = await records.prisma.actor.findUniqueOrThrow({ where: { slug: 'kelompok-d' } })
    const { id } = await claimOn(`actor_${actor.id}`, 'foundedOn', { text: '2001' })
    const stale = await settle({ id, expectedVersion: 2, subjectVersion: actor.version })
    expect(stale.problems).toMatchObject([
      { code: 'VERSION_CONFLICT', path: ['input', 'expectedVersion'], current: { id } },
    ])
    const moved = await settle({ id, expectedVersion: 1, subjectVersion: actor.version + 1 })
    expect(moved.problems).toMatchObject([
      {
        ...{ code: 'VERSION_CONFLICT', path: ['input', 'subjectVersion'] },
        current: { id: `actor_${actor.id}` },
      },
    ])
    expect(told(await settle({ id: 'claim_x', expectedVersion: 1, subjectVersion: 1 }))).toEqual([
      ['NOT_FOUND', 'input.id'],
    ])
  })
  it('is one of them, when two are settled at once', async () => {
    const actor = await records.prisma.actor.findUniqueOrThrow({ where: { slug: 'kelompok-f' } })
    const claims = await Promise.all(
      [3, 4, 5, 6].map((number) => claimOn(`actor_${actor.id}`, 'members', { number })),
    )
    const subjectVersion = actor.version
    await Promise.all(claims.map(({ id }) => settle({ id, expectedVersion: 1, subjectVersion })))
    const preferred = Object.values(await ranks('actorId', actor.id, 'members'))
    expect(preferred.filter((rank) => rank === 'PREFERRED')).toHaveLength(1)
  })
})

describe('the database alone', () => {
  it('refuses what a claim or a source can never be', async () => {
    const { prisma } = records
    const { id } = await prisma.claim.findFirstOrThrow({ where: { actorId: { not: null } } })
    const set = (data: object) => prisma.claim.update({ where: { id }, data })
    await expect(set({ actorId: null })).rejects.toThrow()
    await expect(set({ number: 1, text: 'satu' })).rejects.toThrow()
    await expect(
      prisma.source.update({ where: { slug: 'warta-uji' }, data: { url: null, note: null } }),
    ).rejects.toThrow()
  })
})
