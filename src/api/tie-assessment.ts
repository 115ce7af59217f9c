import { isoDay } from '../model/partial-date.ts'
import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, related, relatedIfSeen, selects } from './column.ts'
import { ConfidenceEnum } from './enums.ts'
import { idField, Node, registerNode } from './node.ts'
import { Tie } from './tie.ts'

const column = columnsOf('TieAssessment')

export const TieAssessment = builder.prismaObject('TieAssessment', {
  description: documentation('TieAssessment'),
  select: { id: true },
  interfaces: [Node],
})

registerNode('tieAssessment', {
  typeName: 'TieAssessment',
  where: ({ seen }) => ({ tie: seen.tie }),
})

builder.objectFields(TieAssessment, (t) => ({
  id: t.id(idField('tieAssessment')),
  strength: t.float(column('strength')),
  asOf: t.field({
    type: 'Date',
    ...column('asOf'),
    description: 'The day of the judgement.',
    resolve: (row) => isoDay(column('asOf').resolve(row)),
  }),
  confidence: t.field({
    type: ConfidenceEnum,
    ...column('confidence'),
    description: 'How sure the assessor was.',
  }),
  assessor: t.field({
    type: Actor,
    nullable: true,
    description: 'Who judged. Null: not known, or you may not see it.',
    ...relatedIfSeen('assessor', 'actor'),
  }),
}))

const most = 100

builder.prismaObjectFields(Tie, (t) => ({
  assessments: t.field({
    type: [TieAssessment],
    description: `Judgements of its strength, the latest first; at most ${most}. Its strength is the settled one.`,
    extensions: selects((nested) => ({
      assessments: nested({ orderBy: [{ asOf: 'desc' }, { id: 'asc' }], take: most }),
    })),
    resolve: related('assessments'),
  }),
}))
