import type { Day } from '../model/partial-date.ts'
import type { Certainty } from '../model/validity.ts'
import type { SliceGraph } from './slice-graph.ts'

/** The figures of a slice on a day. */
export interface SliceSummary {
  /** Null: of all times. */
  readonly day: Day | null
  readonly actors: number
  readonly actorsByKind: ReadonlyMap<string, number>
  readonly ties: number
  /** How many ties hold for certain; null: the slice is of all times. */
  readonly certain: number | null
  readonly tiesByKind: ReadonlyMap<string, { readonly count: number; readonly certain: number }>
  /** How many actors have no tie in the slice. */
  readonly untied: number
  /** Which share of all pairs of actors is tied; null: there are fewer than two actors. */
  readonly density: number | null
}

/** A slice made ready to be counted for many days: actors and pairs of actors are numbers. */
export interface Tally {
  readonly actors: number
  readonly actorsByKind: ReadonlyMap<string, number>
  readonly kinds: readonly string[]
  /** Of each tie: the place of its kind, both ends, and the pair that they make in any direction. */
  readonly kindOf: Uint8Array
  readonly froms: Int32Array
  readonly tos: Int32Array
  readonly pairs: Int32Array
}

export function tallyOf({ actors, ties }: SliceGraph): Tally {
  const places = new Map(actors.map(({ id }, place) => [id, place]))
  const placeOf = (id: string) => places.get(id) as number
  const froms = Int32Array.from(ties, ({ fromId }) => placeOf(fromId))
  const tos = Int32Array.from(ties, ({ toId }) => placeOf(toId))
  const numbers = new Map<number, number>()
  const pairs = Int32Array.from(ties, (_, at) => {
    const [from, to] = [froms[at] as number, tos[at] as number]
    const pair = Math.min(from, to) * actors.length + Math.max(from, to)
    const number = numbers.get(pair) ?? numbers.size
    numbers.set(pair, number)
    return number
  })
  const actorsByKind = new Map<string, number>()
  for (const { kind } of actors) actorsByKind.set(kind, (actorsByKind.get(kind) ?? 0) + 1)
  const kinds = [...new Set(ties.map(({ kind }) => kind))]
  const kindOf = Uint8Array.from(ties, ({ kind }) => kinds.indexOf(kind))
  return { actors: actors.length, actorsByKind, kinds, kindOf, froms, tos, pairs }
}

/** Counts the ties that hold, or may: `held` tells which, by their place; null: it does not. */
export function count(
  tally: Tally,
  day: Day | null,
  held: (at: number) => Certainty | null,
): SliceSummary {
  const { actors, actorsByKind, kinds, kindOf, froms, tos, pairs } = tally
  const counts = kinds.map(() => ({ count: 0, certain: 0 }))
  const tied = new Marks(actors)
  const met = new Marks(pairs.length)
  for (let at = 0; at < pairs.length; at += 1) {
    const certainty = held(at)
    if (certainty === null) continue
    const ofKind = counts[kindOf[at] as number] as { count: number; certain: number }
    ofKind.count += 1
    if (certainty === 'HOLDS') ofKind.certain += 1
    tied.set(froms[at] as number)
    tied.set(tos[at] as number)
    met.set(pairs[at] as number)
  }
  const total = (name: 'count' | 'certain') => counts.reduce((sum, one) => sum + one[name], 0)
  return {
    day,
    actors,
    actorsByKind,
    ties: total('count'),
    certain: day === null ? null : total('certain'),
    tiesByKind: new Map(
      kinds.flatMap((kind, at) => (counts[at]?.count ? [[kind, counts[at]] as const] : [])),
    ),
    untied: actors - tied.count,
    density: actors < 2 ? null : (2 * met.count) / (actors * (actors - 1)),
  }
}

/** Numbers that were met, each counted once. */
class Marks {
  count = 0
  readonly #met: Uint8Array

  constructor(size: number) {
    this.#met = new Uint8Array(size)
  }

  set(number: number): void {
    if (this.#met[number] === 1) return
    this.#met[number] = 1
    this.count += 1
  }
}

/** Counts a slice that was read for its day. */
export const summaryOf = (graph: SliceGraph, day: Day | null): SliceSummary =>
  count(tallyOf(graph), day, (at) => (graph.ties[at]?.certain ? 'HOLDS' : 'MAY_HOLD'))
