/** Why a count of people is not given. */
export const withheldReasons = ['FEWER_THAN_11', 'NOT_ALLOWED', 'UNKNOWN'] as const

export type WithheldReason = (typeof withheldReasons)[number]

/** The direction of a list's order. */
export const orderDirections = ['ASC', 'DESC'] as const

export type OrderDirection = (typeof orderDirections)[number]

/** The graph store that answers. */
export const engineNames = ['NEO4J', 'GRAFEO'] as const

export type EngineName = (typeof engineNames)[number]
