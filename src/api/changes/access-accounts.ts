import { holds } from '../../access/circles.ts'
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

const AccountResult = savedType('Account', 'account', Account as never)

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
        'A short name for a program or an office, never for a person: small letters, digits and hyphens, at most 60.',
    }),
    person: t.id({
      description:
        'The person whose own account it is, a member of the group that `role` is over; the id begins with person_.',
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
    description: 'Makes an account with its first role. It signs in by a token, or by a key.',
    args: { input: t.arg({ type: CreateAccountInput, required: true, description: 'Whose.' }) },
    resolve: (_root, { input }, context) =>
      manage(context, 'createAccount', AccountResult.name, input as never, async (write, now) => {
        const { viewer } = context
        const role = (input.role ?? null) as GivenRole | null
        if (role ? !givesAny(viewer) : !isWholeCoordinator(viewer)) tellNotAllowed(write, 'role')
        const over = role ? await overOf(context, write, role, ['role']) : null
        const data = await whose(context, write, input, over ?? null)
        if (write.problems() > 0) return outcome('account', null)
        const [made] = await write.tx.account.createManyAndReturn({ data, skipDuplicates: true })
        if (!made) {
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
        if (!mayManage(viewer, account)) tellNotAllowed(write, 'id')
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
  { viewer }: Context,
  write: Write,
  { label, person, token }: CreateInput,
  over: string | null,
) {
  if (label == null && person == null && !token) {
    write.problem({ code: 'REQUIRED', text: nobody, path: ['input'] })
  }
  const name = labelGiven(write, label, 'label')
  const { issuer = null, subject = null } = token ?? {}
  if (token && [issuer, subject].some((text) => !/^[!-~]{1,255}$/.test(text ?? ''))) {
    write.problem({ code: 'BAD_VALUE', text: badToken, path: ['input', 'token'] })
  }
  const personId = person == null ? null : idGiven(write, 'person', person, 'person')
  if (personId !== null) {
    const member = { personId, groupId: over ?? '', absorbedBy: null }
    if (!organizes(viewer, over) && !(over && holds(viewer, 'DEVELOPER'))) {
      tellNotAllowed(write, 'person')
    } else if (!(await write.tx.membership.findFirst({ where: member, select: { id: true } }))) {
      write.problem(notFound(['input', 'person']))
    }
  }
  return { label: name, personId, issuer, subject }
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
