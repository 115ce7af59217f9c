import type { Viewer } from '../model/viewer.ts'
import type { Prisma } from '../records/generated/client.ts'
import { circlesOf } from './circles.ts'

/** The visibility filter of the records' statements: one condition per type of record. */
export function seenRecords(viewer: Viewer) {
  const visibility = { in: circlesOf(viewer) }
  const actor = { visibility } satisfies Prisma.ActorWhereInput
  const source = { visibility } satisfies Prisma.SourceWhereInput
  const person = { visibility } satisfies Prisma.PersonWhereInput
  const tie = { visibility, from: actor, to: actor } satisfies Prisma.TieWhereInput
  const membership = { visibility, person, group: actor } satisfies Prisma.MembershipWhereInput
  const recognition = { visibility, actor } satisfies Prisma.RecognitionWhereInput
  const issue = { visibility } satisfies Prisma.IssueWhereInput
  const activity = { visibility } satisfies Prisma.ActivityWhereInput
  const publication = { visibility } satisfies Prisma.PublicationWhereInput
  /** A claim on a record that is seen already. */
  const claim = { visibility, source } satisfies Prisma.ClaimWhereInput
  const subjects: Prisma.ClaimWhereInput[] = [
    { actor },
    { areaId: { not: null } },
    { recognition },
    { membership },
    { tie },
    { issue },
    { stageEvent: { issue } },
    { issueRelation: { from: issue, to: issue } },
    { seat: { issue, actor } },
    { outcome: { visibility, issue } },
    { stance: { visibility, actor, issue } },
    { activity },
    { participation: { activity, actor } },
    { commitment: { visibility, activity } },
    { publication },
    { publicationTitle: { publication } },
    { publicationRole: { publication, actor } },
  ]
  /** A claim reached by itself: its subject must be seen as well. */
  const claimOnSeen = { ...claim, OR: subjects } satisfies Prisma.ClaimWhereInput
  return { actor, source, person, tie, membership, recognition, claim, claimOnSeen }
}

export type SeenRecords = ReturnType<typeof seenRecords>
