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

/** The snapshot of what was read; a tie with an end that is not among the actors is left out. */
export function makeSnapshot(
  version: string,
  read: { readonly actors: readonly ActorRead[]; readonly ties: readonly TieRead[] },
): Snapshot {
  const actors = read.actors.toSorted(byId)
  const places = new Map(actors.map(({ id }, place) => [id, place]))
  const ties = inOrder(read.ties, places)
  const provinceCodes = [...new Set(actors.map(({ province }) => province))].filter(Boolean).sort()
  const tie = <A extends Filled>(array: A, value: (one: TieRead) => number): A =>
    filled(array, ties, value)
  return {
    version,
    ids: actors.map(({ id }) => id),
    kinds: filled(bytes(actors), actors, ({ kind }) => actorKinds.indexOf(kind as never)),
    classifications: filled(bytes(actors), actors, ({ classification }) =>
      classifications.indexOf(classification as never),
    ),
    provinceCodes,
    provinces: filled(sharedArray(Int32Array, actors.length), actors, ({ province }) =>
      provinceCodes.indexOf(province),
    ),
    ties: {
      ids: ties.map(({ id }) => id),
      from: tie(sharedArray(Int32Array, ties.length), (one) => places.get(one.fromId) as number),
      to: tie(sharedArray(Int32Array, ties.length), (one) => places.get(one.toId) as number),
      kinds: tie(bytes(ties), ({ kind }) => tieKindNames.indexOf(kind as never)),
      strengths: tie(sharedArray(Float64Array, ties.length), ({ strength }) =>
        strength < 0 ? Number.NaN : strength,
      ),
      confidences: tie(bytes(ties), ({ confidence }) => confidences.indexOf(confidence as never)),
      certain: tie(bytes(ties), ({ certain }) => (certain ? 1 : 0)),
      confirmed: tie(sharedArray(Int32Array, ties.length), ({ confirmed }) =>
        confirmed === '' ? neverConfirmed : dayNumber(confirmed),
      ),
    },
  }
}

/** Ties with both ends among the actors, by the place of the one they begin at, then by uuid. */
function inOrder(ties: readonly TieRead[], places: ReadonlyMap<string, number>): TieRead[] {
  const rows = Array.from({ length: places.size }, (): TieRead[] => [])
  for (const tie of ties) {
    const from = places.get(tie.fromId)
    if (from !== undefined && places.has(tie.toId)) rows[from]?.push(tie)
  }
  return rows.flatMap((row) => (row.length > 1 ? row.sort(byId) : row))
}

/** Bytes of memory that a snapshot takes, about: columns and ids. */
export const bytesOf = ({ ids, ties }: Snapshot): number =>
  ids.length * (1 + 1 + 4 + idBytes) + ties.ids.length * (4 + 4 + 1 + 8 + 1 + 1 + 4 + idBytes)

/** A uuid of 36 characters with its header and the reference to it. */
const idBytes = 64

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0

const bytes = ({ length }: { readonly length: number }): Uint8Array =>
  sharedArray(Uint8Array, length)

type Filled = Uint8Array | Int32Array | Float64Array

function filled<A extends Filled, Row>(
  array: A,
  rows: readonly Row[],
  value: (row: Row) => number,
): A {
  rows.forEach((row, at) => {
    array[at] = value(row)
  })
  return array
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000
