import { writeAudit } from '../../access/audit.ts'
import { erasePerson, isKnown } from '../../access/erasure.ts'
import { answerAtOnce, enterRequest } from '../../access/requests.ts'
import { publicId } from '../../model/public-id.ts'
import { notFound } from '../../records/write/apply.ts'
import type { Outcome } from '../../records/write/perform.ts'
import type { Write } from '../../records/write/write.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { DataRequest } from '../data-requests.ts'
import { DataRequestKindEnum } from '../enums.ts'
import { change } from './change.ts'
import { subjectOf } from './data-subject.ts'
import type { Draft, Input } from './draft.ts'
import { type InputBuilder, requestFields } from './inputs.ts'
import { savedType } from './payload.ts'

/** What a mutation on the register comes to, and the request that it is about. */
export const RequestResult = savedType('DataRequest', 'request', DataRequest as never)

export const personField = (t: InputBuilder) =>
  t.id({
    description:
      'Whose data; the id begins with person_. Default: your own. Another one is given by a data officer only, with the purpose DATA_SUBJECT_REQUEST.',
  })

const RightInput = builder.inputType('OwnDataInput', {
  description: 'Whose data it is about.',
  fields: (t) => ({ person: personField(t as never), ...requestFields(t as never) }),
})

const EraseMeInput = builder.inputType('EraseMeInput', {
  description: 'Who is erased.',
  fields: (t) => ({
    person: personField(t as never),
    confirm: t.id({
      required: true,
      description:
        'The id of the person once more (see viewer.person): an erasure cannot be undone.',
    }),
    ...requestFields(t as never),
  }),
})

const AskInput = builder.inputType('RequestAboutDataInput', {
  description: 'What is asked, and about whose data.',
  fields: (t) => ({
    kind: t.field({ type: DataRequestKindEnum, required: true, description: 'What is asked.' }),
    person: personField(t as never),
    receivedAt: t.field({
      type: 'DateTime',
      description:
        'When it came, for a data officer who enters one that came on paper; not after now. The 72 hours count from then. Default: now.',
    }),
    ...requestFields(t as never),
  }),
})

/** Runs a mutation on the data of one person; the entry of the trail stands if it does. */
function onPerson(
  context: Context,
  operation: string,
  input: Input,
  work: (draft: Draft, personId: string, by: string | null) => Promise<string | null>,
) {
  return change(context, operation, RequestResult.name, input, async (draft): Promise<Outcome> => {
    const personId = await subjectOf(draft.write, context, operation, input.person as string | null)
    if (personId === null) return { ids: [] }
    const request = await work(draft, personId, context.viewer.accountId)
    if (request === null || draft.write.problems() > 0) return { ids: [] }
    const subjects = [publicId('person', personId)]
    await writeAudit(draft.write.tx, context.viewer, [{ operation, subjects, decision: 'ALLOWED' }])
    return { ids: [publicId('dataRequest', request)] }
  })
}

/** Restricts the use of a person's data, or lifts that; false: there is no such person. */
async function setRestriction({ tx }: Write, id: string, on: boolean): Promise<boolean> {
  const { count } = await tx.person.updateMany({
    where: { id, restrictedAt: on ? null : { not: null } },
    data: { restrictedAt: on ? new Date() : null, version: { increment: 1 } },
  })
  return count > 0 || (await tx.person.count({ where: { id } })) > 0
}

builder.mutationFields((t) => ({
  eraseMe: t.field({
    type: RequestResult.union as never,
    description:
      'Destroys the data of a person for good: the key that opens what is sealed, the person with all memberships and consents, every earlier state of them, and the credentials of their account. The request carries a receipt. Asked again, the receipt is the same. After a restore of the records it is done again by itself.',
    args: { input: t.arg({ type: EraseMeInput, required: true, description: 'Who.' }) },
    resolve: (_root, { input }, context) =>
      onPerson(context, 'eraseMe', input as never, async ({ write }, personId, by) => {
        if (input.confirm !== publicId('person', personId)) {
          write.problem({ code: 'BAD_VALUE', text: confirmText, path: ['input', 'confirm'] })
          return null
        }
        if (!(await isKnown(write.tx, personId))) {
          write.problem(notFound(['input', 'person']))
          return null
        }
        return (await erasePerson(write.tx, personId, by)).request
      }) as never,
  }),
  restrictMe: t.field({
    type: RequestResult.union as never,
    description:
      'Keeps the data of a person and stops their use: name, contacts and notes are then read by nobody but the person and a data officer, until it is lifted.',
    args: { input: t.arg({ type: RightInput, required: true, description: 'Whose data.' }) },
    resolve: (_root, { input }, context) =>
      onPerson(context, 'restrictMe', input as never, async ({ write }, personId, by) => {
        if (await setRestriction(write, personId, true)) {
          return answerAtOnce(write.tx, { kind: 'RESTRICTION', personId, answeredById: by })
        }
        write.problem(notFound(['input', 'person']))
        return null
      }) as never,
  }),
  liftRestriction: t.field({
    type: RequestResult.union as never,
    description:
      'Lets the data of a person be used again, as far as consents cover it. Answered is the request for the restriction that ends.',
    args: { input: t.arg({ type: RightInput, required: true, description: 'Whose data.' }) },
    resolve: (_root, { input }, context) =>
      onPerson(context, 'liftRestriction', input as never, async ({ write }, personId, by) => {
        if (!(await setRestriction(write, personId, false))) {
          write.problem(notFound(['input', 'person']))
          return null
        }
        const last = await write.tx.dataRequest.findFirst({
          where: { personId, kind: 'RESTRICTION' },
          orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
          select: { id: true },
        })
        const noted = { kind: 'RESTRICTION', personId, answeredById: by } as const
        return last?.id ?? answerAtOnce(write.tx, noted)
      }) as never,
  }),
  requestAboutData: t.field({
    type: RequestResult.union as never,
    description:
      'Puts on the register what a person asks about their own data, to be answered by a data officer within 3 times 24 hours. While a request of the same kind is open, it is that one. What you can do at once by yourself (exportMyData, eraseMe, restrictMe, updatePerson, withdrawConsent) needs no request.',
    args: { input: t.arg({ type: AskInput, required: true, description: 'What is asked.' }) },
    resolve: (_root, { input }, context) =>
      onPerson(context, 'requestAboutData', input as never, async ({ write }, personId) => {
        const now = new Date()
        const { kind, receivedAt } = input
        if (receivedAt && (receivedAt > now || personId === context.viewer.personId)) {
          write.problem({ code: 'BAD_VALUE', text: receivedText, path: ['input', 'receivedAt'] })
          return null
        }
        if ((await write.tx.person.count({ where: { id: personId } })) === 0) {
          write.problem(notFound(['input', 'person']))
          return null
        }
        const open = await write.tx.dataRequest.findFirst({
          where: { kind, personId, status: 'RECEIVED' },
          select: { id: true },
        })
        const entered = { kind, personId, receivedAt: receivedAt ?? now }
        return open?.id ?? enterRequest(write.tx, entered)
      }) as never,
  }),
}))

const confirmText = {
  id: 'confirm harus id orang yang datanya dimusnahkan.',
  en: 'confirm must be the id of the person who is erased.',
}

const receivedText = {
  id: 'Waktu diterima tidak boleh di masa depan, dan untuk permintaan sendiri dikosongkan.',
  en: 'When it came cannot lie ahead, and is left out of a request of your own.',
}
