/** What a person is in a group. */
export const membershipRoles = [
  'MEMBER',
  'OFFICER',
  'CHAIR',
  'SECRETARY',
  'TREASURER',
  'ORGANIZER',
] as const

export type MembershipRole = (typeof membershipRoles)[number]
