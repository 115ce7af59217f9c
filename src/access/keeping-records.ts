import { claimSubjects, subjectColumns, subjectTable } from '../model/claim-subject.ts'
import type { Day } from '../model/partial-date.ts'
import { type IdPrefix, tableName } from '../model/public-id.ts'
import type { Viewer } from '../model/viewer.ts'
import { firstRevision } from '../records/first-revision.ts'
import { heldOn } from '../records/held-on.ts'
import { ends, isNarrow } from '../records/write/audience.ts'
import type { Values, Write } from '../records/write/write.ts'
import { may } from './permissions.ts'
import { mayOver, rowOf } from './row-change.ts'

/** Who has a say in whether a record stays, and who sees it. */
interface Say {
  /** Who put it on record, or what it is a part of; the record's own first. */
  readonly makers: readonly (string | null)[]
  /** Uuids of the actors that it, or what it is a part of, named when it was made. */
  readonly parties: readonly string[]
  /** Uuids of the groups and alliances that keep it, or what it is a part of, to themselves. */
  readonly owners: readonly string[]
}

/** The columns in which a part, or a claim, names what it is a part of, or is about. */
const wholes: Readonly<Partial<Record<IdPrefix, Readonly<Record<string, IdPrefix>>>>> = {
  claim: Object.fromEntries(claimSubjects.map((one) => [subjectColumns[one], subjectTable(one)])),
  ...{ actorName: { actorId: 'actor' }, actorArea: { actorId: 'actor' } },
  ...{ contact: { actorId: 'actor' }, recognition: { actorId: 'actor' } },
  ...{ stageEvent: { issueId: 'issue' }, issueRelation: { fromId: 'issue' } },
  ...{ seat: { issueId: 'issue' }, participation: { activityId: 'activity' } },
  ...{ tieAssessment: { tieId: 'tie' }, publicationTitle: { publicationId: 'publication' } },
  publicationRole: { publicationId: 'publication' },
  publicationPart: { publicationId: 'publication' },
}

/** Rows that come and go with a change of what they link, and those of people, which have rules of their own. */
const notAsked: ReadonlySet<IdPrefix> = new Set([
  ...(['actorTrade', 'activityIssue', 'publicationActivity'] as const),
  ...(['membership', 'person', 'consent'] as const),
])

/**
 * Whether the viewer keeps a record. What all of the network sees is their common work: whoever
 * writes changes it, with its history, and whoever disagrees changes it back. What the others could
 * not undo takes more: a record is removed, or hidden from the network, only by who made it, who
 * speaks for one that it named when it was made, or who coordinates the whole network; of what a
 * group or an alliance keeps to itself, also by who writes for that. Later changes make nobody a
 * party: else a change would be the way to take a record away.
 */
const keeps = ({ principal }: Write, viewer: Viewer, { makers, parties, owners }: Say): boolean =>
  may(viewer, 'ADMIT_TO_ALLIANCE', null) ||
  makers.includes(principal) ||
  parties.some((id) => speaksFor(viewer, id)) ||
  owners.some((id) => mayOver(viewer, 'WRITE_RECORDS', id))

const speaksFor = (viewer: Viewer, actorId: string): boolean =>
  mayOver(viewer, 'MANAGE_GROUP', actorId) || mayOver(viewer, 'ADMIT_TO_ALLIANCE', actorId)

/** Whether the viewer may remove a row: its keepers may. */
export const mayRemove = async (
  write: Write,
  viewer: Viewer,
  table: IdPrefix,
  before: Values,
): Promise<boolean> =>
  notAsked.has(table) || keeps(write, viewer, await sayIn(write, table, before))

/**
 * Whether the viewer may hide a record from the network: its keepers may, for those whom it named, or
 * an alliance that one of these is a member of today; whoever made it, for their own as well.
 */
export async function mayHide(
  write: Write,
  viewer: Viewer,
  { table, before, audience }: { table: IdPrefix; before: Values; audience: unknown },
  today: Day,
): Promise<boolean> {
  if (notAsked.has(table)) return true
  const say = await sayIn(write, table, before)
  if (!keeps(write, viewer, say)) return false
  if (say.makers[0] === write.principal || say.parties.includes(audience as string)) return true
  const member = await write.tx.tie.findFirst({
    where: {
      ...{ kind: 'MEMBER_OF', fromId: { in: [...say.parties] }, toId: audience as string },
      ...{ absorbedBy: null, ...heldOn(today, 'MAY_HOLD') },
    },
    select: { id: true },
  })
  return member !== null
}

async function sayIn(write: Write, table: IdPrefix, row: Values): Promise<Say> {
  const id = row.id as string
  const first = await firstRevision(write.tx, table, id)
  const owner = row.audienceId ?? (table === 'actor' ? id : null)
  const own: Say = {
    makers: [first?.by ?? null],
    parties: first ? await standingFor(write, await namedBy(write, table, id, first)) : [],
    owners: isNarrow(row.visibility) && typeof owner === 'string' ? [owner] : [],
  }
  const above = Object.entries(wholes[table] ?? {}).map(async ([column, whole]) => {
    const found = row[column] == null ? null : await rowOf(write, whole, row[column])
    return found ? [await sayIn(write, whole, found)] : []
  })
  const all = [own, ...(await Promise.all(above)).flat()]
  return {
    makers: all.flatMap(({ makers }) => makers),
    parties: all.flatMap(({ parties }) => parties),
    owners: all.flatMap(({ owners }) => owners),
  }
}

/** The actors that a record named when it was made; of an activity, who organized it. */
async function namedBy(
  { tx }: Write,
  table: IdPrefix,
  id: string,
  { by, image }: { by: string; image: Values },
): Promise<string[]> {
  const named = ends.flatMap((end) => (image[end] == null ? [] : [image[end] as string]))
  if (table === 'actor') return [id]
  if (table !== 'activity') return named
  const parts = await tx.participation.findMany({ where: { activityId: id }, select: { id: true } })
  const firsts = await tx.revision.findMany({
    where: {
      ...{ table: tableName('participation'), recordId: { in: parts.map((one) => one.id) } },
      ...{ operation: 'CREATED', by },
    },
    select: { image: true },
  })
  const organizers = firsts.map((one) => one.image as Values)
  return organizers.flatMap(({ role, actorId }) =>
    role === 'ORGANIZER' ? [actorId as string] : [],
  )
}

/** These actors, or those in which they live on. */
async function standingFor({ tx }: Write, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const merged = await tx.actor.findMany({
    where: { id: { in: [...ids] }, mergedIntoId: { not: null } },
    select: { id: true, mergedIntoId: true },
  })
  const survivors = new Map(merged.map((one) => [one.id, one.mergedIntoId as string]))
  return ids.map((id) => survivors.get(id) ?? id)
}
