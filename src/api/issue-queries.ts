import { AreaRef, areaWithin } from './area.ts'
import { builder } from './builder.ts'
import { connectionType } from './connection.ts'
import {
  DemandEnum,
  IssueKindEnum,
  IssueStageEnum,
  LevelEnum,
  OrderDirectionEnum,
} from './enums.ts'
import { Issue, IssueRef } from './issue.ts'
import { refWhere } from './node.ts'
import { pageArgs } from './page.ts'
import { recordPage } from './record-page.ts'
import { findOne } from './table.ts'

const IssueFilter = builder.inputType('IssueFilter', {
  description: 'Which issues; every part given must hold. An empty list matches nothing.',
  fields: (t) => ({
    kinds: t.field({ type: [IssueKindEnum], description: 'Only these kinds.' }),
    demands: t.field({ type: [DemandEnum], description: 'Only these demands of decent work.' }),
    levels: t.field({ type: [LevelEnum], description: 'Only these levels.' }),
    stages: t.field({
      type: [IssueStageEnum],
      description: 'Only issues whose settled stage is one of these.',
    }),
    area: t.field({
      type: AreaRef,
      description: 'Only issues that are about this area or a part of it.',
    }),
  }),
})

const IssueOrderField = builder.enumType('IssueOrderField', {
  description: 'What issues are ordered by; the id comes last.',
  values: {
    NAME: { description: 'The name in Indonesian, folded: no case, no accents.' },
    CREATED_AT: { description: 'When the issue was put on record.' },
  },
})

const IssueOrder = builder.inputType('IssueOrder', {
  description: 'The order of a list of issues.',
  fields: (t) => ({
    field: t.field({ type: IssueOrderField, required: true, description: 'What to order by.' }),
    direction: t.field({
      type: OrderDirectionEnum,
      defaultValue: 'ASC',
      description: 'The direction.',
    }),
  }),
})

function filterWhere(filter: typeof IssueFilter.$inferInput | null | undefined): object[] {
  if (!filter) return []
  const { kinds, demands, levels, stages, area } = filter
  return [
    ...(kinds ? [{ kind: { in: kinds } }] : []),
    ...(demands ? [{ demand: { in: demands } }] : []),
    ...(levels ? [{ level: { in: levels } }] : []),
    ...(stages ? [{ stage: { in: stages } }] : []),
    ...(area ? [{ area: areaWithin(area) }] : []),
  ]
}

export const IssueConnection = connectionType<{ id: string }, { id: string }>({
  name: 'Issue',
  of: 'issues',
  node: Issue as never,
  nodeOf: (row) => row,
})

builder.queryFields((t) => ({
  issue: t.field({
    type: Issue,
    nullable: true,
    description: 'One issue. Null: there is none, or you may not see it.',
    args: { by: t.arg({ type: IssueRef, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) =>
      findOne(context, info, 'issue', 'Issue', [
        context.seen.issue,
        refWhere('issue', by),
      ]) as never,
  }),
  issues: t.field({
    type: IssueConnection,
    description: 'The issues: demands, policies and court cases.',
    args: {
      ...pageArgs(),
      filter: t.arg({ type: IssueFilter, description: 'Which ones. Default: all.' }),
      orderBy: t.arg({ type: IssueOrder, description: 'The order. Default: NAME, ASC.' }),
    },
    resolve: (_root, args, context, info) =>
      recordPage<{ id: string }>(context, info, args, {
        table: 'issue',
        typeName: 'Issue',
        where: { AND: [context.seen.issue, ...filterWhere(args.filter)] },
        key:
          args.orderBy?.field === 'CREATED_AT'
            ? { path: ['createdAt'], kind: 'INSTANT' }
            : { path: ['sortName'], kind: 'TEXT' },
        descending: args.orderBy?.direction === 'DESC',
        name: ['issues', args.filter, args.orderBy],
      }),
  }),
}))
