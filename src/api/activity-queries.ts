import { Activity, ActivityConnection, ActivityRef } from './activity.ts'
import { ActivityFilter, ActivityOrder, activityKeys, activityWhere } from './activity-filter.ts'
import { builder } from './builder.ts'
import { refWhere } from './node.ts'
import { pageArgs } from './page.ts'
import { recordPage } from './record-page.ts'
import { findOne } from './table.ts'

builder.queryFields((t) => ({
  activity: t.field({
    type: Activity,
    nullable: true,
    description: 'One activity. Null: there is none, or you may not see it.',
    args: { by: t.arg({ type: ActivityRef, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) =>
      findOne(context, info, 'activity', 'Activity', [
        context.seen.activity,
        refWhere('activity', by),
      ]) as never,
  }),
  activities: t.field({
    type: ActivityConnection,
    description: 'What the movement did or planned: hearings, congresses, trainings.',
    args: {
      ...pageArgs(),
      filter: t.arg({ type: ActivityFilter, description: 'Which ones. Default: all.' }),
      orderBy: t.arg({ type: ActivityOrder, description: 'The order. Default: START, ASC.' }),
    },
    resolve: (_root, args, context, info) =>
      recordPage<{ id: string }>(context, info, args, {
        table: 'activity',
        typeName: 'Activity',
        where: { AND: [context.seen.activity, ...activityWhere(args.filter, context)] },
        key: activityKeys[args.orderBy?.field ?? 'START'],
        descending: args.orderBy?.direction === 'DESC',
        name: ['activities', args.filter, args.orderBy],
      }),
  }),
}))
