/** A row of a list that hangs under a record: the id of one item, for its page. */
export interface IdRow {
  /** The record that the list hangs under; empty: under none. */
  readonly parent: string
  /** Null: the page is empty, and the row only tells the total. */
  readonly id: string | null
  /** How many items the whole list has; 0 unless it was asked for. */
  readonly total: number
}

/** The page that a list is cut to: by a key and an id. */
export interface IdPage {
  readonly limit: number
  readonly backward: boolean
  readonly cursor: { readonly key: string; readonly id: string } | null
}
