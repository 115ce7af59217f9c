import type { GapReason } from '../../model/analysis.ts'
import type { Bilingual } from '../../model/language.ts'

interface Told {
  readonly names: readonly [string, string]
  readonly shared: readonly { readonly reason: GapReason; readonly name: Bilingual }[]
  /** NaN: neither reaches the other. */
  readonly distance: number
  readonly pairsJoined: number
}

const words: Readonly<Record<GapReason, (name: Bilingual) => Bilingual>> = {
  SAME_TRADE: ({ id, en }) => ({ id: `sama-sama mengerjakan ${id}`, en: `both do ${en}` }),
  SAME_ISSUE: ({ id, en }) => ({
    id: `sama-sama terlibat dalam isu ${id}`,
    en: `are both part of the issue ${en}`,
  }),
  SAME_AREA: ({ id, en }) => ({ id: `sama-sama di ${id}`, en: `are both in ${en}` }),
}

/** How many shared things a sentence names. */
const mostNamed = 3

/** Why two actors should be introduced to each other. */
export function introductionText({ names, shared, distance, pairsJoined }: Told): Bilingual {
  const told = shared.slice(0, mostNamed).map(({ reason, name }) => words[reason](name))
  const [idWhy, enWhy] = [told.map(({ id }) => id).join(', '), told.map(({ en }) => en).join(', ')]
  const apart = Number.isNaN(distance)
  const pairs = pairsJoined === 1 ? '1 pair of actors' : `${pairsJoined} pairs of actors`
  return {
    id: `Pertemukan ${names[0]} dan ${names[1]}: ${idWhy}, tetapi belum terhubung; ${
      apart
        ? `kini keduanya tidak saling terjangkau, dan ${pairsJoined} pasang pihak akan saling terjangkau`
        : `kini keduanya terpaut ${distance} langkah`
    }.`,
    en: `Introduce ${names[0]} and ${names[1]}: they ${enWhy}, but are not tied; ${
      apart
        ? `now neither reaches the other, and ${pairs} would reach each other`
        : `now they are ${distance} steps apart`
    }.`,
  }
}
