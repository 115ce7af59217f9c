import type { Bilingual } from './language.ts'

/** How one value of an enum is shown to people, and what it means. */
export interface Term {
  readonly label: Bilingual
  /** One sentence in each language. */
  readonly description: Bilingual
}

type Pair = readonly [indonesian: string, english: string]

export const term = (label: Pair, description: Pair): Term => ({
  label: { id: label[0], en: label[1] },
  description: { id: description[0], en: description[1] },
})

/** A term for each value of an enum; a missing or an unknown value is a type error. */
export type Terms<Value extends string> = Readonly<Record<Value, Term>>
