import { type Question, type TiePageRequest, tiePage } from './tie-page.ts'

/** Which ties are meant: their kinds (null: every kind), their direction, and what is known of them. */
export interface TieFilter {
  readonly kinds: readonly string[] | null
  readonly direction: 'OUT' | 'IN' | 'ANY'
  /** The kinds of the other actor; null: any. */
  readonly otherKinds: readonly string[] | null
  readonly minStrength: number | null
  readonly confidences: readonly string[] | null
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
  const conditions = [
    tie.kinds && 'type(r) IN $kinds',
    tie.otherKinds && 'o.kind IN $otherKinds',
    tie.minStrength !== null && 'r.strength >= $minStrength',
    tie.confidences && 'r.confidence IN $confidences',
  ]
  const params = {
    ...(tie.kinds && { kinds: tie.kinds }),
    ...(tie.otherKinds && { otherKinds: tie.otherKinds }),
    ...(tie.minStrength !== null && { minStrength: tie.minStrength }),
    ...(tie.confidences && { confidences: tie.confidences }),
  }
  return tiePage(
    request,
    ids,
    arrows[tie.direction],
    conditions.filter((one): one is string => typeof one === 'string'),
    params,
  )
}
