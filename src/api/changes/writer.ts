import { seenTables } from '../../access/change-tables.ts'
import { heldOver, holds } from '../../access/circles.ts'
import type { Seen } from '../../records/write/write.ts'
import type { Context } from '../context.ts'
import { demandScope, principalOf } from './request.ts'

/** Who makes a change, as the transaction that makes it knows them. */
export interface Writer {
  /** What revisions and keys call them: an account, never a person. */
  readonly principal: string
  /** Uuids of the groups that they act for. Null: whose a record is need not be said. */
  readonly homes: readonly string[] | null
  readonly seen: Seen
}

/** Throws UNAUTHENTICATED when nobody is signed in, NOT_ALLOWED when the credential is not for writing. */
export function writerOf(context: Context, operation: string): Writer {
  const { viewer, seen } = context
  demandScope(context, operation, 'WRITE', {
    id: 'Kredensial ini bukan untuk menulis.',
    en: 'That credential is not for writing.',
  })
  return {
    principal: principalOf(viewer),
    homes: holds(viewer, 'DEVELOPER') ? null : heldOver(viewer, ['ORGANIZER', 'COMPANION']),
    seen: seenTables(seen),
  }
}
