import { type ConsentTerms, covers } from '../model/consent.ts'
import { type Day, isoDay } from '../model/partial-date.ts'
import type { Permission } from '../model/permission.ts'
import type { PersonalRule } from '../model/person.ts'
import { Refusal } from '../model/problem.ts'
import type { Viewer } from '../model/viewer.ts'
import type { Prisma } from '../records/generated/client.ts'
import { heldOn } from '../records/held-on.ts'
import { holdsAll } from './circles.ts'
import { may, overWhich } from './permissions.ts'

/** What of a person decides whether what is kept of them may be told. */
export interface PersonFacts {
  readonly id: string
  readonly restrictedAt: Date | null
  /** Uuids of the groups that the person belongs to. */
  readonly groups: readonly string[]
  readonly consents: readonly ConsentTerms[]
}

/** The memberships that make an organizer one of the person's own: those that may hold today. */
export const heldToday = (today: Day) =>
  ({ absorbedBy: null, ...heldOn(today, 'MAY_HOLD') }) satisfies Prisma.MembershipWhereInput

/** The columns and relations that the facts of a person are read from. */
export const selectFacts = (today: Day) =>
  ({
    id: true,
    restrictedAt: true,
    memberships: { where: heldToday(today), select: { groupId: true } },
    consents: {
      where: { withdrawnAt: null },
      select: { purposes: true, givenOn: true, expiresOn: true },
    },
  }) satisfies Prisma.PersonSelect

type FactsRow = Prisma.PersonGetPayload<{ select: ReturnType<typeof selectFacts> }>

export const factsOf = ({ id, restrictedAt, memberships, consents }: FactsRow): PersonFacts => ({
  id,
  restrictedAt,
  groups: [...new Set(memberships.map(({ groupId }) => groupId))],
  consents: consents.map(({ purposes, givenOn, expiresOn }) => ({
    purposes,
    givenOn: isoDay(givenOn),
    expiresOn: expiresOn && isoDay(expiresOn),
    isWithdrawn: false,
  })),
})

/** Whether the viewer is that person, with a credential that may be used for their own data. */
export const isSelf = (viewer: Viewer, personId: string): boolean =>
  viewer.personId === personId && may(viewer, 'READ_OWN_DATA', null)

/** Whether the viewer may do that over one of these groups, or over the whole network. */
const mayOverAny = (viewer: Viewer, what: Permission, groups: readonly string[]): boolean =>
  may(viewer, what, null) || groups.some((group) => may(viewer, what, group))

/** Whether there is anybody but the viewer whose name the viewer may read. */
export const readsNames = (viewer: Viewer): boolean =>
  may(viewer, 'READ_NAMES', null) || overWhich(viewer, 'READ_NAMES').length > 0

/**
 * The rule that keeps what is kept of a person from the viewer; null: none does. No basis, no
 * reading: it takes a permission, and a consent that covers the purpose; an officer who answers the
 * person's own request needs no consent. A person always reads what is their own.
 */
export function ruleAgainst(
  viewer: Viewer,
  { id, groups, restrictedAt, consents }: PersonFacts,
  today: Day,
): PersonalRule | null {
  if (isSelf(viewer, id)) return null
  const { purpose } = viewer
  if (!mayOverAny(viewer, 'READ_NAMES', groups)) return 'NOT_ALLOWED'
  if (answersRequests(viewer, groups)) return null
  if (restrictedAt !== null) return 'PERSON_RESTRICTED'
  const hasBasis = purpose !== null && consents.some((one) => covers(one, purpose, today))
  return hasBasis ? null : 'NO_CONSENT'
}

const answersRequests = ({ held, purpose }: Viewer, groups: readonly string[]): boolean =>
  purpose === 'DATA_SUBJECT_REQUEST' &&
  held.some(({ role, over }) => role === 'DATA_OFFICER' && (over === null || groups.includes(over)))

/** Throws PURPOSE_REQUIRED when the viewer does not say what for. */
export function demandPurpose({ purpose }: Viewer): void {
  if (purpose === null) throw purposeRequired()
}

export const purposeRequired = (): Refusal =>
  new Refusal('PURPOSE_REQUIRED', {
    id: 'Sebutkan tujuan dalam header Anyam-Purpose, misalnya MEMBER_ADMINISTRATION.',
    en: 'Name a purpose in the header Anyam-Purpose, for example MEMBER_ADMINISTRATION.',
  })

/** Whether the viewer keeps the person: it is themselves, or somebody of a group of theirs. */
export const mayKeep = (viewer: Viewer, { id, groups }: PersonFacts): boolean =>
  isSelf(viewer, id) || mayOverAny(viewer, 'WRITE_PEOPLE', groups)

/** Whether the viewer may take a consent of the person back for them. */
export const mayWithdraw = (viewer: Viewer, facts: PersonFacts): boolean =>
  mayKeep(viewer, facts) || mayOverAny(viewer, 'HANDLE_REQUESTS', facts.groups)

/** The groups whose people's consents a viewer sees besides their own; ALL: everybody's. */
function consentsOver(viewer: Viewer): 'ALL' | string[] {
  if (!viewer.scopes.includes('PERSONAL')) return []
  if (holdsAll(viewer, 'DEVELOPER', 'DATA_OFFICER')) return 'ALL'
  return overWhich(viewer, 'WRITE_PEOPLE', 'HANDLE_REQUESTS')
}

/** Whether there is anybody but the viewer whose consents the viewer sees. */
export const seesConsents = (viewer: Viewer): boolean => consentsOver(viewer).length > 0

/** The consents that a viewer sees: their own, and those of the people whose names they may read. */
export function seenConsents(viewer: Viewer, today: Day): Prisma.ConsentWhereInput {
  const groups = consentsOver(viewer)
  if (groups === 'ALL') return {}
  const members = {
    person: { memberships: { some: { ...heldToday(today), groupId: { in: groups } } } },
  }
  const { personId } = viewer
  const own = personId === null || !isSelf(viewer, personId) ? [] : [{ personId }]
  return { OR: [...own, ...(groups.length > 0 ? [members] : []), { id: { in: [] } }] }
}
