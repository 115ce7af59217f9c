import type { Seed } from '../seed-shape.ts'
import { actorsOf, type Place, rowsOf } from './walk.ts'

/** What a mention may point at; a group is an actor of that kind. */
export type Target =
  | 'area'
  | 'trade'
  | 'actor'
  | 'group'
  | 'issue'
  | 'activity'
  | 'publication'
  | 'source'

/** That one row names another record. */
export interface Mention extends Place {
  readonly field: string
  readonly target: Target
  readonly key: string
}

type Field = readonly [field: string, target: Target, key: string | null]

/** Every mention of another record in a seed, save the citations. */
export function* mentionsOf(seed: Seed): Generator<Mention> {
  for (const [at, fields] of fieldsOf(seed)) {
    for (const [field, target, key] of fields) {
      if (key !== null) yield { ...at, field, target, key }
    }
  }
}

function* fieldsOf(seed: Seed): Generator<[Place, Field[]]> {
  for (const [row, at] of rowsOf(seed, 'areas')) yield [at, [['parent', 'area', row.parent]]]
  for (const [row, at] of actorsOf(seed)) {
    yield [at, [['audience', 'actor', row.audience]]]
    yield [at, row.areas.map((one): Field => ['area', 'area', one.area])]
    yield [at, row.trades.map((one): Field => ['trade', 'trade', one.trade])]
    yield [at, row.recognitions.map((one): Field => ['by', 'actor', one.by])]
  }
  for (const [row, at] of rowsOf(seed, 'ties')) {
    yield [
      at,
      actors({ from: row.from, to: row.to, middleman: row.middleman, audience: row.audience }),
    ]
    yield [at, [['activity', 'activity', row.activity]]]
  }
  for (const [row, at] of rowsOf(seed, 'issues')) {
    yield [
      at,
      [
        ['area', 'area', row.area],
        ['audience', 'actor', row.audience],
      ],
    ]
    yield [at, row.seats.map((one): Field => ['seat', 'actor', one.actor])]
    yield [at, row.relations.map((one): Field => ['relation', 'issue', one.to])]
    for (const one of row.outcomes) {
      yield [at, actors({ winner: one.winner, conceder: one.conceder })]
      yield [at, [['activity', 'activity', one.activity]]]
    }
    for (const one of row.stances) {
      yield [at, actors({ stance: one.actor, assessor: one.assessor, audience: one.audience })]
      yield [at, [['activity', 'activity', one.activity]]]
    }
  }
  for (const [row, at] of rowsOf(seed, 'activities')) {
    yield [
      at,
      [
        ['area', 'area', row.area],
        ['parent', 'activity', row.parent],
      ],
    ]
    yield [at, [['audience', 'actor', row.audience]]]
    yield [at, row.participations.map((one): Field => ['participation', 'actor', one.actor])]
    yield [at, row.issues.map((key): Field => ['issue', 'issue', key])]
    for (const one of row.commitments) {
      yield [at, actors({ by: one.by, to: one.to, audience: one.audience })]
    }
  }
  for (const [row, at] of rowsOf(seed, 'publications')) {
    yield [at, row.roles.map((one): Field => ['role', 'actor', one.actor])]
    yield [at, row.activities.map((key): Field => ['activity', 'activity', key])]
  }
  for (const [row, at] of rowsOf(seed, 'claims')) {
    const { actor, area, issue, activity, publication } = row.subject
    yield [
      at,
      [
        ['subject', 'actor', actor],
        ['subject', 'area', area],
        ['subject', 'issue', issue],
      ],
    ]
    yield [
      at,
      [
        ['subject', 'activity', activity],
        ['subject', 'publication', publication],
      ],
    ]
    yield [at, [['source', 'source', row.source]]]
  }
  for (const [row, at] of rowsOf(seed, 'synthetic')) yield [at, [['group', 'group', row.group]]]
  for (const [row, at] of rowsOf(seed, 'people')) {
    yield [at, row.memberships.map((one): Field => ['group', 'group', one.group])]
  }
}

const actors = (fields: Readonly<Record<string, string | null>>): Field[] =>
  Object.entries(fields).map(([field, key]) => [field, 'actor', key])
