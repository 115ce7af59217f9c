import { v7 } from 'uuid'
import { writeAudit } from '../../access/audit.ts'
import {
  factsOf,
  isSelf,
  mayKeep,
  mayWithdraw,
  type PersonFacts,
  seenConsents,
  selectFacts,
} from '../../access/consents.ts'
import { answerAtOnce } from '../../access/requests.ts'
import { publicId } from '../../model/public-id.ts'
import type { Prisma } from '../../records/generated/client.ts'
import { notFound } from '../../records/write/apply.ts'
import { builder } from '../builder.ts'
import { Consent } from '../consent.ts'
import type { Context } from '../context.ts'
import { type About, demandPurposeOn } from '../purpose.ts'
import { change } from './change.ts'
import { consentFields, readConsent } from './consent-fields.ts'
import type { Draft, Input } from './draft.ts'
import { inputFields, requestFields } from './inputs.ts'
import { savedType } from './payload.ts'

type Id = { readonly id: string }

const saved = savedType('Consent', 'consent', Consent as never)

const RecordConsentInput = builder.inputType('RecordConsentInput', {
  description: 'What a person agreed to, and how.',
  fields: (t) =>
    ({
      person: t.id({ required: true, description: 'Who; the id begins with person_.' }),
      ...inputFields(t as never, consentFields, false),
      ...requestFields(t as never),
    }) as never,
})

const WithdrawConsentInput = builder.inputType('WithdrawConsentInput', {
  description: 'Which consent is taken back.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Which one; the id begins with consent_.' }),
    ...requestFields(t as never),
  }),
})

const forWhom =
  'Done for the person themselves without a purpose; by others for one (header Anyam-Purpose).'

builder.mutationFields((t) => ({
  recordConsent: t.field({
    type: saved.union as never,
    description: `Puts on record that a person agreed to what may be done with what is kept of them. ${forWhom}`,
    args: { input: t.arg({ type: RecordConsentInput, required: true, description: 'To what.' }) },
    resolve: (_root, { input }, context) =>
      change(context, 'recordConsent', saved.name, input as never, async (draft) => {
        const given = input as unknown as Input
        const at = ['input', 'person']
        const id = await draft.references.findId('person', given.person as string, at)
        const facts = await personOf(draft, id)
        if (!facts) return { ids: [] }
        const about = aboutThem('recordConsent', facts)
        if (!allows(context, draft, { facts, about, may: mayKeep, at })) return { ids: [] }
        const values = await readConsent(draft, facts.id, given, ['input'])
        if (draft.write.problems() > 0) return { ids: [] }
        const consent = { ...values, id: v7() } as Prisma.ConsentUncheckedCreateInput & Id
        await draft.write.tx.consent.create({ data: consent })
        await note(draft, about)
        return { ids: [publicId('consent', consent.id), publicId('person', facts.id)] }
      }) as never,
  }),
  withdrawConsent: t.field({
    type: saved.union as never,
    description: `Takes a consent back, at once; one that was taken back already stays as it is. ${forWhom}`,
    args: { input: t.arg({ type: WithdrawConsentInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) =>
      change(context, 'withdrawConsent', saved.name, input as never, async (draft) => {
        const at = ['input', 'id']
        const id = await draft.references.findId('consent', input.id, at)
        if (id === null) return { ids: [] }
        const { tx } = draft.write
        const seen = seenConsents(context.viewer, draft.today)
        const consent = await tx.consent.findFirst({ where: { AND: [{ id }, seen] } })
        const facts = await personOf(draft, consent?.personId ?? null)
        if (!consent || !facts) {
          draft.write.problem(notFound(at))
          return { ids: [] }
        }
        const about = aboutThem('withdrawConsent', facts)
        if (!allows(context, draft, { facts, about, may: mayWithdraw, at })) return { ids: [] }
        await tx.consent.updateMany({
          where: { id: consent.id, withdrawnAt: null },
          data: { withdrawnAt: new Date(), version: { increment: 1 } },
        })
        await answerAtOnce(tx, {
          ...{ kind: 'WITHDRAWAL', personId: facts.id },
          answeredById: context.viewer.accountId,
        })
        await note(draft, about)
        return { ids: [publicId('consent', consent.id), publicId('person', facts.id)] }
      }) as never,
  }),
}))

async function personOf(draft: Draft, id: string | null): Promise<PersonFacts | null> {
  if (id === null) return null
  const select = selectFacts(draft.today)
  const found = await draft.write.tx.person.findUnique({ where: { id }, select })
  return found && factsOf(found)
}

const aboutThem = (operation: string, { id }: PersonFacts): About => ({
  operation,
  subjects: [publicId('person', id)],
})

interface Asked {
  readonly facts: PersonFacts
  readonly about: About
  readonly may: typeof mayKeep
  readonly at: readonly string[]
}

/** Whether the writer may; if not, it is told. Throws PURPOSE_REQUIRED. */
function allows(context: Context, { write }: Draft, { facts, about, may, at }: Asked): boolean {
  const { viewer } = context
  if (!isSelf(viewer, facts.id)) demandPurposeOn(context, about)
  const allowed = may(viewer, facts)
  if (!allowed) write.problem({ code: 'NOT_ALLOWED', text: notTheirs, path: at })
  return allowed
}

/** Stands if the change does. */
const note = ({ write, people }: Draft, about: About): Promise<void> =>
  writeAudit(write.tx, people.viewer, [{ ...about, decision: 'ALLOWED' }])

const notTheirs = {
  id: 'Hanya orang itu sendiri dan yang mengurus datanya.',
  en: 'Only the person may, and whoever keeps their data.',
}
