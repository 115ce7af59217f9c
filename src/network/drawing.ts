import type { BareActor, BareTie, SliceGraph } from './slice-graph.ts'

/** What a picture shows of a slice. */
export interface Drawing {
  readonly nodes: readonly BareActor[]
  readonly links: readonly BareTie[]
  /** How many actors and ties the slice has. */
  readonly actors: number
  readonly ties: number
}

/**
 * Picks what fits: the actors with most ties in the slice first, then by name; and of the ties
 * between them first those among the foremost actors, so that a cut takes away from the edge.
 */
export function drawingOf(
  { actors, ties }: SliceGraph,
  most: { readonly actors: number; readonly ties: number },
): Drawing {
  const degrees = new Map<string, number>()
  for (const { fromId, toId } of ties) {
    for (const id of [fromId, toId]) degrees.set(id, (degrees.get(id) ?? 0) + 1)
  }
  const degree = ({ id }: BareActor) => degrees.get(id) ?? 0
  const ranked = actors.toSorted((a, b) => degree(b) - degree(a) || byText(a, b))
  const nodes = ranked.slice(0, most.actors)
  const places = new Map(nodes.map(({ id }, place) => [id, place]))
  const links = ties.flatMap((tie) => {
    const [from, to] = [places.get(tie.fromId), places.get(tie.toId)]
    return from === undefined || to === undefined ? [] : [{ tie, place: Math.max(from, to) }]
  })
  links.sort((a, b) => a.place - b.place || compare(a.tie.id ?? '', b.tie.id ?? ''))
  return {
    nodes,
    links: links.slice(0, most.ties).map(({ tie }) => tie),
    actors: actors.length,
    ties: ties.length,
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const byText = (a: BareActor, b: BareActor): number =>
  compare(a.sortName ?? '', b.sortName ?? '') || compare(a.id, b.id)
