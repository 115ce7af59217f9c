import { VisibilityEnum } from '../enums.ts'
import { Person } from '../person.ts'
import { type Draft, draftCreate, type Input, readFields } from './draft.ts'
import { choice, type Fields, yesNo } from './fields.ts'
import { recordChanges } from './record-changes.ts'

/** The columns of a person. */
export const personFields: Fields = {
  synthetic: yesNo(
    'True for an invented person. Only those are accepted: personal data are not protected here yet (PERSONAL_DATA_UNPROTECTED).',
    { required: true, fixed: true },
  ),
  visibility: choice(
    VisibilityEnum as never,
    'Who may see that there is such a person; never PUBLIC. Default: GROUP.',
  ),
}

/** Adds a new person to the draft; returns its uuid. */
export const createPerson = async (
  draft: Draft,
  input: Input,
  path: readonly string[],
): Promise<string> =>
  draftCreate(draft, 'person', await readFields(draft, personFields, input, path), path)

recordChanges({
  table: 'person',
  typeName: 'Person',
  field: 'person',
  record: Person as never,
  noun: 'a person',
  fields: personFields,
  create: createPerson,
})
