import type { Audit, AuditEvent } from '../model/audit.ts'
import { Refusal } from '../model/problem.ts'
import { isUuid } from '../model/public-id.ts'
import type { Credential, Viewer } from '../model/viewer.ts'
import type { PrismaClient } from '../records/generated/client.ts'

/** Where entries are written: the client, or a transaction. */
type Run = Pick<PrismaClient, 'auditEntry'>

/** The most subjects of one entry. */
const mostSubjects = 1000

/** What a request has noted and not yet written. */
export interface Trail {
  readonly note: Audit
  /** Writes it, all or nothing; throws AUDIT_UNAVAILABLE. */
  readonly settle: () => Promise<void>
}

/** When a request is broken off, and who is told that its trail could not be written then. */
export interface BrokenOff {
  readonly signal: AbortSignal
  readonly onTrouble: (error: unknown) => void
}

/**
 * The trail of one request; `client` must not be the request's own transaction, which only reads. A
 * refusal of whoever is not signed in is not noted: it tells of nobody, and costs nobody anything.
 * A request that is broken off has no answer that would wait for its trail: what it has noted is
 * written at that moment, and what its work notes later, at once.
 */
export function makeTrail(client: Run, viewer: Viewer, off?: BrokenOff): Trail {
  let noted: AuditEvent[] = []
  let listens = false
  const settle = async (): Promise<void> => {
    const events = noted
    noted = []
    try {
      await writeAudit(client, viewer, events)
    } catch (error) {
      throw unavailable(error)
    }
  }
  const settleUnasked = (): void => void settle().catch(off?.onTrouble)
  return {
    note: (event) => {
      checkEvent(event)
      if (event.decision === 'REFUSED' && isNobody(viewer)) return
      noted.push(event)
      if (off?.signal.aborted) settleUnasked()
      else if (!listens) off?.signal.addEventListener('abort', settleUnasked, { once: true })
      listens = true
    },
    settle,
  }
}

/**
 * Writes events of a viewer at once; in a transaction, they stand if what they tell of does. Events
 * that are alike but for their subjects become one entry for each 1,000 subjects.
 */
export async function writeAudit(
  run: Run,
  viewer: Pick<Viewer, 'accountId' | 'credential' | 'held' | 'purpose'>,
  events: readonly AuditEvent[],
): Promise<void> {
  if (events.length === 0) return
  for (const event of events) checkEvent(event)
  const who = {
    accountId: viewer.accountId,
    credential: viewer.credential && credentialId(viewer.credential),
    roles: [...new Set(viewer.held.map(({ role }) => role))],
    purpose: viewer.purpose,
  }
  await run.auditEntry.createMany({ data: gathered(events).map((one) => ({ ...who, ...one })) })
}

/** Who stands in an entry that a command writes. */
export const nobody = { accountId: null, credential: null, held: [], purpose: null } as const

const isNobody = ({ accountId, credential, held }: Viewer): boolean =>
  accountId === null && credential === null && held.length === 0

/** How the trail names what a request was signed with: `apiKey_…` or `token_…`. */
export const credentialId = ({ kind, id }: Credential): string =>
  `${kind === 'KEY' ? 'apiKey' : 'token'}_${id}`

interface Entry {
  readonly operation: string
  readonly decision: AuditEvent['decision']
  readonly code: string | null
  readonly subjects: string[]
}

function gathered(events: readonly AuditEvent[]): Entry[] {
  const alike = new Map<string, Entry & { readonly of: Set<string> }>()
  for (const { operation, decision, code = null, subjects } of events) {
    const key = JSON.stringify([operation, decision, code])
    const entry = alike.get(key) ?? { operation, decision, code, subjects: [], of: new Set() }
    for (const one of subjects) entry.of.add(one)
    alike.set(key, entry)
  }
  return [...alike.values()].flatMap(({ of, ...entry }) => {
    const all = [...of]
    const count = Math.max(1, Math.ceil(all.length / mostSubjects))
    return Array.from({ length: count }, (_, at) => ({
      ...entry,
      subjects: all.slice(at * mostSubjects, (at + 1) * mostSubjects),
    }))
  })
}

/** A trail must not hold what it watches over, so what is no id and no name of a field is a fault. */
function checkEvent({ operation, subjects }: AuditEvent): void {
  if (!/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)*$/.test(operation) || operation.length > 100) {
    throw new Error('The operation of an audit entry is no name of a field or command')
  }
  if (!subjects.every(isPublicId)) throw new Error('A subject of an audit entry is no public id')
}

const isPublicId = (text: string): boolean => {
  const at = text.indexOf('_')
  return /^[a-z][A-Za-z]{1,40}$/.test(text.slice(0, at)) && isUuid(text.slice(at + 1))
}

const unavailable = (cause: unknown): Refusal =>
  new Refusal(
    'AUDIT_UNAVAILABLE',
    {
      id: 'Pembacaan ini tidak dapat dicatat dalam jejak audit, jadi jawabannya ditahan. Coba lagi nanti.',
      en: 'This reading cannot be put on the audit trail, so its answer is kept back. Try again later.',
    },
    { cause },
  )
