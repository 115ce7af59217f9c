import { kindOfClassification } from '../../model/actor.ts'
import type { Visibility } from '../../model/viewer.ts'
import { checkUnusedActor } from '../../records/write/unused-actor.ts'
import { Actor } from '../actor.ts'
import {
  AreaRoleEnum,
  ClassificationEnum,
  ContactKindEnum,
  LevelEnum,
  NameKindEnum,
  RecognitionKindEnum,
  VisibilityEnum,
} from '../enums.ts'
import { TradeRef } from '../trade.ts'
import { checkBecomesPublic, citationInput, cite } from './citations.ts'
import { type Draft, draftCreate, type Input, readFields } from './draft.ts'
import {
  actorRef,
  areaRef,
  choice,
  type Fields,
  language,
  line,
  partialDate,
  prose,
  slug,
  yesNo,
} from './fields.ts'
import { checkGroupOnly, checkStaysGroup } from './group-only.ts'
import { partInput } from './inputs.ts'
import { changeLinks, type Link } from './links.ts'
import { addCitedParts, addParts, type Part } from './parts.ts'
import { recordChanges } from './record-changes.ts'
import { seenBy } from './seen-by.ts'
import { announce, slugFrom } from './slugs.ts'

const actorFields: Fields = {
  slug: slug('actor', 'Its slug, unique among actors. Default: made from the name.'),
  name: line('The settled name; others go into names.', { required: true }),
  classification: choice(
    ClassificationEnum as never,
    'What sort of body it is; this decides its kind: a UNION is a group, a FEDERATION an alliance.',
    { required: true },
  ),
  level: choice(LevelEnum as never, 'The reach it acts on.', { required: true }),
  summary: prose('What the actor is, in a sentence or two. Null: nothing to say.'),
  foundedOn: partialDate('When it was founded. Null: not known.'),
  dissolvedOn: partialDate('When it ceased to exist. Null: not known, or it still exists.'),
  ...seenBy('NETWORK; PUBLIC needs a public source'),
}

export const nameFields: Fields = {
  kind: choice(NameKindEnum as never, 'What sort of other name it is.', { required: true }),
  name: line('The name as printed.', { required: true }),
  language: language('Language of the name (ISO 639-1). Null: not a matter of language.'),
}

export const placeFields: Fields = {
  area: areaRef('Which area.', 'areaId', { required: true }),
  role: choice(AreaRoleEnum as never, 'What the actor has to do with it.', { required: true }),
  uncertain: yesNo(
    'True when the source names a smaller place that cannot be told for certain. Default: false.',
  ),
  asWritten: line("The place as the source writes it. Null: as the area's name."),
  exact: yesNo(
    'Whether the group agrees that whoever sees the place sees it as written. Default: false, only the group itself does.',
  ),
  visibility: choice(
    VisibilityEnum as never,
    'Who of those who see the actor may see the place: all (PUBLIC), the network, or the group itself (GROUP). Default: PUBLIC.',
  ),
}

export const recognitions: Part = {
  table: 'recognition',
  subject: 'RECOGNITION',
  fields: {
    kind: choice(RecognitionKindEnum as never, 'The form of the recognition.', { required: true }),
    recognizer: actorRef('Who gave it. Null: not known.', 'recognizerId'),
    registrationNumber: line('Registration or decree number. Null: not known.', {
      column: 'number',
    }),
    givenOn: partialDate('When it was given. Null: not known.'),
    visibility: choice(
      VisibilityEnum as never,
      'Who may see it. Default: NETWORK; PUBLIC needs a public source.',
    ),
  },
}

export const contactFields: Fields = {
  kind: choice(ContactKindEnum as never, 'The way to reach it.', { required: true }),
  value: line('The address or number, a public one of the organization; never one of a person.', {
    required: true,
  }),
  visibility: choice(VisibilityEnum as never, 'Who may see it. Default: NETWORK.'),
}

const NameInput = partInput('ActorNameInput', 'Another name of an actor.', nameFields)
const PlaceInput = partInput('ActorAreaInput', 'An area that an actor has to do with.', placeFields)
const RecognitionInput = partInput(
  'RecognitionInput',
  'A formal recognition of a group.',
  recognitions.fields,
  citationInput,
)
const ContactInput = partInput(
  'ContactInput',
  'A public contact of an organization.',
  contactFields,
)

const tradesInput = (t: Parameters<typeof citationInput>[0], meaning: string) =>
  t.field({ type: [TradeRef], description: meaning })

const trades: Link = { table: 'actorTrade', own: 'actorId', other: 'tradeId', of: 'trade' }

async function create(draft: Draft, input: Input, path: readonly string[]): Promise<string> {
  const values = await readFields(draft, actorFields, input, path)
  const visibility = (values.visibility ?? 'NETWORK') as Visibility
  const slug = await slugFrom(draft, 'actor', values, values.name)
  const id = draftCreate(draft, 'actor', { ...values, slug }, path)
  const kind = kindOfClassification(values.classification as never)
  draft.references.learnKind(id, kind)
  checkGroupOnly(draft, kind, input, path)
  announce(draft, 'actor', { asked: input.slug, slug, id })
  await cite(draft, { subject: 'ACTOR', id, visibility }, input, path)
  await addParts(draft, 'actorName', nameFields, input, 'names', { actorId: id }, path)
  await addParts(draft, 'actorArea', placeFields, input, 'areas', { actorId: id }, path)
  await addParts(draft, 'contact', contactFields, input, 'contacts', { actorId: id }, path)
  await addCitedParts(draft, recognitions, input, 'recognitions', { actorId: id }, path)
  await changeLinks(draft, trades, id, input, 'trades', path)
  return id
}

recordChanges({
  table: 'actor',
  typeName: 'Actor',
  field: 'actor',
  record: Actor as never,
  noun: 'an actor',
  remove: ({ write }, id) => checkUnusedActor(write, id),
  fields: actorFields,
  createInput: (t) => ({
    names: t.field({ type: [NameInput], description: 'Its other names.' }),
    areas: t.field({ type: [PlaceInput], description: 'The areas it has to do with.' }),
    trades: tradesInput(t, "What its members do; only a group's."),
    recognitions: t.field({
      type: [RecognitionInput],
      description: "How it has been recognized; only a group's.",
    }),
    contacts: t.field({
      type: [ContactInput],
      description: 'How the organization can be reached in public.',
    }),
    ...citationInput(t),
  }),
  create,
  updateInput: (t) => ({
    trades: tradesInput(t, 'All that its members do, in place of what is on record.'),
  }),
  update: async (draft, input, current, values) => {
    await checkBecomesPublic(draft, 'ACTOR', current, values)
    await checkStaysGroup(draft, input, current, values)
    await changeLinks(draft, trades, current.id as string, input, 'trades', ['input'])
  },
})
