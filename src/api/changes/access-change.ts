import { writeAudit } from '../../access/audit.ts'
import { type Managed, standing } from '../../access/granting.ts'
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
 * what is not allowed is noted as well. It needs the scope MANAGE; what else it needs, `work` tells
 * as problems.
 */
export async function manage(
  context: Context,
  name: string,
  typeName: string,
  input: Input,
  work: (write: Write, now: Date) => Promise<Outcome>,
) {
  const { viewer } = context
  demandScope(viewer, 'MANAGE', notForManaging)
  const { asked, faults } = readRequest(input)
  if (faults.length > 0) return answerOf(context, typeName, { problems: faults })
  const request = { principal: principalOf(viewer), name, ...asked, seen: () => ({}) }
  const performed = await perform(context.writing, request, async (write) => {
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

const notAllowedText: Bilingual = {
  id: 'Peran Anda tidak mengizinkannya. Lihat viewer.permissions.',
  en: 'Your roles do not allow that. See viewer.permissions.',
}

/** Tells that the viewer may not do that. */
export const tellNotAllowed = (write: Write, ...path: string[]): void =>
  write.problem({ code: 'NOT_ALLOWED', text: notAllowedText, path: ['input', ...path] })

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

/** An open account, held fast until the change is made; null, and NOT_FOUND is told: there is none. */
export async function openAccount(
  write: Write,
  where: Prisma.AccountWhereInput,
  now: Date,
  field: string,
): Promise<(Managed & { version: number }) | null> {
  const select = {
    ...{ id: true, personId: true, version: true },
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
  const { grants, ...account } = found
  return { ...account, held: grants.map(({ role, overId }) => ({ role, over: overId })) }
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

export const outcome = (table: 'account' | 'grant' | 'apiKey', id: string | null): Outcome => ({
  ids: id === null ? [] : [publicId(table, id)],
})
