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

/** What the relay, which carries changes of the records into the network, is doing. */
export const relayStates = ['FOLLOWING', 'RECONCILING', 'WAITING', 'STOPPED'] as const

export type RelayState = (typeof relayStates)[number]

/** Why all of the network was compared with the records. */
export const comparisonReasons = [
  'FIRST_FILL',
  'STARTED',
  'ASKED',
  'TOO_MANY',
  'PRUNED',
  'RESTORED',
  'UPGRADED',
  'DAMAGED',
] as const

export type ComparisonReason = (typeof comparisonReasons)[number]

/** The graph store that answers. */
export const engineNames = ['NEO4J', 'GRAFEO'] as const

export type EngineName = (typeof engineNames)[number]
