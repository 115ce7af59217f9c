import type { Held, Role, Viewer } from '../model/viewer.ts'
import type { Prisma } from '../records/generated/client.ts'
import { holds } from './circles.ts'
import { isWholeCoordinator, may, mayGrant, overWhich } from './permissions.ts'

/** The roles that stand: neither taken back nor ended. */
export const standing = (now: Date) =>
  ({
    revokedAt: null,
    OR: [{ endsAt: null }, { endsAt: { gt: now } }],
  }) satisfies Prisma.GrantWhereInput

/** The keys that stand. */
export const valid = (now: Date) =>
  ({ revokedAt: null, expiresAt: { gt: now } }) satisfies Prisma.ApiKeyWhereInput

/** Whether the viewer may give any role over anything. */
export const givesAny = (viewer: Viewer): boolean =>
  may(viewer, 'GRANT', null) || overWhich(viewer, 'GRANT').length > 0

/** Whether any account but one's own is shown to the viewer. */
export const seesOthers = (viewer: Viewer): boolean =>
  ['GRANT' as const, 'HANDLE_REQUESTS' as const].some(
    (what) => may(viewer, what, null) || overWhich(viewer, what).length > 0,
  )

/** The accounts of the people whose requests the viewer handles. */
function peoplesAccounts(viewer: Viewer): Prisma.AccountWhereInput {
  if (may(viewer, 'HANDLE_REQUESTS', null)) return { personId: { not: null } }
  const overId = { in: overWhich(viewer, 'HANDLE_REQUESTS') }
  return { personId: { not: null }, grants: { some: { overId, revokedAt: null } } }
}

/**
 * The accounts, and of those the roles, that a viewer is shown: one's own, and those one may give; a
 * data officer also the accounts of people.
 */
export function seenAccounts(viewer: Viewer) {
  const all = may(viewer, 'GRANT', null)
  const own = viewer.accountId === null ? [] : [viewer.accountId]
  const over = { overId: { in: overWhich(viewer, 'GRANT') } }
  const managed: Prisma.AccountWhereInput = {
    OR: [{ id: { in: own } }, { grants: { some: { ...over, revokedAt: null } } }],
  }
  const account: Prisma.AccountWhereInput = all ? {} : { OR: [managed, peoplesAccounts(viewer)] }
  const grant: Prisma.GrantWhereInput = all ? {} : { OR: [{ accountId: { in: own } }, over] }
  // Keys of those alone whom nobody else gives a role.
  const alone: Prisma.AccountWhereInput = {
    AND: [managed, { grants: { every: { OR: [over, { revokedAt: { not: null } }] } } }],
  }
  const key: Prisma.ApiKeyWhereInput = all
    ? {}
    : { OR: [{ accountId: { in: own } }, { account: alone }] }
  return { account, grant, key }
}

/** An account as the question who may manage it needs it: `held` are the roles that stand. */
export interface Managed {
  readonly id: string
  readonly personId: string | null
  readonly held: readonly Held[]
}

/**
 * Whether the viewer may close an account and end its keys: one's own, or one that holds only what the
 * viewer may give. A person's account is managed by an organizer of their group, and one that holds
 * nothing by a coordinator of all.
 */
export function mayManage(viewer: Viewer, { id, personId, held }: Managed): boolean {
  if (!viewer.scopes.includes('MANAGE')) return false
  if (id === viewer.accountId || holds(viewer, 'DEVELOPER')) return true
  if (held.length === 0) return personId === null && isWholeCoordinator(viewer)
  if (!held.every(({ role, over }) => mayGrant(viewer, role, over))) return false
  return personId === null || held.some(({ over }) => organizes(viewer, over))
}

/** The roles that open what a group keeps to itself, or its people. */
export const nearPeople: readonly Role[] = ['MEMBER', 'ORGANIZER', 'COMPANION', 'DATA_OFFICER']

/**
 * Whether the viewer may make a key for an account: one's own; or one that is managed by the viewer
 * and whose holder has nothing of their own to sign in with (`hasOwn`) and no role near people. Such
 * roles reach further than those who give them: only organizers of all the groups they are over make
 * keys then, whose right goes as far.
 */
export function mayMakeKey(viewer: Viewer, account: Managed & { hasOwn: boolean }): boolean {
  if (!mayManage(viewer, account)) return false
  if (account.id === viewer.accountId || holds(viewer, 'DEVELOPER')) return true
  const near = account.held.filter(({ role }) => nearPeople.includes(role))
  return near.length === 0
    ? !account.hasOwn
    : near.every(({ role, over }) => role !== 'DATA_OFFICER' && organizes(viewer, over))
}

/**
 * Whether the viewer may say that an account, or a key of it, is in the hands of the person whose it
 * is: a role that no organizer can give, so that whoever lets members in never does it alone. `made`:
 * the accounts that made the account or any key that it ever had.
 */
export function mayConfirm(
  viewer: Viewer,
  { id, held }: Managed,
  made: readonly (string | null)[],
): boolean {
  if (!viewer.scopes.includes('MANAGE')) return false
  if (holds(viewer, 'DEVELOPER')) return true
  if (viewer.accountId === null || [id, ...made].includes(viewer.accountId)) return false
  if (isWholeCoordinator(viewer)) return true
  const officer = viewer.held.filter(({ role }) => role === 'DATA_OFFICER')
  return officer.some(({ over }) => over === null || held.some((one) => one.over === over))
}

/** Whether the viewer speaks for a group: whom it lets in, it has agreed to. */
export const organizes = (viewer: Viewer, group: string | null): boolean =>
  viewer.held.some(({ role, over }) => role === 'ORGANIZER' && over !== null && over === group)
