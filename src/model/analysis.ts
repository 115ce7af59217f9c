/** What an actor's place in a network can be measured by. */
export const centralityMeasures = [
  'DEGREE',
  'STRENGTH',
  'BETWEENNESS',
  'HARMONIC_CLOSENESS',
  'PAGERANK',
  'CORE_NUMBER',
  'CONSTRAINT',
  'EFFECTIVE_SIZE',
] as const

export type CentralityMeasure = (typeof centralityMeasures)[number]

/** What actors are put into groups by, for brokerage between groups. */
export const actorGroupings = ['PROVINCE', 'KIND', 'COMMUNITY'] as const

export type ActorGrouping = (typeof actorGroupings)[number]

/** The roles of a broker between two others (Gould & Fernandez 1989). */
export const brokerageRoles = [
  'COORDINATOR',
  'CONSULTANT',
  'REPRESENTATIVE',
  'GATEKEEPER',
  'LIAISON',
] as const

export type BrokerageRole = (typeof brokerageRoles)[number]

/** What key players are looked for. */
export const keyPlayerPurposes = ['PROTECT', 'SPREAD'] as const

export type KeyPlayerPurpose = (typeof keyPlayerPurposes)[number]

/** The formats that a part of the network is exported in. */
export const exportFormats = ['GEXF', 'GRAPHML', 'CSV', 'GEOJSON', 'CYTOSCAPE'] as const

export type ExportFormat = (typeof exportFormats)[number]

/** What two actors who are not tied have in common, so that introducing them makes sense. */
export const gapReasons = ['SAME_TRADE', 'SAME_ISSUE', 'SAME_AREA'] as const

export type GapReason = (typeof gapReasons)[number]

/** Which way organizers want a decision to go. */
export const leverageTargets = ['SUPPORT', 'OPPOSE'] as const

export type LeverageTarget = (typeof leverageTargets)[number]

/** What is judged of actors and ties, or else assumed, for a leverage. */
export const judgedInputs = ['STANCE', 'OPENNESS', 'STRENGTH'] as const

export type JudgedInput = (typeof judgedInputs)[number]
