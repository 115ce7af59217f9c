import { seenAccounts, standing, valid } from '../access/granting.ts'
import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, related, relatedIfSeen, selects } from './column.ts'
import type { Context } from './context.ts'
import { RoleEnum, ScopeEnum } from './enums.ts'
import { idField, Node, registerNode } from './node.ts'

const account = columnsOf('Account')
const grant = columnsOf('Grant')
const key = columnsOf('ApiKey')

/** How many standing roles, and keys, an account may have; no list of them is cut. */
export const mostGrants = 100
export const mostKeys = 20

export const Account = builder.prismaObject('Account', {
  description: documentation('Account'),
  select: { id: true },
  interfaces: [Node],
})

export const Grant = builder.prismaObject('Grant', {
  description: documentation('Grant'),
  select: { id: true },
  interfaces: [Node],
})

export const ApiKey = builder.prismaObject('ApiKey', {
  description: documentation('ApiKey'),
  select: { id: true },
  interfaces: [Node],
})

const listed = (
  name: 'grants' | 'keys',
  most: number,
  where: (context: Context, now: Date) => object,
) => ({
  extensions: {
    pothosPrismaSelect: (
      _args: object,
      context: Context,
      nested: (query: object) => Record<string, unknown>,
    ) => ({
      select: {
        [name]: nested({ where: where(context, new Date()), orderBy: { id: 'asc' }, take: most }),
      },
    }),
  },
  resolve: related(name),
})

builder.objectFields(Account, (t) => ({
  id: t.id(idField('account')),
  label: t.string({ ...account('label'), nullable: true }),
  confirmedAt: t.field({ ...account('confirmedAt'), type: 'DateTime', nullable: true }),
  closedAt: t.field({ ...account('closedAt'), type: 'DateTime', nullable: true }),
  version: t.int({ ...account('version'), description: 'Counts its changes.' }),
  grants: t.field({
    type: [Grant],
    description: `The roles that stand, the earliest first, as far as you may see them; an account has at most ${mostGrants}.`,
    ...listed('grants', mostGrants, ({ viewer }, now) => ({
      AND: [standing(now), seenAccounts(viewer).grant],
    })),
  }),
  keys: t.field({
    type: [ApiKey],
    description: `The keys that stand, the earliest first, as far as you may see them, never their secrets; an account has at most ${mostKeys}.`,
    ...listed('keys', mostKeys, ({ viewer }, now) => ({
      AND: [valid(now), seenAccounts(viewer).key],
    })),
  }),
}))

builder.objectFields(Grant, (t) => ({
  id: t.id(idField('grant')),
  account: t.field({
    type: Account,
    description: 'Who holds it.',
    extensions: selects((nested) => ({ account: nested() })),
    resolve: related('account'),
  }),
  role: t.field({ ...grant('role'), type: RoleEnum, description: 'What it is.' }),
  over: t.field({
    type: Actor,
    nullable: true,
    description:
      'What it is held over. Null: the whole network (see isWhole), or you may not see it.',
    ...relatedIfSeen('over', 'actor'),
  }),
  isWhole: t.boolean({
    description: 'Whether it is held over the whole network.',
    extensions: { pothosPrismaSelect: { overId: true } },
    resolve: (row) => (row as unknown as { overId: string | null }).overId === null,
  }),
  consentedAt: t.field({ ...grant('consentedAt'), type: 'DateTime', nullable: true }),
  endsAt: t.field({ ...grant('endsAt'), type: 'DateTime', nullable: true }),
  revokedAt: t.field({ ...grant('revokedAt'), type: 'DateTime', nullable: true }),
  version: t.int({ ...grant('version'), description: 'Counts its changes.' }),
}))

builder.objectFields(ApiKey, (t) => ({
  id: t.id(idField('apiKey')),
  label: t.string({ ...key('label'), nullable: true }),
  scopes: t.field({ ...key('scopes'), type: [ScopeEnum] }),
  expiresAt: t.field({
    ...key('expiresAt'),
    type: 'DateTime',
    description: 'When it ends by itself.',
  }),
  isOwn: t.boolean({
    description:
      'Whether its own holder made it, or the command of whoever runs Anyam. False: somebody else did, who may have a copy.',
    extensions: { pothosPrismaSelect: { madeById: true } },
    resolve: (row) => (row as unknown as { madeById: string | null }).madeById === null,
  }),
  confirmedAt: t.field({ ...key('confirmedAt'), type: 'DateTime', nullable: true }),
  revokedAt: t.field({ ...key('revokedAt'), type: 'DateTime', nullable: true }),
  lastUsedOn: t.field({
    ...key('lastUsedOn'),
    type: 'Date',
    nullable: true,
    resolve: (row) =>
      (row as unknown as { lastUsedOn: Date | null }).lastUsedOn?.toISOString().slice(0, 10) ??
      null,
  }),
  createdAt: t.field({
    ...key('createdAt'),
    type: 'DateTime',
    description: 'When it was made.',
  }),
  version: t.int({ ...key('version'), description: 'Counts its changes.' }),
}))

/** Whoever is nobody has nothing to do with accounts, and the records do not let them ask. */
const narrow = async ({ viewer }: Context, ids: readonly string[]): Promise<string[]> =>
  viewer.accountId === null && viewer.held.length === 0 ? [] : [...ids]

registerNode('account', {
  typeName: 'Account',
  where: ({ viewer }) => seenAccounts(viewer).account,
  narrow,
})
registerNode('grant', {
  typeName: 'Grant',
  where: ({ viewer }) => seenAccounts(viewer).grant,
  narrow,
})
registerNode('apiKey', {
  typeName: 'ApiKey',
  where: ({ viewer }) => seenAccounts(viewer).key,
  narrow,
})
