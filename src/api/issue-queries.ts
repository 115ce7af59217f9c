import { AreaRef, areaWithin } from './area.ts'
import { builder } from './builder.ts'
import { connectionType } from './connection.ts'
import {
  DemandEnum,
  IssueKindEnum,
  IssueOrderFieldEnum,
  IssueStageEnum,
  LevelEnum,
} from './enums.ts'
import { Issue, IssueRef } from './issue.ts'
import { foldedNames, sameText } from './named.ts'
import { refWhere } from './node.ts'
import { orderInput } from './order-input.ts'
import { pageArgs } from './page.ts'
import { recordPage } from './record-page.ts'
import { findOne } from './table.ts'

const IssueFilter = builder.inputType('IssueFilter', {
  description: 'Which issues; every part given must hold. An empty list matches nothing.',
  fields: (t) => ({
    named: t.string({
      description:
        'Only issues of this name, in Indonesian or English. Case does not matter, nor do accents in Indonesian.',
    }),
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

const IssueOrder = orderInput('IssueOrder', 'issues', IssueOrderFieldEnum)

function filterWhere(filter: typeof IssueFilter.$inferInput | null | undefined): object[] {
  if (!filter) return []
  const { named, kinds, demands, levels, stages, area } = filter
  return [
    ...(named == null ? [] : [namedWhere(named)]),
    ...(kinds ? [{ kind: { in: kinds } }] : []),
    ...(demands ? [{ demand: { in: demands } }] : []),
    ...(levels ? [{ level: { in: levels } }] : []),
    ...(stages ? [{ stage: { in: stages } }] : []),
    ...(area ? [{ area: areaWithin(area) }] : []),
  ]
}

const namedWhere = (name: string): object => ({
  OR: [{ sortName: { in: foldedNames(name) } }, { nameEn: sameText(name) }],
})

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
