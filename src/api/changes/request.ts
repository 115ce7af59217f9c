import { holds } from '../../access/circles.ts'
import type { Bilingual } from '../../model/language.ts'
import { Refusal } from '../../model/problem.ts'
import type { Scope, Viewer } from '../../model/viewer.ts'
import type { Performed } from '../../records/write/perform.ts'
import type { ChangeProblem } from '../../records/write/write.ts'
import type { Context } from '../context.ts'
import type { Input } from './draft.ts'

/** What revisions, merges and keys of repetition call whoever asks: an account, never a person. */
export const principalOf = ({ accountId }: Viewer): string =>
  accountId === null ? 'developer' : `account:${accountId}`

/** Throws UNAUTHENTICATED when nobody is signed in. */
export function demandSignedIn(viewer: Viewer): void {
  if (viewer.accountId !== null || holds(viewer, 'DEVELOPER')) return
  throw new Refusal('UNAUTHENTICATED', {
    id: 'Perubahan memerlukan kredensial.',
    en: 'Changes need a credential.',
  })
}

/**
 * Throws UNAUTHENTICATED, or NOT_ALLOWED with that text when the credential has not the scope; that
 * is noted on the trail, as what the operation came to.
 */
export function demandScope(
  { viewer, audit }: Context,
  operation: string,
  scope: Scope,
  text: Bilingual,
): void {
  demandSignedIn(viewer)
  if (viewer.scopes.includes(scope)) return
  audit({ operation, subjects: [], decision: 'REFUSED', code: 'NOT_ALLOWED' })
  throw new Refusal('NOT_ALLOWED', text)
}

/** An input without what says how it is asked for; `faults`: what is wrong with that. */
export function readRequest(input: Input) {
  const { idempotencyKey, validateOnly, ...rest } = input
  const key = (idempotencyKey ?? null) as string | null
  const faults = key === null || /^[!-~]{1,200}$/.test(key) ? [] : [badKey]
  return { asked: { input: rest, key, validateOnly: validateOnly === true }, faults }
}

const badKey: ChangeProblem = {
  code: 'BAD_VALUE',
  text: {
    id: 'Kunci terdiri atas 1 sampai 200 karakter ASCII tanpa spasi.',
    en: 'A key is made of 1 to 200 ASCII characters without spaces.',
  },
  path: ['input', 'idempotencyKey'],
}

/** Puts on the audit trail that a change was not allowed, if it was not. */
export function noteRefusal({ audit }: Context, operation: string, performed: Performed): void {
  if (!performed.problems?.some(({ code }) => code === 'NOT_ALLOWED')) return
  audit({ operation, subjects: [], decision: 'REFUSED', code: 'NOT_ALLOWED' })
}
