import type { Visibility } from '../../model/viewer.ts'
import { ActivityRef } from '../activity.ts'
import { Publication } from '../publication.ts'
import { checkBecomesPublic, citationInput, cite } from './citations.ts'
import { type Draft, draftCreate, type Input, readFields } from './draft.ts'
import { type Fields, language, line, partialDate, prose, slug } from './fields.ts'
import { partInput } from './inputs.ts'
import { changeLinks, type Link } from './links.ts'
import { addCitedParts } from './parts.ts'
import { publicationParts, publicationRoles, publicationTitles } from './publication-parts.ts'
import { recordChanges } from './record-changes.ts'
import { seenBy } from './seen-by.ts'
import { announce, slugFrom } from './slugs.ts'

const publicationFields: Fields = {
  slug: slug('publication', 'Its slug, unique among publications. Default: made from the title.'),
  title: line('The settled title; variants in print go into titles.', { required: true }),
  language: language('The language that it is written in (ISO 639-1). Default: id.'),
  draftedFrom: partialDate('When drafting began. Null: not known.'),
  draftedTo: partialDate('When drafting ended, not before it began. Null: not known.'),
  publishedOn: partialDate('When it was published. Null: not known.'),
  summary: prose('What it is, in a sentence or two. Null: nothing to say.'),
  ...seenBy('NETWORK; PUBLIC needs a public source'),
}

const PublicationTitleInput = partInput(
  'PublicationTitleInput',
  'A variant of the title, as printed.',
  publicationTitles.fields,
  citationInput,
)
const PublicationPartInput = partInput(
  'PublicationPartInput',
  'A part or chapter of the publication.',
  publicationParts.fields,
)
const PublicationRoleInput = partInput(
  'PublicationRoleInput',
  'A part that an actor had in the publication.',
  publicationRoles.fields,
  citationInput,
)

const activities: Link = {
  table: 'publicationActivity',
  own: 'publicationId',
  other: 'activityId',
  of: 'activity',
}

async function create(draft: Draft, input: Input, path: readonly string[]): Promise<string> {
  const values = await readFields(draft, publicationFields, input, path)
  const visibility = (values.visibility ?? 'NETWORK') as Visibility
  const slug = await slugFrom(draft, 'publication', values, values.title)
  const id = draftCreate(draft, 'publication', { ...values, slug }, path)
  announce(draft, 'publication', { asked: input.slug, slug, id })
  await cite(draft, { subject: 'PUBLICATION', id, visibility }, input, path)
  const own = { publicationId: id }
  await addCitedParts(draft, publicationTitles, input, 'titles', own, path)
  await addCitedParts(draft, publicationParts, input, 'parts', own, path)
  await addCitedParts(draft, publicationRoles, input, 'roles', own, path)
  await changeLinks(draft, activities, id, input, 'activities', path)
  return id
}

recordChanges({
  table: 'publication',
  typeName: 'Publication',
  field: 'publication',
  record: Publication as never,
  noun: 'a publication',
  fields: publicationFields,
  createInput: (t) => ({
    titles: t.field({
      type: [PublicationTitleInput],
      description: 'The variants of its title in print.',
    }),
    parts: t.field({ type: [PublicationPartInput], description: 'Its parts and chapters.' }),
    roles: t.field({ type: [PublicationRoleInput], description: 'Who had a part in it.' }),
    activities: t.field({
      type: [ActivityRef],
      description: 'The activities that shaped or presented it.',
    }),
    ...citationInput(t),
  }),
  create,
  updateInput: (t) => ({
    activities: t.field({
      type: [ActivityRef],
      description:
        'All activities that shaped or presented it, in place of what is on record. Null or empty: none.',
    }),
  }),
  update: async (draft, input, current, values) => {
    await checkBecomesPublic(draft, 'PUBLICATION', current, values)
    await changeLinks(draft, activities, current.id as string, input, 'activities', ['input'])
  },
})
