import { IssueRelationKindEnum, IssueStageEnum, SeatRoleEnum } from '../enums.ts'
import { IssueRelation } from '../issue-relation.ts'
import { Outcome } from '../outcome.ts'
import { Seat } from '../seat.ts'
import { StageEvent } from '../stage-event.ts'
import { checkBecomesPublic, citationInput } from './citations.ts'
import {
  activityRef,
  actorRef,
  choice,
  decimal,
  type Fields,
  issueRef,
  partialDate,
  prose,
  whole,
} from './fields.ts'
import { createPart, makePart, type Part } from './parts.ts'
import { recordChanges } from './record-changes.ts'
import { seenBy } from './seen-by.ts'
import { followSteps } from './settled-stage.ts'

const fixed = { required: true, fixed: true } as const

const of = (meaning: string): Fields => ({ issue: issueRef(meaning, 'issueId', fixed) })

export const stageEvents: Part = {
  table: 'stageEvent',
  subject: 'STAGE_EVENT',
  seenWith: { issueId: 'issue' },
  fields: {
    stage: choice(
      IssueStageEnum as never,
      "The stage that the issue reached or was at. When this step is its latest dated one, the issue's settled stage follows, and its version counts up.",
      { required: true },
    ),
    date: partialDate(
      'When. Null: not known; the settled stage of the issue does not follow such a step.',
    ),
    note: prose('What happened.', { required: true }),
  },
}

export const seats: Part = {
  table: 'seat',
  subject: 'SEAT',
  seenWith: { issueId: 'issue', actorId: 'actor' },
  fields: {
    actor: actorRef('Who has the seat.', 'actorId', fixed),
    role: choice(SeatRoleEnum as never, 'What the actor does in the decision.', { required: true }),
    weight: decimal(
      'Voting weight beside the other seats of the same role, above 0 and at most 1,000,000. Default: 1.',
      { least: 0, above: true, most: 1e6 },
    ),
  },
}

export const outcomes: Part = {
  table: 'outcome',
  subject: 'OUTCOME',
  fields: {
    summary: prose('What was won, in a sentence.', { required: true }),
    winner: actorRef('Who won it. Null: not known.', 'winnerId'),
    conceder: actorRef('Who gave it, another one than the winner. Null: not known.', 'concederId'),
    people: whole('For how many people, from 0. Null: not known.', { least: 0, most: 2147483647 }),
    date: partialDate('When. Null: not known.'),
    activity: activityRef(
      'The activity that it came from. Null: none, or not known.',
      'activityId',
    ),
    ...seenBy('NETWORK; PUBLIC needs a public source'),
  },
}

export const issueRelations: Part = {
  table: 'issueRelation',
  subject: 'ISSUE_RELATION',
  seenWith: { fromId: 'issue', toId: 'issue' },
  fields: {
    to: issueRef('The second issue, another one than the first.', 'toId', fixed),
    kind: choice(IssueRelationKindEnum as never, 'How the first issue stands to the second.', {
      required: true,
    }),
  },
}

const step = of('The issue that took the step.')

recordChanges({
  table: 'stageEvent',
  typeName: 'StageEvent',
  field: 'stageEvent',
  record: StageEvent as never,
  noun: 'a step of an issue',
  fields: { ...step, ...stageEvents.fields },
  createInput: citationInput,
  create: async (draft, input, path) => {
    const { id, values } = await makePart(stageEvents, step)(draft, input, path)
    await followSteps(draft, values.issueId, { before: null, after: { ...values, id } })
    return id
  },
  update: (draft, _input, current, values) =>
    followSteps(draft, current.issueId, { before: current, after: { ...current, ...values } }),
  remove: async (draft, id) => {
    const before = await draft.write.tx.stageEvent.findUnique({ where: { id } })
    await followSteps(draft, before?.issueId, { before, after: null })
  },
})

const decided = of('What is decided.')

recordChanges({
  table: 'seat',
  typeName: 'Seat',
  field: 'seat',
  record: Seat as never,
  noun: 'a part of an actor in the decision on an issue',
  fields: { ...decided, ...seats.fields },
  createInput: citationInput,
  create: createPart(seats, decided),
})

const won = of('The issue that it belongs to.')

recordChanges({
  table: 'outcome',
  typeName: 'Outcome',
  field: 'outcome',
  record: Outcome as never,
  noun: 'an outcome of an issue',
  fields: { ...won, ...outcomes.fields },
  createInput: citationInput,
  create: createPart(outcomes, won),
  update: (draft, _input, current, values) => checkBecomesPublic(draft, 'OUTCOME', current, values),
})

const first = { from: issueRef('The first issue.', 'fromId', fixed) }

recordChanges({
  table: 'issueRelation',
  typeName: 'IssueRelation',
  field: 'issueRelation',
  record: IssueRelation as never,
  noun: 'a relation of one issue to another',
  fields: { ...first, ...issueRelations.fields },
  createInput: citationInput,
  create: createPart(issueRelations, first),
})
