import type { Bilingual } from './language.ts'
import type { ProblemCode } from './problem-codes.ts'

/**
 * Something that was asked for and cannot be given, with a stable code and a message for people.
 * The server turns it into an `errors[]` entry; what is no Refusal is masked as INTERNAL.
 */
export class Refusal extends Error {
  readonly code: ProblemCode
  readonly text: Bilingual

  constructor(code: ProblemCode, text: Bilingual, options?: ErrorOptions) {
    super(text.en, options)
    this.name = 'Refusal'
    this.code = code
    this.text = text
  }
}

/** What the work gives, or the refusal that it throws; whatever else it throws goes on. */
export function orRefusal<T>(work: () => T): T | Refusal {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
