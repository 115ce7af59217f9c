import { kindOfClassification } from '../model/actor.ts'
import type { Viewer } from '../model/viewer.ts'
import type { Values, Write } from '../records/write/write.ts'
import { standing } from './granting.ts'
import { may } from './permissions.ts'

/** A group is kept by its organizers; while it has none, by whoever writes for the whole network. */
export async function mayKeepActor(
  write: Write,
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
  return may(viewer, 'ADMIT_TO_ALLIANCE', null) && !(await hasOrganizer(write, id))
}

/** Whether somebody organizes that group today. */
export async function hasOrganizer({ tx }: Write, id: string): Promise<boolean> {
  const organizer = await tx.grant.findFirst({
    where: { overId: id, role: 'ORGANIZER', ...standing(new Date()) },
    select: { id: true },
  })
  return organizer !== null
}
