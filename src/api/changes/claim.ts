import {
  type ClaimSubject,
  claimSubjects,
  subjectColumns,
  subjectTable,
} from '../../model/claim-subject.ts'
import { readPublicId } from '../../model/public-id.ts'
import type { Visibility } from '../../model/viewer.ts'
import { notFound } from '../../records/write/apply.ts'
import {
  citesPublicly,
  isPublicSource,
  narrower,
  tellNotPublic,
} from '../../records/write/basis.ts'
import { isPublicItself, lockRow, subjectVisibility } from '../../records/write/subject.ts'
import type { Values } from '../../records/write/write.ts'
import { Claim } from '../claim.ts'
import { claimFields, factsOf, SourceInput, sourceOf } from './citations.ts'
import { claimAudience } from './claim-audience.ts'
import { type Draft, draftCreate, type Input, readFields } from './draft.ts'
import type { Field, Fields } from './fields.ts'
import { recordChanges } from './record-changes.ts'

/** A record that a claim is about. */
export interface Subject {
  readonly subject: ClaimSubject
  readonly id: string
}

const subjectField: Field = {
  type: 'ID' as never,
  description:
    'The record that it is about, by its id: any record but a person, a source, a claim, or a plain part such as a name or a contact.',
  required: true,
  fixed: true,
  read: async (text: string, path, draft): Promise<Subject | undefined> => {
    const subject = claimSubjects.find((one) => text.startsWith(`${subjectTable(one)}_`))
    if (subject) {
      const id = await draft.references.findId(subjectTable(subject), text, path)
      return id === null ? undefined : { subject, id }
    }
    draft.write.problem(readPublicId(text) ? notClaimable(path) : notFound(path))
    return undefined
  },
}

const notClaimable = (path: readonly string[]) => ({
  code: 'BAD_VALUE' as const,
  text: {
    id: 'Klaim tidak dapat mengenai catatan jenis itu.',
    en: 'A claim cannot be about a record of that type.',
  },
  path,
})

const fields: Fields = {
  subject: subjectField,
  ...claimFields,
  source: {
    type: SourceInput as never,
    description: 'Where it comes from.',
    required: true,
    column: 'sourceId',
    read: async (given: Input, path, draft) => (await sourceOf(draft, given, path)) ?? undefined,
  },
}

/** What a row of claims is about. */
export function subjectOfRow(row: Values): Subject {
  const subject = claimSubjects.find((one) => row[subjectColumns[one]] != null) as ClaimSubject
  return { subject, id: row[subjectColumns[subject]] as string }
}

async function create(draft: Draft, input: Input, path: readonly string[]): Promise<string> {
  const { subject: about, ...values } = await readFields(draft, fields, input, path)
  const subject = about as Subject | undefined
  const column = subject ? { [subjectColumns[subject.subject]]: subject.id } : {}
  checkRank(draft, null, values, path)
  const visibility = await checkedCircle(draft, subject, values, path)
  const shown = { ...values, visibility }
  const audienceId = subject ? await claimAudience(draft, subject, shown) : null
  return draftCreate(draft, 'claim', { ...shown, ...column, audienceId }, path)
}

/** Which claim a record follows is settled, with the record's own value, by settleClaim alone. */
function checkRank(
  draft: Draft,
  current: Values | null,
  { rank }: Values,
  path: readonly string[],
): void {
  if (rank !== 'PREFERRED' || current?.rank === 'PREFERRED') return
  draft.write.problem({
    code: 'BAD_VALUE',
    text: {
      id: 'Klaim yang diutamakan ditetapkan dengan settleClaim.',
      en: 'Which claim is preferred is settled by settleClaim.',
    },
    path: [...path, 'rank'],
  })
}

/** Who may see a new claim; tells when it would be public and its source is not. */
async function checkedCircle(
  draft: Draft,
  about: Subject | undefined,
  { visibility, sourceId }: Values,
  path: readonly string[],
): Promise<Visibility> {
  const source = (await factsOf(draft, [(sourceId as string) ?? null])).get(sourceId as string)
  if (visibility === 'PUBLIC' && source && !isPublicSource(source)) tellNotPublic(draft.write, path)
  if (visibility != null || !about || !source) return (visibility ?? 'NETWORK') as Visibility
  return narrower(await subjectVisibility(draft.write, about.subject, about.id), source.visibility)
}

/** A claim that becomes public needs a public source, and a public record a public claim. */
async function checkSource(draft: Draft, current: Values, values: Values): Promise<void> {
  if (values.visibility === undefined && values.sourceId === undefined) return
  const after = { ...current, ...values }
  await checkedCircle(draft, undefined, after, ['input'])
  const source = (await factsOf(draft, [after.sourceId as string])).get(after.sourceId as string)
  if (after.visibility === 'PUBLIC' && source && isPublicSource(source)) return
  await checkStillCited(draft, current, ['input'])
}

/** A public record keeps a public claim that it rests on. */
async function checkStillCited(
  draft: Draft,
  claim: Values,
  path: readonly string[],
): Promise<void> {
  if (claim.visibility !== 'PUBLIC') return
  const { subject, id } = subjectOfRow(claim)
  await lockRow(draft.write, subjectTable(subject), id)
  if (!(await isPublicItself(draft.write, subject, id))) return
  const except = { id: claim.id as string }
  if (await citesPublicly(draft.write, subject, id, except)) return
  if (await citesPublicly(draft.write, subject, id)) tellNotPublic(draft.write, path)
}

/** The mutations of claims, and the answer that they give. */
export const savedClaim = recordChanges({
  table: 'claim',
  typeName: 'Claim',
  field: 'claim',
  record: Claim as never,
  noun: 'what a source says about a record',
  fields,
  create,
  update: (draft, _input, current, values) => {
    checkRank(draft, current, values, ['input'])
    return checkSource(draft, current, values)
  },
  remove: async (draft, id) => {
    const found = await draft.write.tx.claim.findUnique({ where: { id } })
    if (found) await checkStillCited(draft, found, ['input'])
  },
})
