import type { IdPrefix } from '../../model/public-id.ts'
import { builder } from '../builder.ts'
import { requestFields } from './inputs.ts'
import type { savedType } from './payload.ts'
import { type RecordChanges, update } from './record-changes.ts'

/** Adds the mutation end…, which tells when a record that holds for a time ended. */
export function recordEnding(
  changes: Pick<RecordChanges, 'fields' | 'update'> & { readonly table: IdPrefix },
  saved: ReturnType<typeof savedType>,
  typeName: 'Tie' | 'Membership',
): void {
  const noun = typeName.toLowerCase()
  const name = `end${typeName}`
  const Ending = builder.inputType(`End${typeName}Input`, {
    description: `Which ${noun} ended, and when.`,
    fields: (t) => ({
      id: t.id({ required: true, description: `Which ${noun}; the id begins with ${noun}_.` }),
      expectedVersion: t.int({ required: true, description: 'The version that is meant.' }),
      until: t.string({
        required: true,
        description:
          'Its last day, as exactly as is known (EDTF: 2015, 2015-01, 2015-01-14, 2014-06~).',
      }),
      ...requestFields(t as never),
    }),
  })
  builder.mutationField(name, (t) =>
    t.field({
      type: saved.union as never,
      description: `Tells when a ${noun} ended. It stays on record, and shows on the days on which it held.`,
      args: {
        input: t.arg({ type: Ending, required: true, description: 'Which one, and when.' }),
      },
      resolve: (_root, { input }, context) =>
        update(context, changes, saved, name, input as never) as never,
    }),
  )
}
