import { type ClaimSubject, subjectTable } from '../../model/claim-subject.ts'
import { type IdPrefix, tableName } from '../../model/public-id.ts'
import type { Visibility } from '../../model/viewer.ts'
import { Prisma } from '../generated/client.ts'
import { narrower } from './basis.ts'
import type { Values, Write } from './write.ts'

const own = { visibility: true, audienceId: true }
const ofActor = { visibility: true, actorId: true }
const within = (...parents: readonly string[]) =>
  Object.fromEntries(parents.map((parent) => [parent, { select: own }]))

/** What tells who may see a record that a claim can be about: itself, or what it is a part of. */
const circles: Readonly<Record<ClaimSubject, object>> = {
  ACTOR: { ...own, id: true },
  AREA: { id: true },
  RECOGNITION: ofActor,
  MEMBERSHIP: { visibility: true, groupId: true },
  TIE: own,
  ISSUE: own,
  STAGE_EVENT: within('issue'),
  ISSUE_RELATION: within('from', 'to'),
  SEAT: within('issue', 'actor'),
  OUTCOME: own,
  STANCE: own,
  ACTIVITY: own,
  PARTICIPATION: within('activity', 'actor'),
  COMMITMENT: own,
  PUBLICATION: own,
  PUBLICATION_TITLE: within('publication'),
  PUBLICATION_ROLE: within('publication', 'actor'),
}

type Find = (query: object) => Promise<Record<string, unknown> | null>

/** Who may see a record: the narrowest circle of those that it depends on; an area is public. */
export async function subjectVisibility(
  { tx }: Write,
  subject: ClaimSubject,
  id: string,
): Promise<Visibility> {
  const find = tx[subjectTable(subject)].findUnique as unknown as Find
  const row = (await find({ where: { id }, select: circles[subject] })) ?? {}
  return told(row)
    .map(({ visibility }) => visibility as Visibility)
    .reduce(narrower, 'PUBLIC')
}

/** Who may see a record on record, and whose it and what it is a part of are; for a source too. */
export async function subjectCircles(
  { tx }: Write,
  subject: ClaimSubject | 'SOURCE',
  id: string,
): Promise<Values[]> {
  const [table, select] =
    subject === 'SOURCE' ? (['source', own] as const) : [subjectTable(subject), circles[subject]]
  const find = tx[table].findUnique as unknown as Find
  return told((await find({ where: { id }, select })) ?? {})
}

/** The row itself, if it says who may see it, and the rows that it is a part of. */
function told(row: Record<string, unknown>): Values[] {
  const parts = Object.values(row).filter((one) => typeof one === 'object' && one !== null)
  const { visibility, audienceId, actorId, groupId, id } = row
  const itself = visibility
    ? [{ visibility, audienceId: audienceId ?? actorId ?? groupId ?? id }]
    : []
  return [...itself, ...(parts as Values[])]
}

/** Whether the record itself says that everybody may see it. */
export const isPublicItself = async (
  write: Write,
  subject: ClaimSubject,
  id: string,
): Promise<boolean> =>
  'visibility' in circles[subject] && (await subjectVisibility(write, subject, id)) === 'PUBLIC'

/** Keeps others from changing a row, or pointing at it, until the change is made. */
export async function lockRow({ tx }: Write, table: IdPrefix, id: string): Promise<void> {
  await tx.$executeRaw`SELECT FROM ${Prisma.raw(`"${tableName(table)}"`)} WHERE "id" = ${id}::uuid FOR UPDATE`
}
