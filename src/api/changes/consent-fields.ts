import { isoDay } from '../../model/partial-date.ts'
import type { Values } from '../../records/write/write.ts'
import { ConsentMannerEnum, PurposeEnum } from '../enums.ts'
import { type Draft, type Input, readFields, withoutNulls } from './draft.ts'
import { choice, day, type Fields, language, pastDay, prose } from './fields.ts'
import { type InputBuilder, partInput } from './inputs.ts'

/** The columns of a consent, without whose it is. */
export const consentFields: Fields = {
  purposes: {
    type: [PurposeEnum] as never,
    description: 'What the person agreed to, one or more.',
    required: true,
    read: (given: readonly string[], path, { write }) => {
      if (given.length > 0) return [...new Set(given)]
      write.problem({
        code: 'REQUIRED',
        text: { id: 'Sebutkan paling sedikit satu tujuan.', en: 'Name at least one purpose.' },
        path,
      })
      return undefined
    },
  },
  wording: prose('What the person was told, word for word; without their name.', {
    required: true,
  }),
  language: language('Language of the wording (ISO 639-1).', { required: true }),
  manner: choice(ConsentMannerEnum as never, 'How they agreed.', { required: true }),
  givenOn: pastDay('The day on which they agreed.', { required: true }),
  expiresOn: day('The last day on which it holds. Null: until it is withdrawn.'),
}

export const ConsentFieldsInput = partInput(
  'ConsentFieldsInput',
  'What the person agreed to, and how.',
  consentFields,
)

/** The input field by which a new person brings a consent. */
export const consentInput = (t: InputBuilder) => ({
  consent: t.field({
    type: ConsentFieldsInput,
    description:
      'What the person agreed to. Null: nothing yet; what is sealed with them is read by nobody else until it is on record.',
  }),
})

/** The columns of a new consent of a person, as an input gives them. */
export async function readConsent(
  draft: Draft,
  personId: string,
  input: Input,
  path: readonly string[],
): Promise<Values> {
  const values = await readFields(draft, consentFields, input, path)
  const { givenOn, expiresOn } = values as { givenOn?: Date; expiresOn?: Date | null }
  if (givenOn && expiresOn && isoDay(expiresOn) < isoDay(givenOn)) {
    draft.write.problem({
      code: 'ENDS_BEFORE_IT_BEGINS',
      text: { id: 'Akhirnya mendahului awalnya.', en: 'It ends before it begins.' },
      path: [...path, 'expiresOn'],
    })
  }
  const recordedById = draft.people.viewer.accountId
  return withoutNulls({ ...values, personId, recordedById })
}
