import { type Permission, permissions } from '../model/permission.ts'
import type { Role, Scope, Viewer } from '../model/viewer.ts'
import { holds } from './circles.ts'

export type { Permission } from '../model/permission.ts'

/** What a role lets its holder do. */
interface Rule {
  /** Over what it is held over; held over nothing, over everything. */
  readonly there: readonly Permission[]
  /** Whatever it is held over: in what the network shares. */
  readonly shared: readonly Permission[]
}

const rules: Readonly<Record<Role, Rule>> = {
  MEMBER: { there: ['LIST_PEOPLE'], shared: ['READ_NETWORK'] },
  ORGANIZER: {
    there: [
      ...['LIST_PEOPLE', 'READ_NAMES', 'WRITE_RECORDS', 'WRITE_PEOPLE', 'MANAGE_GROUP'],
      'GRANT',
    ] as Permission[],
    shared: ['READ_NETWORK', 'WRITE_RECORDS'],
  },
  COMPANION: { there: ['WRITE_RECORDS'], shared: ['READ_NETWORK'] },
  COORDINATOR: {
    there: ['WRITE_RECORDS', 'ADMIT_TO_ALLIANCE', 'GRANT'],
    shared: ['READ_NETWORK', 'WRITE_RECORDS'],
  },
  ANALYST: { there: [], shared: ['READ_NETWORK'] },
  DATA_OFFICER: {
    there: ['LIST_PEOPLE', 'READ_NAMES', 'HANDLE_REQUESTS', 'READ_AUDIT'],
    shared: ['READ_NETWORK'],
  },
  OPERATOR: { there: ['OPERATE'], shared: [] },
  DEVELOPER: { there: permissions, shared: permissions },
}

/** The scopes that a credential must have for a permission: all of them. */
const needs: Readonly<Record<Permission, readonly Scope[]>> = {
  READ_NETWORK: ['READ'],
  LIST_PEOPLE: ['READ'],
  READ_NAMES: ['READ', 'PERSONAL'],
  WRITE_RECORDS: ['WRITE'],
  WRITE_PEOPLE: ['WRITE', 'PERSONAL'],
  MANAGE_GROUP: ['WRITE'],
  ADMIT_TO_ALLIANCE: ['WRITE'],
  MERGE: ['WRITE'],
  GRANT: ['MANAGE'],
  READ_AUDIT: ['MANAGE'],
  HANDLE_REQUESTS: ['PERSONAL'],
  OPERATE: ['MANAGE'],
  READ_OWN_DATA: ['PERSONAL'],
}

/**
 * What a viewer may do over the actor of that uuid; null: over the whole network, and with the
 * records that are nobody's own. What a role is held over nothing for, it is held over every actor.
 * Own data are the viewer's whatever the roles.
 */
export function permissionsOf(viewer: Viewer, over: string | null): ReadonlySet<Permission> {
  const given = new Set<Permission>(viewer.personId === null ? [] : ['READ_OWN_DATA'])
  for (const held of viewer.held) {
    const { there, shared } = rules[held.role]
    for (const one of shared) if (over === null || one === 'READ_NETWORK') given.add(one)
    if (held.over !== null && held.over !== over) continue
    // Requests come with the person's id: a data officer does not list everybody's people.
    const lists = held.role !== 'DATA_OFFICER' || held.over !== null
    for (const one of there) if (lists || one !== 'LIST_PEOPLE') given.add(one)
    if (held.role === 'COORDINATOR' && held.over === null) given.add('MERGE')
  }
  if (!mayReadNames(viewer, over)) given.delete('READ_NAMES')
  return new Set(permissions.filter((one) => given.has(one) && isWithinScopes(viewer, one)))
}

export const may = (viewer: Viewer, what: Permission, over: string | null): boolean =>
  permissionsOf(viewer, over).has(what)

const isWithinScopes = ({ scopes }: Viewer, what: Permission): boolean =>
  needs[what].every((scope) => scopes.includes(scope))

/** A data officer reads names for the requests of those whose they are, and for nothing else. */
const mayReadNames = (viewer: Viewer, over: string | null): boolean =>
  viewer.purpose === 'DATA_SUBJECT_REQUEST' ||
  holds(viewer, 'DEVELOPER') ||
  viewer.held.some((held) => held.role === 'ORGANIZER' && held.over === over)

/** Uuids of the groups and alliances over which the viewer may do one of these; the whole network is left out. */
export const overWhich = (viewer: Viewer, ...any: readonly Permission[]): string[] =>
  [...new Set(viewer.held.flatMap(({ over }) => over ?? []))].filter((over) =>
    any.some((what) => may(viewer, what, over)),
  )

/** The roles that whoever holds one over an actor may give to others, over that actor. */
const grantable: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  ORGANIZER: ['MEMBER', 'ORGANIZER', 'COMPANION'],
  COORDINATOR: ['COORDINATOR', 'ANALYST'],
}

/**
 * Whether a viewer may give a role over an actor, or take it back; null: over the whole network. A
 * coordinator of the whole network may give any, over whatever, but for DEVELOPER: that one only the
 * command of whoever runs Anyam gives.
 */
export function mayGrant(viewer: Viewer, role: Role, over: string | null): boolean {
  if (role === 'DEVELOPER' || !viewer.scopes.includes('MANAGE')) return false
  if (isWholeCoordinator(viewer)) return true
  return (
    over !== null &&
    viewer.held.some((held) => held.over === over && grantable[held.role]?.includes(role))
  )
}

/** Whether the viewer coordinates the whole network, or stands in for whoever does. */
export const isWholeCoordinator = ({ held }: Viewer): boolean =>
  held.some(({ role, over }) => role === 'DEVELOPER' || (role === 'COORDINATOR' && over === null))
