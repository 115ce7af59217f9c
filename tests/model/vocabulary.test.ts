import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as activity from '../../src/model/activity.ts'
import * as actor from '../../src/model/actor.ts'
import * as analysis from '../../src/model/analysis.ts'
import * as answer from '../../src/model/answer.ts'
import * as area from '../../src/model/area.ts'
import { auditDecisions } from '../../src/model/audit.ts'
import { revisionOperations } from '../../src/model/change.ts'
import * as claim from '../../src/model/claim.ts'
import { claimSubjects } from '../../src/model/claim-subject.ts'
import * as commitment from '../../src/model/commitment.ts'
import { consentManners } from '../../src/model/consent.ts'
import { coverageDimensions } from '../../src/model/coverage.ts'
import { dataRequestKinds, dataRequestStatuses } from '../../src/model/data-request.ts'
import { duplicateReasons } from '../../src/model/duplicate.ts'
import * as issue from '../../src/model/issue.ts'
import { languages } from '../../src/model/language.ts'
import * as membership from '../../src/model/membership.ts'
import { leftReasons } from '../../src/model/merge.ts'
import * as order from '../../src/model/order.ts'
import { permissions } from '../../src/model/permission.ts'
import { memberOrderFields, personalRules } from '../../src/model/person.ts'
import { problemCodes } from '../../src/model/problem-codes.ts'
import * as publication from '../../src/model/publication.ts'
import { recordKinds } from '../../src/model/record-kind.ts'
import * as search from '../../src/model/search.ts'
import * as source from '../../src/model/source.ts'
import * as stance from '../../src/model/stance.ts'
import * as tie from '../../src/model/tie.ts'
import { termGaps, totalGaps } from '../../src/model/total.ts'
import { certainties } from '../../src/model/validity.ts'
import { purposes, roles, scopes, visibilities } from '../../src/model/viewer.ts'
import { type EnumName, vocabulary } from '../../src/model/vocabulary.ts'

const schema = readFileSync(join(import.meta.dirname, '../../prisma/schema.prisma'), 'utf8')

/** Enums of the records that no field of the API shows. */
const innerEnums = ['PeopleTable']

const recordEnums = Object.fromEntries(
  [...schema.matchAll(/^enum (\w+) \{([^}]*)\}/gm)].flatMap(([, name = '', body = '']) =>
    innerEnums.includes(name) ? [] : [[name, body.split(/\s+/).filter((word) => word !== '')]],
  ),
)

const arrays: Record<EnumName, readonly string[]> = {
  ActorKind: actor.actorKinds,
  Classification: actor.classifications,
  Level: actor.levels,
  Visibility: visibilities,
  Role: roles,
  Scope: scopes,
  Purpose: purposes,
  Permission: permissions,
  AuditDecision: auditDecisions,
  ConsentManner: consentManners,
  PersonalRule: personalRules,
  DataRequestKind: dataRequestKinds,
  DataRequestStatus: dataRequestStatuses,
  NameKind: actor.nameKinds,
  AreaRole: area.areaRoles,
  RecognitionKind: actor.recognitionKinds,
  ContactKind: actor.contactKinds,
  MembershipRole: membership.membershipRoles,
  TieKind: tie.tieKindNames,
  TieRole: tie.tieRoles,
  TieDirection: tie.tieDirections,
  Certainty: certainties,
  Confidence: claim.confidences,
  IssueKind: issue.issueKinds,
  Demand: issue.demands,
  IssueStage: issue.issueStages,
  IssueRelationKind: issue.issueRelationKinds,
  SeatRole: issue.seatRoles,
  Position: stance.positions,
  StanceBasis: stance.stanceBases,
  Quadrant: stance.quadrants,
  CentralityMeasure: analysis.centralityMeasures,
  ActorGrouping: analysis.actorGroupings,
  BrokerageRole: analysis.brokerageRoles,
  KeyPlayerPurpose: analysis.keyPlayerPurposes,
  ExportFormat: analysis.exportFormats,
  GapReason: analysis.gapReasons,
  LeverageTarget: analysis.leverageTargets,
  JudgedInput: analysis.judgedInputs,
  ActivityKind: activity.activityKinds,
  ActivityStatus: activity.activityStatuses,
  ParticipationRole: activity.participationRoles,
  CommitmentState: commitment.commitmentStates,
  PublicationRoleKind: publication.publicationRoleKinds,
  SourceKind: source.sourceKinds,
  Comparator: claim.comparators,
  Rank: claim.ranks,
  ClaimSubject: claimSubjects,
  CoverageDimension: coverageDimensions,
  MemberTermGap: termGaps,
  MemberTotalGap: totalGaps,
  SearchIn: search.searchTargets,
  SearchReason: search.searchReasons,
  MatchedName: search.matchedNames,
  WithheldReason: answer.withheldReasons,
  Language: languages,
  OrderDirection: answer.orderDirections,
  EngineName: answer.engineNames,
  ProblemCode: Object.keys(problemCodes),
  IssueRelationDirection: issue.issueRelationDirections,
  TimelineStep: answer.timelineSteps,
  RevisionOperation: revisionOperations,
  LeftReason: leftReasons,
  DuplicateReason: duplicateReasons,
  RecordKind: recordKinds,
  RelayState: answer.relayStates,
  ComparisonReason: answer.comparisonReasons,
  EngineState: answer.engineStates,
  ActorOrderField: order.actorOrderFields,
  IssueOrderField: order.issueOrderFields,
  ActivityOrderField: order.activityOrderFields,
  ClaimOrderField: order.claimOrderFields,
  TieListOrderField: order.tieListOrderFields,
  TieOrderField: order.tieOrderFields,
  MemberOrderField: memberOrderFields,
}

const ownEnums = [
  'Permission',
  'Quadrant',
  'CentralityMeasure',
  'ActorGrouping',
  'BrokerageRole',
  'KeyPlayerPurpose',
  'ExportFormat',
  'GapReason',
  'LeverageTarget',
  'JudgedInput',
  'TieDirection',
  'Certainty',
  'CommitmentState',
  'ClaimSubject',
  'CoverageDimension',
  'MemberTermGap',
  'MemberTotalGap',
  'SearchIn',
  'SearchReason',
  'MatchedName',
  'WithheldReason',
  'Language',
  'OrderDirection',
  'EngineName',
  'ProblemCode',
  'IssueRelationDirection',
  'TimelineStep',
  'EngineState',
  'DuplicateReason',
  'LeftReason',
  'RecordKind',
  'RelayState',
  'ComparisonReason',
  'ActorOrderField',
  'IssueOrderField',
  'ActivityOrderField',
  'ClaimOrderField',
  'TieListOrderField',
  'TieOrderField',
  'MemberOrderField',
  'PersonalRule',
]

test('the vocabulary holds the enums of the records and those of the API, no other', () => {
  expect(Object.keys(vocabulary).toSorted()).toEqual(
    [...Object.keys(recordEnums), ...ownEnums].toSorted(),
  )
})

test.each(Object.keys(recordEnums))('%s has the values of the records, in their order', (name) => {
  const values = recordEnums[name]
  expect(arrays[name as EnumName]).toEqual(values)
  expect(Object.keys(vocabulary[name as EnumName])).toEqual(values)
})

describe.each(Object.entries(vocabulary))('%s', (name, terms) => {
  test('has a term for each value', () => {
    expect(Object.keys(terms)).toEqual(arrays[name as EnumName])
  })

  test('has labels and one sentence in both languages, no label twice', () => {
    for (const language of ['id', 'en'] as const) {
      const labels = Object.values(terms).map((one) => one.label[language])
      expect(new Set(labels).size).toBe(labels.length)
      for (const label of labels) expect(label).toMatch(/^\S(.*\S)?$/)
      for (const { description } of Object.values(terms)) {
        expect(description[language]).toMatch(/^[A-Z0-9].*\.$/)
        expect(description[language]).not.toMatch(/\. [A-Z]/)
      }
    }
  })
})

test('a federation is never called an alliance in Indonesian', () => {
  const { ALLIANCE } = vocabulary.ActorKind
  expect(ALLIANCE.label.id).toBe('Gabungan (federasi, jaringan, aliansi)')
  const { FEDERATION } = vocabulary.Classification
  expect(`${FEDERATION.label.id} ${FEDERATION.description.id}`).not.toMatch(/aliansi/i)
})
