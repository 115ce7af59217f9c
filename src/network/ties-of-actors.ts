import type { TieDirection } from '../model/tie.ts'
import { following } from './direction.ts'
import { type TieConditions, tieConditionParams, tieConditions } from './tie-conditions.ts'
import { type Question, type TiePageRequest, tiePage } from './tie-page.ts'

/** Which ties of an actor are meant: what is asked of the tie, its direction, and the other actor. */
export interface TieFilter extends TieConditions {
  /** Undirected ties are meant whatever the direction. */
  readonly direction: TieDirection
  /** The kinds of the other actor; null: any. */
  readonly otherKinds: readonly string[] | null
}

/** Who is tied to these actors? Each tie once, seen from the actor, whatever its direction. */
export function tiesOfActors(
  ids: readonly string[],
  tie: TieFilter,
  request: TiePageRequest,
): Question {
  const { otherKinds } = tie
  const { arrow, where } = following(tie.kinds, tie.direction)
  const conditions = [
    ...where,
    ...tieConditions(tie, 'r'),
    ...(otherKinds ? ['o.kind IN $otherKinds'] : []),
  ]
  const params = { ...tieConditionParams(tie), ...(otherKinds && { otherKinds }) }
  return tiePage(request, ids, `(n)${arrow}(o:Actor)`, conditions, params)
}
