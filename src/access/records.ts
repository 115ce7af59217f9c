import { noNarrowerThan } from '../model/circle.ts'
import type { Viewer } from '../model/viewer.ts'
import type { Prisma } from '../records/generated/client.ts'
import { circlesOf } from './circles.ts'

/** The visibility filter of the records' statements: one condition per type of record. */
export function seenRecords(viewer: Viewer) {
  const circles = circlesOf(viewer)
  const every = circles === 'EVERY'
  /** That a row's own circle is one of the viewer's. */
  const circle = every ? {} : { circle: { in: [...circles] } }
  // What a merge left aside, and an actor that lives on in another one, are no records of their own.
  const standing = { absorbedBy: null } as const
  const actor = { ...circle, mergedIntoId: null } satisfies Prisma.ActorWhereInput
  const source = { ...circle } satisfies Prisma.SourceWhereInput
  const contact = { ...circle, ...standing } satisfies Prisma.ContactWhereInput
  const place = { ...circle, ...standing } satisfies Prisma.ActorAreaWhereInput
  const tie = { ...circle, ...standing, from: actor, to: actor } satisfies Prisma.TieWhereInput
  /** A person at the end of a membership that is seen. */
  const member = { ...circle } satisfies Prisma.PersonWhereInput
  const membership = {
    ...{ ...circle, ...standing, person: member },
    group: actor,
  } satisfies Prisma.MembershipWhereInput
  /** A person who is seen without a membership. */
  const personAlone = every ? {} : { circle: { in: circles.filter((one) => one !== 'PEOPLE') } }
  const person = every ? {} : personWhere(circles, viewer.personId, membership)
  const recognition = { ...circle, ...standing, actor } satisfies Prisma.RecognitionWhereInput
  const issue = { ...circle } satisfies Prisma.IssueWhereInput
  const activity = { ...circle } satisfies Prisma.ActivityWhereInput
  const publication = { ...circle } satisfies Prisma.PublicationWhereInput
  const stageEvent = { issue } satisfies Prisma.StageEventWhereInput
  const issueRelation = { from: issue, to: issue } satisfies Prisma.IssueRelationWhereInput
  const seat = { ...standing, issue, actor } satisfies Prisma.SeatWhereInput
  const outcome = { ...circle, ...standing, issue } satisfies Prisma.OutcomeWhereInput
  const stance = { ...circle, actor, issue } satisfies Prisma.StanceWhereInput
  const participation = { ...standing, activity, actor } satisfies Prisma.ParticipationWhereInput
  const commitment = {
    ...circle,
    ...standing,
    activity,
    by: actor,
  } satisfies Prisma.CommitmentWhereInput
  const publicationTitle = { publication } satisfies Prisma.PublicationTitleWhereInput
  const publicationRole = {
    ...standing,
    publication,
    actor,
  } satisfies Prisma.PublicationRoleWhereInput
  /** A claim on a record that is seen already. */
  const claim = { ...circle, source } satisfies Prisma.ClaimWhereInput
  /** A claim on a tie that is no narrower than the tie itself, as the network knows a tie's sources. */
  const claimShownWithTie: Prisma.ClaimWhereInput = every
    ? {}
    : {
        OR: circles.map((one) => {
          const shown = { circle: { in: noNarrowerThan(one) } }
          return { ...shown, source: shown, tie: { circle: one } }
        }),
      }
  const area = { areaId: { not: null } } satisfies Prisma.ClaimWhereInput
  const subjects = {
    ...{ actor, recognition, membership, tie, issue, stageEvent, issueRelation, seat, outcome },
    ...{ stance, activity, participation, commitment, publication, publicationTitle },
    publicationRole,
  }
  const named: Prisma.ClaimWhereInput[] = Object.entries(subjects).map(([name, where]) => ({
    [name]: where,
  }))
  /** A claim reached by itself: its subject must be seen as well. */
  const claimOnSeen: Prisma.ClaimWhereInput = every ? claim : { ...claim, OR: [...named, area] }
  return {
    ...subjects,
    circle,
    place,
    source,
    person,
    personAlone,
    member,
    contact,
    claim,
    claimOnSeen,
    claimShownWithTie,
  }
}

/** A person is seen through a membership that is, or because it is the viewer. */
const personWhere = (
  circles: readonly string[],
  self: string | null,
  membership: Prisma.MembershipWhereInput,
): Prisma.PersonWhereInput => ({
  OR: [
    { circle: { in: circles.filter((one) => one !== 'PEOPLE') } },
    {
      circle: { in: circles.filter((one) => one === 'PEOPLE') },
      memberships: { some: membership },
    },
    ...(self === null ? [] : [{ id: self }]),
  ],
})

export type SeenRecords = ReturnType<typeof seenRecords>
