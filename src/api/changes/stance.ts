import type { Visibility } from '../../model/viewer.ts'
import { ConfidenceEnum, PositionEnum, StanceBasisEnum } from '../enums.ts'
import { Stance } from '../stance.ts'
import { citationInput, cite } from './citations.ts'
import { type Draft, draftCreate, type Input, readFields } from './draft.ts'
import {
  activityRef,
  actorRef,
  choice,
  decimal,
  type Fields,
  issueRef,
  pastDay,
  whole,
} from './fields.ts'
import { recordChanges } from './record-changes.ts'
import { seenBy } from './seen-by.ts'

/** The columns of a stance. */
export const stanceFields: Fields = {
  actor: actorRef('Whose stance it is.', 'actorId', { required: true }),
  issue: issueRef('What it is about.', 'issueId', { required: true }),
  position: choice(
    PositionEnum as never,
    'Where the actor stands on the spectrum of allies. What was recorded before stays in the ledger as it was.',
    {
      required: true,
    },
  ),
  power: whole('Power over the issue, from 1 (little) to 5. Null: not judged.', {
    least: 1,
    most: 5,
  }),
  interest: whole('Interest in the issue, from 1 (little) to 5. Null: not judged.', {
    least: 1,
    most: 5,
  }),
  openness: decimal(
    'Susceptibility: how far others can move it, from 0 (immovable) to below 1. Null: not judged.',
    { least: 0, most: 1, below: true },
  ),
  asOf: pastDay('The day on which the actor stood there, not after today.', { required: true }),
  basis: choice(StanceBasisEnum as never, 'What it is known from.', { required: true }),
  assessor: actorRef('Who judged it. Null: nobody, or not known.', 'assessorId'),
  activity: activityRef('The activity at which it showed. Null: none, or not known.', 'activityId'),
  confidence: choice(
    ConfidenceEnum as never,
    'How sure it is that the actor stood there. Default: MEDIUM.',
  ),
  ...seenBy('GROUP; PUBLIC needs a public source'),
}

async function create(draft: Draft, input: Input, path: readonly string[]): Promise<string> {
  const values = await readFields(draft, stanceFields, input, path)
  const id = draftCreate(draft, 'stance', values, path)
  const visibility = (values.visibility ?? 'GROUP') as Visibility
  await cite(draft, { subject: 'STANCE', id, visibility }, input, path)
  return id
}

recordChanges({
  table: 'stance',
  typeName: 'Stance',
  field: 'stance',
  record: Stance as never,
  noun: 'a stance of an actor on an issue',
  fields: stanceFields,
  createInput: citationInput,
  create,
  only: ['create', 'delete'],
  createName: 'recordStance',
})
