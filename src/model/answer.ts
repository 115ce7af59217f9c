/** Why a count of people is not given. */
export const withheldReasons = ['FEWER_THAN_11', 'NOT_ALLOWED', 'UNKNOWN'] as const

export type WithheldReason = (typeof withheldReasons)[number]

/** The direction of a list's order. */
export const orderDirections = ['ASC', 'DESC'] as const

export type OrderDirection = (typeof orderDirections)[number]

/** How far two points of a timeline are apart. */
export const timelineSteps = ['MONTH', 'QUARTER', 'YEAR'] as const

export type TimelineStep = (typeof timelineSteps)[number]

/** Whether the graph store answers. */
export const engineStates = ['UP', 'DOWN'] as const

export type EngineState = (typeof engineStates)[number]

/** The graph store that answers. */
export const engineNames = ['NEO4J', 'GRAFEO'] as const

export type EngineName = (typeof engineNames)[number]
