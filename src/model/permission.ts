/** What a viewer may do, over a group or an alliance or over the whole network. */
export const permissions = [
  'READ_NETWORK',
  'LIST_PEOPLE',
  'READ_NAMES',
  'WRITE_RECORDS',
  'WRITE_PEOPLE',
  'MANAGE_GROUP',
  'ADMIT_TO_ALLIANCE',
  'MERGE',
  'GRANT',
  'READ_AUDIT',
  'HANDLE_REQUESTS',
  'OPERATE',
  'READ_OWN_DATA',
] as const

export type Permission = (typeof permissions)[number]
