import { v7 } from 'uuid'
import { type ClaimSubject, subjectColumns, subjectTable } from '../../model/claim-subject.ts'
import type { Visibility } from '../../model/viewer.ts'
import {
  citesPublicly,
  isPublicSource,
  narrower,
  type SourceFacts,
  sourceFacts,
  tellNotPublic,
} from '../../records/write/basis.ts'
import { lockRow } from '../../records/write/subject.ts'
import type { Values } from '../../records/write/write.ts'
import { builder } from '../builder.ts'
import { ComparatorEnum, ConfidenceEnum, RankEnum } from '../enums.ts'
import { claimAudience } from './claim-audience.ts'
import { type Draft, draftCreate, type Input, readFields } from './draft.ts'
import { choice, decimal, type Fields, line, partialDate, property, prose } from './fields.ts'
import { partInput } from './inputs.ts'
import { seenBy } from './seen-by.ts'
import { createSource, SourceFieldsInput } from './source-fields.ts'

export const SourceInput = builder.inputType('SourceInput', {
  description: 'A source: one that is on record, or a new one.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its id, beginning with source_.' }),
    slug: t.string({ description: 'Its slug; also that of one which this request makes.' }),
    create: t.field({
      type: SourceFieldsInput,
      description: 'A source that is not on record yet.',
    }),
  }),
})

const common: Fields = {
  confidence: choice(
    ConfidenceEnum as never,
    'How sure it is that the source is right. Default: MEDIUM.',
  ),
  note: prose('Where in the source, or what to know when reading it. Null: nothing.'),
}

const CitationInput = partInput(
  'CitationInput',
  'That a source tells of the record as a whole.',
  {
    says: prose('What it says, in its own words or (in brackets) in yours.', {
      required: true,
      column: 'asPrinted',
    }),
    ...common,
  },
  (t) => ({ source: t.field({ type: SourceInput, required: true, description: 'Which one.' }) }),
)

/** The columns of a claim that do not name its subject or its source. */
export const claimFields: Fields = {
  property: property(
    'What the claim is about: a field of the record (foundedOn), a figure (members), or existence for the record as a whole.',
    { required: true },
  ),
  asPrinted: prose('The value as the source prints it.', { required: true }),
  number: decimal('The value as a number, where it is one.', { least: -1e15, most: 1e15 }),
  text: line(
    'The value in canonical form (a date, an enum value, a name), where it is no number.',
    { most: 2000 },
  ),
  comparator: choice(ComparatorEnum as never, 'How a figure is meant. Default: EXACTLY.'),
  trueOn: partialDate('The day or period for which it is true. Null: not known.'),
  ...common,
  rank: choice(
    RankEnum as never,
    'Which of several claims is to be believed first. Default: NORMAL.',
  ),
  ...seenBy('who may see both the record and the source'),
}

const ClaimInput = partInput(
  'ClaimInput',
  'What a source says about one property of the record.',
  claimFields,
  (t) => ({
    source: t.field({ type: SourceInput, required: true, description: 'Where it comes from.' }),
  }),
)

type InputBuilder = Parameters<Parameters<typeof partInput>[3] & object>[0]

/** The input fields by which a new record brings its sources and claims. */
export const citationInput = (t: InputBuilder) => ({
  sources: t.field({
    type: [CitationInput],
    description: 'The sources that tell of it. A record without any shows as unsourced.',
  }),
  claims: t.field({
    type: [ClaimInput],
    description: 'What sources say about single properties of it.',
  }),
})

/** The uuid of a source that an input names, or of the one that it makes. */
export async function sourceOf(
  draft: Draft,
  given: Input,
  path: readonly string[],
): Promise<string | null> {
  if (given.create) return createSource(draft, given.create as Input, [...path, 'create'])
  return draft.references.find('source', given, path)
}

interface Cited {
  readonly subject: ClaimSubject
  readonly id: string
  /** Who may see the record. */
  readonly visibility: Visibility
  /** True: it may be public without a source of its own, as a part of what has one. */
  readonly isPart?: boolean
}

/**
 * Adds the claims by which a new record cites its sources. A claim is seen by those who may see both
 * the record and the source; a public record has to cite a source that anyone can read.
 */
export async function cite(
  draft: Draft,
  { subject, id, visibility, isPart = false }: Cited,
  input: Input,
  path: readonly string[],
): Promise<void> {
  const citations = (input.sources ?? []) as Input[]
  const claims = (input.claims ?? []) as Input[]
  const drafts: { values: Values; at: string[] }[] = []
  for (const [n, given] of citations.entries()) {
    const at = [...path, 'sources', String(n)]
    const values = await readFields(draft, citationFields, given, at)
    const sourceId = await sourceOf(draft, given.source as Input, [...at, 'source'])
    drafts.push({ values: { property: 'existence', ...values, sourceId }, at })
  }
  for (const [n, given] of claims.entries()) {
    const at = [...path, 'claims', String(n)]
    const values = await readFields(draft, claimFields, given, at)
    const sourceId = await sourceOf(draft, given.source as Input, [...at, 'source'])
    drafts.push({ values: { ...values, sourceId }, at })
  }
  const facts = await factsOf(
    draft,
    drafts.map(({ values }) => values.sourceId as string | null),
  )
  let isPublic = false
  for (const { values, at } of drafts) {
    const source = facts.get(values.sourceId as string)
    if (!source) continue
    const circle = (values.visibility as Visibility) ?? narrower(visibility, source.visibility)
    isPublic ||= isPublicSource(source) && circle === 'PUBLIC'
    const shown = { ...values, visibility: circle }
    const audienceId = await claimAudience(draft, { subject, id }, shown)
    draftCreate(draft, 'claim', { ...shown, audienceId, [subjectColumns[subject]]: id }, at, v7())
  }
  if (visibility === 'PUBLIC' && !isPublic && !isPart) tellNotPublic(draft.write, path)
}

const citationFields: Fields = {
  says: prose('What it says.', { required: true, column: 'asPrinted' }),
  ...common,
}

/** The facts of sources, of those too that this request makes. */
export async function factsOf(
  draft: Draft,
  ids: readonly (string | null)[],
): Promise<Map<string, SourceFacts>> {
  const made = new Map<string, SourceFacts>()
  for (const row of draft.rows) {
    if (row.table !== 'source' || row.what !== 'CREATE') continue
    const { visibility = 'NETWORK', kind } = row.values as { visibility?: Visibility; kind: string }
    made.set(row.id, { visibility, kind })
  }
  const others = ids.filter((id): id is string => id !== null && !made.has(id))
  return new Map([...made, ...(await sourceFacts(draft.write, others))])
}

/** A record that becomes public must cite a source that anyone can read. */
export async function checkBecomesPublic(
  draft: Draft,
  subject: ClaimSubject,
  current: Values,
  values: Values,
): Promise<void> {
  if (values.visibility !== 'PUBLIC' || current.visibility === 'PUBLIC') return
  // Whoever takes its last public claim away waits for this, or this for that.
  await lockRow(draft.write, subjectTable(subject), current.id as string)
  if (await citesPublicly(draft.write, subject, current.id as string)) return
  tellNotPublic(draft.write, ['input'])
}
