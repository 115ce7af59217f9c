/** An actor's part in a publication. */
export const publicationRoleKinds = ['AUTHOR', 'COMMISSIONER', 'CONTRIBUTOR'] as const

export type PublicationRoleKind = (typeof publicationRoleKinds)[number]
