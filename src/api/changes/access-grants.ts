import { holds } from '../../access/circles.ts'
import { endKeys, madeByOthers } from '../../access/enrolment.ts'
import { organizes, standing } from '../../access/granting.ts'
import { isWholeCoordinator, mayGrant } from '../../access/permissions.ts'
import type { Bilingual } from '../../model/language.ts'
import type { ProblemCode } from '../../model/problem-codes.ts'
import type { Role, Viewer } from '../../model/viewer.ts'
import { notFound } from '../../records/write/apply.ts'
import type { Write } from '../../records/write/write.ts'
import { mostGrants } from '../account.ts'
import { ActorRef } from '../actor-ref.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { RoleEnum } from '../enums.ts'
import { actorWhere } from '../node.ts'
import { tellNotAllowed } from './access-change.ts'

/** A role as an input gives it. */
export interface GivenRole {
  readonly role: Role
  readonly over?: typeof ActorRef.$inferInput | null | undefined
  readonly endsAt?: Date | null | undefined
}

type Fields = PothosSchemaTypes.InputFieldBuilder<
  typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never,
  'InputObject'
>

/** What says which role is given. */
export const roleFields = (t: Fields) => ({
  role: t.field({ type: RoleEnum, required: true, description: 'What it is.' }),
  over: t.field({
    type: ActorRef,
    description:
      'The group (MEMBER, ORGANIZER, COMPANION) or alliance that it is held over. Default: the whole network.',
  }),
  endsAt: t.field({
    type: 'DateTime',
    description: 'When it ends by itself. Default: it does not.',
  }),
})

export const RoleInput = builder.inputType('RoleInput', {
  description: 'A role to give.',
  fields: (t) => roleFields(t as never),
})

/** What each role may be held over; the rest are held over anything, or the whole network. */
const heldOver: Readonly<Partial<Record<Role, 'GROUP' | 'ALLIANCE' | 'WHOLE'>>> = {
  MEMBER: 'GROUP',
  ORGANIZER: 'GROUP',
  COMPANION: 'GROUP',
  COORDINATOR: 'ALLIANCE',
  ANALYST: 'ALLIANCE',
  OPERATOR: 'WHOLE',
}

/** The uuid of what a role is to be held over; undefined, and problems are told, when it cannot be. */
export async function overOf(
  { seen, viewer }: Context,
  write: Write,
  { role, over }: GivenRole,
  path: readonly string[],
): Promise<string | null | undefined> {
  const tell = (code: ProblemCode, text: Bilingual) => {
    write.problem({ code, text, path: ['input', ...path, 'over'] })
    return undefined
  }
  const kind = heldOver[role]
  if (!over) {
    if (kind === 'GROUP') return tell('REQUIRED', overGroup)
    if (mayGrant(viewer, role, null)) return null
    return void tellNotAllowed(write, whoGives, ...path, 'role')
  }
  const found = await write.tx.actor.findFirst({
    where: { AND: [seen.actor, actorWhere(seen, over)] },
    select: { id: true, kind: true },
  })
  if (!found) return void write.problem(notFound(['input', ...path, 'over']))
  if (kind !== undefined && found.kind !== kind) return tell('WRONG_KIND', wrongKind)
  if (mayGrant(viewer, role, found.id)) return found.id
  return void tellNotAllowed(write, whoGives, ...path, 'role')
}

/** Gives a role to an account, and tells what keeps it from being given; the uuid of the grant. */
export async function give(
  { viewer }: Context,
  write: Write,
  accountId: string,
  { role, endsAt }: GivenRole,
  { over, now, path }: { over: string | null; now: Date; path: readonly string[] },
): Promise<string | null> {
  if (endsAt && endsAt <= now) {
    write.problem({ code: 'BAD_VALUE', text: isPast, path: ['input', ...path, 'endsAt'] })
  }
  if (!(await mayGiveTo(write, viewer, accountId, role, over, now))) {
    tellNotAllowed(write, whoStarts, ...path, 'role')
  }
  const held = await write.tx.grant.findMany({ where: { accountId, ...standing(now) } })
  if (held.some((one) => one.role === role && one.overId === over)) {
    write.problem({ code: 'ALREADY_EXISTS', text: heldAlready, path: ['input', ...path, 'role'] })
  }
  if (held.length >= mostGrants) {
    write.problem({ code: 'LIST_TOO_LONG', text: tooMany, path: ['input'] })
  }
  if (write.problems() > 0) return null
  // Whoever made them could give the roles that the account had, and perhaps not this one.
  await endKeys(write.tx, accountId, now, madeByOthers)
  // Whoever speaks for the group has agreed by giving it.
  const agreed = role === 'COMPANION' && (organizes(viewer, over) || holds(viewer, 'DEVELOPER'))
  const by = viewer.accountId
  const { id } = await write.tx.grant.create({
    data: {
      ...{ accountId, role, overId: over, grantedById: by, endsAt: endsAt ?? null },
      ...(agreed ? { consentedAt: now, consentedById: by } : {}),
    },
    select: { id: true },
  })
  return id
}

/**
 * Whether whoever coordinates the whole network, who reads no people, may give a role that opens them:
 * never to an account of their own; and a role in a group only while the group has no organizer, so
 * that somebody can begin, and they did not themselves take the role from the last. Others give over
 * their own group only.
 */
async function mayGiveTo(
  { tx }: Write,
  viewer: Viewer,
  accountId: string,
  role: Role,
  over: string | null,
  now: Date,
): Promise<boolean> {
  if (holds(viewer, 'DEVELOPER') || !isWholeCoordinator(viewer)) return true
  const isOwn = accountId === viewer.accountId
  if (role === 'DATA_OFFICER') return !isOwn
  if ((role !== 'MEMBER' && role !== 'ORGANIZER') || organizes(viewer, over)) return true
  const organizers = await tx.grant.findFirst({
    where: {
      ...{ overId: over, role: 'ORGANIZER' },
      OR: [standing(now), { revokedById: viewer.accountId }],
    },
    select: { id: true },
  })
  return !isOwn && organizers === null
}

const whoGives: Bilingual = {
  id: 'MEMBER, ORGANIZER dan COMPANION diberikan pengurus kelompok; COORDINATOR dan ANALYST atas aliansi oleh koordinatornya; yang lain oleh koordinator seluruh jaringan.',
  en: 'MEMBER, ORGANIZER and COMPANION are given by organizers of the group; COORDINATOR and ANALYST over an alliance by its coordinators; the rest by coordinators of the whole network.',
}
const whoStarts: Bilingual = {
  id: 'Peran dalam kelompok diberikan pengurusnya. Koordinator seluruh jaringan hanya memulai kelompok tanpa pengurus (bukan setelah mencabut peran pengurusnya sendiri), dan tidak memberi dirinya peran yang membuka data orang; koordinator lain dapat.',
  en: 'Roles in a group are given by its organizers. A coordinator of the whole network only starts a group that has none (not after taking the role from one), and gives themselves no role that opens people; another coordinator can.',
}

const overGroup: Bilingual = {
  id: 'Peran ini dipegang atas suatu kelompok. Sebutkan kelompoknya.',
  en: 'This role is held over a group. Say which.',
}
const wrongKind: Bilingual = {
  id: 'Peran ini tidak dipegang atas pihak dari jenis itu.',
  en: 'This role is not held over an actor of that kind.',
}
const isPast: Bilingual = { id: 'Saat itu sudah lewat.', en: 'That moment is over.' }
const heldAlready: Bilingual = {
  id: 'Akun itu sudah memegang peran ini.',
  en: 'The account holds that role already.',
}
const tooMany: Bilingual = {
  id: `Akun memegang paling banyak ${mostGrants} peran.`,
  en: `An account holds at most ${mostGrants} roles.`,
}
