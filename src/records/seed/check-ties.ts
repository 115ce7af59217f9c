import { parsePartialDate } from '../../model/partial-date.ts'
import { tieKinds } from '../../model/tie.ts'
import { type Bounds, boundsOf } from '../../model/validity.ts'
import type { Seed } from '../seed-shape.ts'
import type { SeedProblem } from './problems.ts'
import { actorsOf, rowsOf, type SeedActorKind } from './walk.ts'

type Tie = Seed['ties'][number]

/** What is wrong with the ties of a seed: their ends, what they may carry, what is given twice. */
export function* problemsOfTies(seed: Seed): Generator<SeedProblem> {
  const kinds = new Map<string, SeedActorKind>()
  for (const [row, , kind] of actorsOf(seed)) kinds.set(row.slug, kind)
  const earlier = new Map<string, { row: string; bounds: Bounds }[]>()
  for (const [tie, at] of rowsOf(seed, 'ties')) {
    for (const what of faultsOf(tie, kinds)) yield { ...at, what }
    const bounds = boundsOf(tie.since, tie.until)
    if (typeof bounds === 'string') continue
    const same = earlier.get(pairOf(tie)) ?? []
    const twin = same.find((other) => overlap(other.bounds, bounds))
    if (twin) yield { ...at, what: `may hold at the same time as ${twin.row}: give it once` }
    earlier.set(pairOf(tie), [...same, { row: at.row, bounds }])
  }
}

function* faultsOf(tie: Tie, kinds: ReadonlyMap<string, SeedActorKind>): Generator<string> {
  const { kind, from, to, middleman } = tie
  if (from === to) yield 'ties an actor to itself'
  for (const [end, slug] of [
    ['from', from],
    ['to', to],
  ] as const) {
    const found = kinds.get(slug)
    const allowed = tieKinds[kind][end]
    if (found !== undefined && !allowed.includes(found)) {
      yield `${end}: ${kind} needs ${allowed.join(' or ')} there, ${slug} is ${found}`
    }
  }
  if (tie.role !== null && kind !== 'MEMBER_OF') yield 'role is for MEMBER_OF only'
  if (middleman !== null && kind !== 'GIVES_WORK_TO') yield 'middleman is for GIVES_WORK_TO only'
  if (middleman === from || middleman === to) yield 'middleman is one of the two ends'
  if (tie.lastConfirmedOn !== null && outside(tie.lastConfirmedOn, tie.since, tie.until)) {
    yield 'lastConfirmedOn lies outside since and until'
  }
}

const pairOf = ({ kind, from, to }: Tie): string =>
  [kind, ...(tieKinds[kind].directed ? [from, to] : [from, to].toSorted())].join('|')

const overlap = (one: Bounds, other: Bounds): boolean =>
  one.sinceMin <= other.untilMax && other.sinceMin <= one.untilMax

function outside(day: string, since: string | null, until: string | null): boolean {
  const start = since === null ? null : parsePartialDate(since)
  const end = until === null ? null : parsePartialDate(until)
  return (start !== null && day < start.min) || (end !== null && day > end.max)
}
