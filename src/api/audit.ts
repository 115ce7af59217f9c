import type { GraphQLResolveInfo } from 'graphql'
import { may } from '../access/permissions.ts'
import { Refusal } from '../model/problem.ts'
import { idOf, parsePublicId, publicId } from '../model/public-id.ts'
import { inOrder } from '../network/keyset.ts'
import type { AuditEntry as EntryRow, Prisma } from '../records/generated/client.ts'
import { builder } from './builder.ts'
import { connectionType } from './connection.ts'
import type { Context } from './context.ts'
import { listName } from './cursor.ts'
import { AuditDecisionEnum, PurposeEnum, RoleEnum } from './enums.ts'
import { type Connection, readPage, toConnection } from './page.ts'
import { asks } from './selection.ts'

const Entry = builder.objectRef<EntryRow>('AuditEntry').implement({
  description:
    'That something personal was read or changed, that a role or a key was managed, or that this was refused. Entries are added and never change; each day is sealed.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When it was written.' }),
    account: t.id({
      nullable: true,
      description:
        'The id of the account. Null: a command of whoever runs Anyam, or a token without an account.',
      resolve: ({ accountId }) => accountId && publicId('account', accountId),
    }),
    credential: t.exposeString('credential', {
      nullable: true,
      description:
        'What it was signed with: a key by its id, a token by a digest, as token_…. Null: nothing.',
    }),
    roles: t.field({
      type: [RoleEnum],
      description: 'The roles of the account at that moment, each once.',
      resolve: ({ roles }) => roles,
    }),
    purpose: t.expose('purpose', {
      type: PurposeEnum,
      nullable: true,
      description: 'What it was said to be for. Null: nothing was said.',
    }),
    operation: t.exposeString('operation', {
      description: 'The field of this API, or the command, that did it.',
    }),
    subjects: t.exposeIDList('subjects', {
      description:
        'The ids of the records it was done to, at most 1,000; where there were more, further entries follow.',
    }),
    decision: t.expose('decision', {
      type: AuditDecisionEnum,
      description: 'Whether it was given.',
    }),
    code: t.exposeString('code', {
      nullable: true,
      description: 'The code of the refusal. Null: it was not refused.',
    }),
  }),
})

const Connections = connectionType<EntryRow, EntryRow>({
  name: 'AuditEntry',
  of: 'entries of the audit trail, newest first',
  node: Entry,
  nodeOf: (row) => row,
})

const Filter = builder.inputType('AuditFilter', {
  description: 'Which entries; what is left out is not asked for.',
  fields: (t) => ({
    account: t.id({ description: 'Those of this account; its id begins with account_.' }),
    credential: t.string({
      description: 'Those signed with this key or token, as entries say it.',
    }),
    subject: t.id({ description: 'Those about the record of this id.' }),
    operation: t.string({ description: 'Those of this operation.' }),
    decision: t.field({ type: AuditDecisionEnum, description: 'Those that ended so.' }),
    since: t.field({ type: 'DateTime', description: 'Those from this instant on.' }),
    until: t.field({ type: 'DateTime', description: 'Those before this instant.' }),
  }),
})

type Asked = typeof Filter.$inferInput

function whereOf(filter: Asked): Prisma.AuditEntryWhereInput {
  const { account, credential, subject, operation, decision, since, until } = filter
  if (subject != null) parsePublicId(subject)
  return {
    ...(account == null ? {} : { accountId: idOf('account', account) }),
    ...(credential == null ? {} : { credential }),
    ...(subject == null ? {} : { subjects: { has: subject } }),
    ...(operation == null ? {} : { operation }),
    ...(decision == null ? {} : { decision }),
    at: { ...(since == null ? {} : { gte: since }), ...(until == null ? {} : { lt: until }) },
  }
}

/** Entries have numbers, and cursors the id of a record: this stands for none. */
const noRecord = '00000000-0000-0000-0000-000000000000'

async function readAudit(
  context: Context,
  info: GraphQLResolveInfo,
  filter: Asked,
  args: { first?: number | null | undefined; after?: string | null | undefined },
): Promise<Connection<EntryRow>> {
  const where = whereOf(filter)
  const { limit, cursor } = readPage(listName(['audit', filter]), args)
  if (cursor && !/^\d{1,18}$/.test(cursor.key)) {
    throw new Refusal('BAD_CURSOR', {
      id: 'Kursor itu tidak dibuat oleh Anyam.',
      en: 'That cursor was not made by Anyam.',
    })
  }
  const table = context.records.auditEntry
  const [rows, total] = await Promise.all([
    table.findMany({
      where: { ...where, ...(cursor ? { id: { lt: BigInt(cursor.key) } } : {}) },
      orderBy: { id: 'desc' },
      take: limit + 1,
    }),
    asks(context, info, 'totalCount') ? table.count({ where }) : null,
  ])
  const page = inOrder(rows, { limit, backward: false }, total)
  const request = { backward: false, after: cursor }
  return toConnection(listName(['audit', filter]), null, request, page, ({ id }) => ({
    key: String(id),
    id: noRecord,
  }))
}

builder.queryField('audit', (t) =>
  t.field({
    type: Connections,
    nullable: true,
    description:
      'The audit trail, newest first, for whoever may READ_AUDIT; reading it is an entry as well. Null: you may not.',
    args: {
      filter: t.arg({ type: Filter, description: 'Which entries. Default: all.' }),
      first: t.arg.int({
        description: 'How many entries, or after `after`: 1 to 100. Default 25.',
      }),
      after: t.arg.string({ description: 'A cursor: the page begins after it.' }),
    },
    resolve: async (_root, { filter, first, after }, context, info) => {
      const operation = 'audit'
      const { account, subject } = filter ?? {}
      if (!may(context.viewer, 'READ_AUDIT', null)) {
        context.audit({ operation, subjects: [], decision: 'REFUSED', code: 'NOT_ALLOWED' })
        throw new Refusal('NOT_ALLOWED', {
          id: 'Jejak audit dibaca oleh petugas data pribadi.',
          en: 'The audit trail is for the data officer.',
        })
      }
      const page = await readAudit(context, info, filter ?? {}, { first, after })
      const subjects = [account, subject].filter((one) => one != null)
      context.audit({ operation, subjects, decision: 'ALLOWED' })
      return page
    },
  }),
)
