import { noNarrowerThan, type Viewer } from '../model/viewer.ts'
import type { Prisma } from '../records/generated/client.ts'
import { circlesOf } from './circles.ts'

/** The visibility filter of the records' statements: one condition per type of record. */
export function seenRecords(viewer: Viewer) {
  const circles = circlesOf(viewer)
  const visibility = { in: circles }
  // What a merge left aside, and an actor that lives on in another one, are no records of their own.
  const standing = { absorbedBy: null } as const
  const actor = { visibility, mergedIntoId: null } satisfies Prisma.ActorWhereInput
  const source = { visibility } satisfies Prisma.SourceWhereInput
  const person = { visibility } satisfies Prisma.PersonWhereInput
  const contact = { visibility, ...standing } satisfies Prisma.ContactWhereInput
  const tie = { visibility, ...standing, from: actor, to: actor } satisfies Prisma.TieWhereInput
  const membership = {
    ...{ visibility, ...standing, person },
    group: actor,
  } satisfies Prisma.MembershipWhereInput
  const recognition = { visibility, ...standing, actor } satisfies Prisma.RecognitionWhereInput
  const issue = { visibility } satisfies Prisma.IssueWhereInput
  const activity = { visibility } satisfies Prisma.ActivityWhereInput
  const publication = { visibility } satisfies Prisma.PublicationWhereInput
  const stageEvent = { issue } satisfies Prisma.StageEventWhereInput
  const issueRelation = { from: issue, to: issue } satisfies Prisma.IssueRelationWhereInput
  const seat = { ...standing, issue, actor } satisfies Prisma.SeatWhereInput
  const outcome = { visibility, ...standing, issue } satisfies Prisma.OutcomeWhereInput
  const stance = { visibility, actor, issue } satisfies Prisma.StanceWhereInput
  const participation = { ...standing, activity, actor } satisfies Prisma.ParticipationWhereInput
  const commitment = {
    visibility,
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
  const claim = { visibility, source } satisfies Prisma.ClaimWhereInput
  /** A claim on a tie that is no narrower than the tie itself, as the network knows a tie's sources. */
  const claimShownWithTie: Prisma.ClaimWhereInput = {
    OR: circles.map((one) => {
      const shown = { visibility: { in: noNarrowerThan(one) } }
      return { ...shown, source: shown, tie: { visibility: one } }
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
  const claimOnSeen = { ...claim, OR: [...named, area] } satisfies Prisma.ClaimWhereInput
  return { ...subjects, source, person, contact, claim, claimOnSeen, claimShownWithTie }
}

export type SeenRecords = ReturnType<typeof seenRecords>
