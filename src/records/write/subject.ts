import { type ClaimSubject, subjectTable } from '../../model/claim-subject.ts'
import { type IdPrefix, tableName } from '../../model/public-id.ts'
import type { Visibility } from '../../model/viewer.ts'
import { Prisma } from '../generated/client.ts'
import { narrower } from './basis.ts'
import type { Values, Write } from './write.ts'

const own = { visibility: true }
const within = (...parents: readonly string[]) =>
  Object.fromEntries(parents.map((parent) => [parent, { select: own }]))

/** What tells who may see a record that a claim can be about: itself, or what it is a part of. */
const circles: Readonly<Record<ClaimSubject, object>> = {
  ACTOR: own,
  AREA: { id: true },
  RECOGNITION: own,
  MEMBERSHIP: own,
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
  const { id: _id, ...told } = row
  return Object.values(told)
    .map((one) => (typeof one === 'string' ? one : (one as Values).visibility) as Visibility)
    .reduce(narrower, 'PUBLIC')
}

/** Whether the record itself says that everybody may see it. */
export const isPublicItself = async (
  write: Write,
  subject: ClaimSubject,
  id: string,
): Promise<boolean> =>
  circles[subject] === own && (await subjectVisibility(write, subject, id)) === 'PUBLIC'

/** Keeps others from changing a row, or pointing at it, until the change is made. */
export async function lockRow({ tx }: Write, table: IdPrefix, id: string): Promise<void> {
  await tx.$executeRaw`SELECT FROM ${Prisma.raw(`"${tableName(table)}"`)} WHERE "id" = ${id}::uuid FOR UPDATE`
}
