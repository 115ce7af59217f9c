import { type TieConditions, tieConditionParams, tieConditions } from './tie-conditions.ts'
import { type Question, type TiePageRequest, tiePage } from './tie-page.ts'

/** Which ties of an actor are meant: what is asked of the tie, its direction, and the other actor. */
export interface TieFilter extends TieConditions {
  readonly direction: 'OUT' | 'IN' | 'ANY'
  /** The kinds of the other actor; null: any. */
  readonly otherKinds: readonly string[] | null
}

const arrows = {
  OUT: '(n)-[r]->(o:Actor)',
  IN: '(n)<-[r]-(o:Actor)',
  ANY: '(n)-[r]-(o:Actor)',
} as const

/** Who is tied to these actors? Each tie once, seen from the actor, whatever its direction. */
export function tiesOfActors(
  ids: readonly string[],
  tie: TieFilter,
  request: TiePageRequest,
): Question {
  const { otherKinds } = tie
  const conditions = [...tieConditions(tie, 'r'), ...(otherKinds ? ['o.kind IN $otherKinds'] : [])]
  const params = { ...tieConditionParams(tie), ...(otherKinds && { otherKinds }) }
  return tiePage(request, ids, arrows[tie.direction], conditions, params)
}
