import { Activity } from './activity.ts'
import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, loaded, related, relatedIfSeen, selects } from './column.ts'
import { connectionType } from './connection.ts'
import { Issue } from './issue.ts'
import { idField, Node, registerNode } from './node.ts'
import { type PageArgs, pageArgs } from './page.ts'
import { PeopleCount, settledCount } from './people-count.ts'
import { relationPage } from './relation-page.ts'

const column = columnsOf('Outcome')

export const Outcome = builder.prismaObject('Outcome', {
  description: documentation('Outcome'),
  select: { id: true },
  interfaces: [Node],
})

builder.objectFields(Outcome, (t) => ({
  id: t.id(idField('outcome')),
  issue: t.field({
    type: Issue,
    description: 'The issue that it belongs to.',
    extensions: selects((nested) => ({ issue: nested() })),
    resolve: related('issue'),
  }),
  summary: t.string(column('summary')),
  date: t.string({ ...column('date'), nullable: true }),
  people: t.field({
    type: PeopleCount,
    description:
      'For how many people, as settled on record. From 1 to 10 only if a claim on people that you may see gives that very number.',
    extensions: column('people').extensions,
    resolve: (row, _args, context) =>
      settledCount(context, {
        ...{ column: 'outcomeId', property: 'people', id: row.id },
        people: loaded('Outcome', 'people', row),
      }),
  }),
  winner: t.field({
    type: Actor,
    nullable: true,
    description: 'Who won it. Null: not known, or you may not see it.',
    ...relatedIfSeen('winner', 'actor'),
  }),
  conceder: t.field({
    type: Actor,
    nullable: true,
    description: 'Who gave it. Null: not known, or you may not see it.',
    ...relatedIfSeen('conceder', 'actor'),
  }),
  activity: t.field({
    type: Activity,
    nullable: true,
    description: 'The activity that it came from. Null: not known, or you may not see it.',
    ...relatedIfSeen('activity', 'activity'),
  }),
}))

registerNode('outcome', {
  typeName: 'Outcome',
  where: ({ seen }) => seen.outcome,
})

type OutcomeRow = { id: string }

export const OutcomeConnection = connectionType<OutcomeRow, OutcomeRow>({
  name: 'Outcome',
  of: 'outcomes',
  node: Outcome as never,
  nodeOf: (row) => row,
})

/** Outcomes under a record, latest first; each is shown when it and its issue are seen. */
export const outcomesOf = (relation: string) =>
  relationPage<PageArgs>({
    relation,
    typeName: 'Outcome',
    key: { path: ['dateMin'], kind: 'DAY' },
    descending: () => true,
    name: () => 'outcomes',
    where: (_args, { seen }) => seen.outcome,
  })

const latestFirst =
  'the one that may have come latest first (by the earliest day it may mean), those without a date last'

builder.prismaObjectFields(Issue, (t) => ({
  outcomes: t.field({
    type: OutcomeConnection,
    description: `What was won on it, as far as you may see it; ${latestFirst}.`,
    args: pageArgs(),
    ...outcomesOf('outcomes'),
  }),
}))

builder.prismaInterfaceFields(Actor, (t) => ({
  wins: t.field({
    type: OutcomeConnection,
    description: `What it won, as far as you may see it; ${latestFirst}.`,
    args: pageArgs(),
    ...outcomesOf('wins'),
  }),
  concessions: t.field({
    type: OutcomeConnection,
    description: `What it gave to others, as far as you may see it; ${latestFirst}.`,
    args: pageArgs(),
    ...outcomesOf('concessions'),
  }),
}))
