/** What sort of thing is fought for. */
export const issueKinds = ['DEMAND', 'POLICY', 'CASE'] as const

export type IssueKind = (typeof issueKinds)[number]

/** The demands of decent work at home; only an issue of kind DEMAND has one. */
export const demands = [
  'DECENT_PAY',
  'SAFETY',
  'SOCIAL_SECURITY',
  'RECOGNITION',
  'FREEDOM_FROM_VIOLENCE',
] as const

export type Demand = (typeof demands)[number]

/** The steps of a policy, in the usual order; REJECTED and UNKNOWN stand outside of it. */
export const issueStages = [
  'PROPOSED',
  'ACADEMIC_PAPER',
  'ON_LEGISLATIVE_PROGRAMME',
  'DEBATED',
  'HARMONIZED',
  'PASSED',
  'REJECTED',
  'UNKNOWN',
] as const

export type IssueStage = (typeof issueStages)[number]

/** How one issue stands to another. */
export const issueRelationKinds = ['ADDRESSES', 'FOLDED_INTO', 'PARENT_LAW'] as const

/** The side from which an issue sees a relation. */
export const issueRelationDirections = ['OUT', 'IN'] as const

export type IssueRelationDirection = (typeof issueRelationDirections)[number]

export type IssueRelationKind = (typeof issueRelationKinds)[number]

/** An actor's part in the decision on an issue. */
export const seatRoles = ['DECIDES', 'CO_SIGNS', 'DRAFTS', 'HARMONIZES', 'ADVISES'] as const

export type SeatRole = (typeof seatRoles)[number]
