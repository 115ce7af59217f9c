import { writeAudit } from '../../access/audit.ts'
import { readOwnData } from '../../access/own-data.ts'
import { answerAtOnce } from '../../access/requests.ts'
import { publicId } from '../../model/public-id.ts'
import { notFound } from '../../records/write/apply.ts'
import { perform } from '../../records/write/perform.ts'
import { builder } from '../builder.ts'
import { type Exported, OwnDataExport } from '../own-data.ts'
import { subjectOf } from './data-subject.ts'
import { personField } from './own-data.ts'
import { answerOf, Problems } from './payload.ts'
import { principalOf } from './request.ts'

const Result = builder.unionType('OwnDataExportResult', {
  description: 'All that is kept of a person, or what keeps it from being handed out.',
  types: [OwnDataExport, Problems] as never,
  resolveType: (value) => ('data' in (value as object) ? 'OwnDataExport' : 'Problems') as never,
})

const ExportInput = builder.inputType('ExportMyDataInput', {
  description: 'Whose data are handed out.',
  fields: (t) => ({ person: personField(t as never) }),
})

const operation = 'exportMyData'

builder.mutationField(operation, (t) =>
  t.field({
    type: Result,
    description:
      'Hands out all that is kept of a person, for people and for machines to read, and notes on the register that the request for access, or for a copy, is answered. Nothing of it is stored.',
    args: { input: t.arg({ type: ExportInput, required: true, description: 'Whose data.' }) },
    resolve: async (_root, { input }, context) => {
      const { viewer, writing } = context
      await context.panic.demandOpen()
      const asked = { name: operation, input: {}, key: null, validateOnly: false }
      const request = { principal: principalOf(viewer), ...asked, seen: () => ({}) }
      let exported: Exported | null = null
      const performed = await perform(writing, request, async (write) => {
        const { tx } = write
        const personId = await subjectOf(write, context, operation, input.person)
        if (personId === null) return { ids: [] }
        const by = { personId, answeredById: viewer.accountId }
        const asked = { personId, kind: 'PORTABILITY', status: 'RECEIVED' } as const
        // Who asked for a copy that machines read is given it with this as well.
        if ((await tx.dataRequest.count({ where: asked })) > 0) {
          await answerAtOnce(tx, { kind: 'PORTABILITY', ...by })
        }
        const id = await answerAtOnce(tx, { kind: 'ACCESS', ...by })
        const subjects = [publicId('person', personId)]
        await writeAudit(tx, viewer, [{ operation, subjects, decision: 'ALLOWED' }])
        const data = await readOwnData(tx, personId, context.vault.open)
        if (data === null) write.problem(notFound(['input', 'person']))
        else exported = { data, request: publicId('dataRequest', id) }
        return { ids: [] }
      })
      await context.endReading()
      return (exported ?? answerOf(context, 'OwnDataExport', performed)) as never
    },
  }),
)
