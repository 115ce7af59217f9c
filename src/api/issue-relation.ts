import type { IssueRelationKind } from '../model/issue.ts'
import { say } from '../model/language.ts'
import { issueRelationInverse, issueRelationKindTerms } from '../model/vocabulary-issues.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, related, selects } from './column.ts'
import type { Context } from './context.ts'
import { IssueRelationKindEnum, LanguageEnum } from './enums.ts'
import { Issue } from './issue.ts'
import { idField, Node, registerNode } from './node.ts'
import { mergeSelections, type Select } from './selection.ts'

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

type Side = 'OUT' | 'IN'

interface RelatedShape {
  readonly side: Side
  readonly row: { readonly kind: IssueRelationKind; readonly from: object; readonly to: object }
}

const SideEnum = builder.enumType('IssueRelationDirection', {
  description: 'The side from which an issue sees a relation.',
  values: {
    OUT: { description: 'It is the first of the two issues.' },
    IN: { description: 'It is the second of the two issues.' },
  },
})

const RelatedIssue = builder.objectRef<RelatedShape>('RelatedIssue').implement({
  description: 'An issue that another one has to do with, seen from that other one.',
  fields: (t) => ({
    kind: t.field({
      type: IssueRelationKindEnum,
      description: 'How the first issue stands to the second; see direction.',
      resolve: ({ row }) => row.kind,
    }),
    direction: t.expose('side', {
      type: SideEnum,
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
      resolve: ({ row }) => row as never,
    }),
  }),
})

/** How many relations of one issue an answer holds at most, each way. */
const most = 100

type Nested = (
  query: object,
  at: { getType: () => string; paths: { name: string }[][] },
) => { select?: Select }

/** The rows of one side: what the document asks of the relation and of the issue at its other end. */
function sideSelection(side: Side, context: Context, nested: Nested): object {
  const end = side === 'OUT' ? 'to' : 'from'
  const select = (typeName: string, name: string) =>
    nested({}, { getType: () => typeName, paths: [[{ name }]] }).select ?? {}
  const other = { [end]: { select: { ...select('Issue', 'issue'), id: true } } }
  const row = mergeSelections(
    { id: true, kind: true, ...other },
    select('IssueRelation', 'relation'),
  )
  return {
    where: { [end]: context.seen.issue },
    orderBy: [{ kind: 'asc' }, { [end]: { sortName: 'asc' } }, { id: 'asc' }],
    take: most,
    select: row,
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
    resolve: (row) => {
      const rows = (name: string, side: Side) =>
        (related(name)(row) as RelatedShape['row'][]).map((one) => ({ side, row: one }))
      return [...rows('relatesTo', 'OUT'), ...rows('relatedFrom', 'IN')]
    },
  }),
)
