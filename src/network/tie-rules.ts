import { tieConditionParams, tieConditions } from './tie-conditions.ts'
import type { TieFilter } from './ties-of-actors.ts'

/** What is asked of the number of an actor's ties in the slice that match a filter. */
export interface TieRule {
  readonly of: TieFilter
  /** How many match: more or fewer than `than`. EVERY: no tie does not match. */
  readonly how: 'MORE' | 'FEWER' | 'EVERY'
  readonly than: number
}

const sideOf = { ANY: [], OUT: ['r.fromId = n.id'], IN: ['r.toId = n.id'] } as const

/** How many ties of an actor `n` match (or, for EVERY, do not), as a sum over all its ties `r` to actors `o`. */
export function ruleCount({ of, how }: TieRule, at: number): string {
  const matches = [
    ...sideOf[of.direction],
    ...tieConditions(of, 'r', `rule${at}_`),
    ...(of.otherKinds ? [`o.kind IN $rule${at}_otherKinds`] : []),
  ]
  const match = matches.length > 0 ? matches.join(' AND ') : 'true'
  const [yes, no] = how === 'EVERY' ? [0, 1] : [1, 0]
  return `coalesce(sum(CASE WHEN ${match} THEN ${yes} ELSE ${no} END), 0) AS count${at}`
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
