import { writeAudit } from '../../access/audit.ts'
import { handlesFor, hasOfficersPurpose, isFulfilled } from '../../access/requests.ts'
import { namesArticle } from '../../model/data-request.ts'
import { faultOfText } from '../../model/input-text.ts'
import type { Bilingual } from '../../model/language.ts'
import type { ProblemCode } from '../../model/problem-codes.ts'
import { idOf, publicId } from '../../model/public-id.ts'
import { notFound } from '../../records/write/apply.ts'
import { builder } from '../builder.ts'
import { purposeText } from '../data-requests.ts'
import { change } from './change.ts'
import { requestFields } from './inputs.ts'
import { RequestResult } from './own-data.ts'

const Answer = builder.inputType('DataRequestAnswer', {
  description: 'How a request is answered: exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    done: t.boolean({ description: 'True: what was asked is done. False is no answer.' }),
    refusedFor: t.string({
      description:
        'Why it is refused, with the article of the law that lets you, at most 500 characters: “Pasal 33 huruf b UU 27/2022: …”. The person reads it; it names nobody else.',
    }),
  }),
})

const AnswerInput = builder.inputType('AnswerDataRequestInput', {
  description: 'Which request is answered, and how.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The request; its id begins with dataRequest_.' }),
    expectedVersion: t.int({
      required: true,
      description: 'The version that is answered; another one is a VERSION_CONFLICT.',
    }),
    answer: t.field({ type: Answer, required: true, description: 'How it is answered.' }),
    ...requestFields(t as never),
  }),
})

builder.mutationField('answerDataRequest', (t) =>
  t.field({
    type: RequestResult.union as never,
    description:
      'Answers a request that is open, as a data officer. An erasure or a restriction counts as done once eraseMe or restrictMe has done it.',
    args: {
      input: t.arg({ type: AnswerInput, required: true, description: 'The answer.' }),
    },
    resolve: (_root, { input }, context) =>
      change(context, 'answerDataRequest', RequestResult.name, input as never, async (draft) => {
        const { write } = draft
        const { viewer } = context
        const none = { ids: [] }
        const told = (code: ProblemCode, text: Bilingual, ...path: string[]) => {
          write.problem({ code, text, path: ['input', ...path] })
          return none
        }
        const id = idOf('dataRequest', input.id)
        const found = await write.tx.dataRequest.findUnique({ where: { id } })
        if (!found || !(await handlesFor(write.tx, viewer, found.personId))) {
          write.problem(notFound(['input', 'id']))
          return none
        }
        const about = {
          operation: 'answerDataRequest',
          subjects: [publicId('dataRequest', id), publicId('person', found.personId)],
        }
        if (!hasOfficersPurpose(viewer)) {
          context.audit({ ...about, decision: 'REFUSED', code: 'PURPOSE_REQUIRED' })
          return told('PURPOSE_REQUIRED', purposeText)
        }
        const ground = input.answer.refusedFor?.trim() ?? null
        if (ground === null && input.answer.done !== true) {
          return told('BAD_VALUE', noAnswerText, 'answer', 'done')
        }
        if (ground !== null) {
          const fault = faultOfText(ground, 'LINE', 500)
          if (fault) return told('BAD_TEXT', fault, 'answer', 'refusedFor')
          if (!namesArticle(ground)) return told('BAD_VALUE', articleText, 'answer', 'refusedFor')
        } else if (!(await isFulfilled(write.tx, found))) {
          return told('BAD_VALUE', notDoneText, 'answer', 'done')
        }
        const { count } = await write.tx.dataRequest.updateMany({
          where: { id, version: input.expectedVersion, status: 'RECEIVED' },
          data: {
            ...{ status: ground === null ? 'DONE' : 'REFUSED', ground },
            ...{ answeredAt: new Date(), answeredById: viewer.accountId },
            version: { increment: 1 },
          },
        })
        if (count === 0) {
          write.problem({
            ...{ code: 'VERSION_CONFLICT', text: changedText },
            ...{ path: ['input', 'expectedVersion'], current: { table: 'dataRequest', id } },
          })
          return none
        }
        await writeAudit(write.tx, viewer, [{ ...about, decision: 'ALLOWED' }])
        return { ids: [publicId('dataRequest', id)] }
      }) as never,
  }),
)

const noAnswerText: Bilingual = {
  id: 'done harus true; untuk menolak pakai refusedFor.',
  en: 'done must be true; to refuse, use refusedFor.',
}

const articleText: Bilingual = {
  id: 'Sebut pasal undang-undang yang membolehkan penolakan, misalnya Pasal 33 huruf b.',
  en: 'Name the article of the law that lets it be refused, for example Pasal 33 huruf b.',
}

const notDoneText: Bilingual = {
  id: 'Itu belum dilakukan: pakai eraseMe atau restrictMe.',
  en: 'That is not done yet: use eraseMe or restrictMe.',
}

const changedText: Bilingual = {
  id: 'Permintaan itu sudah dijawab atau berubah. Lihat lagi.',
  en: 'The request was answered or has changed. Look again.',
}
