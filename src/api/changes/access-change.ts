import { writeAudit } from '../../access/audit.ts'
import { type Managed, standing } from '../../access/granting.ts'
import { demandStanding } from '../../access/standing-credential.ts'
import type { Bilingual } from '../../model/language.ts'
import { publicId, readPublicId } from '../../model/public-id.ts'
import type { Prisma } from '../../records/generated/client.ts'
import { notFound, versionConflict } from '../../records/write/apply.ts'
import { type Outcome, perform } from '../../records/write/perform.ts'
import type { Write } from '../../records/write/write.ts'
import type { Context } from '../context.ts'
import type { Input } from './draft.ts'
import { answerOf } from './payload.ts'
import { demandScope, noteRefusal, principalOf, readRequest } from './request.ts'

/**
 * Runs a change of accounts, roles or keys, which stands together with its entry on the audit trail;
 * what is not allowed is noted as well. It needs the scope MANAGE, and a credential that stands until
 * it is made; what else it needs, `work` tells as problems.
 */
export async function manage(
  context: Context,
  name: string,
  typeName: string,
  input: Input,
  work: (write: Write, now: Date) => Promise<Outcome>,
) {
  const { viewer } = context
  demandScope(context, name, 'MANAGE', notForManaging)
  const { asked, faults } = readRequest(input)
  if (faults.length > 0) return answerOf(context, typeName, { problems: faults })
  const { digester } = context.vault
  const request = { principal: principalOf(viewer), name, ...asked, seen: () => ({}), digester }
  const performed = await perform(context.writing, request, async (write) => {
    await demandStanding(write.tx, viewer)
    const done = await work(write, new Date())
    const event = { operation: name, subjects: done.ids, decision: 'ALLOWED' } as const
    if (write.problems() === 0) await writeAudit(write.tx, viewer, [event])
    return done
  })
  await context.endReading()
  noteRefusal(context, name, performed)
  return answerOf(context, typeName, performed)
}

const notForManaging: Bilingual = {
  id: 'Kredensial ini bukan untuk mengelola akun.',
  en: 'That credential is not for managing accounts.',
}

/** Tells that the viewer may not do that, and who may. */
export const tellNotAllowed = (write: Write, who: Bilingual, ...path: string[]): void =>
  write.problem({
    code: 'NOT_ALLOWED',
    text: {
      id: `Peran Anda tidak mengizinkannya. ${who.id}`,
      en: `Your roles do not allow that. ${who.en}`,
    },
    path: ['input', ...path],
  })

/** The uuid in a public id; null, and NOT_FOUND is told, when it is none of that type. */
export function idGiven(
  write: Write,
  prefix: 'account' | 'grant' | 'apiKey' | 'person',
  text: string,
  field: string,
): string | null {
  const read = readPublicId(text)
  if (read?.prefix === prefix) return read.id
  write.problem(notFound(['input', field]))
  return null
}

/** An open account as it is when a change of it begins. */
export interface OpenAccount extends Managed {
  readonly version: number
  readonly madeById: string | null
  /** Whether tokens sign in to it. */
  readonly hasToken: boolean
}

/** An open account, held fast until the change is made; null, and NOT_FOUND is told: there is none. */
export async function openAccount(
  write: Write,
  where: Prisma.AccountWhereInput,
  now: Date,
  field: string,
): Promise<OpenAccount | null> {
  const select = {
    ...{ id: true, personId: true, version: true, madeById: true, issuer: true },
    grants: { where: standing(now), select: { role: true, overId: true } },
  } as const
  const open = { AND: [where, { closedAt: null }] }
  const seen = await write.tx.account.findFirst({ where: open, select: { id: true } })
  if (seen) await write.tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${seen.id}::uuid FOR UPDATE`
  const found = seen && (await write.tx.account.findFirst({ where: open, select }))
  if (!found) {
    write.problem(notFound(['input', field]))
    return null
  }
  const { grants, issuer, ...account } = found
  const hasToken = issuer !== null
  return { ...account, hasToken, held: grants.map(({ role, overId }) => ({ role, over: overId })) }
}

/** Whether a row is of the version that the input names; tells VERSION_CONFLICT when not. */
export function isVersion(
  write: Write,
  table: 'account' | 'grant',
  row: { readonly id: string; readonly version: number },
  expected: number,
): boolean {
  if (row.version === expected) return true
  const path = ['input', 'expectedVersion']
  write.problem(versionConflict({ table, id: row.id }, row.version, path))
  return false
}

/** The row that was written, if one was, and the account that it is about. */
export const outcome = (
  table: 'account' | 'grant' | 'apiKey',
  id: string | null,
  accountId?: string,
): Outcome => ({
  ids: [
    ...(id === null ? [] : [publicId(table, id)]),
    ...(id === null || accountId === undefined ? [] : [publicId('account', accountId)]),
  ],
})
