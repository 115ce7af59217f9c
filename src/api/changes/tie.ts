import { circleOfTie, type TieKind } from '../../model/tie.ts'
import type { Visibility } from '../../model/viewer.ts'
import { ConfidenceEnum, TieKindEnum, TieRoleEnum } from '../enums.ts'
import { Tie } from '../tie.ts'
import { checkBecomesPublic, citationInput, cite } from './citations.ts'
import { type Draft, draftCreate, type Input, readFields, withoutNulls } from './draft.ts'
import { recordEnding } from './endings.ts'
import { actorRef, choice, type Fields, idRef, partialDate, pastDay, prose } from './fields.ts'
import { recordChanges } from './record-changes.ts'
import { seenBy } from './seen-by.ts'

/** The columns of a tie. */
export const tieFields: Fields = {
  kind: choice(TieKindEnum as never, 'What the tie consists of.', { required: true, fixed: true }),
  from: actorRef('The actor that it begins at; of an undirected tie, one of the two.', 'fromId', {
    required: true,
    fixed: true,
  }),
  to: actorRef('The actor that it ends at; of an undirected tie, the other one.', 'toId', {
    required: true,
    fixed: true,
  }),
  role: choice(TieRoleEnum as never, 'How a member takes part; only on MEMBER_OF.'),
  middleman: actorRef(
    'The middleman; only on GIVES_WORK_TO. Null: none, or not known.',
    'middlemanId',
  ),
  since: partialDate('Since when. Null: not known.'),
  until: partialDate('Until when. Null: not known, or it goes on.'),
  lastConfirmedOn: pastDay(
    'The last day on which a source or an activity shows it to hold. Null: never confirmed.',
  ),
  confidence: choice(
    ConfidenceEnum as never,
    'How sure it is that the tie exists. Default: MEDIUM.',
  ),
  note: prose('What the tie consists of, in a sentence. Null: nothing to say.'),
  activity: idRef('activity')('The activity that shows it. Null: none.', 'activityId'),
  ...seenBy(
    'GROUP for LOBBIES, OPPOSES and INFLUENCES, else NETWORK; PUBLIC needs a public source',
  ),
}

/** Adds a new tie to the draft; returns its uuid. */
export async function createTie(
  draft: Draft,
  input: Input,
  path: readonly string[],
  given: object = {},
): Promise<string> {
  const values = { ...(await readFields(draft, tieFields, input, path)), ...given }
  const id = draftCreate(draft, 'tie', values, path)
  const { kind, visibility = circleOfTie(kind) } = withoutNulls(values) as {
    kind: TieKind
    visibility?: Visibility
  }
  await cite(draft, { subject: 'TIE', id, visibility }, input, path)
  return id
}

const changes = {
  table: 'tie',
  fields: tieFields,
  update: (draft: Draft, _input: Input, current: Input, values: Input) =>
    checkBecomesPublic(draft, 'TIE', current, values),
} as const

const saved = recordChanges({
  ...changes,
  typeName: 'Tie',
  field: 'tie',
  record: Tie as never,
  noun: 'a tie between two actors',
  createInput: citationInput,
  create: createTie,
})

recordEnding(changes, saved, 'Tie')
