import { type IdPrefix, tableName } from '../model/public-id.ts'
import { prefixOf, type RecordKind, recordKinds } from '../model/record-kind.ts'
import type { Seen } from '../records/write/write.ts'
import type { SeenRecords } from './records.ts'

/** How the rows of a table are told of. */
export interface ChangeTable {
  /** The filter that a row has to meet to be told of. */
  readonly where: object
  /** The type of record that it is, or that it is a part of. */
  readonly kind: RecordKind
  /** The column that names the record it is a part of; null: it is one itself. */
  readonly partOf: string | null
}

/** The table of the records of a type. */
export const tableOfKind = (kind: RecordKind): string => tableName(prefixOf(kind))

/** The tables whose changes are told, each row under the record of which people know the id. */
export function changeTables(seen: SeenRecords): Readonly<Record<string, ChangeTable>> {
  const { actor, tie, publication, activity, issue } = seen
  const filters: Record<RecordKind, object> = {
    ...{ ACTOR: actor, AREA: {}, RECOGNITION: seen.recognition, MEMBERSHIP: seen.membership },
    ...{ TIE: tie, ISSUE: issue, STAGE_EVENT: seen.stageEvent, SEAT: seen.seat },
    ...{ ISSUE_RELATION: seen.issueRelation, OUTCOME: seen.outcome, STANCE: seen.stance },
    ...{ ACTIVITY: activity, PARTICIPATION: seen.participation, COMMITMENT: seen.commitment },
    ...{ PUBLICATION: publication, PUBLICATION_TITLE: seen.publicationTitle },
    ...{ PUBLICATION_ROLE: seen.publicationRole, PERSON: seen.personAlone, TRADE: {} },
    ...{ SOURCE: seen.source, CLAIM: seen.claimOnSeen },
  }
  const records = recordKinds.map((kind): [string, ChangeTable] => [
    tableOfKind(kind),
    { where: filters[kind], kind, partOf: null },
  ])
  const ofActor = { where: { absorbedBy: null, actor }, kind: 'ACTOR', partOf: 'actorId' } as const
  return {
    ...Object.fromEntries(records),
    ActorName: ofActor,
    ActorArea: { ...ofActor, where: { ...seen.place, actor } },
    ActorTrade: ofActor,
    Contact: { ...ofActor, where: { ...seen.contact, actor } },
    TieAssessment: { where: { tie }, kind: 'TIE', partOf: 'tieId' },
    ActivityIssue: { where: { activity, issue }, kind: 'ACTIVITY', partOf: 'activityId' },
    PublicationPart: { where: { publication }, kind: 'PUBLICATION', partOf: 'publicationId' },
    PublicationActivity: {
      where: { publication, activity },
      kind: 'PUBLICATION',
      partOf: 'publicationId',
    },
  }
}

/** Tables that no change is told of; what changes name there, their own mutations look at. */
const lookedAtThere: Partial<Record<IdPrefix, object>> = { consent: {}, merge: {} }

/**
 * What a viewer sees of each table, as writes ask for it: an actor also when it lives on in another
 * one, a person also through a membership. Throws for a table that no rule is known of.
 */
export function seenTables(seen: SeenRecords): Seen {
  const tables = changeTables(seen)
  const wider: Partial<Record<IdPrefix, object>> = { actor: seen.circle, person: seen.person }
  return (table) => {
    const where = wider[table] ?? tables[tableName(table)]?.where ?? lookedAtThere[table]
    if (!where) throw new Error(`It is not known who sees the table of ${table}`)
    return where
  }
}
