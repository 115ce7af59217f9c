/** What lists of records can be ordered by; the id always comes last. */
export const actorOrderFields = ['NAME', 'CREATED_AT'] as const
export const issueOrderFields = ['NAME', 'CREATED_AT'] as const
export const activityOrderFields = ['START', 'NAME', 'CREATED_AT'] as const
export const claimOrderFields = ['CREATED_AT', 'TRUE'] as const
/** Ties on record, seen from neither end. */
export const tieListOrderFields = ['SINCE', 'CREATED_AT'] as const
/** Ties seen from one of their ends. */
export const tieOrderFields = ['NAME', 'SINCE'] as const

export type ActorOrderField = (typeof actorOrderFields)[number]
export type IssueOrderField = (typeof issueOrderFields)[number]
export type ActivityOrderField = (typeof activityOrderFields)[number]
export type ClaimOrderField = (typeof claimOrderFields)[number]
export type TieListOrderField = (typeof tieListOrderFields)[number]
export type TieOrderField = (typeof tieOrderFields)[number]
