import { Activity } from './activity.ts'
import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, loaded, related, selects } from './column.ts'
import { connectionType } from './connection.ts'
import type { Context } from './context.ts'
import { ParticipationRoleEnum } from './enums.ts'
import { idField, Node, registerNode } from './node.ts'
import { type PageArgs, pageArgs } from './page.ts'
import { PeopleCount, settledCount } from './people-count.ts'
import { relationPage } from './relation-page.ts'

const column = columnsOf('Participation')

export const Participation = builder.prismaObject('Participation', {
  description: documentation('Participation'),
  select: { id: true },
  interfaces: [Node],
})

/** How many people a participant sent; `headCount` must be selected. */
export const headCountOf = (context: Context, row: { id: string }) =>
  settledCount(context, {
    ...{ column: 'participationId', property: 'headCount', id: row.id },
    people: loaded('Participation', 'headCount', row),
  })

builder.objectFields(Participation, (t) => ({
  id: t.id(idField('participation')),
  role: t.field({
    type: ParticipationRoleEnum,
    ...column('role'),
    description: 'What the actor did at the activity.',
  }),
  headCount: t.field({
    type: PeopleCount,
    description:
      'How many people it sent, as settled on record. From 1 to 10 only if a claim on headCount that you may see gives that very number.',
    extensions: column('headCount').extensions,
    resolve: (row, _args, context) => headCountOf(context, row),
  }),
}))

builder.prismaObjectFields(Participation, (t) => ({
  activity: t.field({
    type: Activity,
    description: 'The activity.',
    extensions: selects((nested) => ({ activity: nested() })),
    resolve: related('activity'),
  }),
  actor: t.field({
    type: Actor,
    description: 'The actor that took part.',
    extensions: selects((nested) => ({ actor: nested() })),
    resolve: related('actor'),
  }),
}))

registerNode('participation', {
  typeName: 'Participation',
  where: ({ seen }) => seen.participation,
})

type ParticipationRow = { id: string }

const ParticipationConnection = connectionType<ParticipationRow, ParticipationRow>({
  name: 'Participation',
  of: 'parts in an activity',
  node: Participation as never,
  nodeOf: (row) => row,
})

interface ListArgs extends PageArgs {
  roles?: readonly string[] | null | undefined
}

builder.prismaObjectFields(Activity, (t) => ({
  participations: t.field({
    type: ParticipationConnection,
    description:
      'Who took part, by name; an actor stands there once for each role. ORGANIZER tells who organized it.',
    args: {
      ...pageArgs(),
      roles: t.arg({
        type: [ParticipationRoleEnum],
        description: 'Only these roles. Default: all. An empty list matches nothing.',
      }),
    },
    ...relationPage<ListArgs>({
      relation: 'participations',
      typeName: 'Participation',
      key: { path: ['actor', 'sortName'], kind: 'TEXT' },
      name: ({ roles }) => roles ?? null,
      where: ({ roles }, { seen }) => ({
        AND: [{ actor: seen.participation.actor }, roles ? { role: { in: roles } } : {}],
      }),
    }),
  }),
}))
