/** What happened to a record. */
export const revisionOperations = ['CREATED', 'UPDATED', 'DELETED'] as const

export type RevisionOperation = (typeof revisionOperations)[number]
