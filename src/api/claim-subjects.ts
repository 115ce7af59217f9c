import type { ClaimSubject } from '../model/claim-subject.ts'
import { claimSubjects, subjectColumns, subjectTable } from '../model/claim-subject.ts'
import { Activity } from './activity.ts'
import { Actor, typeOf } from './actor.ts'
import { Area } from './area.ts'
import { builder } from './builder.ts'
import { Claim, subjectIds, subjectOf } from './claim.ts'
import { loaded, related } from './column.ts'
import { Commitment } from './commitment.ts'
import type { Context } from './context.ts'
import { Issue } from './issue.ts'
import { IssueRelation } from './issue-relation.ts'
import { Membership } from './membership.ts'
import { Node, storable } from './node.ts'
import { Outcome } from './outcome.ts'
import { Participation } from './participation.ts'
import { Publication, PublicationRole, PublicationTitle } from './publication.ts'
import { Recognition } from './recognition.ts'
import { reloading } from './reloading.ts'
import { Seat } from './seat.ts'
import type { Select } from './selection.ts'
import { StageEvent } from './stage-event.ts'
import { Stance } from './stance.ts'
import { Tie } from './tie.ts'

/** The GraphQL types of the records that a claim can be about, but for actors. */
export const subjectTypes = {
  AREA: Area,
  RECOGNITION: Recognition,
  MEMBERSHIP: Membership,
  TIE: Tie,
  ISSUE: Issue,
  STAGE_EVENT: StageEvent,
  ISSUE_RELATION: IssueRelation,
  SEAT: Seat,
  OUTCOME: Outcome,
  STANCE: Stance,
  ACTIVITY: Activity,
  PARTICIPATION: Participation,
  COMMITMENT: Commitment,
  PUBLICATION: Publication,
  PUBLICATION_TITLE: PublicationTitle,
  PUBLICATION_ROLE: PublicationRole,
} as const satisfies Record<Exclude<ClaimSubject, 'ACTOR'>, unknown>

/** How many claims of one record an answer holds at most. */
const most = 100

interface ClaimsArgs {
  property?: string | null | undefined
}

const claimsArgs = builder.args((t) => ({
  property: t.string({
    description:
      'Only claims on this property: a field (foundedOn), a figure (members), or existence for the record as a whole.',
  }),
}))

const claimsField = {
  type: [Claim] as [typeof Claim],
  description: `What sources say about it, as far as you may see, in order of property and day; conflicting claims side by side; at most ${most}.`,
  args: claimsArgs,
  extensions: {
    pothosPrismaSelect: (
      { property }: ClaimsArgs,
      { seen }: Context,
      nested: (query: object) => object,
    ) => ({
      select: {
        claims: nested({
          where: { AND: [seen.claim, property == null ? {} : { property: storable(property) }] },
          orderBy: [{ property: 'asc' }, { trueMin: 'asc' }, { id: 'asc' }],
          take: most,
        }),
      },
    }),
  },
  resolve: related('claims'),
}

builder.prismaInterfaceFields(Actor, (t) => ({ claims: t.field(claimsField) }))

for (const type of Object.values(subjectTypes)) {
  builder.prismaObjectFields(type as typeof Tie, (t) => ({ claims: t.field(claimsField) }))
}

const typeNames = Object.fromEntries(
  claimSubjects.map((one) => [one, one === 'ACTOR' ? 'Actor' : subjectTypes[one].name]),
) as Record<ClaimSubject, string>

/** A row that only names the record, where nothing more is asked of records of its type. */
const bare = (select: Select): boolean => Object.keys(select).every((name) => name === 'id')

/**
 * The relations of a claim that lead to its record, with what is asked of each type; an actor, when
 * anything is asked, always tells its kind.
 */
export const selectSubjects = (selectionOf: (typeName: string) => Select | null): Select =>
  Object.fromEntries(
    claimSubjects.flatMap((one) => {
      const select = selectionOf(typeNames[one]) ?? {}
      return bare(select) ? [] : [[subjectTable(one), { select: { ...select, id: true } }]]
    }),
  )

/** The record that a row of claims is about; `subjectIds` and `selectSubjects` must be selected. */
export function subjectNode(row: object): object {
  const subject = subjectOf(row)
  const found = (row as Record<string, object | undefined>)[subjectTable(subject)]
  const id = loaded('Claim', subjectColumns[subject], row)
  const __typename = subject === 'ACTOR' ? typeOf(found as never) : typeNames[subject]
  return { id, ...found, __typename }
}

type Nested = (query: object, as: { getType: () => string }) => { select?: Select }

builder.objectField(Claim, 'subject', (t) =>
  t.field({
    type: Node,
    description: 'The record that it is about; ask for its fields by its type.',
    extensions: {
      pothosPrismaSelect: (_args: object, _context: object, nested: Nested) => ({
        select: {
          ...subjectIds,
          ...selectSubjects((typeName) => nested({}, { getType: () => typeName }).select ?? null),
        },
      }),
    },
    resolve: reloading((row) => subjectNode(row)),
  }),
)
