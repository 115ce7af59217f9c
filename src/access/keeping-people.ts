import { type Day, isoDay } from '../model/partial-date.ts'
import type { Viewer } from '../model/viewer.ts'
import { firstRevision } from '../records/first-revision.ts'
import type { RowChange, Write } from '../records/write/write.ts'
import { heldToday } from './consents.ts'
import { may } from './permissions.ts'
import { type Asking, type Change, mayOver, reachesFurther } from './row-change.ts'

/** A person is kept by the organizers of a group of theirs; a new one by whoever keeps any. */
export async function mayKeepPerson(
  { tx }: Write,
  viewer: Viewer,
  row: RowChange,
  today: Day,
): Promise<boolean> {
  if (row.what === 'CREATE') {
    return viewer.held.some(({ over }) => mayOver(viewer, 'WRITE_PEOPLE', over))
  }
  // Whoever is to go is in the hands of all of their groups; they themselves are erased, with a receipt.
  if (row.what === 'DELETE') {
    const all = await groupsOf(tx, row.id, {})
    return all.length > 0 && all.every((groupId) => mayOver(viewer, 'WRITE_PEOPLE', groupId))
  }
  if (row.id === viewer.personId) return true
  const groups = await groupsOf(tx, row.id, heldToday(today))
  return groups.some((groupId) => mayOver(viewer, 'WRITE_PEOPLE', groupId))
}

async function groupsOf(tx: Write['tx'], personId: string, held: object): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: { personId, ...held },
    select: { groupId: true },
  })
  return rows.map(({ groupId }) => groupId)
}

/** Whether a change of a membership, if it takes a person into a group, is made by who may do that. */
export async function mayLetIn(
  { write, viewer, made }: Asking,
  { row, before, after }: Change,
  today: Day,
): Promise<boolean> {
  if (row.table !== 'membership' || !after) return true
  const personId = after.personId as string
  if (!before) return made.has(personId) || mayTakeIn(write, viewer, personId, today)
  const isOver = isoDay(before.untilMax as Date) < today
  return !isOver || !reachesFurther(before, after) || mayTakeIn(write, viewer, personId, today)
}

/**
 * A person on record is taken into a group, or into one again, by themselves or whoever keeps them
 * today: it opens their name to the group. One who is in no group today, by an organizer of the one
 * that they were in last, or an officer who answers requests; one who never was in any, by the account
 * that put them on record.
 */
async function mayTakeIn(
  write: Write,
  viewer: Viewer,
  personId: string,
  today: Day,
): Promise<boolean> {
  if (personId === viewer.personId) return true
  const keeps = (groupId: string) => mayOver(viewer, 'WRITE_PEOPLE', groupId)
  const groups = await groupsOf(write.tx, personId, heldToday(today))
  if (groups.length > 0) return groups.some(keeps)
  if (may(viewer, 'HANDLE_REQUESTS', null)) return true
  const ended = await write.tx.membership.findMany({
    where: { personId, absorbedBy: null },
    select: { groupId: true, untilMax: true },
    orderBy: { untilMax: 'desc' },
  })
  const last = ended[0]?.untilMax.getTime()
  if (last !== undefined) {
    return ended.some(({ groupId, untilMax }) => untilMax.getTime() === last && keeps(groupId))
  }
  return (await firstRevision(write.tx, 'person', personId))?.by === write.principal
}
