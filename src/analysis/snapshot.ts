/**
 * A slice of the network as columns: one place per actor and one per tie. All of it is plain data
 * over shared memory, so that another thread reads it without a copy. Nobody writes to it.
 */
export interface Snapshot {
  /** The version of the network that it was read at. */
  readonly version: string
  /** Uuids of the actors in ascending order; everything else names an actor by its place here. */
  readonly ids: readonly string[]
  /** Places in `actorKinds`. */
  readonly kinds: Uint8Array
  /** Places in `classifications`. */
  readonly classifications: Uint8Array
  /** Official codes of provinces in ascending order. */
  readonly provinceCodes: readonly string[]
  /** Places in `provinceCodes`; -1: no place is on record. */
  readonly provinces: Int32Array
  readonly ties: TieColumns
}

/**
 * The ties of a snapshot, by the place of the actor they begin at, then by uuid; both ends are always
 * in it.
 */
export interface TieColumns {
  readonly ids: readonly string[]
  readonly from: Int32Array
  readonly to: Int32Array
  /** Places in `tieKindNames`. */
  readonly kinds: Uint8Array
  /** Above 0 and up to 1; NaN: nobody judged it. */
  readonly strengths: Float64Array
  /** Places in `confidences`. */
  readonly confidences: Uint8Array
  /** 1: it holds on the day for certain; 0: it may, or the slice is of all times. */
  readonly certain: Uint8Array
  /** The day it was last confirmed, in days since 1970-01-01; `neverConfirmed`: none is on record. */
  readonly confirmed: Int32Array
}

export const neverConfirmed = -0x8000_0000

interface Typed<A> {
  new (buffer: SharedArrayBuffer): A
  readonly BYTES_PER_ELEMENT: number
}

/** An array of zeros of that length in memory that threads share. */
export const sharedArray = <A>(type: Typed<A>, length: number): A =>
  new type(new SharedArrayBuffer(length * type.BYTES_PER_ELEMENT))
