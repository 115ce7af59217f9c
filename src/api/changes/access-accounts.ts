import { holds } from '../../access/circles.ts'
import { heldToday } from '../../access/consents.ts'
import { endKeys } from '../../access/enrolment.ts'
import { givesAny, mayManage, organizes, seenAccounts } from '../../access/granting.ts'
import { isWholeCoordinator } from '../../access/permissions.ts'
import type { Bilingual } from '../../model/language.ts'
import { standingCoordinators } from '../../records/standing-coordinators.ts'
import { notFound } from '../../records/write/apply.ts'
import type { Write } from '../../records/write/write.ts'
import { Account } from '../account.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import {
  idGiven,
  isVersion,
  manage,
  openAccount,
  outcome,
  tellNotAllowed,
} from './access-change.ts'
import { type GivenRole, give, overOf, RoleInput } from './access-grants.ts'
import { labelGiven } from './access-label.ts'
import { lastOne } from './access-roles.ts'
import { requestFields, versionField } from './inputs.ts'
import { savedType } from './payload.ts'

export const AccountResult = savedType('Account', 'account', Account as never)

const SubjectInput = builder.inputType('TokenSubjectInput', {
  description: 'Whose tokens sign in to an account (OIDC).',
  fields: (t) => ({
    issuer: t.string({ required: true, description: 'The claim `iss` of the tokens.' }),
    subject: t.string({ required: true, description: 'The claim `sub` of the tokens.' }),
  }),
})

const CreateAccountInput = builder.inputType('CreateAccountInput', {
  description: 'Whose account it is: at least one of label, person and token.',
  fields: (t) => ({
    label: t.string({
      description:
        'A short name for a program or an office, never for a person: small letters, digits and hyphens, at most 60. Only a coordinator of the whole network, who sees all accounts, gives one.',
    }),
    person: t.id({
      description:
        'The person whose own account it is, today a member of the group that `role` is over; the id begins with person_. It opens what is the person’s own once somebody else has confirmed it (see confirmAccount).',
    }),
    token: t.field({ type: SubjectInput, description: 'Whose tokens sign in to it.' }),
    role: t.field({
      type: RoleInput,
      description:
        'Its first role. Only a coordinator of the whole network makes an account without one, and never one of a person.',
    }),
    ...requestFields(t as never),
  }),
})

const CloseAccountInput = builder.inputType('CloseAccountInput', {
  description: 'Which account is closed.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Which; the id begins with account_.' }),
    ...versionField(t as never),
    ...requestFields(t as never),
  }),
})

type CreateInput = typeof CreateAccountInput.$inferInput

builder.mutationFields((t) => ({
  createAccount: t.field({
    type: AccountResult.union as never,
    description:
      'Makes an account with its first role. It signs in by a token, or by a key. ALREADY_EXISTS tells that there is an account by that label, person or token, also one that you do not see: one token signs in to one account. That goes on the audit trail.',
    args: { input: t.arg({ type: CreateAccountInput, required: true, description: 'Whose.' }) },
    resolve: (_root, { input }, context) =>
      manage(context, 'createAccount', AccountResult.name, input as never, async (write, now) => {
        const { viewer } = context
        const role = (input.role ?? null) as GivenRole | null
        if (role ? !givesAny(viewer) : !isWholeCoordinator(viewer)) {
          tellNotAllowed(write, whoLetsIn, 'role')
        }
        const over = role ? await overOf(context, write, role, ['role']) : null
        const data = await whose(context, write, input, over ?? null)
        if (write.problems() > 0) return outcome('account', null)
        const [made] = await write.tx.account.createManyAndReturn({
          data: { ...data, madeById: viewer.accountId },
          skipDuplicates: true,
        })
        if (!made) {
          const code = 'ALREADY_EXISTS'
          context.audit({ operation: 'createAccount', subjects: [], decision: 'REFUSED', code })
          write.problem({ code: 'ALREADY_EXISTS', text: hasOne, path: ['input'] })
          return outcome('account', null)
        }
        if (role)
          await give(context, write, made.id, role, { over: over ?? null, now, path: ['role'] })
        return outcome('account', made.id)
      }) as never,
  }),
  closeAccount: t.field({
    type: AccountResult.union as never,
    description:
      'Closes an account for good: nobody signs in to it within a second, and its keys end. Its own holder may, and whoever may give all the roles that it holds.',
    args: { input: t.arg({ type: CloseAccountInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) =>
      manage(context, 'closeAccount', AccountResult.name, input as never, async (write, now) => {
        const { viewer } = context
        const id = idGiven(write, 'account', input.id, 'id')
        const where = { AND: [{ id: id ?? '' }, seenAccounts(viewer).account] }
        const account = id === null ? null : await openAccount(write, where, now, 'id')
        if (!account) return outcome('account', null)
        isVersion(write, 'account', account, input.expectedVersion)
        if (!mayManage(viewer, account)) tellNotAllowed(write, whoCloses, 'id')
        const coordinators = await standingCoordinators(write.tx)
        const isOne = ({ accountId }: { accountId: string }) => accountId === account.id
        if (coordinators.length > 0 && coordinators.every(isOne)) {
          write.problem({ code: 'LAST_COORDINATOR', text: lastOne, path: ['input', 'id'] })
        }
        if (write.problems() > 0) return outcome('account', null)
        await write.tx.account.update({
          where: { id: account.id },
          data: { closedAt: now, version: { increment: 1 } },
        })
        await endKeys(write.tx, account.id, now)
        return outcome('account', account.id)
      }) as never,
  }),
}))

/** The columns that say whose account it is; tells what is wrong with them. */
async function whose(
  { viewer, today }: Context,
  write: Write,
  { label, person, token }: CreateInput,
  over: string | null,
) {
  if (label == null && person == null && !token) {
    write.problem({ code: 'REQUIRED', text: nobody, path: ['input'] })
  }
  const name = labelGiven(write, label, 'label')
  if (label != null && givesAny(viewer) && !isWholeCoordinator(viewer)) {
    tellNotAllowed(write, whoLabels, 'label')
  }
  const { issuer = null, subject = null } = token ?? {}
  if (token && [issuer, subject].some((text) => !/^[!-~]{1,255}$/.test(text ?? ''))) {
    write.problem({ code: 'BAD_VALUE', text: badToken, path: ['input', 'token'] })
  }
  const personId = person == null ? null : idGiven(write, 'person', person, 'person')
  if (personId !== null) {
    const member = { personId, groupId: over ?? '', ...heldToday(today) }
    if (!organizes(viewer, over) && !(over && holds(viewer, 'DEVELOPER'))) {
      tellNotAllowed(write, whoLetsIn, 'person')
    } else if (!(await write.tx.membership.findFirst({ where: member, select: { id: true } }))) {
      write.problem(notFound(['input', 'person']))
    }
  }
  return { label: name, personId, issuer, subject }
}

const whoLetsIn: Bilingual = {
  id: 'Akun seseorang dibuat pengurus kelompoknya, akun tanpa peran oleh koordinator seluruh jaringan, yang lain oleh yang boleh memberi perannya.',
  en: 'An account of a person is made by organizers of their group, one without a role by coordinators of the whole network, any other by whoever may give its role.',
}
const whoLabels: Bilingual = {
  id: 'Label diberikan koordinator seluruh jaringan. Sebutkan orang atau token.',
  en: 'Labels are given by coordinators of the whole network. Name a person or a token.',
}
const whoCloses: Bilingual = {
  id: 'Akun ditutup pemegangnya, dan oleh yang boleh memberi semua perannya; akun seseorang oleh pengurus kelompoknya.',
  en: 'An account is closed by its holder, and by whoever may give all of its roles; that of a person by organizers of their group.',
}
const nobody: Bilingual = {
  id: 'Sebutkan label, person atau token.',
  en: 'Say whose it is: label, person or token.',
}
const hasOne: Bilingual = {
  id: 'Label, orang atau token itu sudah memiliki akun.',
  en: 'That label, person or token has an account already.',
}
const badToken: Bilingual = {
  id: 'issuer dan subject terdiri atas 1 sampai 255 karakter ASCII tanpa spasi.',
  en: 'issuer and subject are made of 1 to 255 ASCII characters without spaces.',
}
