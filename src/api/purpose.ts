import { purposeRequired } from '../access/consents.ts'
import type { AuditEvent } from '../model/audit.ts'
import type { Context } from './context.ts'

/** What is read or changed, and of whom, as the trail tells it. */
export type About = Pick<AuditEvent, 'operation' | 'subjects'>

/** Throws PURPOSE_REQUIRED, and notes that, where no purpose is said. */
export function demandPurposeOn({ viewer, audit }: Context, about: About): void {
  if (viewer.purpose !== null) return
  audit({ ...about, decision: 'REFUSED', code: 'PURPOSE_REQUIRED' })
  throw purposeRequired()
}
