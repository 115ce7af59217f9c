import type { GraphFilter } from '../model/viewer.ts'
import { type AsOf, holding, holdingParams } from './holding.ts'
import { type TieConditions, tieConditionParams, tieConditions } from './tie-conditions.ts'

/**
 * Part of the network: which actors, and which ties between two of them. Every part given must
 * hold; null: it does not limit. An empty list matches nothing.
 */
export interface Slice {
  readonly filter: GraphFilter
  readonly asOf: AsOf
  /** Official codes: an actor is in an area, or a part of it, by its seat, its work or its members. */
  readonly areas: readonly string[] | null
  /** Kinds of actor. */
  readonly kinds: readonly string[] | null
  /** What is asked of the ties. */
  readonly ties: TieConditions
  /** The ids of the only actors that may be in it: those that a walk has reached. */
  readonly around: readonly string[] | null
}

const prefix = 'slice_'

/** The Cypher conditions that an actor variable is in the slice; that the viewer sees it is one. */
export const actorInSlice = (slice: Slice, actor: string): string[] => [
  slice.filter.seen(actor),
  ...(slice.kinds ? [`${actor}.kind IN $${prefix}actorKinds`] : []),
  ...(slice.areas ? [within(slice, actor)] : []),
  ...(slice.around ? [`$${prefix}around[${actor}.id] IS NOT NULL`] : []),
]

const within = ({ filter }: Slice, actor: string): string =>
  `EXISTS { MATCH (${actor})-[at:LOCATED_IN]->(place:Area) WHERE ${filter.seen('at')} AND any(code IN $${prefix}areas WHERE place.code = code OR place.code STARTS WITH code + '.') }`

/** The conditions on a tie variable itself; both its ends must be in the slice as well. */
export const tieInSlice = (slice: Slice, tie: string): string[] => [
  slice.filter.seen(tie),
  ...holding(slice.asOf, tie),
  ...tieConditions(slice.ties, tie, prefix),
]

/**
 * The parameters that both name. Whom the slice is around is a map with the ids as its names: a
 * list would be gone through once for each tie.
 */
export const sliceParams = (slice: Slice): Record<string, unknown> => ({
  ...slice.filter.params,
  ...holdingParams(slice.asOf),
  ...tieConditionParams(slice.ties, prefix),
  ...(slice.areas && { [`${prefix}areas`]: slice.areas }),
  ...(slice.kinds && { [`${prefix}actorKinds`]: slice.kinds }),
  ...(slice.around && {
    [`${prefix}around`]: Object.fromEntries(slice.around.map((id) => [id, true])),
  }),
})
