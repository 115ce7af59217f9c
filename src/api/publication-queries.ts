import { publicId } from '../model/public-id.ts'
import { Activity, ActivityConnection } from './activity.ts'
import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { loaded } from './column.ts'
import { connectionType } from './connection.ts'
import { PublicationRoleKindEnum } from './enums.ts'
import { joinPage, throughPage } from './join-page.ts'
import { foldedNames, sameText } from './named.ts'
import { refWhere } from './node.ts'
import { type PageArgs, pageArgs } from './page.ts'
import { Publication } from './publication.ts'
import { recordPage } from './record-page.ts'
import { findOne } from './table.ts'

const PublicationRef = builder.inputType('PublicationRef', {
  description: 'Names one publication, by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its id, beginning with publication_.' }),
    slug: t.string({ description: 'Its slug.' }),
  }),
})

type PublicationRow = { id: string }

const PublicationConnection = connectionType<PublicationRow, PublicationRow>({
  name: 'Publication',
  of: 'publications',
  node: Publication as never,
  nodeOf: (row) => row,
})

const titled = (title: string): object => ({
  OR: [{ sortName: { in: foldedNames(title) } }, { titles: { some: { title: sameText(title) } } }],
})

builder.queryFields((t) => ({
  publication: t.field({
    type: Publication,
    nullable: true,
    description: 'One publication. Null: there is none, or you may not see it.',
    args: { by: t.arg({ type: PublicationRef, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) =>
      findOne(context, info, 'publication', 'Publication', [
        context.seen.publication,
        refWhere('publication', by),
      ]) as never,
  }),
  publications: t.field({
    type: PublicationConnection,
    description: 'What the movement published, in order of title.',
    args: {
      ...pageArgs(),
      named: t.arg.string({
        description:
          'Only publications of this title, the settled one or a variant. Case does not matter, nor do accents in the settled one.',
      }),
    },
    resolve: (_root, args, context, info) =>
      recordPage<PublicationRow>(context, info, args, {
        table: 'publication',
        typeName: 'Publication',
        where: { AND: [context.seen.publication, args.named == null ? {} : titled(args.named)] },
        key: { path: ['sortName'], kind: 'TEXT' },
        descending: false,
        name: ['publications', args.named],
      }),
  }),
}))

builder.prismaObjectFields(Publication, (t) => ({
  activities: t.field({
    type: ActivityConnection,
    description:
      'The activities that shaped or presented it, by the earliest day each may have begun; those without a day first.',
    args: pageArgs(),
    ...throughPage<PageArgs>({
      relation: 'activities',
      to: 'activity',
      typeName: 'Activity',
      key: { path: ['activity', 'startMin'], kind: 'DAY' },
      name: () => null,
      where: (_args, { seen }) => ({ activity: seen.activity }),
    }),
  }),
}))

builder.prismaObjectFields(Activity, (t) => ({
  publications: t.field({
    type: PublicationConnection,
    description: 'The publications that it shaped or presented, in order of title.',
    args: pageArgs(),
    ...throughPage<PageArgs>({
      relation: 'publications',
      to: 'publication',
      typeName: 'Publication',
      key: { path: ['publication', 'sortName'], kind: 'TEXT' },
      name: () => null,
      where: (_args, { seen }) => ({ publication: seen.publication }),
    }),
  }),
}))

interface Item {
  readonly id: string
  readonly publication: object
}

const ActorPublicationConnection = connectionType<Item, object>({
  name: 'ActorPublication',
  of: 'publications that an actor had a part in; one stands there once for each part',
  node: Publication as never,
  nodeOf: ({ publication }) => publication,
  edgeFields: (t) => ({
    role: t.field({
      type: PublicationRoleKindEnum,
      description: 'What the actor did for the publication.',
      resolve: ({ item }) => loaded('PublicationRole', 'role', item),
    }),
    publicationRoleId: t.id({
      description: 'The part that says so; `node` gives its claims.',
      resolve: ({ item }) => publicId('publicationRole', item.id),
    }),
  }),
})

interface RoleArgs extends PageArgs {
  roles?: readonly string[] | null | undefined
}

builder.prismaInterfaceFields(Actor, (t) => ({
  publications: t.field({
    type: ActorPublicationConnection,
    description: 'The publications that it had a part in, in order of title.',
    args: {
      ...pageArgs(),
      roles: t.arg({
        type: [PublicationRoleKindEnum],
        description: 'Only these parts. Default: all. An empty list matches nothing.',
      }),
    },
    ...joinPage<RoleArgs>({
      relation: 'publications',
      to: 'publication',
      typeName: 'Publication',
      columns: ['role'],
      key: { path: ['publication', 'sortName'], kind: 'TEXT' },
      name: ({ roles }) => roles ?? null,
      where: ({ roles }, { seen }) => ({
        AND: [{ publication: seen.publication }, roles ? { role: { in: roles } } : {}],
      }),
    }),
  }),
}))
