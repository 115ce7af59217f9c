import type { EnumRef as AnyEnumRef } from '@pothos/core'
import { type EnumName, type ValueOf, vocabulary } from '../model/vocabulary.ts'
import { builder } from './builder.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never
type EnumRef<Value> = AnyEnumRef<Types, Value>

const meanings: Record<EnumName, string> = {
  ActorKind: 'The four kinds of actor.',
  Classification: 'What sort of body an actor is within its kind.',
  Level: 'The reach that an actor or an issue has.',
  Visibility: 'Who may see a record, from the widest circle to the narrowest.',
  Role: 'What an account is to a group, to an alliance or to the whole network.',
  Scope: 'What a key or token may be used for, at most: it narrows what its account may do.',
  Purpose: 'What personal data are read, or changed, for.',
  Permission: 'What somebody may do, over an actor or over the whole network.',
  AuditDecision: 'Whether what was asked for was given.',
  ConsentManner: 'How a person agreed.',
  PersonalRule: 'Why what is kept of a person is not told.',
  DataRequestKind: 'What a person asks about their own data.',
  DataRequestStatus: 'How such a request stands.',
  NameKind: 'What sort of other name it is.',
  AreaRole: 'What an actor has to do with an area.',
  RecognitionKind: 'The form in which a group was recognized.',
  ContactKind: 'The way in which an organization can be reached.',
  MembershipRole: 'What a person does in a group.',
  TieKind: 'What a tie between two actors consists of.',
  TieRole: 'How a member takes part in an alliance.',
  TieDirection: 'The side from which an actor sees its ties.',
  Certainty: 'Whether something is true on a day for certain.',
  Confidence: 'How sure it is that a fact is so.',
  IssueKind: 'The kinds of issue.',
  Demand: 'The demands of decent work.',
  IssueStage: 'How far an issue has come.',
  IssueRelationKind: 'How one issue stands to another.',
  SeatRole: "An actor's part in a decision.",
  Position: 'The five steps of the spectrum of allies.',
  StanceBasis: 'What a stance is known from.',
  Quadrant: 'The quadrants of the power and interest grid: what to do about an actor.',
  CentralityMeasure: "What an actor's place in a network can be measured by.",
  ActorGrouping: 'What actors are put into groups by.',
  BrokerageRole: 'The roles of a broker between two others (Gould & Fernandez 1989).',
  KeyPlayerPurpose: 'What key players are looked for.',
  ExportFormat: 'The formats that a part of the network is exported in.',
  GapReason: 'What two actors have in common who are not tied.',
  LeverageTarget: 'Which way organizers want a decision to go.',
  JudgedInput: 'What is judged of actors and ties, or else assumed, for a leverage.',
  ActivityKind: 'The kinds of activity.',
  ActivityStatus: 'Whether an activity took place.',
  ParticipationRole: "An actor's part in an activity.",
  CommitmentState: 'How a promise stands on a day.',
  PublicationRoleKind: "An actor's part in a publication.",
  SourceKind: 'The kinds of source.',
  Comparator: 'How a claimed figure is meant.',
  Rank: 'Which of several claims is to be believed first.',
  ClaimSubject: 'The types of record that a claim can be about.',
  CoverageDimension: 'What the groups of a coverage are told apart by.',
  MemberTermGap: "Why a group's number of members is not in a total.",
  MemberTotalGap: 'Why the number of members of an alliance cannot be added up.',
  SearchIn: 'What can be searched.',
  SearchReason: 'Why a record was found, the best reason first.',
  MatchedName: 'Which name of a record was found.',
  WithheldReason: 'Why a count of people is not given.',
  Language: 'The languages that texts for people are given in.',
  OrderDirection: 'The direction of an order.',
  EngineName: 'The graph store that answers.',
  ProblemCode:
    'Every code that a problem, or an entry of `errors` (there as `extensions.code`), can carry.',
  IssueRelationDirection: 'The side from which an issue sees a relation.',
  TimelineStep: 'How far two points of a timeline are apart.',
  EngineState: 'Whether the graph store answers.',
  RevisionOperation: 'What happened to a record.',
  LeftReason: 'Why a record that a merge changed stays as it is when the merge is undone.',
  DuplicateReason: 'What speaks for two records being one body, or against it.',
  RecordKind: 'The types of record that have an id of their own.',
  RelayState: 'What the relay, which carries changes of the records into the network, is doing.',
  ComparisonReason: 'Why all of the network was compared with the records.',
  ActorOrderField: 'What actors are ordered by; the id comes last.',
  IssueOrderField: 'What issues are ordered by; the id comes last.',
  ActivityOrderField: 'What activities are ordered by; the id comes last.',
  ClaimOrderField: 'What claims are ordered by; the id comes last.',
  TieListOrderField: 'What a list of all ties is ordered by; the id comes last.',
  MemberOrderField: 'What the members of a group can be ordered by.',
  TieOrderField: 'What the ties of an actor are ordered by; the id comes last.',
}

/** The GraphQL enum of that name, each value described by its term in English and Indonesian. */
function enumOf<Name extends EnumName>(name: Name) {
  const values = Object.entries(vocabulary[name]).map(([value, { label, description }]) => [
    value,
    { description: `${description.en} (${label.id})` },
  ])
  return builder.enumType(name, {
    description: meanings[name],
    values: Object.fromEntries(values) as Record<ValueOf<Name>, { description: string }>,
  } as never) as unknown as EnumRef<ValueOf<Name>>
}

export const ActorKindEnum = enumOf('ActorKind')
export const ClassificationEnum = enumOf('Classification')
export const LevelEnum = enumOf('Level')
export const VisibilityEnum = enumOf('Visibility')
export const RoleEnum = enumOf('Role')
export const ScopeEnum = enumOf('Scope')
export const PurposeEnum = enumOf('Purpose')
export const PermissionEnum = enumOf('Permission')
export const AuditDecisionEnum = enumOf('AuditDecision')
export const DataRequestKindEnum = enumOf('DataRequestKind')
export const DataRequestStatusEnum = enumOf('DataRequestStatus')
export const NameKindEnum = enumOf('NameKind')
export const AreaRoleEnum = enumOf('AreaRole')
export const RecognitionKindEnum = enumOf('RecognitionKind')
export const ContactKindEnum = enumOf('ContactKind')
export const MembershipRoleEnum = enumOf('MembershipRole')
export const TieKindEnum = enumOf('TieKind')
export const TieRoleEnum = enumOf('TieRole')
export const TieDirectionEnum = enumOf('TieDirection')
export const CertaintyEnum = enumOf('Certainty')
export const ConfidenceEnum = enumOf('Confidence')
export const IssueKindEnum = enumOf('IssueKind')
export const DemandEnum = enumOf('Demand')
export const IssueStageEnum = enumOf('IssueStage')
export const IssueRelationKindEnum = enumOf('IssueRelationKind')
export const SeatRoleEnum = enumOf('SeatRole')
export const PositionEnum = enumOf('Position')
export const StanceBasisEnum = enumOf('StanceBasis')
export const QuadrantEnum = enumOf('Quadrant')
export const CentralityMeasureEnum = enumOf('CentralityMeasure')
export const ActorGroupingEnum = enumOf('ActorGrouping')
export const BrokerageRoleEnum = enumOf('BrokerageRole')
export const KeyPlayerPurposeEnum = enumOf('KeyPlayerPurpose')
export const ExportFormatEnum = enumOf('ExportFormat')
export const GapReasonEnum = enumOf('GapReason')
export const LeverageTargetEnum = enumOf('LeverageTarget')
export const JudgedInputEnum = enumOf('JudgedInput')
export const ActivityKindEnum = enumOf('ActivityKind')
export const ActivityStatusEnum = enumOf('ActivityStatus')
export const ParticipationRoleEnum = enumOf('ParticipationRole')
export const CommitmentStateEnum = enumOf('CommitmentState')
export const PublicationRoleKindEnum = enumOf('PublicationRoleKind')
export const SourceKindEnum = enumOf('SourceKind')
export const ComparatorEnum = enumOf('Comparator')
export const RankEnum = enumOf('Rank')
export const ClaimSubjectEnum = enumOf('ClaimSubject')
export const CoverageDimensionEnum = enumOf('CoverageDimension')
export const MemberTermGapEnum = enumOf('MemberTermGap')
export const MemberTotalGapEnum = enumOf('MemberTotalGap')
export const SearchInEnum = enumOf('SearchIn')
export const SearchReasonEnum = enumOf('SearchReason')
export const MatchedNameEnum = enumOf('MatchedName')
export const WithheldReasonEnum = enumOf('WithheldReason')
export const LanguageEnum = enumOf('Language')
export const OrderDirectionEnum = enumOf('OrderDirection')
export const EngineNameEnum = enumOf('EngineName')
export const ProblemCodeEnum = enumOf('ProblemCode')
export const IssueRelationDirectionEnum = enumOf('IssueRelationDirection')
export const TimelineStepEnum = enumOf('TimelineStep')
export const EngineStateEnum = enumOf('EngineState')
export const RevisionOperationEnum = enumOf('RevisionOperation')
export const LeftReasonEnum = enumOf('LeftReason')
export const DuplicateReasonEnum = enumOf('DuplicateReason')
export const RecordKindEnum = enumOf('RecordKind')
export const RelayStateEnum = enumOf('RelayState')
export const ComparisonReasonEnum = enumOf('ComparisonReason')
export const ActorOrderFieldEnum = enumOf('ActorOrderField')
export const IssueOrderFieldEnum = enumOf('IssueOrderField')
export const ActivityOrderFieldEnum = enumOf('ActivityOrderField')
export const ClaimOrderFieldEnum = enumOf('ClaimOrderField')
export const TieListOrderFieldEnum = enumOf('TieListOrderField')
export const TieOrderFieldEnum = enumOf('TieOrderField')
export const ConsentMannerEnum = enumOf('ConsentManner')
export const PersonalRuleEnum = enumOf('PersonalRule')
export const MemberOrderFieldEnum = enumOf('MemberOrderField')

export const EnumNameEnum = builder.enumType('EnumName', {
  description: 'The enums of this API, but for this one.',
  values: Object.fromEntries(
    Object.entries(meanings).map(([name, description]) => [name, { description }]),
  ) as Record<EnumName, { description: string }>,
})
