import { Area } from './area.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, related, relatedIfSeen, selects } from './column.ts'
import { connectionType } from './connection.ts'
import { ActivityKindEnum, ActivityStatusEnum } from './enums.ts'
import { keepingOf } from './keeping.ts'
import { idField, Node, registerNode } from './node.ts'
import { type PageArgs, pageArgs } from './page.ts'
import { relationPage } from './relation-page.ts'
import type { RowKey } from './row-keyset.ts'

const column = columnsOf('Activity')
const keeping = keepingOf('Activity', 'activity')

export const Activity = builder.prismaObject('Activity', {
  description: documentation('Activity'),
  select: { id: true },
  interfaces: [Node],
})

builder.objectFields(Activity, (t) => ({
  id: t.id(idField('activity')),
  slug: t.string(column('slug')),
  kind: t.field({
    type: ActivityKindEnum,
    ...column('kind'),
    description: 'What sort of activity it is.',
  }),
  status: t.field({
    type: ActivityStatusEnum,
    ...column('status'),
    description: 'Whether it took place. PLANNED stays when nobody recorded whether it was held.',
  }),
  name: t.string({ ...column('name'), description: 'What it is called.' }),
  summary: t.string({
    ...column('summary'),
    nullable: true,
    description: 'What it was about, in a sentence or two. Null: nothing more is known.',
  }),
  startsOn: t.string({ ...column('startsOn'), nullable: true }),
  endsOn: t.string({ ...column('endsOn'), nullable: true }),
  startTime: t.string({ ...column('startTime'), nullable: true }),
  endTime: t.string({ ...column('endTime'), nullable: true }),
  timeZone: t.string({
    ...column('timeZone'),
    nullable: true,
    description: 'Time zone of the clock times (IANA), for example Asia/Jakarta. Null: not known.',
  }),
  venue: t.string({
    ...column('venue'),
    nullable: true,
    description: "The venue's name; never a private address. Null: not known.",
  }),
  visibility: t.field(keeping.visibility),
  version: t.int(keeping.version),
  createdAt: t.field(keeping.createdAt),
  updatedAt: t.field(keeping.updatedAt),
}))

builder.prismaObjectFields(Activity, (t) => ({
  area: t.field({
    type: Area,
    nullable: true,
    description: 'The smallest area on record in which it takes place. Null: not known.',
    extensions: selects((nested) => ({ area: nested() })),
    resolve: related('area'),
  }),
  parent: t.field({
    type: Activity,
    nullable: true,
    description:
      'The larger activity that it is a part of. Null: it stands alone, or you may not see the larger one.',
    ...relatedIfSeen('parent', 'activity'),
  }),
}))

registerNode('activity', {
  typeName: 'Activity',
  where: ({ seen }) => seen.activity,
})

export const ActivityRef = builder.inputType('ActivityRef', {
  description: 'Names one activity, by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its id, beginning with activity_.' }),
    slug: t.string({ description: 'Its slug.' }),
  }),
})

export const ActivityConnection = connectionType<{ id: string }, { id: string }>({
  name: 'Activity',
  of: 'activities',
  node: Activity as never,
  nodeOf: (row) => row,
})

/** Activities by the earliest day on which each may begin; one without a day comes first. */
export const byStart: RowKey = { path: ['startMin'], kind: 'DAY' }

builder.prismaObjectFields(Activity, (t) => ({
  parts: t.field({
    type: ActivityConnection,
    description:
      'The smaller activities that it consists of, by the earliest day each may have begun; those without a day first.',
    args: pageArgs(),
    ...relationPage<PageArgs>({
      relation: 'parts',
      typeName: 'Activity',
      key: byStart,
      name: () => null,
      where: (_args, { seen }) => seen.activity,
    }),
  }),
}))
