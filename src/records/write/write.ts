import type { Bilingual } from '../../model/language.ts'
import type { ProblemCode } from '../../model/problem-codes.ts'
import type { IdPrefix } from '../../model/public-id.ts'
import type { Prisma } from '../generated/client.ts'

/** What keeps a change from being made, or (as a warning) what may be wrong with it. */
export interface ChangeProblem {
  readonly code: ProblemCode
  readonly text: Bilingual
  /** Where in the arguments the reason lies. */
  readonly path: readonly string[]
  /** The record as it is now, for VERSION_CONFLICT. */
  readonly current?: { readonly table: IdPrefix; readonly id: string }
}

/** What a mutation is given to do its work with: one transaction, and two ears. */
export interface Write {
  /** READ COMMITTED; all or nothing. */
  readonly tx: Prisma.TransactionClient
  /** Who makes the change. */
  readonly principal: string
  /** The filter of the records of a table that the writer sees: nothing else is there for them. */
  readonly seen: Seen
  /** Tells what is wrong: nothing will be written. */
  readonly problem: (problem: ChangeProblem) => void
  /** Tells what may be wrong: it is written all the same. */
  readonly warn: (problem: ChangeProblem) => void
  /** How many problems were told so far. */
  readonly problems: () => number
}

/** One row to be written. The values are columns; `version` and the moments are kept by the writer. */
export type RowChange =
  | {
      readonly what: 'CREATE'
      readonly table: IdPrefix
      readonly id: string
      readonly values: Values
      readonly path: readonly string[]
    }
  | {
      readonly what: 'UPDATE'
      readonly table: IdPrefix
      readonly id: string
      readonly expectedVersion: number
      readonly values: Values
      readonly path: readonly string[]
    }
  | {
      readonly what: 'DELETE'
      readonly table: IdPrefix
      readonly id: string
      readonly expectedVersion: number
      readonly path: readonly string[]
    }

/** The filter of the records of a table that somebody sees. */
export type Seen = (table: IdPrefix) => object

export type Values = Readonly<Record<string, unknown>>
