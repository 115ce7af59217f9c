import type { TieColumns } from '../../analysis/snapshot.ts'
import { Refusal } from '../../model/problem.ts'

/**
 * The places of ties in a snapshot by their uuids, in that order. Throws NOT_IN_SLICE for one that is
 * not on record, not seen, or not in this part of the network.
 */
export function tiePlaces({ ids }: Pick<TieColumns, 'ids'>, wanted: readonly string[]): number[] {
  if (wanted.length === 0) return []
  const places = new Map(wanted.map((id) => [id, -1]))
  ids.forEach((id, place) => {
    if (places.has(id)) places.set(id, place)
  })
  return wanted.map((id) => {
    const place = places.get(id) as number
    if (place === -1) throw outside()
    return place
  })
}

const outside = (): Refusal =>
  new Refusal('NOT_IN_SLICE', {
    id: 'Salah satu hubungan yang disebut tidak ada, tidak boleh Anda lihat, atau di luar bagian jaringan ini.',
    en: 'A tie that is named is not on record, you may not see it, or it is outside this part of the network.',
  })
