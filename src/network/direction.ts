import { type TieDirection, type TieKind, tieKindNames, tieKinds } from '../model/tie.ts'

const isDirected = (kind: string): boolean => tieKinds[kind as TieKind].directed
const undirected = tieKindNames.filter((kind) => !isDirected(kind))
const hasNone = `type(r) IN [${undirected.map((kind) => `'${kind}'`).join(', ')}]`

const conditions = {
  ANY: [],
  OUT: [`(r.fromId = n.id OR ${hasNone})`],
  IN: [`(r.toId = n.id OR ${hasNone})`],
} as const

/** The condition that a tie `r` of an actor `n` has a direction; an undirected tie has every one. */
export const directed = (direction: TieDirection): readonly string[] => conditions[direction]

const arrows = { OUT: '-[r]->', IN: '<-[r]-', ANY: '-[r]-' } as const

/**
 * How a pattern goes from `n` over ties `r` of these kinds (null: all) in a direction. An arrow is
 * fastest at an actor with many ties, but it would cut an undirected tie off at one of its ends.
 */
export function following(
  kinds: readonly string[] | null,
  direction: TieDirection,
): { arrow: string; where: readonly string[] } {
  if (kinds?.every(isDirected)) return { arrow: arrows[direction], where: [] }
  return { arrow: arrows.ANY, where: directed(direction) }
}
