import { builder } from './builder.ts'
import { columnsOf, documentation, related, selects } from './column.ts'
import { IssueStageEnum } from './enums.ts'
import { Issue } from './issue.ts'
import { idField, Node, registerNode } from './node.ts'

const column = columnsOf('StageEvent')

export const StageEvent = builder.prismaObject('StageEvent', {
  description: documentation('StageEvent'),
  select: { id: true },
  interfaces: [Node],
})

builder.objectFields(StageEvent, (t) => ({
  id: t.id(idField('stageEvent')),
  issue: t.field({
    type: Issue,
    description: 'The issue that took the step.',
    extensions: selects((nested) => ({ issue: nested() })),
    resolve: related('issue'),
  }),
  stage: t.field({
    type: IssueStageEnum,
    ...column('stage'),
    description: 'The stage that the issue reached or was at.',
  }),
  date: t.string({ ...column('date'), nullable: true }),
  note: t.string(column('note')),
}))

registerNode('stageEvent', {
  typeName: 'StageEvent',
  where: ({ seen }) => seen.stageEvent,
})

/** How many steps of one issue an answer holds at most. */
const most = 100

builder.objectField(Issue, 'stages', (t) =>
  t.field({
    type: [StageEvent],
    description: `Its dated steps, by the earliest day each may have been taken; those without a date come first; at most the first ${most}.`,
    extensions: selects((nested) => ({
      stages: nested({
        orderBy: [{ dateMin: 'asc' }, { dateMax: 'asc' }, { id: 'asc' }],
        take: most,
      }),
    })),
    resolve: related('stages'),
  }),
)
