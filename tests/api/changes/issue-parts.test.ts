import { describe, expect, it } from 'vitest'
import { changing, cited, tooMany } from './changing.ts'

const { made, refused, records, send, ask } = changing()

describe('the parts of an issue', () => {
  const issue = { slug: 'perda-uji' }
  it('are put on record with sources, changed under their version, and removed', async () => {
    const parts: Record<string, [object, string, object]> = {
      StageEvent: [
        { issue, stage: 'HARMONIZED', date: '2017-11', note: 'diselaraskan' },
        'stage date note issue { slug }',
        { note: 'diselaraskan lagi', date: '2017-12' },
      ],
      Seat: [
        { issue, actor: { slug: 'federasi' }, role: 'ADVISES', weight: 0.5 },
        'role weight actor { slug } issue { slug }',
        { role: 'DRAFTS', weight: 2 },
      ],
      Outcome: [
        { issue, summary: 'pelatihan lagi', date: '2018', visibility: 'PUBLIC' },
        'summary date visibility issue { slug }',
        { summary: 'pelatihan', people: 20 },
      ],
    }
    for (const [type, [input, selection, change]] of Object.entries(parts)) {
      const one = await made(
        `create${type}`,
        { ...input, sources: [cited] },
        `id version ${selection} claims { property source { slug } }`,
      )
      const claims = [{ property: 'existence', source: { slug: 'warta-uji' } }]
      expect(one).toEqual({ ...one, ...input, version: 1, claims })
      const at = { id: one.id, expectedVersion: 1 }
      expect(await made(`update${type}`, { ...at, ...change }, 'version')).toEqual({ version: 2 })
      expect(await refused(`update${type}`, { ...at, ...change })).toEqual([
        'VERSION_CONFLICT expectedVersion',
      ])
      expect(await refused(`delete${type}`, at)).toEqual(['VERSION_CONFLICT expectedVersion'])
      expect(await made(`delete${type}`, { ...at, expectedVersion: 2 })).toBe(one.id)
    }
    const to = { slug: 'upah-layak' }
    const relation = await made(
      'createIssueRelation',
      { from: issue, to, kind: 'PARENT_LAW', sources: [cited] },
      'id kind version from { slug } to { slug }',
    )
    expect(relation).toMatchObject({ kind: 'PARENT_LAW', version: 1, from: issue, to })
    const at = { id: relation.id, expectedVersion: 1 }
    expect(await refused('updateIssueRelation', { ...at, kind: 'ADDRESSES' })).toEqual([
      'ALREADY_EXISTS',
    ])
    const folded = { ...at, kind: 'FOLDED_INTO' }
    expect(await made('updateIssueRelation', folded, 'version')).toEqual({ version: 2 })
    expect(await refused('deleteIssueRelation', at)).toEqual(['VERSION_CONFLICT expectedVersion'])
    await made('deleteIssueRelation', { ...at, expectedVersion: 2 })
  })
  it('are refused where they cannot be', async () => {
    const gone = { slug: 'tidak-ada' }
    expect(
      await refused('createStageEvent', { issue: gone, stage: 'PASSED', date: 'x', note: '' }),
    ).toEqual(['BAD_DATE date', 'BAD_TEXT note', 'NOT_FOUND issue.slug'])
    const seat = { issue, actor: { slug: 'dewan' }, role: 'DECIDES' }
    expect(await refused('createSeat', seat)).toEqual(['ALREADY_EXISTS'])
    expect(await refused('createSeat', { ...seat, actor: gone, weight: -1 })).toEqual([
      ...['BAD_VALUE weight', 'NOT_FOUND actor.slug'],
    ])
    const self = { from: issue, to: issue, kind: 'ADDRESSES' }
    expect(await refused('createIssueRelation', self)).toEqual(['BAD_VALUE to'])
    const won = { issue, summary: 'x', winner: { slug: 'federasi' } }
    expect(
      await refused('createOutcome', { ...won, conceder: won.winner, visibility: 'PUBLIC' }),
    ).toEqual(['PUBLIC_NEEDS_SOURCE visibility', 'SAME_ACTOR conceder'])
    expect(await refused('createOutcome', { ...won, activity: gone })).toEqual([
      'NOT_FOUND activity.slug',
    ])
    const { id } = await made('createOutcome', won)
    const at = { id, expectedVersion: 1 }
    expect(await refused('updateOutcome', { ...at, conceder: won.winner })).toEqual([
      'SAME_ACTOR conceder',
    ])
    expect(await refused('updateOutcome', { ...at, visibility: 'PUBLIC', summary: null })).toEqual([
      ...['PUBLIC_NEEDS_SOURCE visibility', 'REQUIRED summary'],
    ])
    expect(
      await refused('createSeat', {
        ...seat,
        claims: tooMany({
          ...{ property: 'role', asPrinted: 'x', source: cited.source },
        }),
      }),
    ).toEqual(['LIST_TOO_LONG claims'])
    expect((await send('createSeat', { ...seat, role: 'ADVISES', validateOnly: true })).made).toBe(
      null,
    )
  })
  it('are refused by the database too', async () => {
    const { prisma } = records()
    const [one, other] = await prisma.issue.findMany({ take: 2 })
    if (!one || !other) throw new Error('the cast has two issues')
    const data = { kind: 'ADDRESSES', fromId: one.id, toId: one.id } as const
    await expect(prisma.issueRelation.create({ data })).rejects.toThrow(/IssueRelation_other/)
    await expect(
      prisma.issue.update({ where: { id: one.id }, data: { kind: 'CASE', demand: 'SAFETY' } }),
    ).rejects.toThrow(/Issue_demand_of_kind/)
  })
})

it('shows a public part to everybody once it is on record', async () => {
  await made('createSeat', {
    ...{ issue: { slug: 'perda-uji' }, actor: { slug: 'mitra' }, role: 'ADVISES' },
    sources: [cited],
  })
  const { issue } = await ask(
    '{ issue(by: { slug: "perda-uji" }) { seats(roles: [ADVISES]) { nodes { actor { slug } } } } }',
  )
  expect(issue.seats.nodes).toEqual([{ actor: { slug: 'mitra' } }])
})
