/** What an area is to an actor: its seat, where it works, or where its members live. */
export const areaRoles = ['SEAT', 'WORKS_IN', 'MEMBERS_IN'] as const

export type AreaRole = (typeof areaRoles)[number]
