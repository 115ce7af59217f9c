import { SourceKindEnum } from '../enums.ts'
import { type Draft, draftCreate, type Input, readFields } from './draft.ts'
import {
  choice,
  type Fields,
  line,
  partialDate,
  pastDay,
  prose,
  slug,
  webAddress,
} from './fields.ts'
import { partInput } from './inputs.ts'
import { seenBy } from './seen-by.ts'
import { announce, slugFrom } from './slugs.ts'

/** The columns of a source. */
export const sourceFields: Fields = {
  slug: slug('source', 'Its slug, unique among sources. Default: made from the title.'),
  kind: choice(SourceKindEnum as never, 'What sort of source it is.', { required: true }),
  title: line('Its title.', { required: true }),
  publisher: line('Who published it. Null: not known.'),
  url: webAddress(
    'Its address. Only a field report or an unpublished document (tell in the note where it is kept) has none.',
  ),
  publishedOn: partialDate('When it was published. Null: not known.'),
  retrievedOn: pastDay('When it was read. Null: not known.'),
  witnessRole: line(
    'Role of the witness of a field report, for example an officer of the group; never a name.',
  ),
  witnessedOn: pastDay('Day of a field report.'),
  note: prose('What to know about it.'),
  ...seenBy('NETWORK; a field report is never PUBLIC'),
}

export const SourceFieldsInput = partInput(
  'SourceFieldsInput',
  'A source that is put on record together with what it tells.',
  sourceFields,
)

/** Adds a new source to the draft; returns its uuid. */
export async function createSource(
  draft: Draft,
  input: Input,
  path: readonly string[],
): Promise<string> {
  const values = await readFields(draft, sourceFields, input, path)
  const slug = await slugFrom(draft, 'source', values, values.title)
  const id = draftCreate(draft, 'source', { ...values, slug }, path)
  announce(draft, 'source', { asked: input.slug, slug, id })
  return id
}
