import type { Visibility } from '../../model/viewer.ts'
import { subjectVisibility } from '../../records/write/subject.ts'
import { Commitment } from '../commitment.ts'
import { ParticipationRoleEnum } from '../enums.ts'
import { Participation } from '../participation.ts'
import { checkBecomesPublic, citationInput, cite } from './citations.ts'
import { draftCreate, readFields } from './draft.ts'
import {
  activityRef,
  actorRef,
  choice,
  type Fields,
  partialDate,
  prose,
  whole,
  yesNo,
} from './fields.ts'
import { recordChanges } from './record-changes.ts'
import { seenBy } from './seen-by.ts'

/** The columns of a participation, but for the activity. */
export const participationFields: Fields = {
  actor: actorRef('Who took part.', 'actorId', { required: true, fixed: true }),
  role: choice(ParticipationRoleEnum as never, 'What the actor did at the activity.', {
    required: true,
  }),
  headCount: whole('How many people it sent. Null: not known.', { least: 0, most: 10_000_000 }),
}

/** The columns of a commitment, but for the activity. */
export const commitmentFields: Fields = {
  by: actorRef('Who promised it.', 'byId', { required: true, fixed: true }),
  to: actorRef('To whom. Null: to nobody in particular.', 'toId'),
  what: prose('What was promised.', { required: true }),
  dueOn: partialDate('By when. Null: no day was named.'),
  kept: yesNo('Whether it was kept. Null: not known.'),
  ...seenBy('GROUP; PUBLIC needs a public source'),
}

const activity = activityRef('The activity.', 'activityId', { required: true, fixed: true })

recordChanges({
  table: 'participation',
  typeName: 'Participation',
  field: 'participation',
  record: Participation as never,
  noun: "an actor's part in an activity",
  fields: { activity, ...participationFields },
  createInput: citationInput,
  create: async (draft, input, path) => {
    const values = await readFields(draft, { activity, ...participationFields }, input, path)
    const id = draftCreate(draft, 'participation', values, path)
    const activityId = values.activityId as string | undefined
    const visibility = activityId
      ? await subjectVisibility(draft.write, 'ACTIVITY', activityId)
      : 'GROUP'
    await cite(draft, { subject: 'PARTICIPATION', id, visibility, isPart: true }, input, path)
    return id
  },
})

recordChanges({
  table: 'commitment',
  typeName: 'Commitment',
  field: 'commitment',
  record: Commitment as never,
  noun: 'a promise that was made at an activity',
  fields: { activity, ...commitmentFields },
  createInput: citationInput,
  create: async (draft, input, path) => {
    const values = await readFields(draft, { activity, ...commitmentFields }, input, path)
    const id = draftCreate(draft, 'commitment', values, path)
    const visibility = (values.visibility ?? 'GROUP') as Visibility
    await cite(draft, { subject: 'COMMITMENT', id, visibility }, input, path)
    return id
  },
  update: (draft, _input, current, values) =>
    checkBecomesPublic(draft, 'COMMITMENT', current, values),
})
