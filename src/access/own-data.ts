import type { AuditDecision } from '../model/audit.ts'
import type { DataRequestKind, DataRequestStatus } from '../model/data-request.ts'
import { isoDay } from '../model/partial-date.ts'
import { nothingPersonal, type PersonalData } from '../model/person.ts'
import { publicId } from '../model/public-id.ts'
import type { Purpose, Role, Scope, Visibility } from '../model/viewer.ts'
import type { Prisma } from '../records/generated/client.ts'
import { anotherMember, hidingNames } from './hiding-names.ts'
import type { Vault } from './vault.ts'

/** Who did something, as the person may know it. */
export type ByWhom = 'you' | typeof anotherMember | null

type Open = Vault['open']

/** The most items of one list that are handed out; `cut` tells of more. */
const mostListed = 1000

/** The most claims on one membership. */
const mostClaims = 100

/** All that is kept of one person, as it is handed out to them. Moments are ISO 8601 in UTC. */
export interface OwnData {
  readonly format: 'anyam-own-data/1'
  readonly madeAt: string
  readonly person: PersonalData & {
    readonly id: string
    readonly synthetic: boolean
    readonly visibility: Visibility
    /** False: what is kept cannot be opened any more. */
    readonly readable: boolean
    readonly restrictedAt: string | null
    readonly onRecordSince: string
    readonly changedAt: string
  }
  readonly memberships: readonly {
    readonly id: string
    readonly group: { readonly id: string; readonly name: string }
    readonly role: string
    readonly since: string | null
    readonly until: string | null
    readonly visibility: Visibility
    readonly claims: readonly {
      readonly property: string
      readonly asPrinted: string
      readonly note: string | null
      readonly sourceKind: string
    }[]
  }[]
  readonly consents: readonly {
    readonly purposes: readonly Purpose[]
    readonly wording: string
    readonly language: string
    readonly manner: string
    readonly givenOn: string
    readonly expiresOn: string | null
    readonly withdrawnAt: string | null
    readonly recordedBy: ByWhom
  }[]
  readonly account: {
    readonly issuer: string | null
    readonly subject: string | null
    readonly roles: readonly {
      readonly role: Role
      readonly over: string | null
      readonly since: string
      readonly until: string | null
      readonly grantedBy: ByWhom
    }[]
    readonly keys: readonly {
      readonly scopes: readonly Scope[]
      readonly since: string
      readonly expiresAt: string
      readonly revokedAt: string | null
    }[]
  } | null
  readonly requests: readonly {
    readonly kind: DataRequestKind
    readonly status: DataRequestStatus
    readonly receivedAt: string
    readonly dueAt: string
    readonly answeredAt: string | null
    readonly ground: string | null
  }[]
  /** What was done to the data, the newest first. */
  readonly trail: readonly {
    readonly at: string
    readonly by: ByWhom
    readonly roles: readonly Role[]
    readonly purpose: Purpose | null
    readonly operation: string
    readonly decision: AuditDecision
  }[]
  /** The lists that hold more than is handed out, each with how many there are in all. */
  readonly cut: Readonly<Record<string, number>>
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null
const oldestFirst = [{ createdAt: 'asc' as const }, { id: 'asc' as const }]

/**
 * Gathers all that is kept of a person, read in one transaction. `open` opens what is sealed.
 * Nobody else is in it: whoever did something is told by role, and names in free text are taken out. Null: there is no such person.
 */
export async function readOwnData(
  tx: Prisma.TransactionClient,
  personId: string,
  open: Open,
): Promise<OwnData | null> {
  const person = await tx.person.findUnique({ where: { id: personId } })
  if (!person) return null
  const take = mostListed + 1
  const memberships = await tx.membership.findMany({
    where: { personId },
    orderBy: oldestFirst,
    take,
    include: {
      group: { select: { id: true, name: true } },
      claims: {
        include: { source: { select: { kind: true } } },
        orderBy: oldestFirst,
        take: mostClaims,
      },
    },
  })
  const consents = await tx.consent.findMany({ where: { personId }, orderBy: oldestFirst, take })
  const requests = await tx.dataRequest.findMany({
    ...{ where: { personId }, orderBy: oldestFirst, take },
  })
  const account = await tx.account.findUnique({
    where: { personId },
    include: {
      grants: { include: { over: { select: { name: true } } }, orderBy: oldestFirst, take },
      keys: { orderBy: oldestFirst, take },
    },
  })
  const about = [
    publicId('person', personId),
    ...memberships.map(({ id }) => publicId('membership', id)),
  ]
  const told = { where: { subjects: { hasSome: about } } }
  const trail = await tx.auditEntry.findMany({ ...told, orderBy: { id: 'desc' }, take })
  const by = (accountId: string | null): ByWhom =>
    accountId === null ? null : accountId === account?.id ? 'you' : anotherMember
  const lists = { memberships, consents, requests, trail }
  const long = Object.entries(lists).filter(([, list]) => list.length > mostListed)
  const counts = {
    memberships: () => tx.membership.count({ where: { personId } }),
    consents: () => tx.consent.count({ where: { personId } }),
    requests: () => tx.dataRequest.count({ where: { personId } }),
    trail: () => tx.auditEntry.count(told),
  }
  const cut: Record<string, number> = {}
  for (const [name] of long) cut[name] = await counts[name as keyof typeof counts]()
  const claims = await tx.claim.count({ where: { membership: { personId } } })
  const handedOut = memberships.reduce((sum, one) => sum + one.claims.length, 0)
  if (claims > handedOut) cut.claims = claims
  const opened = (await open(tx, [person])).get(personId) ?? null
  const hide = await hidingNames(tx, personId, opened?.name ?? null, open)
  const hidden = (text: string | null) => (text === null ? null : hide(text))
  const listed = <Row>(rows: readonly Row[]): readonly Row[] => rows.slice(0, mostListed)
  return {
    format: 'anyam-own-data/1',
    madeAt: new Date().toISOString(),
    person: {
      ...(opened ?? nothingPersonal),
      notes: hidden(opened?.notes ?? null),
      readable: opened !== null,
      ...{ id: publicId('person', person.id), synthetic: person.synthetic },
      ...{ visibility: person.visibility, restrictedAt: iso(person.restrictedAt) },
      onRecordSince: person.createdAt.toISOString(),
      changedAt: person.updatedAt.toISOString(),
    },
    memberships: listed(memberships).map(({ group, claims, ...one }) => ({
      id: publicId('membership', one.id),
      group: { id: publicId('actor', group.id), name: group.name },
      ...{ role: one.role, since: one.since, until: one.until, visibility: one.visibility },
      claims: claims.map(({ property, asPrinted, note, source }) => ({
        ...{ property, asPrinted: hide(asPrinted), note: hidden(note), sourceKind: source.kind },
      })),
    })),
    consents: listed(consents).map((one) => ({
      ...{ purposes: one.purposes, wording: hide(one.wording), language: one.language },
      ...{ manner: one.manner, givenOn: isoDay(one.givenOn) },
      expiresOn: one.expiresOn && isoDay(one.expiresOn),
      ...{ withdrawnAt: iso(one.withdrawnAt), recordedBy: by(one.recordedById) },
    })),
    account: account && {
      ...{ issuer: account.issuer, subject: account.subject },
      roles: listed(account.grants).map((one) => ({
        ...{ role: one.role, over: one.over?.name ?? null, since: one.createdAt.toISOString() },
        ...{ until: iso(one.revokedAt ?? one.endsAt), grantedBy: by(one.grantedById) },
      })),
      keys: listed(account.keys).map((one) => ({
        ...{ scopes: one.scopes, since: one.createdAt.toISOString() },
        ...{ expiresAt: one.expiresAt.toISOString(), revokedAt: iso(one.revokedAt) },
      })),
    },
    requests: listed(requests).map((one) => ({
      ...{ kind: one.kind, status: one.status, receivedAt: one.receivedAt.toISOString() },
      ...{
        dueAt: one.dueAt.toISOString(),
        answeredAt: iso(one.answeredAt),
        ground: hidden(one.ground),
      },
    })),
    trail: listed(trail).map((one) => ({
      ...{ at: one.at.toISOString(), by: by(one.accountId), roles: one.roles },
      ...{ purpose: one.purpose, operation: one.operation, decision: one.decision },
    })),
    cut,
  }
}
