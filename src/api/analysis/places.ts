import { Refusal } from '../../model/problem.ts'
import { type ActorRef, resolveActors } from '../actor-ref.ts'
import type { Context } from '../context.ts'
import type { Structure } from './structure.ts'

type Ref = typeof ActorRef.$inferInput

/** The place of a uuid in a snapshot; -1: it is not in it. Ids stand in ascending order. */
export function placeOf(ids: readonly string[], id: string): number {
  let [low, high] = [0, ids.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ids[middle] as string) < id) low = middle + 1
    else high = middle
  }
  return ids[low] === id ? low : -1
}

/**
 * The places of actors that an argument names, each once; one statement. Throws NOT_IN_SLICE for one
 * that is not on record, not seen, or not in this part of the network.
 */
export async function placesOf(
  context: Context,
  { snapshot }: Pick<Structure, 'snapshot'>,
  refs: readonly Ref[],
): Promise<number[]> {
  const ids = await resolveActors(context, refs)
  const places = ids.map((id) => (id === null ? -1 : placeOf(snapshot.ids, id)))
  if (places.includes(-1)) throw outside()
  return [...new Set(places)]
}

export const outside = (): Refusal =>
  new Refusal('NOT_IN_SLICE', {
    id: 'Salah satu pihak yang disebut tidak ada, tidak boleh Anda lihat, atau di luar bagian jaringan ini.',
    en: 'An actor that is named is not on record, you may not see it, or it is outside this part of the network.',
  })
