import type { ProblemCode } from './problem-codes.ts'

/** Whether what was asked for was given. */
export const auditDecisions = ['ALLOWED', 'REFUSED'] as const

export type AuditDecision = (typeof auditDecisions)[number]

/** What was read, changed or refused; who did it and for what is added from the viewer. */
export interface AuditEvent {
  /** The field of the API, or the command, by its name: `exportMyData`, `person.name`, `breach`. */
  readonly operation: string
  /** Public ids of the records it was done to, and nothing else of them; more than 1,000 become several entries. */
  readonly subjects: readonly string[]
  readonly decision: AuditDecision
  /** The code of the refusal; left out when it was allowed. */
  readonly code?: ProblemCode
}

/**
 * Notes an event of the request. What is noted is written before the answer leaves; where it cannot
 * be written, the answer is AUDIT_UNAVAILABLE and carries no data. Events that are alike, their
 * subjects aside, are written as one entry.
 */
export type Audit = (event: AuditEvent) => void
