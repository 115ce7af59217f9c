import { v7 } from 'uuid'
import { type DataRequestKind, dueAfter } from '../model/data-request.ts'
import type { Viewer } from '../model/viewer.ts'
import type { Prisma, PrismaClient } from '../records/generated/client.ts'
import { holds } from './circles.ts'
import { may, overWhich } from './permissions.ts'

type Tx = Prisma.TransactionClient
type Where = Prisma.DataRequestWhereInput

/** The most people whose requests an officer of single groups is shown. */
const mostPeople = 10_000

/** Uuids of the groups whose people's requests the viewer handles; ALL: everybody's. */
export function handledBy(viewer: Viewer): 'ALL' | string[] {
  return may(viewer, 'HANDLE_REQUESTS', null) ? 'ALL' : overWhich(viewer, 'HANDLE_REQUESTS')
}

/** Whether the viewer handles the requests of this person, or has erased them. */
export async function handlesFor(
  run: Pick<Tx, 'membership' | 'dataRequest'>,
  viewer: Viewer,
  personId: string,
): Promise<boolean> {
  const handled = handledBy(viewer)
  if (handled === 'ALL') return true
  if (handled.length === 0) return false
  const where = { personId, groupId: { in: handled }, absorbedBy: null }
  if ((await run.membership.findFirst({ where, select: { id: true } })) !== null) return true
  const erased = { personId, kind: 'ERASURE', status: 'DONE', ...answeredBy(viewer) } as const
  return (await run.dataRequest.findFirst({ where: erased, select: { id: true } })) !== null
}

/** Requests that the viewer has answered; nobody has none. */
const answeredBy = ({ accountId }: Viewer) =>
  accountId === null ? { id: { in: [] } } : { answeredById: accountId }

/** The filter of the requests that a viewer sees: their own, and those that they handle. Null: none. */
export async function requestsSeenBy(
  run: Pick<PrismaClient, 'membership'>,
  viewer: Viewer,
): Promise<Where | null> {
  const handled = handledBy(viewer)
  if (handled === 'ALL') return {}
  const own = may(viewer, 'READ_OWN_DATA', null) ? viewer.personId : null
  if (own === null && handled.length === 0) return null
  const members =
    handled.length === 0
      ? []
      : await run.membership.findMany({
          where: { groupId: { in: handled }, absorbedBy: null },
          select: { personId: true },
          distinct: ['personId'],
          orderBy: { personId: 'asc' },
          take: mostPeople,
        })
  const people = members.map(({ personId }) => personId)
  const theirs = { personId: { in: own === null ? people : [...people, own] } }
  // Of whoever they have erased, no membership tells any more that they handled them.
  return handled.length === 0 ? theirs : { OR: [theirs, answeredBy(viewer)] }
}

/** Whether there is anybody but the viewer whose requests the viewer is shown. */
export const handlesAny = (viewer: Viewer): boolean => handledBy(viewer).length > 0

/** The filter of the requests that are late at a moment: not answered, and due before it. */
export const overdueAt = (now: Date): Where => ({ status: 'RECEIVED', dueAt: { lt: now } })

/** Puts a request on the register, to be answered within 3 times 24 hours of when it came; its uuid. */
export async function enterRequest(
  tx: Tx,
  request: { kind: DataRequestKind; personId: string; receivedAt: Date },
): Promise<string> {
  const id = v7()
  await tx.dataRequest.create({ data: { id, ...request, dueAt: dueAfter(request.receivedAt) } })
  return id
}

/** What was asked, and done in the same moment. */
export interface AtOnce {
  readonly kind: DataRequestKind
  readonly personId: string
  /** The account that did it; left out: Anyam itself. */
  readonly answeredById?: string | null
  readonly receipt?: string
}

/**
 * Notes that what was asked is done: in the requests of that kind that are open, or else in a new one.
 * An erasure leaves nothing open. The uuid of the request.
 */
export async function answerAtOnce(tx: Tx, done: AtOnce): Promise<string> {
  const { kind, personId, answeredById = null, receipt } = done
  const told = receipt === undefined ? {} : { receipt }
  if (receipt !== undefined) {
    const before = await tx.dataRequest.findFirst({
      where: { kind, personId, receipt },
      select: { id: true },
    })
    if (before) return before.id
  }
  const now = new Date()
  const answer = { status: 'DONE', answeredAt: now, answeredById } as const
  const same = { kind, personId, status: 'RECEIVED' } as const
  const open = await tx.dataRequest.findFirst({
    where: same,
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  const version = { increment: 1 }
  await tx.dataRequest.updateMany({ where: same, data: { ...answer, ...told, version } })
  if (kind === 'ERASURE') {
    const rest = { personId, status: 'RECEIVED' } as const
    await tx.dataRequest.updateMany({ where: rest, data: { ...answer, version } })
  }
  if (open) return open.id
  const id = v7()
  await tx.dataRequest.create({
    data: { id, kind, personId, receivedAt: now, dueAt: dueAfter(now), ...answer, ...told },
  })
  return id
}

/** Whether what a request asks can be seen to be done: an erasure and a restriction leave a trace. */
export async function isFulfilled(
  tx: Tx,
  { kind, personId }: { kind: DataRequestKind; personId: string },
): Promise<boolean> {
  if (kind !== 'ERASURE' && kind !== 'RESTRICTION') return true
  const person = await tx.person.findUnique({
    where: { id: personId },
    select: { restrictedAt: true },
  })
  return kind === 'ERASURE' ? person === null : (person?.restrictedAt ?? null) !== null
}

/** Whether personal data may be handled for what the viewer says that they are handled for. */
export const hasOfficersPurpose = (viewer: Viewer): boolean =>
  viewer.purpose === 'DATA_SUBJECT_REQUEST' || holds(viewer, 'DEVELOPER')
