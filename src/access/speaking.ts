import { circleOfTie, type TieKind } from '../model/tie.ts'
import { type Visibility, visibilities } from '../model/viewer.ts'
import { defaultVisibility } from '../records/write/audience.ts'
import type { Values } from '../records/write/write.ts'
import { hasOrganizer } from './keeping-actors.ts'
import { type Asking, type Change, mayOver, rowOf } from './row-change.ts'

/**
 * The field in which a change says beyond a group's own circle what another group does, without
 * speaking for it; null: it does not. Who organizes an activity, lobbies, opposes, influences, promises,
 * states where it stands, judges or carries on from another is said before others by a group itself, once it has organizers; a group keeps to itself what it knows.
 */
export async function speaksForAnother(asking: Asking, change: Change): Promise<string | null> {
  const { field, acting } = await actingIn(asking, change)
  for (const id of acting) {
    if (mayOver(asking.viewer, 'MANAGE_GROUP', id)) continue
    if (await hasOrganizer(asking.write, id)) return field
  }
  return null
}

interface Acting {
  readonly field: string
  /** Uuids of the actors of which the change says to others than before that they act. */
  readonly acting: readonly string[]
}

const nobody: Acting = { field: '', acting: [] }

async function actingIn({ write, made }: Asking, { row, before, after }: Change): Promise<Acting> {
  if (!after) return nobody
  if (row.table === 'tie') {
    const { kind, fromId, toId } = after as { kind: TieKind; fromId: string; toId: string }
    // Those that are kept to a group unless it says otherwise, and who carries on from whom.
    if (circleOfTie(kind) !== 'GROUP' && kind !== 'SUCCEEDS') return nobody
    const isTold = isWide(after.visibility ?? circleOfTie(kind)) && isWider(before, after)
    const acting = kind === 'SUCCEEDS' ? [fromId, toId] : [fromId]
    return isTold ? { field: before ? 'visibility' : 'from', acting } : nobody
  }
  if (row.table === 'stance' || row.table === 'commitment') {
    const isTold = isWide(after.visibility ?? defaultVisibility(row.table))
    if (!isTold || !isWider(before, after)) return nobody
    if (before) return { field: 'visibility', acting: saying(after) }
    const field = row.table === 'commitment' ? 'by' : after.assessorId ? 'assessor' : 'actor'
    return { field, acting: saying(after) }
  }
  if (row.table === 'tieAssessment' && !before) {
    const tie = await rowOf(write, 'tie', after.tieId as string)
    return tie && isWide(tie.visibility) ? { field: 'assessor', acting: saying(after) } : nobody
  }
  if (row.table === 'participation' && after.role === 'ORGANIZER') {
    if (before?.role === 'ORGANIZER') return nobody
    const id = after.activityId as string
    const activity = made.get(id)?.values ?? (await rowOf(write, 'activity', id))
    if (!isWide(activity?.visibility ?? defaultVisibility('activity'))) return nobody
    return { field: before ? 'role' : 'actor', acting: [after.actorId as string] }
  }
  if (row.table !== 'activity' || !before || !isWide(after.visibility)) return nobody
  if (!isWider(before, after)) return nobody
  const organizers = await write.tx.participation.findMany({
    where: { activityId: row.id, role: 'ORGANIZER', absorbedBy: null },
    select: { actorId: true },
  })
  return { field: 'visibility', acting: organizers.map(({ actorId }) => actorId) }
}

/** Who is said to promise, to judge, or to have stated where it stands; an observer speaks for itself. */
const saying = ({ byId, assessorId, actorId, basis }: Values): string[] =>
  [byId, assessorId, basis === 'STATED' ? actorId : null].filter(
    (id): id is string => typeof id === 'string',
  )

const isWide = (visibility: unknown): boolean => visibility !== 'GROUP' && visibility !== 'SELF'

const isWider = (before: Values | null, after: Values): boolean =>
  before === null ||
  visibilities.indexOf(after.visibility as Visibility) <
    visibilities.indexOf(before.visibility as Visibility)
