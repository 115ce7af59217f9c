import { describe, expect, it } from 'vitest'
import { developer } from '../../../src/access/circles.ts'
import type { Records } from '../../../src/records/database.ts'
import type { Ask } from '../../support/api.ts'
import { calling, mutation, onCast, problems, told } from './changing.ts'

let records: Records
let ask: Ask
onCast((...given) => {
  ;[records, ask] = given
})
const { call, remove } = calling(() => ask)

const person = 'person { id synthetic visibility version }'
const membership =
  'membership { id role since until synthetic visibility version certainty person { id } claims { property source { slug } } }'
const saved = (name: string, of: 'Person' | 'Membership') =>
  mutation(name, of, of === 'Person' ? person : membership)
const added = `mutation ($input: AddMembershipsInput!) { addMemberships(input: $input) {
  ... on MembershipsSaved { group { id slug } memberships { id role since synthetic visibility person { id } } token replayed warnings { code path } }
  ${problems} } }`

// biome-ignore lint/suspicious/noExplicitAny: answers are compared as plain JSON.
type Answer = any
const createPerson = (input: object): Promise<Answer> =>
  call(saved('createPerson', 'Person'), input)
const updatePerson = (input: object): Promise<Answer> =>
  call(saved('updatePerson', 'Person'), input)
const createMembership = (input: object): Promise<Answer> =>
  call(saved('createMembership', 'Membership'), input)
const updateMembership = (input: object): Promise<Answer> =>
  call(saved('updateMembership', 'Membership'), input)
const endMembership = (input: object): Promise<Answer> =>
  call(saved('endMembership', 'Membership'), input)
const add = (input: object): Promise<Answer> => call(added, input)

const a = { slug: 'kelompok-a' }
const invented = { create: { synthetic: true } }

describe('a person', () => {
  it('is only seen in narrow circles', async () => {
    const made = await createPerson({ synthetic: true })
    expect(made.person).toMatchObject({ synthetic: true, visibility: 'GROUP', version: 1 })
    const { id } = made.person
    const wider = await updatePerson({ id, expectedVersion: 1, visibility: 'NETWORK' })
    expect(wider.person).toMatchObject({ visibility: 'NETWORK', version: 2 })
    const stale = await updatePerson({ id, expectedVersion: 1, visibility: 'SELF' })
    expect(told(stale)).toEqual([['VERSION_CONFLICT', 'input.expectedVersion']])
    expect(stale.problems[0].current).toEqual({ id })
    expect(told(await updatePerson({ id, expectedVersion: 2, visibility: 'PUBLIC' }))).toEqual([
      ['BAD_VALUE', 'input.visibility'],
    ])
  })
  it('is real unless it says otherwise, and never public', async () => {
    const made = await createPerson({})
    expect(made.person).toMatchObject({ synthetic: false, visibility: 'GROUP' })
    const before = await records.prisma.person.count()
    const refused = await createPerson({ synthetic: false, visibility: 'PUBLIC' })
    expect(told(refused)).toEqual([['BAD_VALUE', 'input.visibility']])
    expect(await records.prisma.person.count()).toBe(before)
  })
  it('goes with all memberships', async () => {
    const { membership: one } = await createMembership({ person: invented, group: a })
    const id = one.person.id
    const gone = (expectedVersion: number) => {
      const viewer = { ...developer, purpose: 'MEMBER_ADMINISTRATION' } as const
      return remove('deletePerson', { id, expectedVersion }, viewer)
    }
    expect(told(await gone(7))).toEqual([['VERSION_CONFLICT', 'input.expectedVersion']])
    expect(await gone(1)).toEqual({ id })
    const left = { where: { id: one.id.slice('membership_'.length) } }
    expect(await records.prisma.membership.count(left)).toBe(0)
    expect(told(await gone(1))).toEqual([['NOT_FOUND', 'input.id']])
  })
})

describe('a membership', () => {
  it('is made with its sources, changed, ended and removed', async () => {
    const made = await createMembership({
      ...{ person: invented, group: a, role: 'TREASURER', since: '2016', visibility: 'NETWORK' },
      sources: [{ says: 'ia bendahara', source: { slug: 'laporan-uji' } }],
      claims: [{ property: 'since', asPrinted: '2016', source: { slug: 'laporan-uji' } }],
    })
    expect(made.warnings).toEqual([])
    expect(made.membership).toMatchObject({
      ...{ role: 'TREASURER', since: '2016', synthetic: true, visibility: 'NETWORK', version: 1 },
      claims: [{ property: 'existence' }, { property: 'since' }],
    })
    const { id } = made.membership
    const changed = await updateMembership({ id, expectedVersion: 1, role: 'CHAIR', since: null })
    expect(changed.membership).toMatchObject({ role: 'CHAIR', since: null, version: 2 })
    const early = await updateMembership({ id, expectedVersion: 2, since: '2020', until: '2019' })
    expect(told(early)).toEqual([['ENDS_BEFORE_IT_BEGINS', 'input.until']])
    const ended = await endMembership({ id, expectedVersion: 2, until: '2020-03' })
    expect(ended.membership).toMatchObject({ until: '2020-03', version: 3, certainty: null })
    expect(told(await endMembership({ id, expectedVersion: 2, until: '2021' }))).toEqual([
      ['VERSION_CONFLICT', 'input.expectedVersion'],
    ])
    expect(told(await remove('deleteMembership', { id, expectedVersion: 2 }))).toEqual([
      ['VERSION_CONFLICT', 'input.expectedVersion'],
    ])
    expect(await remove('deleteMembership', { id, expectedVersion: 3 })).toEqual({ id })
  })
  it('tells of all that cannot be', async () => {
    const refused = await createMembership({
      ...{ person: { id: 'person_018f0000-0000-7000-8000-000000000000' } },
      ...{ group: { slug: 'federasi' }, since: 'kemarin', until: '2018', visibility: 'PUBLIC' },
    })
    expect(told(refused)).toEqual(
      expect.arrayContaining([
        ['NOT_FOUND', 'input.person.id'],
        ['WRONG_KIND', 'input.group'],
        ['BAD_DATE', 'input.since'],
        ['BAD_VALUE', 'input.visibility'],
      ]),
    )
  })
  it('overlaps no other of that role for certain, and is warned of when it only may', async () => {
    const first = await createMembership({ person: invented, group: a, since: '2010' })
    const { id, person: who } = first.membership
    const again = { person: { id: who.id }, group: a }
    expect(told(await createMembership({ ...again, since: '2012' }))).toEqual([
      ['MEMBERSHIP_OVERLAPS', 'input'],
    ])
    const ended = await endMembership({ id, expectedVersion: 1, until: '2015' })
    expect(ended.warnings).toEqual([])
    const back = await createMembership({ ...again, since: '2015' })
    expect(back.warnings).toMatchObject([{ code: 'MEMBERSHIP_OVERLAPS', path: ['input'] }])
    expect(back.warnings[0].message).toContain(id)
    expect((await createMembership({ ...again, role: 'CHAIR' })).warnings).toEqual([])
  })
})

describe('many memberships at once', () => {
  const group = { slug: 'kelompok-c' }
  it('are made together, for people on record and new ones', async () => {
    const { person: known } = await createPerson({ synthetic: true })
    const made = await add({
      group,
      memberships: [
        { person: { id: known.id }, role: 'CHAIR' },
        { person: invented, since: '2017' },
        { person: { create: { synthetic: true, visibility: 'NETWORK' } }, visibility: 'NETWORK' },
      ],
    })
    expect(made.group.slug).toBe('kelompok-c')
    expect(made.memberships).toMatchObject([
      { role: 'CHAIR', synthetic: true, visibility: 'GROUP', person: { id: known.id } },
      { role: 'MEMBER', since: '2017', synthetic: true },
      { visibility: 'NETWORK', synthetic: true },
    ])
  })
  it('follow a person who is not invented', async () => {
    const { id } = await records.prisma.person.create({ data: {} })
    const made = await add({ group, memberships: [{ person: { id: `person_${id}` } }] })
    expect(made.memberships).toMatchObject([{ synthetic: false }])
  })
  it('take a hundred in few statements, and no hundred and first', async () => {
    const memberships = Array.from({ length: 100 }, () => ({ person: invented }))
    const { data, sql } = await ask(added, { input: { group, memberships } })
    expect(data.addMemberships.memberships).toHaveLength(100)
    expect(sql.length).toBeLessThan(25)
    const before = await records.prisma.membership.count()
    const tooMany = await add({ group, memberships: [...memberships, { person: invented }] })
    expect(told(tooMany)).toEqual([['LIST_TOO_LONG', 'input.memberships']])
    expect(told(await add({ group, memberships: [] }))).toEqual([['REQUIRED', 'input.memberships']])
    expect(await records.prisma.membership.count()).toBe(before)
  })
  it('are all made or none, each problem with its path', async () => {
    const before = await records.prisma.person.count()
    const refused = await add({
      group,
      memberships: [
        { person: invented },
        { person: { create: { visibility: 'PUBLIC' } } },
        { person: { id: 'person_018f0000-0000-7000-8000-000000000000' } },
        { person: invented, since: '2015-13' },
        { person: invented, since: '2019', until: '2018' },
      ],
    })
    expect(told(refused).sort()).toEqual([
      ['BAD_DATE', 'input.memberships.3.since'],
      ['BAD_VALUE', 'input.memberships.1.person.create.visibility'],
      ['ENDS_BEFORE_IT_BEGINS', 'input.memberships.4.until'],
      ['NOT_FOUND', 'input.memberships.2.person.id'],
    ])
    expect(await records.prisma.person.count()).toBe(before)
    expect(
      told(await add({ group: { slug: 'mitra' }, memberships: [{ person: invented }] })),
    ).toEqual([['WRONG_KIND', 'input.group']])
  })
  it('hold one person once', async () => {
    const { person: known } = await createPerson({ synthetic: true })
    const one = { person: { id: known.id } }
    const twice = await add({ group, memberships: [one, { person: invented }, one] })
    expect(told(twice)).toEqual([['MEMBERSHIP_OVERLAPS', 'input.memberships.2']])
    const later = await add({
      group,
      memberships: [
        { ...one, until: '2015' },
        { ...one, since: '2015' },
      ],
    })
    expect(later.warnings).toMatchObject([
      { code: 'MEMBERSHIP_OVERLAPS', path: ['input', 'memberships', '1'] },
    ])
  })
  it('are not made twice under one key', async () => {
    const input = { group, memberships: [{ person: invented }], idempotencyKey: 'banyak-1' }
    const first = await add(input)
    expect(await add(input)).toEqual({ ...first, replayed: true })
    const dry = await add({ ...input, idempotencyKey: null, validateOnly: true })
    expect(dry).toMatchObject({ group: null, memberships: [], token: null })
  })
})

describe('a tie beside which another one may hold', () => {
  it('is written with a warning', async () => {
    const create = `mutation ($input: CreateTieInput!) { createTie(input: $input) {
      ... on TieSaved { tie { id version } warnings { code path message } } ${problems} } }`
    const ends = { kind: 'FUNDED_BY', from: a, to: { slug: 'mitra' } }
    const first: Answer = await call(create, { ...ends, since: '2012', until: '2015' })
    expect(first.warnings).toEqual([])
    const second: Answer = await call(create, { ...ends, since: '2015' })
    expect(second.warnings).toMatchObject([{ code: 'TIE_EXISTS', path: ['input'] }])
    expect(second.warnings[0].message).toContain(first.tie.id)
  })
})

describe('the database alone', () => {
  it('takes no member of anything but a group', async () => {
    const { prisma } = records
    const [who, federation] = await Promise.all([
      prisma.person.create({ data: { synthetic: true } }),
      prisma.actor.findUniqueOrThrow({ where: { slug: 'federasi' } }),
    ])
    await expect(
      prisma.membership.create({ data: { personId: who.id, groupId: federation.id } }),
    ).rejects.toThrow(/is of kind ALLIANCE/)
  })
})
