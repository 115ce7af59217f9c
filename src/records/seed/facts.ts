import type { Seed } from '../seed-shape.ts'
import type { Citation } from './shape-parts.ts'
import { actorsOf, type Place, rowsOf } from './walk.ts'

/** Something that a seed states, with the sources it cites. */
export interface Fact extends Place {
  readonly what: string
  /** False for a detail of an actor, which rests on the actor's own sources when it cites none. */
  readonly needed: boolean
  readonly sources: readonly Citation[]
}

/** Every fact of a seed that cites sources; a claim names its one source itself. */
export function* factsOf(seed: Seed): Generator<Fact> {
  for (const [row, at] of rowsOf(seed, 'areas')) yield fact(at, 'the area', row)
  for (const [row, at] of actorsOf(seed)) {
    yield fact(at, 'the actor', row)
    for (const one of row.recognitions) yield fact(at, `recognition ${one.kind}`, one)
    for (const one of row.names) yield detail(at, `name ${one.name}`, one)
    for (const one of row.areas) yield detail(at, `area ${one.area}`, one)
    for (const one of row.trades) yield detail(at, `trade ${one.trade}`, one)
    for (const one of row.contacts) yield detail(at, `contact ${one.kind}`, one)
  }
  for (const [row, at] of rowsOf(seed, 'ties')) yield fact(at, 'the tie', row)
  for (const [row, at] of rowsOf(seed, 'issues')) {
    yield fact(at, 'the issue', row)
    for (const one of row.stages) yield fact(at, `stage ${one.stage} ${one.date ?? ''}`, one)
    for (const one of row.seats) yield fact(at, `seat of ${one.actor}`, one)
    for (const one of row.outcomes) yield fact(at, 'an outcome', one)
    for (const one of row.stances) yield fact(at, `stance of ${one.actor}`, one)
    for (const one of row.relations) yield fact(at, `relation to ${one.to}`, one)
  }
  for (const [row, at] of rowsOf(seed, 'activities')) {
    yield fact(at, 'the activity', row)
    for (const one of row.participations) yield fact(at, `participation of ${one.actor}`, one)
    for (const one of row.commitments) yield fact(at, `commitment of ${one.by}`, one)
  }
  for (const [row, at] of rowsOf(seed, 'publications')) {
    yield fact(at, 'the publication', row)
    for (const one of row.titles) yield fact(at, `title ${one.title}`, one)
    for (const one of row.roles) yield fact(at, `role of ${one.actor}`, one)
  }
}

interface Citing {
  readonly sources: readonly Citation[]
}

const fact = (at: Place, what: string, { sources }: Citing): Fact => ({
  ...at,
  what,
  needed: true,
  sources,
})

const detail = (at: Place, what: string, { sources }: Citing): Fact => ({
  ...at,
  what,
  needed: false,
  sources,
})
