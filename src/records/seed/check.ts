import type { Seed } from '../seed-shape.ts'
import { impossibleIntervalsIn } from './check-dates.ts'
import { problemsOfTies } from './check-ties.ts'
import { factsOf } from './facts.ts'
import { duplicatesIn } from './identities.ts'
import { mentionsOf, type Target } from './mentions.ts'
import type { SeedProblem } from './problems.ts'
import { actorsOf, rowsOf } from './walk.ts'

/** RECORD: every fact cites a source and is shown to all. TRIAL: invented data, held to neither. */
export type SeedUse = 'RECORD' | 'TRIAL'

/** What is wrong with a seed across its rows and files; empty when it can be loaded. */
export function checkSeed(seed: Seed, use: SeedUse): SeedProblem[] {
  return [
    ...duplicatesIn(seed),
    ...strangersIn(seed),
    ...problemsOfTies(seed),
    ...impossibleIntervalsIn(seed),
    ...problemsOfSources(seed),
    ...(use === 'RECORD' ? [...unsourcedIn(seed), ...inventedIn(seed)] : []),
  ]
}

const keysOf = (seed: Seed): Record<Target, ReadonlySet<string>> => ({
  area: new Set(seed.areas.map((row) => row.code)),
  trade: new Set(seed.trades.map((row) => row.slug)),
  actor: new Set([...actorsOf(seed)].map(([row]) => row.slug)),
  group: new Set(seed.groups.map((row) => row.slug)),
  issue: new Set(seed.issues.map((row) => row.slug)),
  activity: new Set(seed.activities.map((row) => row.slug)),
  publication: new Set(seed.publications.map((row) => row.slug)),
  source: new Set(seed.sources.map((row) => row.slug)),
})

function* strangersIn(seed: Seed): Generator<SeedProblem> {
  const known = keysOf(seed)
  for (const { file, row, field, target, key } of mentionsOf(seed)) {
    if (!known[target].has(key)) yield { file, row, what: `${field}: there is no ${target} ${key}` }
  }
  for (const { file, row, what, sources } of factsOf(seed)) {
    for (const { source } of sources) {
      if (!known.source.has(source)) {
        yield { file, row, what: `${what}: there is no source ${source}` }
      }
    }
  }
}

function* problemsOfSources(seed: Seed): Generator<SeedProblem> {
  for (const [row, at] of rowsOf(seed, 'sources')) {
    if (row.kind === 'FIELD_REPORT' && (row.witnessRole === null || row.witnessedOn === null)) {
      yield { ...at, what: 'a field report needs a witnessRole and witnessedOn' }
    }
    if (row.kind !== 'FIELD_REPORT' && row.url === null && row.note === null) {
      yield { ...at, what: 'a source without an address needs a note that says where it is kept' }
    }
  }
}

function* unsourcedIn(seed: Seed): Generator<SeedProblem> {
  for (const { file, row, what, needed, sources } of factsOf(seed)) {
    if (needed && sources.length === 0) yield { file, row, what: `${what} cites no source` }
  }
  const claimed = new Set(seed.claims.map((row) => `${row.subject.actor} ${row.property}`))
  for (const [row, at] of actorsOf(seed)) {
    for (const property of ['foundedOn', 'dissolvedOn'] as const) {
      if (row[property] !== null && !claimed.has(`${row.slug} ${property}`)) {
        yield { ...at, what: `${property} rests on no claim` }
      }
    }
  }
}

function* inventedIn(seed: Seed): Generator<SeedProblem> {
  for (const [, at] of rowsOf(seed, 'people'))
    yield { ...at, what: 'a person is for trial data only' }
  for (const [row, at] of rowsOf(seed, 'ties')) {
    if (row.strength !== null) yield { ...at, what: 'strength is a judgement, for trial data only' }
  }
  for (const file of Object.keys(seed) as (keyof Seed)[]) {
    for (const [row, at] of rowsOf(seed, file)) {
      if (hides(row))
        yield { ...at, what: 'what cites a public source is PUBLIC: leave visibility out' }
    }
  }
}

/** Whether a row, or anything within it, is given a visibility or an audience of its own. */
function hides(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, part]) =>
    key === 'visibility' || key === 'audience' ? part !== null : hides(part),
  )
}
