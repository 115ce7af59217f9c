import { influenceWalks, type Walk } from './influence-walks.ts'
import type { Drawn, Interval } from './leverage-draws.ts'
import { known, type LeverageInputs } from './leverage-inputs.ts'
import type { LeverageProblem, LeverageScores } from './leverage-score.ts'
import { type Way, wayTo } from './reach.ts'

/** One actor that the organizers may go to. */
export interface LeverageRow {
  readonly actor: number
  /** 1 + how many have a greater score. */
  readonly rank: number
  readonly score: number
  /** The factors of the score. */
  readonly reach: number
  readonly share: number
  readonly room: number
  /** The best way from an organizer. */
  readonly way: Way
  /** Why it has its share: the heaviest walks from who decides. */
  readonly walks: readonly Walk[]
  /** The part of its share that those walks explain. */
  readonly explained: number
  /** What of its inputs nobody judged. */
  readonly assumed: RowAssumptions
  /** The middle 90 % of the draws; null: nothing was drawn. */
  readonly interval: Interval | null
  /** The share of draws in which it is one of the first; null: nothing was drawn. */
  readonly inFirst: number | null
}

/**
 * The inputs of a row are the strengths of the ties on its way and on its heaviest walk, the openness
 * of everybody on that walk, and its own stance; each counts once.
 */
export interface RowAssumptions {
  /** The part of its inputs that nobody judged. */
  readonly share: number
  /** Whether its stance is assumed. */
  readonly stance: boolean
  /** The actors whose openness is assumed. */
  readonly openness: readonly number[]
  /** The ties whose strengths are assumed. */
  readonly strengths: readonly number[]
}

export interface RowsOf {
  readonly inputs: LeverageInputs
  readonly problem: LeverageProblem
  readonly found: LeverageScores
  /** The actors of the rows, best first. */
  readonly actors: readonly number[]
  readonly walks: number
  readonly drawn: Drawn | null
}

export function leverageRows({
  inputs,
  problem,
  found,
  actors,
  walks,
  drawn,
}: RowsOf): LeverageRow[] {
  const { connections, votes } = problem
  const { scores, reached, listening, susceptibility, shares, room } = found
  const all = influenceWalks({ listening, susceptibility, votes, shares, actors, count: walks })
  const better = (score: number) => actors.filter((one) => (scores[one] as number) > score).length
  return actors.map((actor, at) => {
    const way = wayTo(connections, reached, actor) ?? { actors: [actor], ties: [] }
    const own = all[at] ?? []
    const score = scores[actor] as number
    return {
      actor,
      rank: 1 + better(score),
      score,
      reach: reached.values[actor] as number,
      share: shares[actor] as number,
      room: room[actor] as number,
      way,
      walks: own,
      explained: Math.min(
        own.reduce((sum, { share }) => sum + share, 0),
        1,
      ),
      assumed: assumptionsOf(inputs, actor, way, own[0]),
      interval: drawn?.intervals[at] ?? null,
      inFirst: drawn ? (drawn.inFirst[at] as number) : null,
    }
  })
}

function assumptionsOf(
  { stances, openness, strengths }: LeverageInputs,
  actor: number,
  way: Way,
  walk: Walk | undefined,
): RowAssumptions {
  const isAssumed = (column: { known: Uint8Array }) => (place: number) =>
    column.known[place] === known.assumed
  const ties = [...new Set([...way.ties, ...(walk?.ties ?? [])])].filter((tie) => tie >= 0)
  const open = [...new Set([...(walk?.actors ?? []), actor])]
  const assumedTies = ties.filter(isAssumed(strengths))
  const assumedOpen = open.filter(isAssumed(openness))
  const stance = isAssumed(stances)(actor)
  const count = assumedTies.length + assumedOpen.length + (stance ? 1 : 0)
  return {
    share: count / (ties.length + open.length + 1),
    stance,
    openness: assumedOpen,
    strengths: assumedTies,
  }
}

/** The part of the inputs of all rows that nobody judged, by score; NaN: there are none. */
export function assumedShare(rows: readonly LeverageRow[]): number {
  const total = rows.reduce((sum, { score }) => sum + score, 0)
  return rows.reduce((sum, row) => sum + row.score * row.assumed.share, 0) / total
}
