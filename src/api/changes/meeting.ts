import type { ClaimSubject } from '../../model/claim-subject.ts'
import { type Day, dateOf } from '../../model/partial-date.ts'
import type { Visibility } from '../../model/viewer.ts'
import { StanceBasisEnum } from '../enums.ts'
import { commitmentFields, participationFields } from './activity-parts.ts'
import { citationInput, cite } from './citations.ts'
import type { Draft, Input } from './draft.ts'
import { citing, type FieldReport } from './field-report.ts'
import { choice, type Fields, issueRef, partialDate, pastDay } from './fields.ts'
import { partInput } from './inputs.ts'
import { outcomes } from './issue-parts.ts'
import { addParts } from './parts.ts'
import { stanceFields } from './stance.ts'

/** A meeting that is being recorded. */
export interface Meeting {
  readonly id: string
  readonly visibility: Visibility
  /** The first and the last day on which it took place for certain. Null: there is no such day. */
  readonly days: { readonly first: Day; readonly last: Day } | null
  /** The day as exactly as it is known, for what may be dated so. Null: not known. */
  readonly day: string | null
  readonly report: FieldReport | null
}

const { activity: _won, ...outcome } = outcomes.fields

const outcomeFields: Fields = {
  issue: issueRef('The issue that it belongs to.', 'issueId', { required: true }),
  ...outcome,
  date: partialDate("When. Default: the activity's day."),
}

const { activity: _heard, ...stance } = stanceFields

const heardFields: Fields = {
  ...stance,
  asOf: pastDay(
    'The day on which the actor stood there. Default: the first day on which the activity took place for certain.',
  ),
  basis: choice(StanceBasisEnum as never, 'What it is known from. Default: STATED.'),
}

const parts = {
  participants: partInput(
    'ParticipationInput',
    'An actor that took part.',
    participationFields,
    citationInput,
  ),
  outcomes: partInput(
    'ActivityOutcomeInput',
    'What was won by an activity.',
    outcomeFields,
    citationInput,
  ),
  commitments: partInput(
    'CommitmentInput',
    'What was promised at an activity.',
    commitmentFields,
    citationInput,
  ),
  stances: partInput(
    'HeardStanceInput',
    'Where an actor stands, as it showed at an activity.',
    heardFields,
    citationInput,
  ),
}

/** The input fields for the parts of a meeting. */
export const meetingInput = (t: Parameters<typeof citationInput>[0]) => ({
  participants: t.field({ type: [parts.participants], description: 'Who took part.' }),
  outcomes: t.field({ type: [parts.outcomes], description: 'What was won.' }),
  commitments: t.field({ type: [parts.commitments], description: 'What was promised.' }),
  stances: t.field({
    type: [parts.stances],
    description: 'Where actors stand, as was heard; each is one more line of the ledger.',
  }),
})

/** Adds the parts of a meeting to the draft, each with its sources. */
export async function addMeetingParts(draft: Draft, meeting: Meeting, input: Input): Promise<void> {
  const { id: activityId, visibility, days, day } = meeting
  await addCited(draft, meeting, input, {
    ...{ name: 'participants', table: 'participation', subject: 'PARTICIPATION' },
    ...{ fields: participationFields, given: { activityId }, circle: visibility, isPart: true },
  })
  await addCited(draft, meeting, input, {
    ...{ name: 'outcomes', table: 'outcome', subject: 'OUTCOME', fields: outcomeFields },
    ...{ given: { activityId, date: day }, circle: 'NETWORK' },
  })
  await addCited(draft, meeting, input, {
    ...{ name: 'commitments', table: 'commitment', subject: 'COMMITMENT' },
    ...{ fields: commitmentFields, given: { activityId }, circle: 'GROUP' },
  })
  const asOf = days === null ? {} : { asOf: dateOf(days.first) }
  for (const [n, one] of ((input.stances ?? []) as Input[]).entries()) {
    if (one.asOf == null) demandDay(draft, days?.first, ['input', 'stances', String(n), 'asOf'])
  }
  await addCited(draft, meeting, input, {
    ...{ name: 'stances', table: 'stance', subject: 'STANCE', fields: heardFields },
    ...{ given: { activityId, basis: 'STATED', confidence: 'MEDIUM', ...asOf }, circle: 'GROUP' },
  })
}

interface Part {
  readonly name: string
  readonly table: 'participation' | 'outcome' | 'commitment' | 'stance'
  readonly subject: ClaimSubject
  readonly fields: Fields
  readonly given: Input
  /** Who may see it unless the input says. */
  readonly circle: Visibility
  readonly isPart?: boolean
}

async function addCited(draft: Draft, { report }: Meeting, input: Input, part: Part) {
  const { name, table, subject, fields, given, circle, isPart = false } = part
  const made = await addParts(draft, table, fields, input, name, given, ['input'])
  for (const [n, { id, values }] of made.entries()) {
    const visibility = (values.visibility ?? circle) as Visibility
    const one = (input[name] as Input[])[n] as Input
    await cite(draft, { subject, id, visibility, isPart }, citing(one, report), [
      ...['input', name, String(n)],
    ])
  }
}

/** Tells when a part has no day: the activity's is not known, or is yet to come. */
export function demandDay(draft: Draft, day: Day | undefined, path: readonly string[]): boolean {
  if (day !== undefined && day <= draft.today) return true
  draft.write.problem({
    code: 'REQUIRED',
    text: {
      id: 'Hari kegiatan itu belum pasti atau belum tiba; sebutkan harinya di sini.',
      en: "The activity's day is not certain, or yet to come; name the day here.",
    },
    path,
  })
  return false
}
