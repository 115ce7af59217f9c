import type { GraphQLResolveInfo } from 'graphql'
import type { IssueRelationDirection, IssueRelationKind } from '../model/issue.ts'
import { say } from '../model/language.ts'
import { issueRelationInverse, issueRelationKindTerms } from '../model/vocabulary-issues.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, related, selects } from './column.ts'
import type { Context } from './context.ts'
import { IssueRelationDirectionEnum, IssueRelationKindEnum, LanguageEnum } from './enums.ts'
import { Issue } from './issue.ts'
import { levelLoader } from './level.ts'
import { idField, Node, registerNode } from './node.ts'
import { planSites } from './plan-sites.ts'
import { loadRows } from './record-rows.ts'
import { reloading } from './reloading.ts'
import { type Select, selectionAt } from './selection.ts'
import type { Row } from './table.ts'

const column = columnsOf('IssueRelation')

export const IssueRelation = builder.prismaObject('IssueRelation', {
  description: documentation('IssueRelation'),
  select: { id: true },
  interfaces: [Node],
})

builder.objectFields(IssueRelation, (t) => ({
  id: t.id(idField('issueRelation')),
  kind: t.field({
    type: IssueRelationKindEnum,
    ...column('kind'),
    description: 'How the first issue stands to the second.',
  }),
  from: t.field({
    type: Issue,
    description: 'The first issue.',
    extensions: selects((nested) => ({ from: nested() })),
    resolve: related('from'),
  }),
  to: t.field({
    type: Issue,
    description: 'The second issue.',
    extensions: selects((nested) => ({ to: nested() })),
    resolve: related('to'),
  }),
}))

registerNode('issueRelation', {
  typeName: 'IssueRelation',
  where: ({ seen }) => seen.issueRelation,
})

interface RelatedShape {
  readonly side: IssueRelationDirection
  readonly row: Row & {
    readonly kind: IssueRelationKind
    readonly from: object
    readonly to: object
  }
}

interface RelationAsk {
  readonly info: GraphQLResolveInfo
  readonly row: Row
}

/**
 * The relations of a level with what the document asks of them beyond their kind: one statement.
 * They are read apart from the issues at their ends, of which it may ask the same lists otherwise.
 */
async function loadRelations(
  context: Context,
  level: readonly RelationAsk[],
): Promise<(Row | Error)[]> {
  const sites = planSites(
    level,
    ({ info }) => selectionAt(context, info, 'IssueRelation', []) ?? {},
    (select) => select,
  )
  if (sites.every((select) => Object.keys(select).every((name) => carried.has(name)))) {
    return level.map(({ row }) => row)
  }
  const distinct = [...new Set(sites)]
  const ids = [...new Set(level.map(({ row }) => row.id))]
  const rows = await loadRows(context, 'issueRelation', ids, distinct)
  return level.map(({ row }, at) => rows[distinct.indexOf(sites[at] as Select)]?.get(row.id) ?? row)
}

const carried = new Set(['id', 'kind'])

const RelatedIssue = builder.objectRef<RelatedShape>('RelatedIssue').implement({
  description: 'An issue that another one has to do with, seen from that other one.',
  fields: (t) => ({
    kind: t.field({
      type: IssueRelationKindEnum,
      description: 'How the first issue stands to the second; see direction.',
      resolve: ({ row }) => row.kind,
    }),
    direction: t.expose('side', {
      type: IssueRelationDirectionEnum,
      description: 'Whether the issue that this hangs under is the first or the second.',
    }),
    label: t.string({
      description: 'How the relation reads from the issue that this hangs under to the other one.',
      args: {
        lang: t.arg({
          type: LanguageEnum,
          description: 'The language. Default: that of the request.',
        }),
      },
      resolve: ({ side, row: { kind } }, { lang }, { language }) =>
        say(
          side === 'OUT' ? issueRelationKindTerms[kind].label : issueRelationInverse[kind],
          lang ?? language,
        ),
    }),
    issue: t.field({
      type: Issue,
      description: 'The other issue.',
      resolve: ({ side, row }) => (side === 'OUT' ? row.to : row.from) as never,
    }),
    relation: t.field({
      type: IssueRelation,
      description: 'The relation as a record of its own.',
      resolve: ({ row }, _args, context, info) =>
        levelLoader<RelationAsk, Row>(context, 'issueRelations', loadRelations).load({
          info,
          row,
        }) as never,
    }),
  }),
})

/** How many relations of one issue an answer holds at most, each way. */
const most = 100

type Nested = (
  query: object,
  at: { getType: () => string; paths: { name: string }[][] },
) => { select?: Select }

/** The rows of one side, with what the document asks of the issue at the other end. */
function sideSelection(side: IssueRelationDirection, context: Context, nested: Nested): object {
  const end = side === 'OUT' ? 'to' : 'from'
  const paths = [[{ name: 'issue' }]]
  const { select } = nested({}, { getType: () => 'Issue', paths })
  return {
    where: { [end]: context.seen.issue },
    orderBy: [{ kind: 'asc' }, { [end]: { sortName: 'asc' } }, { id: 'asc' }],
    take: most,
    select: { id: true, kind: true, [end]: { select: { ...select, id: true } } },
  }
}

builder.objectField(Issue, 'related', (t) =>
  t.field({
    type: [RelatedIssue],
    description: `The issues that it has to do with, as far as you may see them: first those that it is the first of the two to, then the others; each in order of kind and name, at most ${most} each way.`,
    extensions: {
      pothosPrismaSelect: (_args: object, context: Context, nested: Nested) => ({
        select: {
          relatesTo: sideSelection('OUT', context, nested),
          relatedFrom: sideSelection('IN', context, nested),
        },
      }),
    },
    resolve: reloading((row) => {
      const { relatesTo, relatedFrom } = row as Record<string, RelatedShape['row'][]>
      const rows = (found: RelatedShape['row'][] | undefined, side: IssueRelationDirection) =>
        (found ?? []).map((one) => ({ side, row: one }))
      return [...rows(relatesTo, 'OUT'), ...rows(relatedFrom, 'IN')]
    }),
  }),
)
