import type { AuditDecision } from './audit.ts'
import { type Terms, term } from './term.ts'

export const auditDecisionTerms: Terms<AuditDecision> = {
  ALLOWED: term(['Diberikan', 'Allowed'], ['Yang diminta diberikan.', 'It was given or done.']),
  REFUSED: term(['Ditolak', 'Refused'], ['Yang diminta ditolak.', 'It was refused.']),
}
