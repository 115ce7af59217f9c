import { type ClaimSubject, subjectTable } from '../../model/claim-subject.ts'
import type { IdPrefix } from '../../model/public-id.ts'
import { defaultVisibility } from '../../records/write/audience.ts'
import { subjectCircles } from '../../records/write/subject.ts'
import type { Values } from '../../records/write/write.ts'
import type { Draft } from './draft.ts'

interface Told {
  readonly subject: ClaimSubject
  /** The uuid of the record that the claim is about, on record or about to be. */
  readonly id: string
}

/**
 * Whose a claim is that only some may see and that does not say it: whose its subject is, or what that
 * is a part of, or its source. Null: of nobody, or that cannot be told.
 */
export async function claimAudience(
  draft: Draft,
  { subject, id }: Told,
  { visibility, audienceId, sourceId }: Values,
): Promise<string | null> {
  if (audienceId != null) return audienceId as string
  if (visibility === 'PUBLIC' || visibility === 'NETWORK') return null
  const sources = sourceId == null ? [] : await circlesOf(draft, 'SOURCE', sourceId as string)
  const candidates = [...(await circlesOf(draft, subject, id)), ...sources]
  const found = candidates.find((one) => one.visibility === visibility && one.audienceId != null)
  return (found?.audienceId ?? null) as string | null
}

/** The column that tells whose a record is that names no audience. */
const naturalOwner: Readonly<Partial<Record<IdPrefix, string>>> = {
  recognition: 'actorId',
  membership: 'groupId',
}

const tableOf = (subject: ClaimSubject | 'SOURCE'): IdPrefix =>
  subject === 'SOURCE' ? 'source' : subjectTable(subject)

/** The columns in which a part names what it is a part of, with the type of that. */
const wholes = { issueId: 'ISSUE', activityId: 'ACTIVITY', publicationId: 'PUBLICATION' } as const

async function circlesOf(
  draft: Draft,
  subject: ClaimSubject | 'SOURCE',
  id: string,
): Promise<Values[]> {
  const table = tableOf(subject)
  const made = draft.rows.find((row) => row.id === id && row.what === 'CREATE')
  if (!made || !('values' in made)) return subjectCircles(draft.write, subject, id)
  const { values } = made
  const own = { ...values, visibility: values.visibility ?? defaultVisibility(table) }
  const natural = table === 'actor' ? id : values[naturalOwner[table] ?? '']
  const parts = Object.entries(wholes).map(([column, of]) =>
    values[column] == null ? [] : circlesOf(draft, of, values[column] as string),
  )
  return [
    { ...own, audienceId: values.audienceId ?? natural },
    ...(await Promise.all(parts)).flat(),
  ]
}
