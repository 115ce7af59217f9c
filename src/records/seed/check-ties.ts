import { parsePartialDate } from '../../model/partial-date.ts'
import type { Seed } from '../seed-shape.ts'
import type { SeedProblem } from './problems.ts'
import { actorsOf, rowsOf, type SeedActorKind } from './walk.ts'

/** The kinds of tie that have no direction: each is stored once, its ends in the order of their ids. */
export const undirectedKinds: ReadonlySet<string> = new Set(['ALLIED_WITH', 'WORKS_WITH'])

/** What is wrong with the ties of a seed: their ends, their kinds, what is given twice. */
export function* problemsOfTies(seed: Seed): Generator<SeedProblem> {
  const kinds = new Map<string, SeedActorKind>()
  for (const [row, , kind] of actorsOf(seed)) kinds.set(row.slug, kind)
  const seen = new Set<string>()
  for (const [tie, at] of rowsOf(seed, 'ties')) {
    const { kind, from, to } = tie
    const [fromKind, toKind] = [kinds.get(from), kinds.get(to)]
    if (from === to) yield { ...at, what: 'ties an actor to itself' }
    if (undirectedKinds.has(kind)) {
      const reversed = [kind, to, from, tie.since].join('|')
      if (seen.has(reversed)) yield { ...at, what: `${kind} is given twice, once from each end` }
      seen.add([kind, from, to, tie.since].join('|'))
    }
    if (kind === 'MEMBER_OF' && toKind !== undefined && toKind !== 'ALLIANCE') {
      yield { ...at, what: `MEMBER_OF must lead to an alliance, ${to} is none` }
    }
    if (kind === 'ACCOMPANIED_BY' && toKind !== undefined && toKind !== 'PARTNER') {
      yield { ...at, what: `ACCOMPANIED_BY must lead to a partner, ${to} is none` }
    }
    if (kind === 'ACCOMPANIED_BY' && (fromKind === 'PARTNER' || fromKind === 'STAKEHOLDER')) {
      yield { ...at, what: `only a group or an alliance is accompanied, ${from} is neither` }
    }
    if (tie.role !== null && kind !== 'MEMBER_OF')
      yield { ...at, what: 'role is for MEMBER_OF only' }
    if (tie.middleman !== null && kind !== 'GIVES_WORK_TO') {
      yield { ...at, what: 'middleman is for GIVES_WORK_TO only' }
    }
    if (tie.lastConfirmedOn !== null && outside(tie.lastConfirmedOn, tie.since, tie.until)) {
      yield { ...at, what: 'lastConfirmedOn lies outside since and until' }
    }
  }
}

function outside(day: string, since: string | null, until: string | null): boolean {
  const start = since === null ? null : parsePartialDate(since)
  const end = until === null ? null : parsePartialDate(until)
  return (start !== null && day < start.min) || (end !== null && day > end.max)
}
