import type { Visibility } from '../../model/viewer.ts'
import { DemandEnum, IssueKindEnum, IssueStageEnum, LevelEnum } from '../enums.ts'
import { Issue } from '../issue.ts'
import { checkBecomesPublic, citationInput, cite } from './citations.ts'
import { type Draft, draftCreate, type Input, readFields } from './draft.ts'
import { areaRef, choice, type Fields, line, prose, slug } from './fields.ts'
import { partInput } from './inputs.ts'
import { issueRelations, outcomes, seats, stageEvents } from './issue-parts.ts'
import { addCitedParts } from './parts.ts'
import { recordChanges } from './record-changes.ts'
import { seenBy } from './seen-by.ts'
import { settledStage } from './settled-stage.ts'
import { announce, slugFrom } from './slugs.ts'

const issueFields: Fields = {
  slug: slug('issue', 'Its slug, unique among issues. Default: made from the name.'),
  kind: choice(IssueKindEnum as never, 'Which kind of issue it is.', { required: true }),
  name: line('The name in Indonesian, as its sources give it.', { required: true }),
  nameEn: line('The name in English. Null: it has none.'),
  demand: choice(
    DemandEnum as never,
    'Which demand of decent work it is; only on a DEMAND. Null: it is none of the five.',
  ),
  level: choice(LevelEnum as never, 'The reach that it has.', { required: true }),
  area: areaRef('The area that it is about. Null: it is about no area on record.', 'areaId'),
  stage: choice(
    IssueStageEnum as never,
    'The settled stage. Default for a new issue: that of the latest dated one of its stages, else UNKNOWN. It stands as given here until another step becomes the latest dated one, or the latest one tells of another stage; it goes back to that of the step before only when it came from a step that is taken back.',
  ),
  summary: prose('What it is, in a sentence or two. Null: nothing to say.'),
  ...seenBy('NETWORK; PUBLIC needs a public source'),
}

const StageEventInput = partInput(
  'StageEventInput',
  'A step that the issue took.',
  stageEvents.fields,
  citationInput,
)
const SeatInput = partInput(
  'SeatInput',
  'A part that an actor has in the decision on the issue.',
  seats.fields,
  citationInput,
)
const OutcomeInput = partInput(
  'OutcomeInput',
  'What was won on the issue.',
  outcomes.fields,
  citationInput,
)
const IssueRelationInput = partInput(
  'IssueRelationInput',
  'How the issue, as the first one, stands to another.',
  issueRelations.fields,
  citationInput,
)

async function create(draft: Draft, input: Input, path: readonly string[]): Promise<string> {
  const read = await readFields(draft, issueFields, input, path)
  const visibility = (read.visibility ?? 'NETWORK') as Visibility
  const slug = await slugFrom(draft, 'issue', read, read.name)
  const stage = read.stage ?? settledStage((input.stages ?? []) as Input[]) ?? 'UNKNOWN'
  const id = draftCreate(draft, 'issue', { ...read, slug, stage }, path)
  announce(draft, 'issue', { asked: input.slug, slug, id })
  await cite(draft, { subject: 'ISSUE', id, visibility }, input, path)
  const own = { issueId: id }
  await addCitedParts(draft, stageEvents, input, 'stages', own, path)
  await addCitedParts(draft, seats, input, 'seats', own, path)
  await addCitedParts(draft, outcomes, input, 'outcomes', own, path)
  await addCitedParts(draft, issueRelations, input, 'relations', { fromId: id }, path)
  return id
}

recordChanges({
  table: 'issue',
  typeName: 'Issue',
  field: 'issue',
  record: Issue as never,
  noun: 'an issue',
  fields: issueFields,
  createInput: (t) => ({
    stages: t.field({ type: [StageEventInput], description: 'The steps that it took.' }),
    seats: t.field({ type: [SeatInput], description: 'Who has a part in the decision.' }),
    outcomes: t.field({ type: [OutcomeInput], description: 'What was won on it.' }),
    relations: t.field({
      type: [IssueRelationInput],
      description: 'How it stands to other issues.',
    }),
    ...citationInput(t),
  }),
  create,
  update: (draft, _input, current, values) => checkBecomesPublic(draft, 'ISSUE', current, values),
})
