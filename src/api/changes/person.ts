import { v7 } from 'uuid'
import { VisibilityEnum } from '../enums.ts'
import { Person } from '../person.ts'
import { consentInput, readConsent } from './consent-fields.ts'
import { type Draft, draftCreate, type Input, readFields } from './draft.ts'
import { choice, type Fields, yesNo } from './fields.ts'
import type { InputBuilder } from './inputs.ts'
import { personalInput, readPersonal } from './personal.ts'
import { recordChanges } from './record-changes.ts'

/** The columns of a person. */
export const personFields: Fields = {
  synthetic: yesNo(
    'True for an invented person, made so that lists can be tried; never in a count or an analysis unless asked for. Default: false.',
    { fixed: true },
  ),
  visibility: choice(
    VisibilityEnum as never,
    'Who may see that there is such a person; never PUBLIC. Default: GROUP.',
  ),
}

/** The further input fields of a new person. */
export const personInput = (t: InputBuilder) => ({
  ...personalInput(t),
  ...consentInput(t),
})

/** Adds a new person to the draft; returns their uuid. */
export async function createPerson(
  draft: Draft,
  input: Input,
  path: readonly string[],
): Promise<string> {
  const id = v7()
  const values = await readFields(draft, personFields, input, path)
  const personal = await readPersonal(draft, input, path, { id })
  draftCreate(draft, 'person', { ...values, ...personal }, path, id)
  if (input.consent) {
    const at = [...path, 'consent']
    draftCreate(draft, 'consent', await readConsent(draft, id, input.consent as Input, at), at)
  }
  return id
}

recordChanges({
  table: 'person',
  typeName: 'Person',
  field: 'person',
  record: Person as never,
  noun: 'a person',
  fields: personFields,
  createInput: personInput,
  create: createPerson,
  updateInput: personalInput,
  more: (draft, input, current) =>
    readPersonal(draft, input, ['input'], { id: current.id as string, current }),
  only: ['create', 'update'],
})
