import { defaultKeyDays, mostKeyDays } from '../../access/api-keys.ts'
import { endKeys, madeByOthers, makeKey } from '../../access/enrolment.ts'
import { mayMakeKey, mayManage, seenAccounts, valid } from '../../access/granting.ts'
import type { Bilingual } from '../../model/language.ts'
import type { Scope } from '../../model/viewer.ts'
import { notFound } from '../../records/write/apply.ts'
import type { Write } from '../../records/write/write.ts'
import { ApiKey, mostKeys } from '../account.ts'
import { builder } from '../builder.ts'
import { ScopeEnum } from '../enums.ts'
import { idGiven, manage, openAccount, outcome, tellNotAllowed } from './access-change.ts'
import { labelGiven } from './access-label.ts'
import { requestFields } from './inputs.ts'
import { type Saved, savedType } from './payload.ts'

/** The keys that were just made, by the answer that shows them: they are kept nowhere else. */
const shown = new WeakMap<object, string>()

const KeyResult = savedType('ApiKey', 'apiKey', ApiKey as never, (t) => ({
  key: t.string({
    nullable: true,
    description:
      'The key itself, for the header `Authorization: Bearer …`. It is shown this once. Null: it was shown before (replayed), nothing was written, or nothing was made.',
    resolve: (saved: Saved) => shown.get(saved) ?? null,
  }),
}))

const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  description: 'What the key is for.',
  fields: (t) => ({
    account: t.id({
      description: 'Whose it is; the id begins with account_. Default: your own account.',
    }),
    label: t.string({
      description:
        'What it is for, never a name of a person: small letters, digits and hyphens, at most 60.',
    }),
    scopes: t.field({
      type: [ScopeEnum],
      required: true,
      description: 'What may be done with it, at most; never more than with what you sign with.',
    }),
    days: t.int({
      defaultValue: defaultKeyDays,
      description: `For how many days, 1 to ${mostKeyDays}.`,
    }),
    ...requestFields(t as never),
  }),
})

const RevokeApiKeyInput = builder.inputType('RevokeApiKeyInput', {
  description: 'Which key ends.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Which; the id begins with apiKey_.' }),
    ...requestFields(t as never),
  }),
})

builder.mutationFields((t) => ({
  createApiKey: t.field({
    type: KeyResult.union as never,
    description:
      'Makes a key for your own account, or for one that holds only what you may give: while its holder has neither a token nor a key of their own making, and has no role near people (MEMBER, ORGANIZER, COMPANION, DATA_OFFICER); organizers also for the accounts of their group. An account may have several, so that one takes over before the other ends. The first key that its holder makes ends those that others made. A key that others made opens nothing of the person whose account it is (see confirmAccount).',
    args: { input: t.arg({ type: CreateApiKeyInput, required: true, description: 'What for.' }) },
    resolve: async (_root, { input }, context) => {
      let secret: string | null = null
      const answer = await manage(
        context,
        'createApiKey',
        KeyResult.name,
        input as never,
        async (write, now) => {
          const { viewer } = context
          const label = labelGiven(write, input.label, 'label')
          const days = input.days ?? defaultKeyDays
          if (days < 1 || days > mostKeyDays) tell(write, 'days', badDays)
          const scopes = [...new Set(input.scopes)]
          if (scopes.length === 0) tell(write, 'scopes', noScope)
          if (!scopes.every((one: Scope) => viewer.scopes.includes(one))) {
            tellNotAllowed(write, noMore, 'scopes')
          }
          const id =
            input.account == null
              ? viewer.accountId
              : idGiven(write, 'account', input.account, 'account')
          if (id === null && input.account == null) tell(write, 'account', noAccount)
          const where = { AND: [{ id: id ?? '' }, seenAccounts(viewer).account] }
          const account = id === null ? null : await openAccount(write, where, now, 'account')
          if (!account) return outcome('apiKey', null)
          const accountId = account.id
          const isOwn = accountId === viewer.accountId
          const hasOwn = account.hasToken || (await hasOwnKey(write, accountId, now))
          if (!mayMakeKey(viewer, { ...account, hasOwn })) {
            tellNotAllowed(write, whoMakesKeys, 'account')
          }
          const standing = { accountId, ...valid(now) }
          if ((await write.tx.apiKey.count({ where: standing })) >= mostKeys) {
            write.problem({ code: 'LIST_TOO_LONG', text: tooMany, path: ['input'] })
          }
          if (write.problems() > 0) return outcome('apiKey', null)
          if (isOwn) await endKeys(write.tx, accountId, now, madeByOthers)
          const by = isOwn
            ? { confirmed: viewer.personId !== null }
            : { madeById: viewer.accountId }
          const made = await makeKey(write.tx, accountId, { days, scopes, label, ...by })
          secret = made.key
          return outcome('apiKey', made.id, accountId)
        },
      )
      if (secret && 'token' in answer && answer.token !== null && !answer.replayed) {
        shown.set(answer, secret)
      }
      return answer as never
    },
  }),
  revokeApiKey: t.field({
    type: KeyResult.union as never,
    description:
      'Ends a key: nothing is signed with it within a second. Ending it twice changes nothing.',
    args: { input: t.arg({ type: RevokeApiKeyInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) =>
      manage(context, 'revokeApiKey', KeyResult.name, input as never, async (write, now) => {
        const { viewer } = context
        const id = idGiven(write, 'apiKey', input.id, 'id')
        const where = { id: id ?? '', AND: seenAccounts(viewer).key }
        const key = id && (await write.tx.apiKey.findFirst({ where }))
        if (!key) {
          if (id) write.problem(notFound(['input', 'id']))
          return outcome('apiKey', null)
        }
        if (key.revokedAt !== null) return outcome('apiKey', key.id)
        const account = await openAccount(write, { id: key.accountId }, now, 'id')
        if (account && !mayManage(viewer, account)) tellNotAllowed(write, whoEndsKeys, 'id')
        if (write.problems() > 0) return outcome('apiKey', null)
        await write.tx.apiKey.update({
          where: { id: key.id },
          data: { revokedAt: now, version: { increment: 1 } },
        })
        return outcome('apiKey', key.id, key.accountId)
      }) as never,
  }),
}))

/** Whether the holder of an account made a key that stands, or that was ever used. */
const hasOwnKey = async ({ tx }: Write, accountId: string, now: Date): Promise<boolean> =>
  (await tx.apiKey.count({
    where: { accountId, madeById: null, OR: [valid(now), { lastUsedOn: { not: null } }] },
  })) > 0

const tell = (write: Write, field: string, text: Bilingual): void =>
  write.problem({ code: 'BAD_VALUE', text, path: ['input', field] })

const noMore: Bilingual = {
  id: 'Kunci hanya mendapat lingkup yang dimiliki kredensial Anda.',
  en: 'A key has only scopes that your credential has.',
}
const whoMakesKeys: Bilingual = {
  id: 'Kunci dibuat pemegang akun; untuk akun kelompok juga oleh pengurusnya, dan kunci pertama akun tanpa peran dekat orang oleh yang memberi perannya.',
  en: 'Keys are made by the holder of the account; for accounts of a group by its organizers too, and the first one of an account without a role near people by whoever gives its roles.',
}
const whoEndsKeys: Bilingual = {
  id: 'Kunci dicabut pemegang akun, dan oleh yang boleh memberi semua perannya.',
  en: 'Keys are ended by the holder of the account, and by whoever may give all of its roles.',
}
const badDays: Bilingual = {
  id: `Kunci berlaku 1 sampai ${mostKeyDays} hari.`,
  en: `A key lasts 1 to ${mostKeyDays} days.`,
}
const noScope: Bilingual = { id: 'Sebutkan paling sedikit satu.', en: 'Give at least one.' }
const noAccount: Bilingual = {
  id: 'Anda tidak memiliki akun. Sebutkan akunnya.',
  en: 'You have no account. Say whose it is.',
}
const tooMany: Bilingual = {
  id: `Akun memiliki paling banyak ${mostKeys} kunci.`,
  en: `An account has at most ${mostKeys} keys.`,
}
