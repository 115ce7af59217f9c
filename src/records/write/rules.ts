import type { Bilingual } from '../../model/language.ts'
import type { ProblemCode } from '../../model/problem-codes.ts'
import type { IdPrefix } from '../../model/public-id.ts'
import type { References } from './references.ts'
import { activityRules } from './rules-activities.ts'
import { actorRules } from './rules-actors.ts'
import { claimRules } from './rules-claims.ts'
import { issueRules } from './rules-issues.ts'
import { tieRules } from './rules-ties.ts'
import type { Values } from './write.ts'

/** Tells that a field of the input cannot be so. */
export type Tell = (field: string, code: ProblemCode, text: Bilingual) => void

/**
 * What must hold within one row, and the columns that follow from others. The row is whole: of a
 * change, with what stays as it is. A column that was not given is missing.
 */
export type Rule = (row: Values, tell: Tell, references: References) => Values

export const rules: Readonly<Partial<Record<IdPrefix, Rule>>> = {
  ...actorRules,
  ...tieRules,
  ...issueRules,
  ...activityRules,
  ...claimRules,
}
