import { directed } from './direction.ts'
import { tieConditionParams, tieConditions } from './tie-conditions.ts'
import type { TieFilter } from './ties-of-actors.ts'

/**
 * What is asked of the number of other actors of the slice that an actor is tied to by ties that
 * match a filter; who is tied twice counts once.
 */
export interface TieRule {
  readonly of: TieFilter
  /** More or fewer than `than`. EVERY: no tie is without a match. */
  readonly how: 'MORE' | 'FEWER' | 'EVERY'
  readonly than: number
}

/**
 * To how many actors `o` a tie `r` leads from the actor `n` that matches (or, for EVERY, does not);
 * all ties of `n` are gone through.
 */
export function ruleCount({ of, how }: TieRule, at: number): string {
  const matches = [
    ...directed(of.direction),
    ...tieConditions(of, 'r', `rule${at}_`),
    ...(of.otherKinds ? [`o.kind IN $rule${at}_otherKinds`] : []),
  ]
  const match = matches.length > 0 ? matches.join(' AND ') : 'true'
  const [yes, no] = how === 'EVERY' ? ['null', 'o.id'] : ['o.id', 'null']
  return `count(DISTINCT CASE WHEN ${match} THEN ${yes} ELSE ${no} END) AS count${at}`
}

/** The condition on that number. */
export const ruleHolds = ({ how }: TieRule, at: number): string =>
  ({
    MORE: `count${at} > $rule${at}_than`,
    FEWER: `count${at} < $rule${at}_than`,
    EVERY: `count${at} = 0`,
  })[how]

/** The parameters that both name. */
export const ruleParams = ({ of, how, than }: TieRule, at: number) => ({
  ...tieConditionParams(of, `rule${at}_`),
  ...(of.otherKinds && { [`rule${at}_otherKinds`]: of.otherKinds }),
  ...(how !== 'EVERY' && { [`rule${at}_than`]: than }),
})
