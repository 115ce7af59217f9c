import { dateOf, firstDay, lastDay, parsePartialDate } from '../../model/partial-date.ts'
import type { Prisma, Visibility } from '../generated/client.ts'
import { claimKey, seedId } from '../seed-id.ts'
import type { Seed } from '../seed-shape.ts'
import type { Citation } from './shape-parts.ts'

type ClaimInput = Prisma.ClaimCreateManyInput

/** The column of a claim that names its subject. */
export type SubjectColumn =
  | 'actorId'
  | 'areaId'
  | 'recognitionId'
  | 'tieId'
  | 'issueId'
  | 'stageEventId'
  | 'issueRelationId'
  | 'seatId'
  | 'outcomeId'
  | 'stanceId'
  | 'activityId'
  | 'participationId'
  | 'commitmentId'
  | 'publicationId'
  | 'publicationTitleId'
  | 'publicationRoleId'

/** What citations are attached to. `words` say in our own words what a bare citation shows. */
export interface Cited {
  readonly column: SubjectColumn
  readonly id: string
  readonly words: string
  readonly visibility: Visibility
  /** The property claimed; the record's existence unless given. */
  readonly property?: string
  readonly text?: string
}

/** One claim a citation: the source's own words, or ours in square brackets. */
export const citedBy = (citations: readonly Citation[], cited: Cited): ClaimInput[] =>
  citations.map((citation) => {
    const property = cited.property ?? 'existence'
    const asPrinted = citation.quote ?? `[${citation.says ?? cited.words}]`
    const key = claimKey(`${cited.column} ${cited.id}`, {
      property,
      asPrinted,
      source: citation.source,
    })
    return {
      id: seedId('claim', key),
      [cited.column]: cited.id,
      property,
      asPrinted,
      text: cited.text ?? null,
      sourceId: seedId('source', citation.source),
      confidence: citation.confidence ?? 'MEDIUM',
      note: citation.note,
      visibility: cited.visibility,
    }
  })

/** The claims that stand in a file of their own. */
export const claimRows = (seed: Seed): ClaimInput[] =>
  seed.claims.map((row) => {
    const { actor, area, issue, activity, publication } = row.subject
    const subject = Object.entries(row.subject).find(([, key]) => key !== null) ?? []
    const trueOn = row.trueOn === null ? null : parsePartialDate(row.trueOn)
    return {
      id: seedId('claim', claimKey(subject.join(' '), row)),
      actorId: actor === null ? null : seedId('actor', actor),
      areaId: area === null ? null : seedId('area', area),
      issueId: issue === null ? null : seedId('issue', issue),
      activityId: activity === null ? null : seedId('activity', activity),
      publicationId: publication === null ? null : seedId('publication', publication),
      property: row.property,
      asPrinted: row.asPrinted,
      number: row.number,
      text: row.text,
      comparator: row.comparator,
      trueOn: row.trueOn,
      trueMin: dateOf(trueOn?.min ?? firstDay),
      trueMax: dateOf(trueOn?.max ?? lastDay),
      sourceId: seedId('source', row.source),
      confidence: row.confidence,
      rank: row.rank,
      note: row.note,
      visibility: row.visibility ?? 'PUBLIC',
    }
  })
