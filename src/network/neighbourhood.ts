import type { Refusal } from '../model/problem.ts'
import { following } from './direction.ts'
import type { Engine } from './engine.ts'
import { actorInSlice, type Slice, sliceParams, tieInSlice } from './slice.ts'
import { sliceTooLarge } from './slice-graph.ts'
import type { Question } from './tie-page.ts'
import type { TieFilter } from './ties-of-actors.ts'

const mostActors = 2000

/** How one goes from actor to actor. */
export interface Walk {
  /** Only its ties are followed, and only actors that are in it are reached. Around nobody. */
  readonly slice: Slice
  readonly direction: TieFilter['direction']
  readonly hops: number
}

/** Whom does one reach from each of these actors in one hop? */
export function oneHop(ids: readonly string[], { slice, direction }: Walk): Question {
  const { seen } = slice.filter
  const { arrow, where } = following(slice.ties.kinds, direction)
  const held = [seen('n'), ...where, ...tieInSlice(slice, 'r'), ...actorInSlice(slice, 'o')]
  const lines = [
    'UNWIND $ids AS source',
    `MATCH (n:Actor {id: source})${arrow}(o:Actor)`,
    `WHERE ${held.join(' AND ')}`,
    'RETURN source, collect(DISTINCT o.id) AS others',
  ]
  return { text: lines.join('\n'), params: { ids, ...sliceParams(slice) } }
}

/**
 * The ids of the actors within so many hops of each of these, itself first, then in the order in
 * which they were reached; SLICE_TOO_LARGE instead of more than 2,000. One text for each hop,
 * however many actors it is asked for.
 */
export async function readNeighbourhoods(
  engine: Engine,
  starts: readonly string[],
  walk: Walk,
): Promise<Map<string, readonly string[] | Refusal>> {
  const walks = [...new Set(starts)].map((start) => ({
    start,
    reached: new Set([start]),
    frontier: [start],
  }))
  for (let hop = 0; hop < walk.hops; hop += 1) {
    const ids = [...new Set(walks.flatMap(({ frontier }) => frontier))]
    if (ids.length === 0) break
    const { text, params } = oneHop(ids, walk)
    const rows = await engine.read(text, params)
    const others = new Map(rows.map((row) => [row.source, (row.others as string[]).toSorted()]))
    for (const one of walks) {
      const next = new Set(one.frontier.flatMap((id) => others.get(id) ?? []))
      one.frontier = [...next].filter((id) => !one.reached.has(id))
      for (const id of one.frontier) one.reached.add(id)
      if (one.reached.size > mostActors) one.frontier = []
    }
  }
  return new Map(
    walks.map(({ start, reached }) => [
      start,
      reached.size > mostActors ? sliceTooLarge(mostActors) : [...reached],
    ]),
  )
}
