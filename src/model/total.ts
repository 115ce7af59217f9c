import type { Comparator } from './claim.ts'
import { isUndated } from './figure.ts'
import type { Day } from './partial-date.ts'

/** How many steps of membership lie at most between an alliance and a group that it counts. */
export const mostSteps = 6

/** How many ways from an alliance to one group are told at most. */
export const mostWays = 10

/** Why a group's figure is not in a total. */
export const termGaps = ['NOT_REPORTED', 'PART_OF_ANOTHER'] as const

export type TermGap = (typeof termGaps)[number]

/** Why a total cannot be said. */
export const totalGaps = ['NO_GROUPS', 'NO_REPORTS', 'TOO_MANY'] as const

export type TotalGap = (typeof totalGaps)[number]

/** A reported figure of one group. */
export interface Reported {
  readonly number: number
  readonly comparator: Comparator
  readonly trueMin: Day
  readonly trueMax: Day
}

/** A sum of reported figures, one of each group. */
export interface ReportedSum {
  readonly value: number
  readonly comparator: Comparator
  /** How many groups report. */
  readonly reporting: number
  /** The earliest and the latest day of the figures that have one; null: none has. */
  readonly from: Day | null
  readonly to: Day | null
  /** How many of the figures have no day. */
  readonly undated: number
  /** Whether the figures are of different days. */
  readonly mixesDays: boolean
}

/** Adds figures up; null when there are none. */
export function sumOf(figures: readonly Reported[]): ReportedSum | null {
  if (figures.length === 0) return null
  const dated = figures.filter((figure) => !isUndated(figure))
  const bounds = dated.flatMap(({ trueMin, trueMax }) => [trueMin, trueMax]).sort()
  const uses = (comparator: Comparator) => figures.some((one) => one.comparator === comparator)
  return {
    value: figures.reduce((sum, { number }) => sum + number, 0),
    comparator: uses('MORE_THAN') ? 'MORE_THAN' : uses('ABOUT') ? 'ABOUT' : 'EXACTLY',
    reporting: figures.length,
    from: bounds[0] ?? null,
    to: bounds.at(-1) ?? null,
    undated: figures.length - dated.length,
    mixesDays: new Set(figures.map(({ trueMin, trueMax }) => `${trueMin}/${trueMax}`)).size > 1,
  }
}

/** That one actor is a member of an alliance, or a part of a group. */
export interface Link {
  readonly fromId: string
  readonly toId: string
}

/** What lies below an alliance, by the memberships that were found. */
export interface Below {
  /** How many steps below the alliance a member lies at least; null: it is not reached. */
  readonly steps: (memberId: string) => number | null
  /**
   * The ways by which the alliance reaches a member, shortest first: each is the alliances between
   * the two, from the upper to the lower; an empty one says that it is a member itself. No way
   * passes an alliance twice; at most `mostWays` are given.
   */
  readonly ways: (memberId: string) => string[][]
}

export function waysBelow(root: string, memberships: readonly Link[]): Below {
  const above = Map.groupBy(memberships, ({ fromId }) => fromId)
  const steps = stepsBelow(root, memberships)

  function ways(memberId: string): string[][] {
    const found: string[][] = []
    const climb = (at: string, way: readonly string[], left: number): void => {
      for (const to of new Set(above.get(at)?.map(({ toId }) => toId))) {
        if (found.length >= mostWays) return
        if (left === 0 && to === root) found.push([...way])
        const near = (steps.get(to) ?? Infinity) <= left
        if (left > 0 && near && to !== root && !way.includes(to)) climb(to, [to, ...way], left - 1)
      }
    }
    for (let between = 0; between < mostSteps; between += 1) climb(memberId, [], between)
    return found
  }

  return { steps: (memberId) => steps.get(memberId) ?? null, ways }
}

/** How many steps each member lies below the alliance. */
function stepsBelow(root: string, links: readonly Link[]): Map<string, number> {
  const members = Map.groupBy(links, ({ toId }) => toId)
  const steps = new Map([[root, 0]])
  for (const [at, step] of steps) {
    for (const { fromId } of members.get(at) ?? []) {
      if (!steps.has(fromId)) steps.set(fromId, step + 1)
    }
  }
  return steps
}

/**
 * Which of the groups that report are a part of another one that reports, whose figure includes
 * theirs. Of groups that are parts of each other, the one whose id comes first counts.
 */
export function includedInOthers(reporting: ReadonlySet<string>, parts: readonly Link[]) {
  const wholes = Map.groupBy(parts, ({ fromId }) => fromId)
  const above = (id: string): Set<string> => {
    const found = new Set<string>()
    const climb = (at: string): void => {
      for (const { toId } of wholes.get(at) ?? []) {
        if (found.has(toId)) continue
        found.add(toId)
        climb(toId)
      }
    }
    climb(id)
    return found
  }
  const included = [...reporting].filter((id) =>
    [...above(id)].some(
      (whole) => whole !== id && reporting.has(whole) && (whole < id || !above(whole).has(id)),
    ),
  )
  return new Set(included)
}
