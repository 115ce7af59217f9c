import { type IdPrefix, publicId } from '../model/public-id.ts'
import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, related, selects } from './column.ts'
import type { Context } from './context.ts'
import { ComparatorEnum, ConfidenceEnum, RankEnum } from './enums.ts'
import { idField, Node, registerNode, storable } from './node.ts'
import { Source } from './source.ts'
import { Tie } from './tie.ts'

const column = columnsOf('Claim')

export const Claim = builder.prismaObject('Claim', {
  description: documentation('Claim'),
  select: { id: true },
  interfaces: [Node],
})

const ClaimSubject = builder.enumType('ClaimSubject', {
  description: 'The type of record that a claim is about.',
  values: {
    ACTOR: { description: 'An actor.' },
    AREA: { description: 'An area.' },
    RECOGNITION: { description: 'The recognition of a group.' },
    MEMBERSHIP: { description: 'A membership.' },
    TIE: { description: 'A tie.' },
    ISSUE: { description: 'An issue.' },
    STAGE_EVENT: { description: 'A dated step of an issue.' },
    ISSUE_RELATION: { description: 'How one issue stands to another.' },
    SEAT: { description: 'A part in the decision on an issue.' },
    OUTCOME: { description: 'What was won.' },
    STANCE: { description: 'A stance on an issue.' },
    ACTIVITY: { description: 'An activity.' },
    PARTICIPATION: { description: 'A part in an activity.' },
    COMMITMENT: { description: 'A promise.' },
    PUBLICATION: { description: 'A publication.' },
    PUBLICATION_TITLE: { description: "A variant of a publication's title." },
    PUBLICATION_ROLE: { description: 'A part in a publication.' },
  },
})

const subjects = {
  actorId: 'ACTOR',
  areaId: 'AREA',
  recognitionId: 'RECOGNITION',
  membershipId: 'MEMBERSHIP',
  tieId: 'TIE',
  issueId: 'ISSUE',
  stageEventId: 'STAGE_EVENT',
  issueRelationId: 'ISSUE_RELATION',
  seatId: 'SEAT',
  outcomeId: 'OUTCOME',
  stanceId: 'STANCE',
  activityId: 'ACTIVITY',
  participationId: 'PARTICIPATION',
  commitmentId: 'COMMITMENT',
  publicationId: 'PUBLICATION',
  publicationTitleId: 'PUBLICATION_TITLE',
  publicationRoleId: 'PUBLICATION_ROLE',
} as const

const subjectColumns = Object.keys(subjects) as (keyof typeof subjects)[]

/** The subjects that the API shows as records with ids. */
const shown: Partial<Record<keyof typeof subjects, IdPrefix>> = {
  actorId: 'actor',
  areaId: 'area',
  recognitionId: 'recognition',
  membershipId: 'membership',
  tieId: 'tie',
}

const subjectOf = (row: object): keyof typeof subjects => {
  const found = subjectColumns.find((name) => (row as Record<string, unknown>)[name] !== null)
  if (!found) throw new Error('A claim has no subject')
  return found
}

const selectSubject = {
  pothosPrismaSelect: Object.fromEntries(subjectColumns.map((name) => [name, true])),
}

builder.objectFields(Claim, (t) => ({
  id: t.id(idField('claim')),
  subject: t.field({
    type: ClaimSubject,
    description: 'The type of record that it is about.',
    extensions: selectSubject,
    resolve: (row) => subjects[subjectOf(row)],
  }),
  subjectId: t.id({
    nullable: true,
    description: 'The id of that record. Null: records of its type have no id in this API.',
    extensions: selectSubject,
    resolve: (row) => {
      const name = subjectOf(row)
      const prefix = shown[name]
      return prefix
        ? publicId(prefix, (row as unknown as Record<string, string>)[name] as string)
        : null
    },
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
  where: ({ seen }) => seen.claimOnSeen,
})

/** How many claims of one record an answer holds at most. */
const most = 100

const claimsQuery = (property: string | null | undefined, context: Context) => ({
  where: { AND: [context.seen.claim, property == null ? {} : { property: storable(property) }] },
  orderBy: [{ property: 'asc' as const }, { trueMin: 'asc' as const }, { id: 'asc' as const }],
  take: most,
})

const claimsArgs = builder.args((t) => ({
  property: t.string({
    description:
      'Only claims on this property: a field (foundedOn), a figure (members), or existence for the record as a whole.',
  }),
}))

const claimsDescription =
  'What sources say about it, in order of property and day; conflicting claims side by side; at most 100.'

const claimsField = {
  type: [Claim] as [typeof Claim],
  description: claimsDescription,
  args: claimsArgs,
  extensions: {
    pothosPrismaSelect: (
      args: { property?: string | null },
      context: Context,
      nested: (query: object) => object,
    ) => ({ select: { claims: nested(claimsQuery(args.property, context)) } }),
  },
  resolve: related('claims'),
}

builder.prismaInterfaceFields(Actor, (t) => ({ claims: t.field(claimsField) }))

builder.prismaObjectFields(Tie, (t) => ({ claims: t.field(claimsField) }))
