import { actorKinds, classifications } from '../model/actor.ts'
import { confidences } from '../model/claim.ts'
import { tieKindNames } from '../model/tie.ts'
import { neverConfirmed, type Snapshot, sharedArray } from './snapshot.ts'

/** An actor as it was read; `province` '' when no place is on record. */
export interface ActorRead {
  readonly id: string
  readonly kind: string
  readonly classification: string
  readonly province: string
}

/** A tie as it was read: a strength below 0 when nobody judged it, `confirmed` a day or ''. */
export interface TieRead {
  readonly id: string
  readonly fromId: string
  readonly toId: string
  readonly kind: string
  readonly strength: number
  readonly confidence: string
  readonly certain: boolean
  readonly confirmed: string
}

/** Some actors, in ascending order of id, and the ties that begin at one of them. */
export interface BatchRead {
  readonly actors: readonly ActorRead[]
  readonly ties: readonly TieRead[]
}

/** A snapshot that grows as it is read, so that no step of it takes long. */
export interface SnapshotBuild {
  /** Throws a RangeError when its actors do not follow those before. */
  add(batch: BatchRead): void
  /** The snapshot of all that was added; a tie to an actor that was not is left out. */
  done(version: string): Snapshot
}

const kindPlace = placeIn(actorKinds)
const classificationPlace = placeIn(classifications)
const tieKindPlace = placeIn(tieKindNames)
const confidencePlace = placeIn(confidences)

export function buildSnapshot(): SnapshotBuild {
  const actors = { ids: [] as string[], kinds: [] as number[], classifications: [] as number[] }
  const provinces: string[] = []
  const ties = {
    ...{ ids: [] as string[], from: [] as number[], to: [] as string[], kinds: [] as number[] },
    ...{ strengths: [] as number[], confidences: [] as number[] },
    ...{ certain: [] as number[], confirmed: [] as number[] },
  }

  function addTie(from: number, tie: TieRead): void {
    ties.ids.push(tie.id)
    ties.from.push(from)
    ties.to.push(tie.toId)
    ties.kinds.push(tieKindPlace(tie.kind))
    ties.strengths.push(tie.strength < 0 ? Number.NaN : tie.strength)
    ties.confidences.push(confidencePlace(tie.confidence))
    ties.certain.push(tie.certain ? 1 : 0)
    ties.confirmed.push(tie.confirmed === '' ? neverConfirmed : dayNumber(tie.confirmed))
  }

  return {
    add: (batch) => {
      const first = actors.ids.length
      for (const { id, kind, classification, province } of batch.actors) {
        const last = actors.ids.at(-1)
        if (last !== undefined && last >= id) throw new RangeError('actors come in order of id')
        actors.ids.push(id)
        actors.kinds.push(kindPlace(kind))
        actors.classifications.push(classificationPlace(classification))
        provinces.push(province)
      }
      const begun = Map.groupBy(batch.ties, ({ fromId }) => fromId)
      batch.actors.forEach(({ id }, at) => {
        const own = begun.get(id) ?? []
        for (const tie of own.toSorted(byId)) addTie(first + at, tie)
      })
    },
    done: (version) => {
      const places = new Map(actors.ids.map((id, place) => [id, place]))
      const ends = ties.to.map((id) => places.get(id) ?? -1)
      const known = ends.every((end) => end >= 0)
      const held = <T>(column: readonly T[]): readonly T[] =>
        known ? column : column.filter((_, tie) => (ends[tie] as number) >= 0)
      const codes = [...new Set(provinces)].filter(Boolean).sort()
      return {
        version,
        ids: actors.ids,
        kinds: shared(Uint8Array, actors.kinds),
        classifications: shared(Uint8Array, actors.classifications),
        provinceCodes: codes,
        provinces: shared(Int32Array, provinces.map(placeIn(codes))),
        ties: {
          ids: held(ties.ids),
          from: shared(Int32Array, held(ties.from)),
          to: shared(Int32Array, held(ends)),
          kinds: shared(Uint8Array, held(ties.kinds)),
          strengths: shared(Float64Array, held(ties.strengths)),
          confidences: shared(Uint8Array, held(ties.confidences)),
          certain: shared(Uint8Array, held(ties.certain)),
          confirmed: shared(Int32Array, held(ties.confirmed)),
        },
      }
    },
  }
}

/** Bytes of memory that a snapshot takes, about: columns and ids. */
export const bytesOf = ({ ids, ties }: Snapshot): number =>
  ids.length * (1 + 1 + 4 + idBytes) + ties.ids.length * (4 + 4 + 1 + 8 + 1 + 1 + 4 + idBytes)

/** A uuid of 36 characters with its header and the reference to it. */
const idBytes = 64

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** The same numbers in memory that threads share. */
function shared<A extends { set(values: ArrayLike<number>): void }>(
  type: Parameters<typeof sharedArray<A>>[0],
  values: readonly number[],
): A {
  const array = sharedArray(type, values.length)
  array.set(values)
  return array
}

/** The place of a value in a list; -1: it is not in it. */
function placeIn(list: readonly string[]): (value: string) => number {
  const places = new Map(list.map((value, place) => [value, place]))
  return (value) => places.get(value) ?? -1
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000
