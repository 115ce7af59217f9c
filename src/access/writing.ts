import { kindOfClassification } from '../model/actor.ts'
import { circleOf } from '../model/circle.ts'
import type { Bilingual } from '../model/language.ts'
import { type Day, isoDay } from '../model/partial-date.ts'
import type { Permission } from '../model/permission.ts'
import type { IdPrefix } from '../model/public-id.ts'
import type { Viewer, Visibility } from '../model/viewer.ts'
import { defaultVisibility, namesAudience } from '../records/write/audience.ts'
import type { RowChange, Values, Write } from '../records/write/write.ts'
import { circlesOf, holds } from './circles.ts'
import { heldToday } from './consents.ts'
import { standing } from './granting.ts'
import { may } from './permissions.ts'

/** The parts of an actor: whoever keeps the actor keeps them. */
const partsOfActor: ReadonlySet<IdPrefix> = new Set([
  ...(['actorName', 'actorArea', 'actorTrade', 'recognition', 'contact'] as const),
])

/** What ends a membership in an alliance, and nothing else. */
const ending: ReadonlySet<string> = new Set([...['until', 'untilMin', 'untilMax', 'version']])

type Find = (query: object) => Promise<Values | null>

interface Change {
  readonly row: RowChange
  /** The row as it stands; null: it is new. */
  readonly before: Values | null
  /** As it will be; null: it goes. */
  readonly after: Values | null
}

/**
 * Tells of each row that the viewer may not write: records of a group are kept by its organizers,
 * alliances admit their members, people are kept by the organizers of their groups, and the rest is
 * common to all who write. A record is put into circles only that the writer is in, and what a group
 * or an alliance keeps to itself is shown more widely only by those who speak for it.
 */
export async function checkMayWrite(
  write: Write,
  { viewer, today }: { readonly viewer: Viewer; readonly today: Day },
  rows: readonly RowChange[],
): Promise<void> {
  if (holds(viewer, 'DEVELOPER')) return
  const made = new Map(rows.flatMap((row) => (row.what === 'CREATE' ? [[row.id, row]] : [])))
  for (const row of rows) {
    const before = row.what === 'CREATE' ? null : await rowOf(write, row.table, row.id)
    const after = row.what === 'DELETE' ? null : { ...before, ...row.values }
    const change: Change = { row, before, after }
    const allowed =
      row.table === 'person'
        ? await mayKeepPerson(write, viewer, row, today)
        : (await mayKeep(write, viewer, change, made as never)) &&
          (await mayReopen(write, viewer, change, today))
    if (!allowed) {
      write.problem({ code: 'NOT_ALLOWED', text: notYours, path: row.path })
    } else if (!mayShow(viewer, change)) {
      write.problem({ code: 'NOT_ALLOWED', text: notYourCircle, path: [...row.path, 'visibility'] })
    }
  }
}

const rowOf = ({ tx }: Write, table: IdPrefix, id: string): Promise<Values | null> =>
  (tx[table].findUnique as unknown as Find)({ where: { id } })

/** As `may` asks it, over what a column names. */
const mayOver = (viewer: Viewer, permission: Permission, over: unknown): boolean =>
  may(viewer, permission, typeof over === 'string' ? over : null)

async function mayKeep(
  write: Write,
  viewer: Viewer,
  { row, before, after }: Change,
  made: ReadonlyMap<string, Extract<RowChange, { what: 'CREATE' }>>,
): Promise<boolean> {
  const both = [before, after].filter((one): one is Values => one !== null)
  if (row.table === 'actor') return mayKeepActor(write, viewer, row.id, before ?? after ?? {})
  if (partsOfActor.has(row.table)) {
    const ids = [...new Set(both.map(({ actorId }) => actorId as string))]
    const kept = ids.map(async (id) => {
      const fresh = made.get(id)
      const actor = fresh ? fresh.values : await rowOf(write, 'actor', id)
      return mayKeepActor(write, viewer, id, actor ?? {}, fresh !== undefined)
    })
    return (await Promise.all(kept)).every(Boolean)
  }
  if (row.table === 'membership') {
    return both.every(({ groupId }) => mayOver(viewer, 'WRITE_PEOPLE', groupId))
  }
  if (row.table === 'tie' && both.some(({ kind }) => kind === 'MEMBER_OF')) {
    const admits = both.every(
      ({ kind, toId }) => kind !== 'MEMBER_OF' || mayOver(viewer, 'ADMIT_TO_ALLIANCE', toId),
    )
    // Whoever speaks for a member may say that it left.
    return admits || (leaves(before, after) && mayOver(viewer, 'MANAGE_GROUP', before?.fromId))
  }
  if (may(viewer, 'WRITE_RECORDS', null)) return true
  // A companion writes what the group it accompanies keeps to itself.
  return both.every(
    ({ audienceId }) => audienceId != null && mayOver(viewer, 'WRITE_RECORDS', audienceId),
  )
}

/** Whether it may hold on days on which it certainly did not before. */
const reachesFurther = (before: Values, after: Values): boolean =>
  (after.untilMax as Date) > (before.untilMax as Date) ||
  (after.sinceMin as Date) < (before.sinceMin as Date)

/** Whether nothing changes but that it ends, or earlier than it did. */
const leaves = (before: Values | null, after: Values | null): boolean =>
  before !== null &&
  after !== null &&
  !reachesFurther(before, after) &&
  Object.keys(after).every(
    (column) =>
      ending.has(column) || JSON.stringify(after[column]) === JSON.stringify(before[column]),
  )

/** A group is kept by its organizers; while it has none, by whoever writes for the whole network. */
async function mayKeepActor(
  { tx }: Write,
  viewer: Viewer,
  id: string,
  actor: Values,
  isNew = false,
): Promise<boolean> {
  if (may(viewer, 'MANAGE_GROUP', id)) return true
  const kind = actor.kind ?? kindOfClassification(actor.classification as never)
  if (kind === 'ALLIANCE') {
    return may(viewer, 'ADMIT_TO_ALLIANCE', id) || (isNew && may(viewer, 'WRITE_RECORDS', null))
  }
  if (kind !== 'GROUP') return may(viewer, 'WRITE_RECORDS', null)
  if (!may(viewer, 'WRITE_RECORDS', null)) return false
  if (isNew) return true
  const organizer = await tx.grant.findFirst({
    where: { overId: id, role: 'ORGANIZER', ...standing(new Date()) },
    select: { id: true },
  })
  return organizer === null && may(viewer, 'ADMIT_TO_ALLIANCE', null)
}

/**
 * A membership that is over is taken up again by whoever keeps the person today: it opens their name
 * to the group.
 */
async function mayReopen(
  { tx }: Write,
  viewer: Viewer,
  { row, before, after }: Change,
  today: Day,
): Promise<boolean> {
  if (row.table !== 'membership' || !before || !after) return true
  if (!reachesFurther(before, after) || isoDay(before.untilMax as Date) >= today) return true
  const personId = before.personId as string
  if (personId === viewer.personId) return true
  const groups = await groupsOf(tx, personId, heldToday(today))
  return groups.some((groupId) => mayOver(viewer, 'WRITE_PEOPLE', groupId))
}

async function groupsOf(tx: Write['tx'], personId: string, held: object): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: { personId, ...held },
    select: { groupId: true },
  })
  return rows.map(({ groupId }) => groupId)
}

/** A person is kept by the organizers of a group of theirs; a new one by whoever keeps any. */
async function mayKeepPerson(
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

/** Whether the row is put into a circle of the writer's, and out of one by whoever speaks for it. */
function mayShow(viewer: Viewer, { row: { table }, before, after }: Change): boolean {
  if (!namesAudience.has(table) || after === null) return true
  const from = before && shownTo(table, before)
  const to = shownTo(table, after)
  if (from === to) return true
  const circles = circlesOf(viewer)
  if (circles !== 'EVERY' && !circles.includes(to)) return false
  const [level = '', owner] = (from ?? '').split(':')
  if (level === 'GROUP' || level === 'SELF') return mayOver(viewer, 'MANAGE_GROUP', owner)
  return level !== 'ALLIANCE' || mayOver(viewer, 'ADMIT_TO_ALLIANCE', owner)
}

function shownTo(table: IdPrefix, row: Values): string {
  const visibility = (row.visibility ?? defaultVisibility(table)) as Visibility
  const audience = row.audienceId ?? (table === 'actor' ? row.id : null)
  return circleOf(visibility, audience as string | null)
}

/** That a record is not the writer's to change. */
export const notYours: Bilingual = {
  id: 'Catatan ini bukan wewenang Anda. Lihat viewer.permissions.',
  en: 'This record is not yours to keep. See viewer.permissions.',
}

const notYourCircle: Bilingual = {
  id: 'Lingkaran ini bukan milik Anda untuk diisi atau dibuka.',
  en: 'That circle is not yours to put records into, or to open.',
}
