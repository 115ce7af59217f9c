import type { Prisma } from '../generated/client.ts'
import type { Seed } from '../seed-shape.ts'
import { claimRows } from './claims.ts'
import { activityRows } from './rows-activities.ts'
import { actorRows } from './rows-actors.ts'
import { groundRows } from './rows-ground.ts'
import { issueRows } from './rows-issues.ts'
import { peopleRows } from './rows-people.ts'
import { tieRows } from './rows-ties.ts'

/** The rows of every table that a seed fills, in an order in which each finds what it points at. */
export interface SeedRows {
  source: Prisma.SourceCreateManyInput[]
  area: Prisma.AreaCreateManyInput[]
  trade: Prisma.TradeCreateManyInput[]
  actor: Prisma.ActorCreateManyInput[]
  actorName: Prisma.ActorNameCreateManyInput[]
  actorArea: Prisma.ActorAreaCreateManyInput[]
  actorTrade: Prisma.ActorTradeCreateManyInput[]
  recognition: Prisma.RecognitionCreateManyInput[]
  contact: Prisma.ContactCreateManyInput[]
  person: Prisma.PersonCreateManyInput[]
  membership: Prisma.MembershipCreateManyInput[]
  activity: Prisma.ActivityCreateManyInput[]
  issue: Prisma.IssueCreateManyInput[]
  publication: Prisma.PublicationCreateManyInput[]
  tie: Prisma.TieCreateManyInput[]
  stageEvent: Prisma.StageEventCreateManyInput[]
  issueRelation: Prisma.IssueRelationCreateManyInput[]
  seat: Prisma.SeatCreateManyInput[]
  outcome: Prisma.OutcomeCreateManyInput[]
  stance: Prisma.StanceCreateManyInput[]
  participation: Prisma.ParticipationCreateManyInput[]
  activityIssue: Prisma.ActivityIssueCreateManyInput[]
  commitment: Prisma.CommitmentCreateManyInput[]
  publicationTitle: Prisma.PublicationTitleCreateManyInput[]
  publicationPart: Prisma.PublicationPartCreateManyInput[]
  publicationRole: Prisma.PublicationRoleCreateManyInput[]
  publicationActivity: Prisma.PublicationActivityCreateManyInput[]
  claim: Prisma.ClaimCreateManyInput[]
}

export type SeedTable = keyof SeedRows

/** Turns a checked seed into rows. Pure: the same seed gives the same rows, ids included. */
export function seedRows(seed: Seed): SeedRows {
  const ground = groundRows(seed)
  const actors = actorRows(seed)
  const ties = tieRows(seed)
  const issues = issueRows(seed)
  const activities = activityRows(seed)
  return {
    source: ground.source,
    area: ground.area,
    trade: ground.trade,
    actor: actors.actor,
    actorName: actors.actorName,
    actorArea: actors.actorArea,
    actorTrade: actors.actorTrade,
    recognition: actors.recognition,
    contact: actors.contact,
    ...peopleRows(seed),
    activity: activities.activity,
    issue: issues.issue,
    publication: activities.publication,
    tie: ties.tie,
    stageEvent: issues.stageEvent,
    issueRelation: issues.issueRelation,
    seat: issues.seat,
    outcome: issues.outcome,
    stance: issues.stance,
    participation: activities.participation,
    activityIssue: activities.activityIssue,
    commitment: activities.commitment,
    publicationTitle: activities.publicationTitle,
    publicationPart: activities.publicationPart,
    publicationRole: activities.publicationRole,
    publicationActivity: activities.publicationActivity,
    claim: [
      ...ground.claim,
      ...actors.claim,
      ...ties.claim,
      ...issues.claim,
      ...activities.claim,
      ...claimRows(seed),
    ],
  }
}
