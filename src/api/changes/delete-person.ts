import { writeAudit } from '../../access/audit.ts'
import { erasePerson } from '../../access/erasure.ts'
import { checkMayWrite } from '../../access/writing.ts'
import { publicId } from '../../model/public-id.ts'
import type { Outcome } from '../../records/write/perform.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { demandPurposeOn } from '../purpose.ts'
import { change, currentRow } from './change.ts'
import type { Draft } from './draft.ts'
import { DeleteResult } from './payload.ts'
import { DeleteInput } from './record-changes.ts'

const operation = 'deletePerson'

builder.mutationField(operation, (t) =>
  t.field({
    type: DeleteResult as never,
    description:
      'Removes a person who never should have been on record, for a purpose (header Anyam-Purpose). That is an erasure like eraseMe: no history of them stays, it is done again after a restore of the records, and the receipt is on the register of requests.',
    args: { input: t.arg({ type: DeleteInput, required: true, description: 'Which one.' }) },
    resolve: (_root, { input }, context) =>
      change(context, operation, 'Deleted', input as never, (draft) =>
        remove(draft, context, input),
      ) as never,
  }),
)

async function remove(
  { write, references }: Draft,
  context: Context,
  { id: given, expectedVersion }: { readonly id: string; readonly expectedVersion: number },
): Promise<Outcome> {
  const { viewer } = context
  const none = { ids: [] }
  const id = await references.findId('person', given, ['input', 'id'])
  const current = await currentRow(write, 'person', { id, expectedVersion })
  if (id === null || !current) return none
  const about = { operation, subjects: [publicId('person', id)] }
  demandPurposeOn(context, about)
  const row = { what: 'DELETE', table: 'person', id, expectedVersion, path: ['input'] } as const
  await checkMayWrite(write, context, [row])
  if (write.problems() > 0) return none
  await erasePerson(write.tx, id, viewer.accountId)
  await writeAudit(write.tx, viewer, [{ ...about, decision: 'ALLOWED' }])
  return { ids: [given] }
}
