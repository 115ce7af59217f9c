/** What sort of activity (kegiatan) it is. */
export const activityKinds = [
  'FOCUS_GROUP',
  'FIELD_DISCUSSION',
  'WORKSHOP',
  'LAUNCH',
  'HEARING',
  'COURTESY_VISIT',
  'PUBLIC_DIALOGUE',
  'CONGRESS',
  'CONSOLIDATION',
  'TRAINING',
  'ACTION',
] as const

export type ActivityKind = (typeof activityKinds)[number]

/** Whether an activity took place. */
export const activityStatuses = ['PLANNED', 'HELD', 'CANCELLED', 'UNKNOWN'] as const

export type ActivityStatus = (typeof activityStatuses)[number]

/** What an actor did at an activity. */
export const participationRoles = [
  'ORGANIZER',
  'PARTICIPANT',
  'FACILITATOR',
  'HOST',
  'TARGET',
] as const

export type ParticipationRole = (typeof participationRoles)[number]
