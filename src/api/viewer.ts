import { permissionsOf } from '../access/permissions.ts'
import { publicId } from '../model/public-id.ts'
import type { Held, Viewer } from '../model/viewer.ts'
import { Account } from './account.ts'
import { ActorRef, resolveActors } from './actor-ref.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { PermissionEnum, PurposeEnum, RoleEnum, ScopeEnum } from './enums.ts'
import { findOne } from './table.ts'

const HeldRole = builder.objectRef<Held>('HeldRole').implement({
  description: 'A role that the viewer holds.',
  fields: (t) => ({
    role: t.expose('role', { type: RoleEnum, description: 'What it is.' }),
    over: t.id({
      nullable: true,
      description: 'The id of the group or alliance it is held over. Null: the whole network.',
      resolve: ({ over }) => over && publicId('actor', over),
    }),
  }),
})

const permissionsDescription =
  'What you may do over an actor, or, without `over`, over the whole network and with the records that belong to nobody. A mutation asks the same before it writes. Empty for an actor that you do not see.'

const overArg = {
  type: ActorRef,
  description: 'The group or alliance. Default: the whole network.',
} as const

type Over = typeof ActorRef.$inferInput | null | undefined

async function permissionsOver(context: Context, over: Over) {
  const [id = null] = over ? await resolveActors(context, [over]) : []
  if (over && id === null) return []
  return [...permissionsOf(context.viewer, id)]
}

const ViewerRef = builder.objectRef<Viewer>('Viewer').implement({
  description: 'Whoever asks, as the key or token of the request says.',
  fields: (t) => ({
    account: t.field({
      type: Account,
      nullable: true,
      description:
        'The account, with its roles and keys. Null: nobody has an account by that token, which holds no role then. READ_OWN_DATA is missing until the key or token is confirmed (see confirmAccount).',
      resolve: ({ accountId }, _args, context, info) =>
        accountId === null
          ? null
          : (findOne(context, info, 'account', 'Account', [{ id: accountId }]) as never),
    }),
    roles: t.field({
      type: [HeldRole],
      description: 'The roles that count now; that of a companion only once its group has agreed.',
      resolve: ({ held }) => [...held],
    }),
    scopes: t.field({
      type: [ScopeEnum],
      description: 'What the key or token may be used for, at most.',
      resolve: ({ scopes }) => [...scopes],
    }),
    purpose: t.field({
      type: PurposeEnum,
      nullable: true,
      description:
        'What personal data are asked for, by the header Anyam-Purpose. Null: for nothing.',
      resolve: ({ purpose }) => purpose,
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the key or token ends. Null: the request bears none.',
      resolve: ({ credential }) => credential?.expiresAt ?? null,
    }),
    permissions: t.field({
      type: [PermissionEnum],
      description: permissionsDescription,
      args: { over: t.arg(overArg) },
      resolve: (_viewer, { over }, context) => permissionsOver(context, over),
    }),
  }),
})

builder.queryFields((t) => ({
  viewer: t.field({
    type: ViewerRef,
    nullable: true,
    description: 'Who you are to Anyam. Null: nobody is signed in.',
    resolve: (_root, _args, { viewer }) =>
      viewer.credential || viewer.accountId !== null ? viewer : null,
  }),
  permissions: t.field({
    type: [PermissionEnum],
    description: permissionsDescription,
    args: { over: t.arg(overArg) },
    resolve: (_root, { over }, context) => permissionsOver(context, over),
  }),
}))
