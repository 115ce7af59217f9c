import { type ClaimSubject, claimSubjects, subjectColumns } from '../model/claim-subject.ts'
import { seenClaims } from '../records/claim-list.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, loaded, related, selects } from './column.ts'
import { ClaimSubjectEnum, ComparatorEnum, ConfidenceEnum, RankEnum } from './enums.ts'
import { idField, Node, registerNode } from './node.ts'
import { Source } from './source.ts'

const column = columnsOf('Claim')

export const Claim = builder.prismaObject('Claim', {
  description: documentation('Claim'),
  select: { id: true },
  interfaces: [Node],
})

/** The columns that tell what a claim is about. */
export const subjectIds = Object.fromEntries(
  Object.values(subjectColumns).map((name) => [name, true]),
)

/** What a row of claims is about; its subject's columns must be selected. */
export function subjectOf(row: object): ClaimSubject {
  const found = claimSubjects.find((one) => loaded('Claim', subjectColumns[one], row) !== null)
  if (!found) throw new Error('A claim has no subject')
  return found
}

builder.objectFields(Claim, (t) => ({
  id: t.id(idField('claim')),
  subjectType: t.field({
    type: ClaimSubjectEnum,
    description: 'The type of record that it is about.',
    extensions: { pothosPrismaSelect: subjectIds },
    resolve: (row) => subjectOf(row),
  }),
  property: t.string(column('property')),
  asPrinted: t.string(column('asPrinted')),
  number: t.float({ ...column('number'), nullable: true }),
  text: t.string({ ...column('text'), nullable: true }),
  comparator: t.field({
    type: ComparatorEnum,
    ...column('comparator'),
    description: 'How the figure is meant.',
  }),
  trueOn: t.string({ ...column('trueOn'), nullable: true }),
  confidence: t.field({
    type: ConfidenceEnum,
    ...column('confidence'),
    description: 'How sure it is that the source is right.',
  }),
  rank: t.field({
    type: RankEnum,
    ...column('rank'),
    description: 'Which of several claims on one property is to be believed first.',
  }),
  note: t.string({ ...column('note'), nullable: true }),
  source: t.field({
    type: Source,
    description: 'Where it comes from.',
    extensions: selects((nested) => ({ source: nested() })),
    resolve: related('source'),
  }),
  createdAt: t.field({ type: 'DateTime', ...column('createdAt') }),
}))

registerNode('claim', {
  typeName: 'Claim',
  where: ({ seen }) => seen.claim,
  narrow: ({ records, seen }, ids) => seenClaims(records, ids, seen.claimOnSeen),
})
