import { publicId } from '../model/public-id.ts'
import { Activity } from './activity.ts'
import {
  ActivityFilter,
  type ActivityFilterInput,
  ActivityOrder,
  activityKeys,
  activityWhere,
} from './activity-filter.ts'
import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { loaded } from './column.ts'
import { connectionType } from './connection.ts'
import { ParticipationRoleEnum } from './enums.ts'
import { joinPage } from './join-page.ts'
import { type PageArgs, pageArgs } from './page.ts'
import { headCountOf } from './participation.ts'
import { PeopleCount } from './people-count.ts'

interface Item {
  readonly id: string
  readonly activity: object
}

const ActorActivityConnection = connectionType<Item, object>({
  name: 'ActorActivity',
  of: 'activities that an actor took part in; one stands there once for each role of the actor',
  node: Activity as never,
  nodeOf: ({ activity }) => activity,
  edgeFields: (t) => ({
    role: t.field({
      type: ParticipationRoleEnum,
      description: 'What the actor did at the activity.',
      resolve: ({ item }) => loaded('Participation', 'role', item),
    }),
    headCount: t.field({
      type: PeopleCount,
      description: 'How many people the actor sent; see Participation.headCount.',
      resolve: ({ item }, _args, context) => headCountOf(context, item),
    }),
    participationId: t.id({
      description: 'The participation that says so; `node` gives its claims.',
      resolve: ({ item }) => publicId('participation', item.id),
    }),
  }),
})

interface ListArgs extends PageArgs {
  roles?: readonly string[] | null | undefined
  filter?: ActivityFilterInput | null | undefined
  orderBy?: typeof ActivityOrder.$inferInput | null | undefined
}

builder.prismaInterfaceFields(Actor, (t) => ({
  activities: t.field({
    type: ActorActivityConnection,
    description: 'What it took part in.',
    args: {
      ...pageArgs(),
      roles: t.arg({
        type: [ParticipationRoleEnum],
        description: 'Only these roles of the actor. Default: all. An empty list matches nothing.',
      }),
      filter: t.arg({ type: ActivityFilter, description: 'Which activities. Default: all.' }),
      orderBy: t.arg({ type: ActivityOrder, description: 'The order. Default: START, ASC.' }),
    },
    ...joinPage<ListArgs>({
      relation: 'participations',
      to: 'activity',
      typeName: 'Activity',
      columns: ['role', 'headCount'],
      key: ({ orderBy }) => {
        const { path, kind } = activityKeys[orderBy?.field ?? 'START']
        return { path: ['activity', ...path], kind }
      },
      descending: ({ orderBy }) => orderBy?.direction === 'DESC',
      name: ({ roles, filter, orderBy }) => [roles ?? null, filter ?? null, orderBy ?? null],
      where: ({ roles, filter }, context) => ({
        AND: [
          {
            activity: {
              AND: [context.seen.participation.activity, ...activityWhere(filter, context)],
            },
          },
          roles ? { role: { in: roles } } : {},
        ],
      }),
    }),
  }),
}))
