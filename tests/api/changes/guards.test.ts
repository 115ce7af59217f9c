import { describe, expect, it } from 'vitest'
import { changing, cited } from './changing.ts'

const { send, answer } = changing()

const union = (name: string, more: object = {}) => ({
  ...{ name, classification: 'UNION', level: 'REGENCY' },
  ...more,
})
const made = async (name: string, more: object = {}) =>
  (await send('createActor', union(name, more), 'id slug version')).made

const merging = `mutation ($input: MergeActorsInput!) { mergeActors(input: $input) {
  ... on ActorMergeSaved { mergeId } ... on Problems { problems { code path } } } }`
const merge = async (survivor: object, absorbed: object) =>
  (
    await answer(merging, {
      input: { survivor, absorbed, expectedSurvivorVersion: 1, expectedAbsorbedVersion: 1 },
    })
  ).data.mergeActors

describe('an actor that was merged', () => {
  it('is neither changed nor removed by its old id, nor merged again', async () => {
    const [a, b, c] = [await made('Gabung A'), await made('Gabung B'), await made('Gabung C')]
    expect(await merge({ id: a.id }, { id: b.id })).toHaveProperty('mergeId')
    const named = { id: b.id, expectedVersion: 2 }
    expect((await send('updateActor', { ...named, name: 'Lain' })).problems).toEqual([
      { code: 'VERSION_CONFLICT', path: ['input', 'id'], current: { id: a.id } },
    ])
    expect((await send('deleteActor', named)).problems).toMatchObject([{ code: 'NOT_FOUND' }])
    expect(await merge({ id: c.id }, { slug: b.slug })).toMatchObject({
      problems: [{ code: 'ALREADY_MERGED', path: ['input', 'absorbed'] }],
    })
  })
  it('tells nobody of itself who could not see it', async () => {
    const shown = { visibility: 'PUBLIC', sources: [cited] }
    const [open, hidden] = [await made('Gabung Terbuka', shown), await made('Gabung Tertutup')]
    const both = [await made('Gabung Dua', shown), await made('Gabung Tiga', shown)]
    await merge({ id: open.id }, { id: hidden.id })
    await merge({ id: both[0].id }, { id: both[1].id })
    const { data } = await answer(
      `query ($hidden: String!, $shown: String!, $ids: [ID!]!) {
        hidden: group(by: { slug: $hidden }) { slug } shown: group(by: { slug: $shown }) { slug }
        nodes(ids: $ids) { id } ties(filter: { actor: { slug: $hidden } }) { totalCount } }`,
      { hidden: hidden.slug, shown: both[1].slug, ids: [hidden.id, both[1].id] },
    )
    expect(data).toMatchObject({ hidden: null, shown: { slug: both[0].slug } })
    expect(data.nodes).toEqual([null, expect.objectContaining({})])
  })
})

describe('what cannot be', () => {
  it('a body is not part of itself, and an actor stays of its kind while ties rest on that', async () => {
    const [a, b] = [await made('Induk'), await made('Bagian')]
    const part = (from: string, to: string) =>
      send('createTie', { kind: 'PART_OF', from: { id: from }, to: { id: to } })
    expect((await part(b.id, a.id)).problems).toEqual([])
    expect((await part(a.id, b.id)).problems).toMatchObject([
      { code: 'HIERARCHY_CYCLE', path: ['input', 'to'] },
    ])
    const partner = (await made('Pendamping', { classification: 'NGO' })).id
    const tie = { kind: 'ACCOMPANIED_BY', from: { id: a.id }, to: { id: partner } }
    expect((await send('createTie', tie)).problems).toEqual([])
    const other = { id: partner, expectedVersion: 1, classification: 'DONOR' }
    expect((await send('updateActor', other)).problems).toMatchObject([{ code: 'WRONG_KIND' }])
  })
  it('an actor is not removed while records name it that would be emptied', async () => {
    const [giver, group] = [await made('Pengakui'), await made('Diakui')]
    await send('createRecognition', {
      ...{ actor: { id: group.id }, kind: 'VILLAGE_DECREE', recognizer: { id: giver.id } },
    })
    const removed = await send('deleteActor', { id: giver.id, expectedVersion: 1 })
    expect(removed.problems).toMatchObject([{ code: 'IN_USE', path: ['input', 'id'] }])
  })
  it('only an alliance is the audience of an ALLIANCE, which has to name one', async () => {
    const group = await made('Bukan Gabungan')
    const seen = { visibility: 'ALLIANCE', audience: { id: group.id } }
    expect((await send('createActor', union('X', seen))).problems).toMatchObject([
      { code: 'WRONG_KIND', path: ['input', 'audience'] },
    ])
    const source = { kind: 'PRESS', title: 'Y', url: 'https://contoh.test', visibility: 'ALLIANCE' }
    expect((await send('createSource', source)).problems).toMatchObject([
      { code: 'REQUIRED', path: ['input', 'audience'] },
    ])
    const open = { ...source, visibility: 'NETWORK', audience: { id: group.id } }
    expect((await send('createSource', open)).problems).toMatchObject([
      { code: 'BAD_VALUE', path: ['input', 'audience'] },
    ])
  })
  it('an address may be long, a day may not be to come', async () => {
    const source = { kind: 'PRESS', title: 'Z', url: `https://contoh.test/${'a'.repeat(1000)}` }
    expect((await send('createSource', source)).problems).toEqual([])
    expect(
      (await send('createSource', { ...source, retrievedOn: '2030-01-01' })).problems,
    ).toMatchObject([{ path: ['input', 'retrievedOn'] }])
  })
  it('a refused source is told once, and not as a claim that lacks it', async () => {
    await send('createSource', { kind: 'COPY', title: 'Sekali', note: 'x', slug: 'sekali' })
    const source = { create: { kind: 'COPY', title: 'Lagi', note: 'x', slug: 'sekali' } }
    const { problems } = await send(
      'createActor',
      union('Mengutip', { sources: [{ says: 'x', source }] }),
    )
    expect(problems).toMatchObject([
      { code: 'SLUG_TAKEN', path: ['input', 'sources', '0', 'source', 'create', 'slug'] },
    ])
  })
})
