import { claimKey, tieKey } from '../seed-id.ts'
import type { Seed } from '../seed-shape.ts'
import { factsOf } from './facts.ts'
import type { SeedProblem } from './problems.ts'
import { actorsOf, type Place, rowsOf } from './walk.ts'

/** Everything that a seed gives twice, though it may stand there once only. */
export function* duplicatesIn(seed: Seed): Generator<SeedProblem> {
  const seen = new Set<string>()
  for (const [kind, key, { file, row }] of identitiesOf(seed)) {
    const identity = `${kind} ${key}`
    if (seen.has(identity)) yield { file, row, what: `${identity} is given twice` }
    seen.add(identity)
  }
}

type Identity = [kind: string, key: string, at: Place]

function* identitiesOf(seed: Seed): Generator<Identity> {
  for (const [row, at] of rowsOf(seed, 'sources')) yield ['source', row.slug, at]
  for (const [row, at] of rowsOf(seed, 'areas')) yield ['area', row.code, at]
  for (const [row, at] of rowsOf(seed, 'trades')) yield ['trade', row.slug, at]
  yield* actorIdentities(seed)
  for (const [row, at] of rowsOf(seed, 'ties')) yield ['tie', tieKey(row), at]
  yield* issueIdentities(seed)
  for (const [row, at] of rowsOf(seed, 'claims')) {
    const subject = Object.entries(row.subject).find(([, key]) => key !== null) ?? []
    yield ['claim', claimKey(subject.join(' '), row), at]
  }
  for (const [row, at] of rowsOf(seed, 'synthetic')) yield ['synthetic people of', row.group, at]
  for (const [row, at] of rowsOf(seed, 'people')) yield ['person', row.slug, at]
  for (const { file, row, what, sources } of factsOf(seed)) {
    for (const { source } of sources) yield [`${row}: ${what} citing`, source, { file, row }]
  }
}

function* actorIdentities(seed: Seed): Generator<Identity> {
  for (const [row, at] of actorsOf(seed)) {
    yield ['actor', row.slug, at]
    for (const one of row.names) yield [`name of ${row.slug}`, one.name, at]
    for (const one of row.areas) yield [`area of ${row.slug}`, `${one.area} ${one.role}`, at]
    for (const one of row.trades) yield [`trade of ${row.slug}`, one.trade, at]
    for (const one of row.contacts) yield [`contact of ${row.slug}`, `${one.kind} ${one.value}`, at]
    for (const one of row.recognitions) {
      yield [`recognition of ${row.slug}`, `${one.kind} ${one.by} ${one.number}`, at]
    }
  }
}

function* issueIdentities(seed: Seed): Generator<Identity> {
  for (const [row, at] of rowsOf(seed, 'issues')) {
    yield ['issue', row.slug, at]
    for (const one of row.seats) yield [`seat on ${row.slug}`, `${one.actor} ${one.role}`, at]
    for (const one of row.relations) yield [`relation of ${row.slug}`, `${one.to} ${one.kind}`, at]
    for (const one of row.stances) yield [`stance on ${row.slug}`, `${one.actor} ${one.asOf}`, at]
    for (const one of row.stages) {
      yield [`stage of ${row.slug}`, `${one.stage} ${one.date} ${one.note}`, at]
    }
    for (const one of row.outcomes) yield [`outcome of ${row.slug}`, one.summary, at]
  }
  for (const [row, at] of rowsOf(seed, 'activities')) {
    yield ['activity', row.slug, at]
    for (const one of row.issues) yield [`issue of ${row.slug}`, one, at]
    for (const one of row.commitments) yield [`commitment of ${one.by}`, one.what, at]
    for (const one of row.participations) {
      yield [`participation in ${row.slug}`, `${one.actor} ${one.role}`, at]
    }
  }
  for (const [row, at] of rowsOf(seed, 'publications')) {
    yield ['publication', row.slug, at]
    for (const one of row.titles) yield [`title of ${row.slug}`, one.title, at]
    for (const one of row.roles) yield [`role in ${row.slug}`, `${one.actor} ${one.role}`, at]
    for (const one of row.activities) yield [`activity of ${row.slug}`, one, at]
    for (const one of row.parts) yield [`part of ${row.slug}`, `${one.part}.${one.place}`, at]
  }
}
