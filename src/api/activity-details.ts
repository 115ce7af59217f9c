import { Activity, ActivityConnection } from './activity.ts'
import { ActivityFilter, type ActivityFilterInput, activityWhere } from './activity-filter.ts'
import { builder } from './builder.ts'
import { relatedIfSeen } from './column.ts'
import { Issue } from './issue.ts'
import { IssueConnection } from './issue-queries.ts'
import { throughPage } from './join-page.ts'
import { OutcomeConnection, outcomesOf } from './outcome.ts'
import { type PageArgs, pageArgs } from './page.ts'
import { relationPage } from './relation-page.ts'
import { RecordedTieConnection, Tie } from './tie.ts'

builder.prismaObjectFields(Activity, (t) => ({
  issues: t.field({
    type: IssueConnection,
    description: 'What it was about, by name.',
    args: pageArgs(),
    ...throughPage<PageArgs>({
      relation: 'issues',
      to: 'issue',
      typeName: 'Issue',
      key: { path: ['issue', 'sortName'], kind: 'TEXT' },
      name: () => null,
      where: (_args, { seen }) => ({ issue: seen.issue }),
    }),
  }),
  outcomes: t.field({
    type: OutcomeConnection,
    description: 'What was won by it, the latest first; those without a date last.',
    args: pageArgs(),
    ...outcomesOf('outcomes'),
  }),
  ties: t.field({
    type: RecordedTieConnection,
    description:
      'The ties that were made or shown at it, by the earliest day on which each may have begun.',
    args: pageArgs(),
    ...relationPage<PageArgs>({
      relation: 'ties',
      typeName: 'Tie',
      key: { path: ['sinceMin'], kind: 'DAY' },
      name: () => null,
      where: (_args, { seen }) => seen.tie,
    }),
  }),
}))

builder.prismaObjectFields(Tie, (t) => ({
  activity: t.field({
    type: Activity,
    nullable: true,
    description:
      'The activity at which it was made or shown. Null: none is on record, or you may not see it.',
    ...relatedIfSeen('activity', 'activity'),
  }),
}))

interface ListArgs extends PageArgs {
  filter?: ActivityFilterInput | null | undefined
}

builder.prismaObjectFields(Issue, (t) => ({
  activities: t.field({
    type: ActivityConnection,
    description:
      'What was done about it, by the earliest day each may have begun; those without a day first.',
    args: {
      ...pageArgs(),
      filter: t.arg({ type: ActivityFilter, description: 'Which ones. Default: all.' }),
    },
    ...throughPage<ListArgs>({
      relation: 'activities',
      to: 'activity',
      typeName: 'Activity',
      key: { path: ['activity', 'startMin'], kind: 'DAY' },
      name: ({ filter }) => filter ?? null,
      where: ({ filter }, context) => ({
        activity: { AND: [context.seen.activity, ...activityWhere(filter, context)] },
      }),
    }),
  }),
}))
