import { describe, expect, test } from 'vitest'
import { anonymous, developer } from '../../src/access/circles.ts'
import { mayManage } from '../../src/access/granting.ts'
import { mayGrant, permissionsOf } from '../../src/access/permissions.ts'
import { permissions } from '../../src/model/permission.ts'
import { type Held, roles, scopes, type Viewer } from '../../src/model/viewer.ts'

const [g, h, a] = ['group-g', 'group-h', 'alliance-a']

const viewer = (held: Held[], more: Partial<Viewer> = {}): Viewer => ({
  ...{ ...anonymous, accountId: 'own', held, scopes },
  ...more,
})

/** What each role may do over G, which it is held over; over H; and over the whole network. */
const table: Record<string, { held: Held; there: string; other: string; whole: string }> = {
  member: {
    held: { role: 'MEMBER', over: g },
    there: 'READ_NETWORK LIST_PEOPLE',
    other: 'READ_NETWORK',
    whole: 'READ_NETWORK',
  },
  organizer: {
    held: { role: 'ORGANIZER', over: g },
    there: 'READ_NETWORK LIST_PEOPLE READ_NAMES WRITE_RECORDS WRITE_PEOPLE MANAGE_GROUP GRANT',
    other: 'READ_NETWORK',
    whole: 'READ_NETWORK WRITE_RECORDS',
  },
  companion: {
    held: { role: 'COMPANION', over: g },
    there: 'READ_NETWORK WRITE_RECORDS',
    other: 'READ_NETWORK',
    whole: 'READ_NETWORK',
  },
  'coordinator of an alliance': {
    held: { role: 'COORDINATOR', over: g },
    there: 'READ_NETWORK WRITE_RECORDS ADMIT_TO_ALLIANCE GRANT',
    other: 'READ_NETWORK',
    whole: 'READ_NETWORK WRITE_RECORDS',
  },
  'coordinator of all': {
    held: { role: 'COORDINATOR', over: null },
    there: 'READ_NETWORK WRITE_RECORDS ADMIT_TO_ALLIANCE MERGE GRANT',
    other: 'READ_NETWORK WRITE_RECORDS ADMIT_TO_ALLIANCE MERGE GRANT',
    whole: 'READ_NETWORK WRITE_RECORDS ADMIT_TO_ALLIANCE MERGE GRANT',
  },
  analyst: {
    held: { role: 'ANALYST', over: null },
    ...{ there: 'READ_NETWORK', other: 'READ_NETWORK', whole: 'READ_NETWORK' },
  },
  'data officer': {
    held: { role: 'DATA_OFFICER', over: null },
    there: 'READ_NETWORK READ_AUDIT HANDLE_REQUESTS',
    other: 'READ_NETWORK READ_AUDIT HANDLE_REQUESTS',
    whole: 'READ_NETWORK READ_AUDIT HANDLE_REQUESTS',
  },
  operator: {
    held: { role: 'OPERATOR', over: null },
    ...{ there: 'OPERATE', other: 'OPERATE', whole: 'OPERATE' },
  },
  developer: {
    held: { role: 'DEVELOPER', over: null },
    there: permissions.join(' '),
    other: permissions.join(' '),
    whole: permissions.join(' '),
  },
}

const listed = (one: Viewer, over: string | null) => [...permissionsOf(one, over)].sort()
const words = (text: string) => text.split(' ').sort()

test.each(Object.entries(table))('a %s', (_name, { held, there, other, whole }) => {
  const one = viewer([held])
  expect(listed(one, g)).toEqual(words(there))
  expect(listed(one, h)).toEqual(words(other))
  expect(listed(one, null)).toEqual(words(whole))
})

test('whoever is not signed in may do nothing, and everybody reads their own data', () => {
  expect(listed(anonymous, null)).toEqual([])
  expect(listed(viewer([], { personId: 'p' }), null)).toEqual(['READ_OWN_DATA'])
})

test('a data officer reads names for a request of those whose they are, and for nothing else', () => {
  const officer = (purpose: Viewer['purpose']) =>
    viewer([{ role: 'DATA_OFFICER', over: null }], { purpose })
  expect(permissionsOf(officer('DATA_SUBJECT_REQUEST'), g)).toContain('READ_NAMES')
  expect(permissionsOf(officer('SUPPORT'), g)).not.toContain('READ_NAMES')
})

test('scopes narrow whatever the roles give', () => {
  const all = Object.values(table).map(({ held }) => held)
  const given = (...some: Viewer['scopes'][number][]) =>
    listed(viewer(all, { scopes: some, personId: 'p' }), g)
  expect(given()).toEqual([])
  expect(given('READ')).toEqual(['LIST_PEOPLE', 'READ_NETWORK'])
  expect(given('MANAGE')).toEqual(['GRANT', 'OPERATE', 'READ_AUDIT'])
  expect(given('WRITE')).not.toContain('WRITE_PEOPLE')
  expect(given(...scopes)).toEqual([...permissions].sort())
})

describe('giving roles', () => {
  const givenBy = (held: Held, over: string | null) =>
    roles.filter((role) => mayGrant(viewer([held]), role, over))
  test('nobody gives what they could not hold sway over', () => {
    const organizer = { role: 'ORGANIZER', over: g } as const
    expect(givenBy(organizer, g)).toEqual(['MEMBER', 'ORGANIZER', 'COMPANION'])
    expect(givenBy(organizer, h)).toEqual([])
    expect(givenBy(organizer, null)).toEqual([])
    const coordinator = { role: 'COORDINATOR', over: a } as const
    expect(givenBy(coordinator, a)).toEqual(['COORDINATOR', 'ANALYST'])
    expect(givenBy(coordinator, null)).toEqual([])
    for (const role of ['MEMBER', 'COMPANION', 'ANALYST', 'DATA_OFFICER', 'OPERATOR'] as const) {
      expect(givenBy({ role, over: g }, g)).toEqual([])
    }
    const all = { role: 'COORDINATOR', over: null } as const
    expect(givenBy(all, null)).toEqual(roles.filter((role) => role !== 'DEVELOPER'))
    expect(mayGrant(viewer([all], { scopes: ['READ', 'WRITE'] }), 'MEMBER', g)).toBe(false)
    expect(mayGrant(developer, 'DEVELOPER', null)).toBe(false)
  })

  test('an account is managed by whoever may give all that it holds, a person’s by their organizer', () => {
    const of = (held: Held[], personId: string | null = null) => ({ id: 'x', personId, held })
    const organizer = viewer([{ role: 'ORGANIZER', over: g }])
    const coordinator = viewer([{ role: 'COORDINATOR', over: null }])
    const member = { role: 'MEMBER', over: g } as const
    expect(mayManage(organizer, of([member], 'p'))).toBe(true)
    expect(mayManage(organizer, of([member, { role: 'MEMBER', over: h }]))).toBe(false)
    expect(mayManage(organizer, of([]))).toBe(false)
    expect(mayManage(coordinator, of([]))).toBe(true)
    expect(mayManage(coordinator, of([member], 'p'))).toBe(false)
    expect(mayManage(coordinator, of([{ role: 'DEVELOPER', over: null }]))).toBe(false)
    expect(mayManage(viewer([]), { ...of([{ role: 'OPERATOR', over: null }]), id: 'own' })).toBe(
      true,
    )
  })
})
