import type { Day } from '../model/partial-date.ts'
import type { Bounds } from '../model/validity.ts'

/** An actor as far as the network carries it. */
export interface ActorColumns {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly kind: string
  readonly classification: string
  readonly level: string
}

/** A tie as the network carries it. What is not known is null. */
export interface TieColumns extends Bounds {
  readonly id: string
  readonly kind: string
  readonly fromId: string
  readonly toId: string
  readonly role: string | null
  readonly since: string | null
  readonly until: string | null
  readonly lastConfirmedOn: Day | null
  readonly strength: number | null
  readonly confidence: string
  readonly unsourced: boolean
}

/** One tie seen from the actor it was asked for. */
export interface SeenTie {
  readonly tie: TieColumns
  readonly otherId: string
  /** Null unless the columns of the other actor were asked for. */
  readonly other: ActorColumns | null
  /** The value of the sort key, for the cursor. */
  readonly key: string
}

/** One page of one list; `total` is null unless it was asked for. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly more: boolean
  readonly total: number | null
}

/** The page that was asked for, the same for every parent of a batch. */
export interface PageRequest {
  /** How many items at most. */
  readonly limit: number
  /** True for the page before the cursor, or the last one. */
  readonly backward: boolean
  readonly descending: boolean
  readonly after: { readonly key: string; readonly id: string } | null
  readonly total: boolean
}

/** A page of ties; `self` is the actor asked for, when columns were to be carried. */
export type TiePage = Page<SeenTie> & { readonly self: ActorColumns | null }
