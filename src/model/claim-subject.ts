import type { IdPrefix } from './public-id.ts'

/** The types of record that a claim can be about, and the column of the claim that names it. */
export const subjectColumns = {
  ACTOR: 'actorId',
  AREA: 'areaId',
  RECOGNITION: 'recognitionId',
  MEMBERSHIP: 'membershipId',
  TIE: 'tieId',
  ISSUE: 'issueId',
  STAGE_EVENT: 'stageEventId',
  ISSUE_RELATION: 'issueRelationId',
  SEAT: 'seatId',
  OUTCOME: 'outcomeId',
  STANCE: 'stanceId',
  ACTIVITY: 'activityId',
  PARTICIPATION: 'participationId',
  COMMITMENT: 'commitmentId',
  PUBLICATION: 'publicationId',
  PUBLICATION_TITLE: 'publicationTitleId',
  PUBLICATION_ROLE: 'publicationRoleId',
} as const

export type ClaimSubject = keyof typeof subjectColumns

export const claimSubjects = Object.keys(subjectColumns) as ClaimSubject[]

/** The record's table, which is also the claim's relation and the prefix of its public id. */
export const subjectTable = (subject: ClaimSubject): IdPrefix =>
  subjectColumns[subject].slice(0, -2) as IdPrefix
