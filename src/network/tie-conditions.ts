import type { Day } from '../model/partial-date.ts'

/** What is asked of a tie itself; null: nothing. An empty list matches no tie. */
export interface TieConditions {
  readonly kinds: readonly string[] | null
  /** Above 0 and up to 1; a tie that nobody judged has no strength and is left out. */
  readonly minStrength: number | null
  readonly confidences: readonly string[] | null
  /** Last confirmed on this day or later; a tie that was never confirmed is left out. */
  readonly confirmedSince: Day | null
  /** At least one source of one of these kinds. */
  readonly sourceKinds: readonly string[] | null
  /** True: only ties without any source; false: only ties with one. */
  readonly unsourced: boolean | null
}

type Asked = { [Name in keyof TieConditions]: (tie: string, param: string) => string }

/** Each is true or false and never null, so that it can be negated. */
const texts: Asked = {
  kinds: (tie, param) => `type(${tie}) IN ${param}`,
  minStrength: (tie, param) => `coalesce(${tie}.strength, -1.0) >= ${param}`,
  confidences: (tie, param) => `${tie}.confidence IN ${param}`,
  confirmedSince: (tie, param) => `coalesce(${tie}.lastConfirmedOn, '') >= ${param}`,
  sourceKinds: (tie, param) => `any(kind IN ${tie}.sourceKinds WHERE kind IN ${param})`,
  unsourced: (tie, param) => `${tie}.unsourced = ${param}`,
}

const names = Object.keys(texts) as (keyof TieConditions)[]
const given = (asked: TieConditions) => names.filter((name) => asked[name] !== null)

/**
 * The Cypher conditions on a tie variable, to be joined with AND; none when nothing is asked. Texts
 * that hold several filters tell their parameters apart by a prefix.
 */
export const tieConditions = (asked: TieConditions, tie: string, prefix = ''): string[] =>
  given(asked).map((name) => texts[name](tie, `$${prefix}${name}`))

/** The parameters that they name. */
export const tieConditionParams = (asked: TieConditions, prefix = ''): Record<string, unknown> =>
  Object.fromEntries(given(asked).map((name) => [`${prefix}${name}`, asked[name]]))
