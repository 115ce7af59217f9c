import { foldName } from '../../model/fold.ts'
import { dateOf } from '../../model/partial-date.ts'
import { rangeColumns } from '../date-columns.ts'
import { seedId } from '../seed-id.ts'
import type { Seed } from '../seed-shape.ts'
import { citedBy, type SubjectColumn } from './claims.ts'
import { idOrNull, shownTo } from './columns.ts'
import type { Citation } from './shape-parts.ts'

/** The issues with their steps, seats, outcomes, stances and relations. */
export function issueRows(seed: Seed) {
  const each = seed.issues.map(rowsOfIssue)
  return {
    issue: each.map((rows) => rows.issue),
    stageEvent: each.flatMap((rows) => rows.stageEvent),
    seat: each.flatMap((rows) => rows.seat),
    outcome: each.flatMap((rows) => rows.outcome),
    stance: each.flatMap((rows) => rows.stance),
    issueRelation: each.flatMap((rows) => rows.issueRelation),
    claim: each.flatMap((rows) => rows.claim),
  }
}

function rowsOfIssue(row: Seed['issues'][number]) {
  const issueId = seedId('issue', row.slug)
  const shown = shownTo(row)
  const idOf = (kind: string, ...parts: (string | null)[]) =>
    seedId(kind, [row.slug, ...parts.map((part) => part ?? '')].join('|'))
  const cite = (
    column: SubjectColumn,
    id: string,
    words: string,
    sources: readonly Citation[],
    visibility = shown.visibility,
  ) => citedBy(sources, { column, id, words, visibility })

  const stages = row.stages.map((one) => ({
    one,
    id: idOf('stage', one.stage, one.date, one.note),
  }))
  const seats = row.seats.map((one) => ({ one, id: idOf('seat', one.actor, one.role) }))
  const outcomes = row.outcomes.map((one) => ({ one, id: idOf('outcome', one.summary) }))
  const stances = row.stances.map((one) => ({ one, id: idOf('stance', one.actor, one.asOf) }))
  const relations = row.relations.map((one) => ({ one, id: idOf('relation', one.to, one.kind) }))
  return {
    issue: {
      id: issueId,
      slug: row.slug,
      kind: row.kind,
      name: row.name,
      nameEn: row.nameEn,
      sortName: foldName(row.name),
      demand: row.demand,
      level: row.level,
      areaId: idOrNull('area', row.area),
      stage: row.stage,
      summary: row.summary,
      ...shown,
    },
    stageEvent: stages.map(({ one, id }) => {
      const { min, max } = rangeColumns(one.date)
      const { stage, date, note } = one
      return { id, issueId, stage, date, dateMin: min, dateMax: max, note }
    }),
    seat: seats.map(({ one, id }) => ({
      id,
      issueId,
      actorId: seedId('actor', one.actor),
      role: one.role,
      weight: one.weight,
    })),
    outcome: outcomes.map(({ one, id }) => {
      const { min, max } = rangeColumns(one.date)
      return {
        id,
        issueId,
        winnerId: idOrNull('actor', one.winner),
        concederId: idOrNull('actor', one.conceder),
        activityId: idOrNull('activity', one.activity),
        summary: one.summary,
        people: one.people,
        date: one.date,
        dateMin: min,
        dateMax: max,
        visibility: one.visibility ?? shown.visibility,
      }
    }),
    stance: stances.map(({ one, id }) => ({
      id,
      actorId: seedId('actor', one.actor),
      issueId,
      position: one.position,
      power: one.power,
      interest: one.interest,
      openness: one.openness,
      asOf: dateOf(one.asOf),
      basis: one.basis,
      assessorId: idOrNull('actor', one.assessor),
      activityId: idOrNull('activity', one.activity),
      confidence: one.confidence,
      ...shownTo(one),
    })),
    issueRelation: relations.map(({ one, id }) => ({
      id,
      fromId: issueId,
      toId: seedId('issue', one.to),
      kind: one.kind,
    })),
    claim: [
      ...cite('issueId', issueId, row.name, row.sources),
      ...stages.flatMap(({ one, id }) => cite('stageEventId', id, one.note, one.sources)),
      ...seats.flatMap(({ one, id }) => cite('seatId', id, one.role, one.sources)),
      ...outcomes.flatMap(({ one, id }) =>
        cite('outcomeId', id, one.summary, one.sources, one.visibility ?? shown.visibility),
      ),
      ...stances.flatMap(({ one, id }) =>
        cite('stanceId', id, one.position, one.sources, shownTo(one).visibility),
      ),
      ...relations.flatMap(({ one, id }) => cite('issueRelationId', id, one.kind, one.sources)),
    ],
  }
}
