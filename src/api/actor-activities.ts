import { publicId } from '../model/public-id.ts'
import { Activity } from './activity.ts'
import { ActivityFilter, type ActivityFilterInput, activityWhere } from './activity-filter.ts'
import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { loaded } from './column.ts'
import { connectionType } from './connection.ts'
import { OrderDirectionEnum, ParticipationRoleEnum } from './enums.ts'
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
      resolve: ({ item }, _args, context) => headCountOf(item, context),
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
  direction?: 'ASC' | 'DESC' | null | undefined
}

builder.prismaInterfaceFields(Actor, (t) => ({
  activities: t.field({
    type: ActorActivityConnection,
    description:
      'What it took part in, by the earliest day each may have begun; those without a day come first.',
    args: {
      ...pageArgs(),
      roles: t.arg({
        type: [ParticipationRoleEnum],
        description: 'Only these roles of the actor. Default: all. An empty list matches nothing.',
      }),
      filter: t.arg({ type: ActivityFilter, description: 'Which activities. Default: all.' }),
      direction: t.arg({
        type: OrderDirectionEnum,
        description: 'DESC: the latest first, those without a day last. Default: ASC.',
      }),
    },
    ...joinPage<ListArgs>({
      relation: 'participations',
      to: 'activity',
      typeName: 'Activity',
      columns: ['role', 'headCount'],
      key: { path: ['activity', 'startMin'], kind: 'DAY' },
      descending: ({ direction }) => direction === 'DESC',
      name: ({ roles, filter, direction }) => [roles ?? null, filter ?? null, direction ?? 'ASC'],
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
