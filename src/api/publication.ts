import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, related, selects } from './column.ts'
import { connectionType } from './connection.ts'
import { PublicationRoleKindEnum } from './enums.ts'
import { keepingOf } from './keeping.ts'
import { idField, Node, registerNode } from './node.ts'
import { type PageArgs, pageArgs } from './page.ts'
import { relationPage } from './relation-page.ts'

const column = columnsOf('Publication')
const keeping = keepingOf('Publication', 'publication')
const titleColumn = columnsOf('PublicationTitle')
const partColumn = columnsOf('PublicationPart')
const roleColumn = columnsOf('PublicationRole')

export const Publication = builder.prismaObject('Publication', {
  description: documentation('Publication'),
  select: { id: true },
  interfaces: [Node],
})

export const PublicationTitle = builder.prismaObject('PublicationTitle', {
  description: documentation('PublicationTitle'),
  select: { id: true },
  interfaces: [Node],
})

export const PublicationPart = builder.prismaObject('PublicationPart', {
  description: documentation('PublicationPart'),
  select: { id: true },
  interfaces: [Node],
})

registerNode('publicationPart', {
  typeName: 'PublicationPart',
  where: ({ seen }) => ({ publication: seen.publication }),
})

export const PublicationRole = builder.prismaObject('PublicationRole', {
  description: documentation('PublicationRole'),
  select: { id: true },
  interfaces: [Node],
})

const publicationOf = {
  type: Publication,
  description: 'The publication.',
  extensions: selects((nested) => ({ publication: nested() })),
  resolve: related('publication'),
}

builder.objectFields(PublicationTitle, (t) => ({
  id: t.id(idField('publicationTitle')),
  title: t.string({ ...titleColumn('title'), description: 'The title, as printed.' }),
}))

builder.prismaObjectFields(PublicationTitle, (t) => ({
  publication: t.field(publicationOf),
}))

builder.objectFields(PublicationPart, (t) => ({
  id: t.id(idField('publicationPart')),
  part: t.int(partColumn('part')),
  place: t.int(partColumn('place')),
  title: t.string({ ...partColumn('title'), description: 'What the part or chapter is called.' }),
}))

builder.objectFields(PublicationRole, (t) => ({
  id: t.id(idField('publicationRole')),
  role: t.field({
    type: PublicationRoleKindEnum,
    ...roleColumn('role'),
    description: 'What the actor did for the publication.',
  }),
}))

builder.prismaObjectFields(PublicationRole, (t) => ({
  publication: t.field(publicationOf),
  actor: t.field({
    type: Actor,
    description: 'The actor that had the part.',
    extensions: selects((nested) => ({ actor: nested() })),
    resolve: related('actor'),
  }),
}))

/** How many titles, and how many parts, an answer holds at most. */
const mostTitles = 100
const mostParts = 200

builder.objectFields(Publication, (t) => ({
  id: t.id(idField('publication')),
  slug: t.string(column('slug')),
  title: t.string(column('title')),
  language: t.string({
    ...column('language'),
    description: 'The language that it is written in (ISO 639-1).',
  }),
  draftedFrom: t.string({
    ...column('draftedFrom'),
    nullable: true,
    description: 'When drafting began, as exactly as is known (EDTF). Null: not known.',
  }),
  draftedTo: t.string({
    ...column('draftedTo'),
    nullable: true,
    description: 'When drafting ended, as exactly as is known (EDTF). Null: not known.',
  }),
  publishedOn: t.string({ ...column('publishedOn'), nullable: true }),
  summary: t.string({
    ...column('summary'),
    nullable: true,
    description: 'What it is, in a sentence or two. Null: nothing more is known.',
  }),
  parts: t.field({
    type: [PublicationPart],
    description: `Its parts, each followed by its chapters; the first ${mostParts}.`,
    extensions: selects((nested) => ({
      parts: nested({ orderBy: [{ part: 'asc' }, { place: 'asc' }], take: mostParts }),
    })),
    resolve: related('parts'),
  }),
  visibility: t.field(keeping.visibility),
  version: t.int(keeping.version),
  createdAt: t.field(keeping.createdAt),
  updatedAt: t.field(keeping.updatedAt),
}))

builder.prismaObjectFields(Publication, (t) => ({
  titles: t.field({
    type: [PublicationTitle],
    description: `The variants of its title in print, in order; the first ${mostTitles}. Their claims tell which source prints which.`,
    extensions: selects((nested) => ({
      titles: nested({ orderBy: [{ title: 'asc' }, { id: 'asc' }], take: mostTitles }),
    })),
    resolve: related('titles'),
  }),
}))

registerNode('publication', {
  typeName: 'Publication',
  where: ({ seen }) => seen.publication,
})
registerNode('publicationTitle', {
  typeName: 'PublicationTitle',
  where: ({ seen }) => seen.publicationTitle,
})
registerNode('publicationRole', {
  typeName: 'PublicationRole',
  where: ({ seen }) => seen.publicationRole,
})

type RoleRow = { id: string }

const PublicationRoleConnection = connectionType<RoleRow, RoleRow>({
  name: 'PublicationRole',
  of: 'parts that actors had in a publication',
  node: PublicationRole as never,
  nodeOf: (row) => row,
})

interface RoleArgs extends PageArgs {
  roles?: readonly string[] | null | undefined
}

builder.prismaObjectFields(Publication, (t) => ({
  roles: t.field({
    type: PublicationRoleConnection,
    description: 'Who had a part in it, by name; an actor stands there once for each part.',
    args: {
      ...pageArgs(),
      roles: t.arg({
        type: [PublicationRoleKindEnum],
        description: 'Only these parts. Default: all. An empty list matches nothing.',
      }),
    },
    ...relationPage<RoleArgs>({
      relation: 'roles',
      typeName: 'PublicationRole',
      key: { path: ['actor', 'sortName'], kind: 'TEXT' },
      name: ({ roles }) => roles ?? null,
      where: ({ roles }, { seen }) => ({
        AND: [{ actor: seen.publicationRole.actor }, roles ? { role: { in: roles } } : {}],
      }),
    }),
  }),
}))
