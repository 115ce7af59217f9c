import { problemCodes } from './problem-codes.ts'
import type { Term } from './term.ts'
import * as access from './vocabulary-access.ts'
import * as activities from './vocabulary-activities.ts'
import * as actors from './vocabulary-actors.ts'
import * as analysis from './vocabulary-analysis.ts'
import * as answers from './vocabulary-answers.ts'
import * as audit from './vocabulary-audit.ts'
import * as changes from './vocabulary-changes.ts'
import * as claims from './vocabulary-claims.ts'
import * as details from './vocabulary-details.ts'
import * as issues from './vocabulary-issues.ts'
import * as merges from './vocabulary-merges.ts'
import * as orders from './vocabulary-orders.ts'
import * as people from './vocabulary-people.ts'
import * as relay from './vocabulary-relay.ts'
import * as rights from './vocabulary-rights.ts'
import * as search from './vocabulary-search.ts'
import * as sources from './vocabulary-sources.ts'
import * as ties from './vocabulary-ties.ts'

/** Every enum of the API, by name, with a term for each of its values. */
export const vocabulary = {
  ActorKind: actors.actorKindTerms,
  Classification: actors.classificationTerms,
  Level: actors.levelTerms,
  Visibility: details.visibilityTerms,
  Role: access.roleTerms,
  Scope: access.scopeTerms,
  Purpose: access.purposeTerms,
  Permission: access.permissionTerms,
  AuditDecision: audit.auditDecisionTerms,
  ConsentManner: people.consentMannerTerms,
  PersonalRule: people.personalRuleTerms,
  DataRequestKind: rights.dataRequestKindTerms,
  DataRequestStatus: rights.dataRequestStatusTerms,
  NameKind: details.nameKindTerms,
  AreaRole: details.areaRoleTerms,
  RecognitionKind: details.recognitionKindTerms,
  ContactKind: details.contactKindTerms,
  MembershipRole: details.membershipRoleTerms,
  TieKind: ties.tieKindTerms,
  TieRole: ties.tieRoleTerms,
  TieDirection: ties.tieDirectionTerms,
  Certainty: ties.certaintyTerms,
  Confidence: ties.confidenceTerms,
  IssueKind: issues.issueKindTerms,
  Demand: issues.demandTerms,
  IssueStage: issues.issueStageTerms,
  IssueRelationKind: issues.issueRelationKindTerms,
  SeatRole: issues.seatRoleTerms,
  Position: issues.positionTerms,
  StanceBasis: issues.stanceBasisTerms,
  Quadrant: issues.quadrantTerms,
  CentralityMeasure: analysis.centralityMeasureTerms,
  ActorGrouping: analysis.actorGroupingTerms,
  BrokerageRole: analysis.brokerageRoleTerms,
  KeyPlayerPurpose: analysis.keyPlayerPurposeTerms,
  ExportFormat: analysis.exportFormatTerms,
  GapReason: analysis.gapReasonTerms,
  LeverageTarget: analysis.leverageTargetTerms,
  JudgedInput: analysis.judgedInputTerms,
  ActivityKind: activities.activityKindTerms,
  ActivityStatus: activities.activityStatusTerms,
  ParticipationRole: activities.participationRoleTerms,
  CommitmentState: activities.commitmentStateTerms,
  PublicationRoleKind: activities.publicationRoleKindTerms,
  SourceKind: sources.sourceKindTerms,
  Comparator: sources.comparatorTerms,
  Rank: sources.rankTerms,
  ClaimSubject: claims.claimSubjectTerms,
  CoverageDimension: claims.coverageDimensionTerms,
  MemberTermGap: claims.termGapTerms,
  MemberTotalGap: claims.totalGapTerms,
  SearchIn: search.searchTargetTerms,
  SearchReason: search.searchReasonTerms,
  MatchedName: search.matchedNameTerms,
  WithheldReason: answers.withheldReasonTerms,
  Language: answers.languageTerms,
  OrderDirection: answers.orderDirectionTerms,
  EngineName: answers.engineNameTerms,
  ProblemCode: problemCodes,
  IssueRelationDirection: issues.issueRelationDirectionTerms,
  TimelineStep: answers.timelineStepTerms,
  EngineState: answers.engineStateTerms,
  RevisionOperation: changes.revisionOperationTerms,
  LeftReason: merges.leftReasonTerms,
  DuplicateReason: merges.duplicateReasonTerms,
  RecordKind: changes.recordKindTerms,
  RelayState: relay.relayStateTerms,
  ComparisonReason: relay.comparisonReasonTerms,
  ActorOrderField: orders.actorOrderTerms,
  IssueOrderField: orders.issueOrderTerms,
  ActivityOrderField: orders.activityOrderTerms,
  ClaimOrderField: orders.claimOrderTerms,
  TieListOrderField: orders.tieListOrderTerms,
  TieOrderField: orders.tieOrderTerms,
  MemberOrderField: people.memberOrderTerms,
} as const satisfies Readonly<Record<string, Readonly<Record<string, Term>>>>

/** The name of an enum, the same in the records and in the GraphQL schema. */
export type EnumName = keyof typeof vocabulary

/** The values of the enum of that name. */
export type ValueOf<Name extends EnumName> = Extract<keyof (typeof vocabulary)[Name], string>
