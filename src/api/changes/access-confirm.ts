import { mayConfirm, seenAccounts, valid } from '../../access/granting.ts'
import type { Bilingual } from '../../model/language.ts'
import { publicId } from '../../model/public-id.ts'
import { notFound } from '../../records/write/apply.ts'
import type { Write } from '../../records/write/write.ts'
import { builder } from '../builder.ts'
import { AccountResult } from './access-accounts.ts'
import {
  idGiven,
  isVersion,
  manage,
  type OpenAccount,
  openAccount,
  outcome,
  tellNotAllowed,
} from './access-change.ts'
import { requestFields, versionField } from './inputs.ts'

const ConfirmAccountInput = builder.inputType('ConfirmAccountInput', {
  description: 'Who holds which account, and what they sign in with.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Which account; the id begins with account_.' }),
    ...versionField(t as never),
    person: t.id({
      required: true,
      description: 'Who its holder is, as you know them; the id begins with person_.',
    }),
    key: t.id({
      description:
        'The key that they sign in with: one that they have just made themselves, and of which they tell you the id, which begins with apiKey_. Default: the account’s token.',
    }),
    ...requestFields(t as never),
  }),
})

builder.mutationField('confirmAccount', (t) =>
  t.field({
    type: AccountResult.union as never,
    description:
      'Says that an account is in the hands of the person whose it is, so that with that key or token they read, take along, restrict and erase their own data; the keys that they make with it are confirmed too. Until then it is a member’s, no more: whoever let the person in could sign in with it as well. For a data officer of the group or of the whole network, and a coordinator of the whole network, who made neither the account nor any key it ever had, and who have met the person. It goes on the audit trail.',
    args: { input: t.arg({ type: ConfirmAccountInput, required: true, description: 'Whose.' }) },
    resolve: (_root, { input }, context) =>
      manage(context, 'confirmAccount', AccountResult.name, input as never, async (write, now) => {
        const { viewer } = context
        const id = idGiven(write, 'account', input.id, 'id')
        const personId = idGiven(write, 'person', input.person, 'person')
        const keyId = input.key == null ? null : idGiven(write, 'apiKey', input.key, 'key')
        if (write.problems() > 0) return outcome('account', null)
        const where = { AND: [{ id: id ?? '' }, seenAccounts(viewer).account] }
        const account = await openAccount(write, where, now, 'id')
        if (!account) return outcome('account', null)
        isVersion(write, 'account', account, input.expectedVersion)
        if (!mayConfirm(viewer, account, await makersOf(write, account))) {
          tellNotAllowed(write, whoConfirms, 'id')
        }
        if (account.personId === null || account.personId !== personId) {
          write.problem(notFound(['input', 'person']))
        }
        if (keyId === null) {
          if (!account.hasToken) {
            write.problem({ code: 'REQUIRED', text: noToken, path: ['input', 'key'] })
          }
        } else {
          await checkKey(write, account.id, keyId, now)
        }
        if (write.problems() > 0) return outcome('account', null)
        const version = { increment: 1 }
        const confirmed = { confirmedAt: now, version }
        if (keyId !== null) {
          await write.tx.apiKey.update({ where: { id: keyId }, data: confirmed })
        }
        await write.tx.account.update({
          where: { id: account.id },
          data: keyId === null ? confirmed : { version },
        })
        const { ids } = outcome('account', account.id)
        return { ids: keyId === null ? ids : [...ids, publicId('apiKey', keyId)] }
      }) as never,
  }),
)

/** The accounts that made an account and each key that it ever had. */
async function makersOf({ tx }: Write, { id, madeById }: OpenAccount) {
  const keys = await tx.apiKey.findMany({
    where: { accountId: id, madeById: { not: null } },
    select: { madeById: true },
    distinct: ['madeById'],
  })
  return [madeById, ...keys.map((key) => key.madeById)]
}

/** Tells what keeps a key from being taken for its holder's own. */
async function checkKey({ tx, problem }: Write, accountId: string, id: string, now: Date) {
  const key = await tx.apiKey.findFirst({
    where: { id, accountId, ...valid(now) },
    select: { madeById: true },
  })
  if (!key) problem(notFound(['input', 'key']))
  else if (key.madeById !== null) {
    problem({ code: 'BAD_VALUE', text: madeByAnother, path: ['input', 'key'] })
  }
}

const whoConfirms: Bilingual = {
  id: 'Petugas data kelompok atau seluruh jaringan dan koordinator seluruh jaringan dapat, kecuali yang membuat akun itu atau salah satu kuncinya.',
  en: 'Data officers of the group or of the whole network and coordinators of the whole network can, but for whoever made the account or any of its keys.',
}
const noToken: Bilingual = {
  id: 'Akun itu tidak memiliki token. Sebutkan kunci yang dibuat pemegangnya.',
  en: 'That account has no token. Name the key that its holder made.',
}
const madeByAnother: Bilingual = {
  id: 'Kunci itu dibuat orang lain. Pemegangnya membuat kunci sendiri dahulu.',
  en: 'Somebody else made that key. Its holder makes one of their own first.',
}
