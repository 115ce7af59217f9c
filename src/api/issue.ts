import { Area } from './area.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, related, selects } from './column.ts'
import { DemandEnum, IssueKindEnum, IssueStageEnum, LevelEnum } from './enums.ts'
import { keepingOf } from './keeping.ts'
import { idField, Node, registerNode } from './node.ts'

const column = columnsOf('Issue')
const keeping = keepingOf('Issue', 'issue')

export const Issue = builder.prismaObject('Issue', {
  description: documentation('Issue'),
  select: { id: true },
  interfaces: [Node],
})

/** Names one issue; `refWhere('issue', ref)` reads it. */
export const IssueRef = builder.inputType('IssueRef', {
  description: 'Names one issue, by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its id, beginning with issue_.' }),
    slug: t.string({ description: 'Its slug.' }),
  }),
})

builder.objectFields(Issue, (t) => ({
  id: t.id(idField('issue')),
  slug: t.string(column('slug')),
  kind: t.field({
    type: IssueKindEnum,
    ...column('kind'),
    description: 'Which kind of issue it is.',
  }),
  name: t.string(column('name')),
  nameEn: t.string({
    ...column('nameEn'),
    nullable: true,
    description: 'The name in English. Null: it has none.',
  }),
  demand: t.field({
    type: DemandEnum,
    ...column('demand'),
    nullable: true,
    description: 'Which demand of decent work it is. Null: it is no DEMAND, or none of the five.',
  }),
  level: t.field({
    type: LevelEnum,
    ...column('level'),
    description: 'The reach that it has, from a village to the world.',
  }),
  area: t.field({
    type: Area,
    nullable: true,
    description: 'The area that it is about. Null: it is about no area on record.',
    extensions: selects((nested) => ({ area: nested() })),
    resolve: related('area'),
  }),
  stage: t.field({ type: IssueStageEnum, ...column('stage') }),
  summary: t.string({
    ...column('summary'),
    nullable: true,
    description: 'What it is, in a sentence or two. Null: nothing more is on record.',
  }),
  visibility: t.field(keeping.visibility),
  version: t.int(keeping.version),
  createdAt: t.field(keeping.createdAt),
  updatedAt: t.field(keeping.updatedAt),
}))

registerNode('issue', {
  typeName: 'Issue',
  where: ({ seen }) => seen.issue,
})
