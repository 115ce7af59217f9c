import { describe, expect, it } from 'vitest'
import { changing, cited, citedReport, citedWithin, tooMany } from './changing.ts'

const { made, refused, records, ask } = changing()
const stance = {
  ...{ actor: { slug: 'dinas' }, issue: { slug: 'perda-uji' }, position: 'PASSIVE_OPPONENT' },
  ...{ asOf: '2024-05-31', basis: 'STATED' },
}

describe('a stance', () => {
  it('is recorded with all that is known of it', async () => {
    const all = {
      ...{ ...stance, power: 5, interest: 1, openness: 0, confidence: 'HIGH' },
      ...{ assessor: { slug: 'mitra' }, activity: { slug: 'pertemuan-uji' }, visibility: 'PUBLIC' },
    }
    const one = await made(
      'recordStance',
      {
        ...{ ...all, sources: [cited] },
        claims: [{ property: 'position', asPrinted: 'menolak', source: citedWithin.source }],
      },
      `actor { slug } issue { slug } position power interest openness asOf basis confidence
      assessor { slug } activity { slug } visibility version
      claims { property visibility }`,
    )
    expect(one).toEqual({
      ...{ ...all, version: 1 },
      claims: [
        { property: 'existence', visibility: 'PUBLIC' },
        { property: 'position', visibility: 'NETWORK' },
      ],
    })
  })
  it('is the group\u2019s and half sure, unless it says otherwise', async () => {
    const { id } = await records().prisma.activity.findFirstOrThrow({
      where: { slug: 'pertemuan-uji' },
    })
    const bare = { ...stance, activity: { id: `activity_${id}` }, confidence: null, power: null }
    const seen = { visibility: 'GROUP', confidence: 'MEDIUM', openness: null, power: null }
    const selection = 'visibility confidence openness power activity { slug }'
    expect(await made('recordStance', { ...bare, visibility: null }, selection)).toEqual({
      ...{ ...seen, activity: { slug: 'pertemuan-uji' } },
    })
    const shown = { visibility: 'ALLIANCE', audience: { slug: 'jaringan' } }
    expect(await made('recordStance', { ...stance, ...shown }, 'visibility')).toEqual({
      visibility: 'ALLIANCE',
    })
    const today = { ...stance, asOf: '2024-06-01' }
    expect(await made('recordStance', today, 'asOf')).toEqual({ asOf: '2024-06-01' })
  })
  it('is refused where it cannot be', async () => {
    expect(
      await refused('recordStance', {
        ...{ ...stance, actor: { slug: 'tidak-ada' }, issue: { slug: 'tidak-ada' }, power: 0 },
        ...{ interest: 6, openness: 1, asOf: '2024-06-02', audience: { slug: 'jaringan' } },
        ...{ assessor: { slug: 'tidak-ada' }, activity: { slug: 'tidak-ada' } },
      }),
    ).toEqual([
      'BAD_VALUE asOf',
      'BAD_VALUE interest',
      'BAD_VALUE openness',
      'BAD_VALUE power',
      'NOT_FOUND activity.slug',
      'NOT_FOUND actor.slug',
      'NOT_FOUND assessor.slug',
      'NOT_FOUND issue.slug',
      'WRONG_KIND audience',
    ])
    for (const sources of [[], [citedWithin], [citedReport]]) {
      expect(await refused('recordStance', { ...stance, visibility: 'PUBLIC', sources })).toEqual([
        'PUBLIC_NEEDS_SOURCE visibility',
      ])
    }
    expect(await refused('recordStance', { ...stance, sources: tooMany(cited) })).toEqual([
      'LIST_TOO_LONG sources',
    ])
    expect(await refused('recordStance', { ...stance, openness: -0.1, power: 6 })).toEqual([
      ...['BAD_VALUE openness', 'BAD_VALUE power'],
    ])
  })
})

describe('the ledger', () => {
  const mine = { actor: { slug: 'pabrik' }, issue: { slug: 'perda-uji' } }
  const of = { actor: { slug: 'pabrik' } }
  it('only grows: another stance leaves the earlier one as it was', async () => {
    const first = await made('recordStance', { ...stance, ...mine })
    const second = await made('recordStance', { ...stance, ...mine, position: 'NEUTRAL' })
    expect(second.id).not.toBe(first.id)
    const rows = await records().prisma.stance.findMany({ where: of, orderBy: { id: 'asc' } })
    expect(rows.map(({ position, version }) => [position, version])).toEqual([
      ...[
        ['PASSIVE_OPPONENT', 1],
        ['NEUTRAL', 1],
      ],
    ])
    const { __type } = await ask('{ __type(name: "Mutation") { fields { name } } }')
    const names = __type.fields.map(({ name }: { name: string }) => name)
    expect(names).toEqual(expect.arrayContaining(['recordStance', 'deleteStance']))
    expect(names).not.toContain('updateStance')
  })
  it('loses only what was a mistake', async () => {
    const { id } = await made('recordStance', { ...stance, ...mine, sources: [cited] })
    expect(await refused('deleteStance', { id, expectedVersion: 2 })).toEqual([
      'VERSION_CONFLICT expectedVersion',
    ])
    expect(await made('deleteStance', { id, expectedVersion: 1 })).toBe(id)
    expect(await refused('deleteStance', { id, expectedVersion: 1 })).toEqual(['NOT_FOUND id'])
    const stanceId = id.replace('stance_', '')
    expect(await records().prisma.claim.count({ where: { stanceId } })).toBe(0)
  })
  it('is kept within its bounds by the database too', async () => {
    const { prisma } = records()
    const { id } = await prisma.stance.findFirstOrThrow({ where: of })
    for (const data of [{ power: 6 }, { interest: 0 }, { openness: 1 }]) {
      const [column] = Object.keys(data)
      await expect(prisma.stance.update({ where: { id }, data })).rejects.toThrow(
        `Stance_${column}_range`,
      )
    }
  })
})
