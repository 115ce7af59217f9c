import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anonymous } from '../../src/access/circles.ts'
import { publicId, tableName } from '../../src/model/public-id.ts'
import type { Held, Viewer } from '../../src/model/viewer.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import type { Records } from '../../src/records/database.ts'
import { defaultVisibility, namesAudience } from '../../src/records/write/audience.ts'
import { castId } from '../cast.ts'
import { apiOver } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Records & { drop(): Promise<void> }
let api: Awaited<ReturnType<typeof apiOver>>
const engine = openGrafeo()
const [a, b, federation] = [castId('kelompok-a'), castId('kelompok-b'), castId('federasi')]

const writer = (held: readonly Held[], more: Partial<Viewer> = {}): Viewer => ({
  ...anonymous,
  accountId: '01900000-0000-7000-8000-00000000cccc',
  scopes: ['READ', 'WRITE', 'PERSONAL'],
  alliances: [federation],
  held,
  ...more,
})
const organizer = writer([{ role: 'ORGANIZER', over: a }])
const companion = writer([{ role: 'COMPANION', over: a }])
const coordinator = writer([{ role: 'COORDINATOR', over: federation }])
const whole = writer([{ role: 'COORDINATOR', over: null }])
const member = writer([{ role: 'MEMBER', over: a }])
const analyst = writer([{ role: 'ANALYST', over: null }])

beforeAll(async () => {
  records = await castRecords()
  const account = await records.prisma.account.create({ data: { label: 'pengurus-a' } })
  await records.prisma.grant.create({
    data: { accountId: account.id, role: 'ORGANIZER', overId: a },
  })
  api = await apiOver(records, engine)
})
afterAll(async () => {
  await api.close()
  await engine.close()
  await records.drop()
})

/** Sends a mutation as somebody; what was made, or the codes and paths of what was in the way. */
async function send(viewer: Viewer, name: string, input: object, selection = 'id version') {
  const type = name.replace(/^(create|record|update|delete)/, '')
  const field = `${type.charAt(0).toLowerCase()}${type.slice(1)}`
  const inputType = name.startsWith('delete')
    ? 'DeleteInput'
    : `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
  const made = name.startsWith('delete')
    ? '... on Deleted { id }'
    : `... on ${type}Saved { ${field} { ${selection} } }`
  const { data, errors } = await api.ask(
    `mutation ($input: ${inputType}!) { ${name}(input: $input) { ${made}
      ... on Problems { problems { code path } } } }`,
    { input },
    'EN',
    viewer,
  )
  if (errors.length > 0) return errors.map(({ code }) => code)
  const { problems, ...saved } = data[name]
  return problems
    ? problems.map(({ code, path }: { code: string; path: string[] }) => `${code} ${path.slice(1)}`)
    : (saved[field] ?? saved)
}

const tie = (more: object = {}) => ({
  ...{ kind: 'LOBBIES', from: { slug: 'kelompok-a' }, to: { slug: 'dewan' } },
  ...more,
})

describe('who may write', () => {
  test.each([
    ['nobody signed in', anonymous, ['UNAUTHENTICATED']],
    [
      'a key that is not for writing',
      { ...organizer, scopes: ['READ'] } as Viewer,
      ['NOT_ALLOWED'],
    ],
    ['a member', member, ['NOT_ALLOWED ']],
    ['an analyst', analyst, ['NOT_ALLOWED ']],
  ])('%s may not', async (_who, viewer, codes) => {
    expect(await send(viewer, 'createTie', tie({ visibility: 'NETWORK' }))).toEqual(codes)
  })

  test('an organizer keeps to the group what is not said to be for others', async () => {
    const made = await send(organizer, 'createTie', tie(), 'id visibility')
    expect(made).toMatchObject({ visibility: 'GROUP' })
    const id = made.id.slice('tie_'.length)
    expect(await records.prisma.tie.findUnique({ where: { id } })).toMatchObject({
      audienceId: a,
      circle: `GROUP:${a}`,
    })
    const asked = (viewer: Viewer) => api.ask(`{ node(id: "${made.id}") { id } }`, {}, 'EN', viewer)
    expect((await asked(organizer)).data.node).toEqual({ id: made.id })
    for (const other of [anonymous, coordinator, whole, analyst]) {
      expect((await asked(other)).data.node).toBeNull()
    }
    // Somebody else, who cannot know of it, is not told either: theirs is another circle.
    const again = await send(organizer, 'createTie', tie({ visibility: 'NETWORK' }))
    expect(again).toMatchObject({ version: 1 })
    const input = { id: made.id, expectedVersion: 1, note: 'x' }
    expect(await send(coordinator, 'updateTie', input)).toEqual(['NOT_FOUND id'])
    const open = { ...input, visibility: 'NETWORK' }
    expect(await send(companion, 'updateTie', open)).toEqual(['NOT_ALLOWED '])
    expect(await send(organizer, 'updateTie', open)).toEqual(['TIE_EXISTS '])
  })

  test('what a group keeps to itself is opened by those who speak for it', async () => {
    const stance = {
      ...{ actor: { slug: 'dewan' }, issue: { slug: 'perda-uji' }, position: 'NEUTRAL' },
      ...{ asOf: '2024-01-01', basis: 'OBSERVED', confidence: 'LOW' },
    }
    const made = await send(companion, 'recordStance', stance, 'id version visibility')
    expect(made).toMatchObject({ visibility: 'GROUP' })
    const activity = await send(
      companion,
      'recordActivity',
      { name: 'Rapat', kind: 'CONSOLIDATION', startsOn: '2024-02' },
      'id version',
    )
    const open = { id: activity.id, expectedVersion: 1, visibility: 'NETWORK' }
    expect(await send(companion, 'updateActivity', open)).toEqual(['NOT_ALLOWED '])
    expect(await send(organizer, 'updateActivity', open)).toMatchObject({ version: 2 })
  })

  test('nobody puts anything into a circle that they are not in', async () => {
    const into = (audience: string, visibility: string) =>
      send(
        organizer,
        'createTie',
        tie({ to: { slug: 'dinas' }, visibility, audience: { slug: audience } }),
      )
    expect(await into('kelompok-b', 'GROUP')).toEqual(['NOT_ALLOWED visibility'])
    expect(await into('koalisi', 'ALLIANCE')).toEqual(['NOT_ALLOWED visibility'])
    expect(await into('federasi', 'ALLIANCE')).toMatchObject({ version: 1 })
  })

  test('whoever acts for several groups says whose it is', async () => {
    const both = writer([
      { role: 'ORGANIZER', over: a },
      { role: 'COMPANION', over: b },
    ])
    const activity = { name: 'Rapat dua', kind: 'CONSOLIDATION', startsOn: '2024-02' }
    expect(await send(both, 'recordActivity', activity)).toEqual(['REQUIRED audience'])
    const about = tie({ from: { slug: 'kelompok-b' }, to: { slug: 'dinas' } })
    const made = await send(both, 'createTie', about, 'id')
    const row = await records.prisma.tie.findUnique({ where: { id: made.id.slice(4) } })
    expect(row?.audienceId).toBe(b)
  })
})

describe('whose a record is', () => {
  const change = (slug: string) => ({
    id: publicId('actor', castId(slug)),
    expectedVersion: 1,
    summary: 'Diubah.',
  })

  test('a group is kept by its organizers', async () => {
    expect(await send(coordinator, 'updateActor', change('kelompok-a'))).toEqual(['NOT_ALLOWED '])
    expect(await send(whole, 'updateActor', change('kelompok-a'))).toEqual(['NOT_ALLOWED '])
    expect(await send(companion, 'updateActor', change('kelompok-a'))).toEqual(['NOT_ALLOWED '])
    expect(await send(organizer, 'updateActor', change('kelompok-a'))).toMatchObject({ version: 2 })
    const place = { actor: { slug: 'kelompok-a' }, area: { code: '34' }, role: 'WORKS_IN' }
    expect(await send(whole, 'createActorArea', place)).toEqual(['NOT_ALLOWED '])
  })

  test('a group without organizers is kept by whoever writes for the whole network', async () => {
    expect(await send(organizer, 'updateActor', change('kelompok-b'))).toEqual(['NOT_ALLOWED '])
    expect(await send(whole, 'updateActor', change('kelompok-b'))).toMatchObject({ version: 2 })
  })

  test('an alliance admits its members, and a member may leave', async () => {
    const joins = {
      ...{ kind: 'MEMBER_OF', from: { slug: 'kelompok-c' }, to: { slug: 'federasi' } },
      ...{ role: 'MEMBER', visibility: 'NETWORK' },
    }
    expect(await send(organizer, 'createTie', joins)).toEqual(['NOT_ALLOWED '])
    const made = await send(coordinator, 'createTie', joins)
    expect(made).toMatchObject({ version: 1 })
    const left = { id: made.id, expectedVersion: 1, until: '2024-01-31' }
    expect(await send(organizer, 'updateTie', left)).toEqual(['NOT_ALLOWED '])
    const ofC = writer([{ role: 'ORGANIZER', over: castId('kelompok-c') }])
    expect(await send(ofC, 'updateTie', { ...left, role: 'OBSERVER' })).toEqual(['NOT_ALLOWED '])
    expect(await send(ofC, 'updateTie', left)).toMatchObject({ version: 2 })
    // Back in is for the alliance to say again.
    for (const until of [null, '2030']) {
      const back = { id: made.id, expectedVersion: 2, until }
      expect(await send(ofC, 'updateTie', back)).toEqual(['NOT_ALLOWED '])
    }
  })

  test('actors are merged, and parted again, by whoever writes for the whole network', async () => {
    const both = (viewer: Viewer) =>
      api.ask(
        `mutation ($input: MergeActorsInput!) { mergeActors(input: $input) {
          __typename ... on ActorMergeSaved { mergeId } ... on Problems { problems { code } } } }`,
        {
          input: {
            ...{ survivor: { slug: 'kelompok-d' }, expectedSurvivorVersion: 1 },
            ...{ absorbed: { slug: 'kelompok-e' }, expectedAbsorbedVersion: 1 },
          },
        },
        'EN',
        viewer,
      )
    const apart = (viewer: Viewer, merge: string) =>
      api.ask(
        `mutation ($input: UnmergeActorsInput!) { unmergeActors(input: $input) {
          __typename ... on Problems { problems { code } } } }`,
        { input: { merge, expectedVersion: 1 } },
        'EN',
        viewer,
      )
    const refused = { __typename: 'Problems', problems: [{ code: 'NOT_ALLOWED' }] }
    for (const viewer of [organizer, companion, coordinator]) {
      expect((await both(viewer)).data.mergeActors).toEqual(refused)
    }
    const { mergeId: merge } = (await both(whole)).data.mergeActors
    expect((await apart(organizer, merge)).data.unmergeActors).toEqual(refused)
    expect((await apart(whole, merge)).data.unmergeActors).not.toHaveProperty('problems')
  })

  test('members are put on record by their group’s organizers', async () => {
    const input = {
      group: { slug: 'kelompok-a' },
      person: { create: { synthetic: true } },
    }
    for (const viewer of [companion, coordinator, whole]) {
      expect(await send(viewer, 'createMembership', input)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^NOT_ALLOWED/)]),
      )
    }
    const made = await send(
      organizer,
      'createMembership',
      input,
      'id version person { id version }',
    )
    expect(made).toMatchObject({ version: 1 })
    const over = { id: made.id, expectedVersion: 1, until: '2020-01-31' }
    expect(await send(organizer, 'updateMembership', over)).toMatchObject({ version: 2 })
    // Whose they were last takes them in again; whose they were before that does not.
    const personId = made.person.id.slice('person_'.length)
    const later = await records.prisma.membership.create({
      data: { personId, groupId: b, synthetic: true, untilMax: new Date('2022-01-01') },
    })
    const again = { id: made.id, expectedVersion: 2, until: null }
    expect(await send(organizer, 'updateMembership', again)).toEqual(['NOT_ALLOWED '])
    await records.prisma.membership.delete({ where: { id: later.id } })
    expect(await send(organizer, 'updateMembership', again)).toMatchObject({ version: 3 })
  })

  test('a person in no group today is taken in by those whose they were last', async () => {
    const person = await records.prisma.person.create({
      data: { synthetic: true, visibility: 'NETWORK' },
    })
    const input = { group: { slug: 'kelompok-a' }, person: { id: publicId('person', person.id) } }
    const take = () => send(organizer, 'createMembership', input)
    // In no group ever: only whoever put them on record.
    expect(await take()).toEqual(['NOT_ALLOWED person,id'])
    const membership = { personId: person.id, synthetic: true }
    await records.prisma.membership.create({
      data: { ...membership, groupId: b, untilMax: new Date('2022-01-01') },
    })
    expect(await take()).toEqual(['NOT_ALLOWED person,id'])
    const officer = writer([...organizer.held, { role: 'DATA_OFFICER', over: null }])
    expect(await send(officer, 'createMembership', { ...input, validateOnly: true })).toEqual({
      membership: null,
    })
    await records.prisma.membership.create({
      data: { ...membership, groupId: a, role: 'TREASURER', untilMax: new Date('2023-01-01') },
    })
    expect(await take()).toMatchObject({ version: 1 })
  })

  test('a new person is taken into a group by whoever put them on record', async () => {
    const made = await send(organizer, 'createPerson', { synthetic: true, visibility: 'NETWORK' })
    const input = { group: { slug: 'kelompok-a' }, person: { id: made.id } }
    expect(await send(organizer, 'createMembership', input)).toMatchObject({ version: 1 })
  })
})

test('a row that does not say who may see it is seen by those of its column’s default', async () => {
  const { rows } = await records.pool.query<{ name: string; preset: string }>(
    `SELECT table_name AS name, column_default AS preset FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'visibility'`,
  )
  const presets = new Map(rows.map(({ name, preset }) => [name, preset]))
  for (const table of namesAudience) {
    expect([table, presets.get(tableName(table))]).toEqual([
      table,
      `'${defaultVisibility(table)}'::"Visibility"`,
    ])
  }
})

test('a person goes by the hands of all of their groups only', async () => {
  const input = { group: { slug: 'kelompok-a' }, person: { create: { synthetic: true } } }
  const made = await send(organizer, 'createMembership', input, 'id version person { id }')
  const personId = made.person.id.slice('person_'.length)
  await records.prisma.membership.create({
    data: { personId, groupId: b, synthetic: true, untilMax: new Date('2019-01-01') },
  })
  const gone = { id: made.person.id, expectedVersion: 1 }
  const purpose = 'MEMBER_ADMINISTRATION'
  expect(await send({ ...organizer, purpose }, 'deletePerson', gone)).toEqual(['NOT_ALLOWED '])
  const both = writer(
    [
      { role: 'ORGANIZER', over: a },
      { role: 'ORGANIZER', over: b },
    ],
    { purpose },
  )
  expect(await send(both, 'deletePerson', gone)).toEqual({ id: made.person.id })
})

describe('what is hidden is not told by a refusal', () => {
  test('a slug that a hidden record bears gets an ending that tells nothing', async () => {
    await records.prisma.source.create({
      data: {
        ...{ slug: 'rahasia', title: 'Rahasia', sortName: 'rahasia', kind: 'PRESS' },
        ...{ url: 'https://example.org/r', visibility: 'GROUP', audienceId: b },
      },
    })
    const source = { kind: 'PRESS', title: 'Lain', url: 'https://example.org/l', slug: 'rahasia' }
    const made = await send(organizer, 'createSource', source, 'slug')
    expect(made.slug).toMatch(/^rahasia-[a-z2-7]{5}$/)
    const ofB = writer([{ role: 'ORGANIZER', over: b }])
    expect(await send(ofB, 'createSource', source)).toEqual(['SLUG_TAKEN slug'])
  })

  test.each<[string, string, object, string]>([
    [
      'a source',
      'createSource',
      { kind: 'PRESS', title: 'Rapat Umum', url: 'https://contoh.test' },
      'title',
    ],
    ['an issue', 'createIssue', { kind: 'POLICY', level: 'PROVINCE', name: 'Rapat Umum' }, 'name'],
    ['an activity', 'recordActivity', { kind: 'CONSOLIDATION', name: 'Rapat Umum' }, 'name'],
    ['a publication', 'createPublication', { title: 'Rapat Umum' }, 'title'],
    [
      'an actor',
      'createActor',
      { classification: 'AGENCY', level: 'PROVINCE', name: 'Rapat Umum' },
      'name',
    ],
  ])('%s for fewer than the network never bears a plain slug', async (_what, name, input) => {
    const hidden = { ...input, visibility: 'GROUP', audience: { slug: 'kelompok-a' } }
    const made = await send(organizer, name, hidden, 'id version slug')
    expect(made.slug).toMatch(/^rapat-umum-[a-z2-7]{5}$/)
    const asked = await send(organizer, name, { ...hidden, slug: 'minta-ini' }, 'slug')
    expect(asked.slug).toMatch(/^minta-ini-[a-z2-7]{5}$/)
    const update = name.replace(/^(create|record)/, 'update')
    const which = { id: made.id, expectedVersion: made.version }
    const changed = await send(organizer, update, { ...which, slug: 'ganti-ini' }, 'slug version')
    expect(changed.slug).toMatch(/^ganti-ini-[a-z2-7]{5}$/)
    const same = { ...which, expectedVersion: changed.version, slug: changed.slug }
    expect(await send(organizer, update, same, 'slug')).toEqual({ slug: changed.slug })
    // So what others want is free, and tells them nothing.
    const open = await send(organizer, name, { ...input, visibility: 'NETWORK' }, 'slug')
    expect(open).toEqual({ slug: 'rapat-umum' })
    const second = await send(organizer, name, { ...input, visibility: 'NETWORK' }, 'slug')
    expect(second.slug).toMatch(/^rapat-umum-[a-z2-7]{5}$/)
  })

  test('what keeps a record from being removed is told to those who may remove it', async () => {
    const gone = (slug: string) => ({ id: publicId('actor', castId(slug)), expectedVersion: 1 })
    expect(await send(organizer, 'deleteActor', gone('dewan'))).toEqual(['NOT_ALLOWED '])
    expect(await send(whole, 'deleteActor', gone('dewan'))).toEqual(['IN_USE '])
    const activity = { id: '', expectedVersion: 1 }
    const found = await records.prisma.activity.findUniqueOrThrow({
      where: { slug: 'pertemuan-uji' },
    })
    activity.id = publicId('activity', found.id)
    expect(await send(organizer, 'deleteActivity', activity)).toEqual(['NOT_ALLOWED '])
    expect(await send(whole, 'deleteActivity', activity)).toEqual(['IN_USE id'])
  })

  test('a hidden record is no record to whoever names it', async () => {
    const hidden = { slug: 'kelompok-f' }
    expect(await send(organizer, 'createTie', tie({ to: hidden, visibility: 'NETWORK' }))).toEqual([
      'NOT_FOUND to,slug',
    ])
    expect(
      await send(organizer, 'deleteActor', {
        id: publicId('actor', castId('kelompok-f')),
        expectedVersion: 1,
      }),
    ).toEqual(['NOT_FOUND id'])
  })
})

describe('what another group does', () => {
  const ofB = writer([{ role: 'ORGANIZER', over: b }])
  const strike = (more: object = {}) => ({
    ...{ name: 'Mogok', kind: 'CONSOLIDATION', visibility: 'NETWORK' },
    participants: [{ actor: { slug: 'kelompok-a' }, role: 'ORGANIZER' }],
    ...more,
  })

  test.each(['OPPOSES', 'LOBBIES', 'INFLUENCES'])('%s: is said by that group', async (kind) => {
    const input = { kind, from: { slug: 'kelompok-a' }, to: { slug: 'dinas' }, since: '1999' }
    const ended = { ...input, until: '2000' }
    const tell = (viewer: Viewer, more: object) =>
      send(viewer, 'createTie', { ...ended, ...more }, 'id version')
    for (const viewer of [ofB, coordinator, whole]) {
      expect(await tell(viewer, { visibility: 'NETWORK' })).toEqual(['NOT_ALLOWED from'])
    }
    const alliance = { visibility: 'ALLIANCE', audience: { slug: 'federasi' } }
    expect(await tell(ofB, alliance)).toEqual(['NOT_ALLOWED from'])
    // Her group may know it, and not tell it either.
    const kept = await tell(ofB, {})
    expect(kept).toMatchObject({ version: 1 })
    const open = { id: kept.id, expectedVersion: 1, visibility: 'NETWORK' }
    expect(await send(ofB, 'updateTie', open)).toEqual(['NOT_ALLOWED visibility'])
    const made = await tell(organizer, { visibility: 'NETWORK' })
    expect(made).toMatchObject({ version: 1 })
    // What is told already is common to all who write.
    const note = { id: made.id, expectedVersion: 1, note: 'x' }
    expect(await send(ofB, 'updateTie', note)).toMatchObject({ version: 2 })
  })

  test('a group without organizers, and other ties, are told of by all who write', async () => {
    const of = (kind: string, from: string) => ({
      ...{ kind, from: { slug: from }, to: { slug: 'kelompok-b' }, visibility: 'NETWORK' },
      ...{ since: '1999', until: '2000' },
    })
    for (const input of [of('OPPOSES', 'kelompok-c'), of('ALLIED_WITH', 'kelompok-a')]) {
      expect(await send(ofB, 'createTie', input)).toMatchObject({ version: 1 })
    }
  })

  test('what it states, judges, promises and carries on is told by that group', async () => {
    const stance = {
      ...{ actor: { slug: 'kelompok-a' }, issue: { slug: 'perda-uji' }, position: 'NEUTRAL' },
      ...{ asOf: '2024-01-01', confidence: 'LOW', visibility: 'NETWORK' },
    }
    const say = (viewer: Viewer, more: object) =>
      send(viewer, 'recordStance', { ...stance, ...more })
    expect(await say(ofB, { basis: 'STATED' })).toEqual(['NOT_ALLOWED actor'])
    const judged = { basis: 'ASSESSED', assessor: { slug: 'kelompok-a' }, actor: { slug: 'dewan' } }
    expect(await say(ofB, judged)).toEqual(['NOT_ALLOWED assessor'])
    for (const allowed of [{ basis: 'STATED', visibility: 'GROUP' }, { basis: 'OBSERVED' }]) {
      expect(await say(ofB, allowed)).toMatchObject({ version: 1 })
    }
    expect(await say(organizer, { basis: 'STATED' })).toMatchObject({ version: 1 })
    const promise = {
      ...{ activity: { slug: 'pertemuan-uji' }, by: { slug: 'kelompok-a' } },
      ...{ what: 'Uji', visibility: 'NETWORK' },
    }
    const told = await send(ofB, 'createCommitment', promise)
    expect(told).toEqual(['NOT_ALLOWED by'])
    const heir = {
      ...{ kind: 'SUCCEEDS', from: { slug: 'kelompok-b' }, to: { slug: 'kelompok-a' } },
      ...{ since: '1999', visibility: 'NETWORK' },
    }
    expect(await send(ofB, 'createTie', heir)).toEqual(['NOT_ALLOWED from'])
  })

  test('nobody makes a body of another kind of it but who keeps it', async () => {
    const { id, version } = await records.prisma.actor.findUniqueOrThrow({
      where: { slug: 'dinas' },
    })
    const input = { id: publicId('actor', id), expectedVersion: version }
    const other = { ...input, classification: 'LOCAL_GROUP', validateOnly: true }
    expect(await send(organizer, 'updateActor', other)).toEqual(['NOT_ALLOWED '])
    const same = { ...input, classification: 'EXECUTIVE', validateOnly: true }
    expect(await send(organizer, 'updateActor', same)).not.toEqual(['NOT_ALLOWED '])
  })

  test('an activity has organizers by their own word', async () => {
    const path = 'participants,0,actor'
    expect(await send(ofB, 'recordActivity', strike())).toEqual([`NOT_ALLOWED ${path}`])
    expect(await send(organizer, 'recordActivity', strike())).toMatchObject({ version: 1 })
    const took = { participants: [{ actor: { slug: 'kelompok-a' }, role: 'PARTICIPANT' }] }
    const part = await send(ofB, 'recordActivity', strike(took))
    expect(part).toMatchObject({ version: 1 })
    const later = {
      ...{ activity: { id: part.id }, actor: { slug: 'kelompok-a' }, role: 'ORGANIZER' },
    }
    expect(await send(ofB, 'createParticipation', later)).toEqual(['NOT_ALLOWED actor'])
    const { id } = await records.prisma.participation.findFirstOrThrow({
      where: { activityId: part.id.slice('activity_'.length) },
    })
    const role = { id: publicId('participation', id), expectedVersion: 1, role: 'ORGANIZER' }
    expect(await send(ofB, 'updateParticipation', role)).toEqual(['NOT_ALLOWED role'])
    const kept = await send(ofB, 'recordActivity', strike({ visibility: 'GROUP' }))
    const open = { id: kept.id, expectedVersion: 1, visibility: 'NETWORK' }
    expect(await send(ofB, 'updateActivity', open)).toEqual(['NOT_ALLOWED visibility'])
  })
})

test('a change that the credential is not for is refused, and that is on the trail', async () => {
  const held = [{ role: 'ORGANIZER', over: a }] as const
  const account = await records.prisma.account.findFirstOrThrow({ where: { label: 'pengurus-a' } })
  const reader = writer(held, { accountId: account.id, scopes: ['READ', 'PERSONAL'] })
  const wants = async (viewer: Viewer, [name, input]: readonly string[]) => {
    const document = `mutation { ${name}(input: ${input}) { __typename } }`
    const { errors } = await api.ask(document, {}, 'EN', viewer)
    return errors.map(({ code }) => code)
  }
  const changed = ['updateActor', `{ id: "actor_${a}", expectedVersion: 1 }`] as const
  const managed = ['createAccount', '{}'] as const
  for (const one of [changed, managed]) expect(await wants(reader, one)).toEqual(['NOT_ALLOWED'])
  expect(await wants(anonymous, changed)).toEqual(['UNAUTHENTICATED'])
  const entries = await records.prisma.auditEntry.findMany({
    where: { accountId: account.id },
    orderBy: { id: 'asc' },
    select: { operation: true, decision: true, code: true },
  })
  expect(entries).toEqual(
    [changed, managed].map(([operation]) => ({
      operation,
      ...{ decision: 'REFUSED', code: 'NOT_ALLOWED' },
    })),
  )
})
