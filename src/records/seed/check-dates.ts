import { boundsOf } from '../../model/validity.ts'
import type { Seed } from '../seed-shape.ts'
import type { SeedProblem } from './problems.ts'
import { actorsOf, type Place, rowsOf } from './walk.ts'

/** Intervals that certainly end before they begin. */
export function* impossibleIntervalsIn(seed: Seed): Generator<SeedProblem> {
  for (const [at, since, until] of intervalsOf(seed)) {
    if (typeof boundsOf(since, until) === 'string') {
      yield { ...at, what: `${since} is after ${until}` }
    }
  }
}

type Interval = [at: Place, since: string | null, until: string | null]

function* intervalsOf(seed: Seed): Generator<Interval> {
  for (const [row, at] of actorsOf(seed)) yield [at, row.foundedOn, row.dissolvedOn]
  for (const [row, at] of rowsOf(seed, 'ties')) yield [at, row.since, row.until]
  for (const [row, at] of rowsOf(seed, 'activities')) yield [at, row.startsOn, row.endsOn]
  for (const [row, at] of rowsOf(seed, 'publications')) yield [at, row.draftedFrom, row.draftedTo]
  for (const [row, at] of rowsOf(seed, 'people')) {
    for (const one of row.memberships) yield [at, one.since, one.until]
  }
}
