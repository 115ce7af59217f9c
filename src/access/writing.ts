import { kindOfClassification } from '../model/actor.ts'
import { circleOf } from '../model/circle.ts'
import type { Bilingual } from '../model/language.ts'
import type { Day } from '../model/partial-date.ts'
import type { IdPrefix } from '../model/public-id.ts'
import type { Viewer, Visibility } from '../model/viewer.ts'
import { defaultVisibility, isNarrow, namesAudience } from '../records/write/audience.ts'
import type { RowChange, Values, Write } from '../records/write/write.ts'
import { circlesOf, holds } from './circles.ts'
import { mayKeepActor } from './keeping-actors.ts'
import { mayKeepPerson, mayLetIn } from './keeping-people.ts'
import { mayHide, mayRemove } from './keeping-records.ts'
import { may } from './permissions.ts'
import {
  type Asking,
  type Change,
  type Made,
  mayOver,
  reachesFurther,
  rowOf,
} from './row-change.ts'
import { speaksForAnother } from './speaking.ts'

/** The parts of an actor: whoever keeps the actor keeps them. */
const partsOfActor: ReadonlySet<IdPrefix> = new Set([
  ...(['actorName', 'actorArea', 'actorTrade', 'recognition', 'contact'] as const),
])

/** What ends a membership in an alliance, and nothing else. */
const ending: ReadonlySet<string> = new Set([...['until', 'untilMin', 'untilMax', 'version']])

/**
 * Tells of each row that the viewer may not write: records of a group are kept by its organizers,
 * alliances admit their members, people are kept by the organizers of their groups, and the rest is
 * common to all who write. A record is put into circles only that the writer is in; what a group
 * or an alliance keeps to itself is shown more widely only by those who speak for it; and what all see
 * is hidden from them, or removed, only by its keepers.
 */
export async function checkMayWrite(
  write: Write,
  { viewer, today }: { readonly viewer: Viewer; readonly today: Day },
  rows: readonly RowChange[],
): Promise<void> {
  if (holds(viewer, 'DEVELOPER')) return
  const made: Made = new Map(
    rows.flatMap((row) => (row.what === 'CREATE' ? [[row.id, row] as const] : [])),
  )
  const asking: Asking = { write, viewer, made }
  for (const row of rows) {
    const before = row.what === 'CREATE' ? null : await rowOf(write, row.table, row.id)
    const after = row.what === 'DELETE' ? null : { ...before, ...row.values }
    const fault = await faultOf(asking, { row, before, after }, today)
    if (!fault) continue
    const [text, ...field] = fault
    write.problem({ code: 'NOT_ALLOWED', text, path: [...row.path, ...field] })
  }
}

type Fault = readonly [text: Bilingual, ...field: string[]]

/** Why the viewer may not make a change, and in which field that lies; null: nothing is wrong. */
async function faultOf(asking: Asking, change: Change, today: Day): Promise<Fault | null> {
  const { write, viewer } = asking
  const { row, before, after } = change
  if (row.table === 'person') {
    return (await mayKeepPerson(write, viewer, row, today)) ? null : [notYours]
  }
  if (!(await mayKeep(asking, change))) return [notYours]
  if (!(await mayLetIn(asking, change, today))) {
    return before ? [notYours] : [notTheirs, 'person', 'id']
  }
  if (before && !after) {
    return (await mayRemove(write, viewer, row.table, before)) ? null : [notKept]
  }
  if (!mayShow(viewer, change)) return [notYourCircle, 'visibility']
  const { table } = row
  if (before && after && !isNarrow(before.visibility) && isNarrow(after.visibility)) {
    const audience = audienceOf(table, after)
    if (!(await mayHide(write, viewer, { table, before, audience }, today))) {
      return [notKept, 'visibility']
    }
  }
  const field = await speaksForAnother(asking, change)
  return field === null ? null : [notYourVoice, field]
}

const kindOf = ({ classification }: Values) => kindOfClassification(classification as never)

async function mayKeep(
  { write, viewer, made }: Asking,
  { row, before, after }: Change,
): Promise<boolean> {
  const both = [before, after].filter((one): one is Values => one !== null)
  if (row.table === 'actor') {
    if (!(await mayKeepActor(write, viewer, row.id, before ?? after ?? {}))) return false
    // Of another kind, others could not take it back.
    const isOther = before !== null && after !== null && kindOf(before) !== kindOf(after)
    return !isOther || mayRemove(write, viewer, 'actor', before)
  }
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

/** Whether nothing changes but that it ends, or earlier than it did. */
const leaves = (before: Values | null, after: Values | null): boolean =>
  before !== null &&
  after !== null &&
  !reachesFurther(before, after) &&
  Object.keys(after).every(
    (column) =>
      ending.has(column) || JSON.stringify(after[column]) === JSON.stringify(before[column]),
  )

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
  return circleOf(visibility, audienceOf(table, row) as string | null)
}

/** Whose a row is that only some may see; an actor that names nobody is its own, and so are its parts. */
const audienceOf = (table: IdPrefix, row: Values): unknown =>
  row.audienceId ?? (table === 'actor' ? row.id : partsOfActor.has(table) ? row.actorId : null)

/** That a record is not the writer's to change. */
export const notYours: Bilingual = {
  id: 'Catatan ini bukan wewenang Anda. Yang milik kelompok dijaga pengurus dan pendampingnya, orang oleh pengurus kelompoknya, keanggotaan aliansi oleh koordinatornya, yang lain oleh setiap pengurus dan koordinator. Lihat viewer.permissions.',
  en: 'This record is not yours to keep. What belongs to a group is kept by its organizers and companions, people by organizers of their group, members of an alliance by its coordinators, the rest by any organizer or coordinator. See viewer.permissions.',
}

const notYourCircle: Bilingual = {
  id: 'Lingkaran ini bukan milik Anda untuk diisi atau dibuka.',
  en: 'That circle is not yours to put records into, or to open.',
}

const notKept: Bilingual = {
  id: 'Hanya pencatatnya, yang berbicara atas nama pihak di dalamnya, atau koordinator seluruh jaringan yang boleh menghapus atau menyembunyikannya, dan hanya bagi pihak itu sendiri. Perbaiki isinya bila keliru.',
  en: 'Only who made it, who speaks for an actor that it named, or a coordinator of the whole network removes or hides it, and hides it for those actors only. Where it is wrong, correct it.',
}

const notTheirs: Bilingual = {
  id: 'Hanya orang itu sendiri, pengurus kelompoknya (atau kelompok terakhirnya), dan pencatatnya selama ia belum berkelompok yang boleh memasukkannya ke kelompok.',
  en: 'Only the person, the organizers of their group (or of their last one), and for one who never was in any the account that put them on record may take them into a group.',
}

const notYourVoice: Bilingual = {
  id: 'Kelompok itu punya pengurus: merekalah yang mengatakan ini kepada kalangan lain. Simpan dalam kelompok Anda (visibility GROUP), atau catat perkataan sebuah sumber sebagai klaim tentang kelompok itu (createClaim).',
  en: 'That group has organizers: it is theirs to say this to others. Keep it in your group (visibility GROUP), or put what a source says on record as a claim about that group (createClaim).',
}
