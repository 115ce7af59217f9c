import type { Day } from '../model/partial-date.ts'
import type { Certainty } from '../model/validity.ts'

/** The day a question is about, and how certain a tie must be to count. `day` null: all ties ever. */
export interface AsOf {
  readonly day: Day | null
  readonly certainty: Certainty
}

/** The Cypher conditions that a tie variable holds, or may hold, on `$asOf`. The last day counts. */
export function holding(asOf: AsOf, tie: string): string[] {
  if (asOf.day === null) return []
  return asOf.certainty === 'HOLDS'
    ? [`${tie}.sinceMax <= $asOf`, `$asOf <= ${tie}.untilMin`]
    : [`${tie}.sinceMin <= $asOf`, `$asOf <= ${tie}.untilMax`]
}

export const holdingParams = (asOf: AsOf): Record<string, unknown> =>
  asOf.day === null ? {} : { asOf: asOf.day }
