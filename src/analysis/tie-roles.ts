import { type Listening, type TieKind, tieKindNames, tieKinds } from '../model/tie.ts'

/** How a tie of one kind counts for the methods. */
export interface TieRole {
  /**
   * Whether it makes two actors neighbours: for degree, components, cores, cut points, betweenness,
   * closeness, PageRank, constraint, communities, key players, routes and reach. Working against each
   * other does not, nor does having been the same body one after the other.
   */
  readonly connects: boolean
  /**
   * Which way something is passed on along it, for brokerage and cascades: from `from` to `to`, the
   * other way, or both ways. It is passed on to whoever listens.
   */
  readonly passes: 'TO' | 'FROM' | 'BOTH' | 'NOBODY'
  /** The strength that is assumed when nobody judged it; with the range it is drawn from. */
  readonly strength: { readonly assumed: number; readonly least: number; readonly most: number }
}

const passes: Readonly<Record<Listening, TieRole['passes']>> = {
  FROM_LISTENS: 'FROM',
  TO_LISTENS: 'TO',
  BOTH_LISTEN: 'BOTH',
  NOBODY_LISTENS: 'NOBODY',
}

/**
 * Strengths that are assumed, [assumed, least, most]. They are judgements of ours, not findings: the
 * standing bond of a member or a part counts more than an approach. OPPOSES and SUCCEEDS carry none.
 */
const strengths: Readonly<Record<TieKind, readonly [number, number, number]>> = {
  ALLIED_WITH: [0.5, 0.3, 0.8],
  WORKS_WITH: [0.5, 0.2, 0.8],
  MEMBER_OF: [0.6, 0.3, 0.9],
  ACCOMPANIED_BY: [0.7, 0.4, 0.9],
  FUNDED_BY: [0.5, 0.2, 0.8],
  REPRESENTED_BY: [0.6, 0.3, 0.9],
  LOBBIES: [0.3, 0.1, 0.6],
  INFLUENCES: [0.5, 0.2, 0.8],
  OPPOSES: [0.3, 0.1, 0.6],
  GIVES_WORK_TO: [0.4, 0.1, 0.7],
  PART_OF: [0.8, 0.5, 1],
  SUCCEEDS: [0.3, 0.1, 0.6],
}

const roleOf = (kind: TieKind): TieRole => {
  const { listens } = tieKinds[kind]
  const [assumed, least, most] = strengths[kind]
  return {
    connects: listens !== 'NOBODY_LISTENS',
    passes: passes[listens],
    strength: { assumed, least, most },
  }
}

/** How the ties of each kind count, by the place of the kind in `tieKindNames`. */
export const tieRoles: readonly TieRole[] = tieKindNames.map(roleOf)
