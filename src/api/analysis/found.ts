import type { GraphQLResolveInfo } from 'graphql'
import type { Snapshot } from '../../analysis/snapshot.ts'
import type { Context } from '../context.ts'
import { completeRows } from '../found-rows.ts'
import type { ActorRow, TieRow } from '../tie-rows.ts'

/** The rows of an answer's actors and ties, by their places; null: gone between the stores. */
export interface Found {
  readonly snapshot: Snapshot
  readonly actor: (place: number) => ActorRow | null
  readonly tie: (place: number) => TieRow | null
}

/** Reads what the document asks of an answer's actors and ties: one statement for each of the two. */
export async function findRows(
  context: Context,
  info: GraphQLResolveInfo,
  snapshot: Snapshot,
  paths: { readonly actors: string[][]; readonly ties: string[][] },
  asked: { readonly actors: Iterable<number>; readonly ties: Iterable<number> },
): Promise<Found> {
  const { ids, ties } = snapshot
  const idOf = (place: number) => ids[place] as string
  const tieId = (place: number) => ties.ids[place] as string
  const places = [...new Set(asked.ties)].filter((place) => isOnRecord(tieId(place)))
  const rows = await completeRows(context, info, paths, {
    bare: true,
    actors: [...new Set(asked.actors)].map((place) => ({ id: idOf(place) })) as never,
    ties: places.map((place) => ({
      ...{ id: tieId(place), fromId: idOf(ties.from[place] as number) },
      toId: idOf(ties.to[place] as number),
    })) as never,
  })
  return {
    snapshot,
    actor: (place) => rows.actor(idOf(place)),
    tie: (place) => rows.tie(tieId(place)),
  }
}

/** New ties of a hypothetical network have no uuid. */
export const isOnRecord = (id: string): boolean => /^[0-9a-f]{8}-/.test(id)
