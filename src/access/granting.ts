import type { Held, Viewer } from '../model/viewer.ts'
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

/** The accounts, and of those the roles, that a viewer is shown: one's own, and those one may give. */
export function seenAccounts(viewer: Viewer) {
  const all = may(viewer, 'GRANT', null)
  const own = viewer.accountId === null ? [] : [viewer.accountId]
  const over = { overId: { in: overWhich(viewer, 'GRANT') } }
  const account: Prisma.AccountWhereInput = all
    ? {}
    : { OR: [{ id: { in: own } }, { grants: { some: { ...over, revokedAt: null } } }] }
  const grant: Prisma.GrantWhereInput = all ? {} : { OR: [{ accountId: { in: own } }, over] }
  // Keys of those alone whom nobody else gives a role.
  const alone: Prisma.AccountWhereInput = {
    AND: [account, { grants: { every: { OR: [over, { revokedAt: { not: null } }] } } }],
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
 * Whether the viewer may make keys for an account, or close it: one's own, or one that holds only
 * what the viewer may give. Whoever makes a key for somebody could use it, so that a person's account
 * is managed by an organizer of their group, and one that holds nothing by a coordinator of all.
 */
export function mayManage(viewer: Viewer, { id, personId, held }: Managed): boolean {
  if (!viewer.scopes.includes('MANAGE')) return false
  if (id === viewer.accountId || holds(viewer, 'DEVELOPER')) return true
  if (held.length === 0) return personId === null && isWholeCoordinator(viewer)
  if (!held.every(({ role, over }) => mayGrant(viewer, role, over))) return false
  return personId === null || held.some(({ over }) => organizes(viewer, over))
}

/** Whether the viewer speaks for a group: whom it lets in, it has agreed to. */
export const organizes = (viewer: Viewer, group: string | null): boolean =>
  viewer.held.some(({ role, over }) => role === 'ORGANIZER' && over !== null && over === group)
