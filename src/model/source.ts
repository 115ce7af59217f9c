/** What sort of source it is. */
export const sourceKinds = ['OFFICIAL', 'PRESS', 'COPY', 'FIELD_REPORT'] as const

export type SourceKind = (typeof sourceKinds)[number]
