import type { ActivityOrderField } from '../model/order.ts'
import { dateOf } from '../model/partial-date.ts'
import { byStart } from './activity.ts'
import { ActorRef } from './actor-ref.ts'
import { AreaRef, areaWithin } from './area.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import {
  ActivityKindEnum,
  ActivityOrderFieldEnum,
  ActivityStatusEnum,
  CertaintyEnum,
  ParticipationRoleEnum,
} from './enums.ts'
import { IssueRef } from './issue.ts'
import { foldedNames } from './named.ts'
import { actorWhere, refWhere } from './node.ts'
import { orderInput } from './order-input.ts'
import type { RowKey } from './row-keyset.ts'

const ParticipantFilter = builder.inputType('ParticipantFilter', {
  description: 'A part in an activity; every part given must hold of one and the same.',
  fields: (t) => ({
    actor: t.field({ type: ActorRef, description: 'Who took part. Default: anyone that you see.' }),
    roles: t.field({ type: [ParticipationRoleEnum], description: 'In one of these roles.' }),
  }),
})

export const ActivityFilter = builder.inputType('ActivityFilter', {
  description: 'Which activities; every part given must hold. An empty list matches nothing.',
  fields: (t) => ({
    named: t.string({
      description: 'Only activities of this name. Case and accents do not matter.',
    }),
    kinds: t.field({ type: [ActivityKindEnum], description: 'Only these kinds.' }),
    statuses: t.field({
      type: [ActivityStatusEnum],
      description: 'Only these; a day alone does not tell whether an activity was held.',
    }),
    area: t.field({ type: AreaRef, description: 'Only in this area or a part of it.' }),
    participant: t.field({ type: ParticipantFilter, description: 'Only with such a participant.' }),
    issue: t.field({ type: IssueRef, description: 'Only about this issue.' }),
    from: t.field({
      type: 'Date',
      description: 'Only with a day on or after this one; see certainty.',
    }),
    to: t.field({
      type: 'Date',
      description: 'Only with a day on or before this one; nothing when it lies before `from`.',
    }),
    certainty: t.field({
      type: CertaintyEnum,
      description:
        'How certain it must be that a day of the activity lies from `from` to `to`. Default: MAY_HOLD, which includes HOLDS and activities whose days are not known.',
    }),
  }),
})

export type ActivityFilterInput = typeof ActivityFilter.$inferInput

/** The condition that no record meets. */
export const nothing = { id: { in: [] as string[] } }

/**
 * The condition that some day of an activity lies between two days, the last ones counted. One
 * without a last day counts for its first day alone.
 */
function duringWhere({ from, to, certainty }: ActivityFilterInput): object[] {
  if (from == null && to == null) return []
  if (from != null && to != null && from > to) return [nothing]
  const sure = certainty === 'HOLDS'
  const after = from == null ? null : { gte: dateOf(from) }
  const before = to == null ? null : { lte: dateOf(to) }
  return [
    ...(before ? [sure ? { startMax: before } : { startMin: before }] : []),
    ...(after && sure ? [{ OR: [{ startMin: after }, { endMin: after }] }] : []),
    ...(after && !sure
      ? [
          {
            OR: [
              { startMax: after, endsOn: null },
              { endMax: after, NOT: { endsOn: null } },
            ],
          },
        ]
      : []),
  ]
}

/** The conditions of a filter; throws BAD_ID or BAD_FILTER for what names nothing. */
export function activityWhere(
  filter: ActivityFilterInput | null | undefined,
  { seen }: Context,
): object[] {
  if (!filter) return []
  const { named, kinds, statuses, area, participant, issue } = filter
  return [
    ...(named == null ? [] : [{ sortName: { in: foldedNames(named) } }]),
    ...(kinds ? [{ kind: { in: kinds } }] : []),
    ...(statuses ? [{ status: { in: statuses } }] : []),
    ...(area ? [{ area: areaWithin(area) }] : []),
    ...(participant ? [{ participations: { some: participantWhere(participant, seen) } }] : []),
    ...(issue
      ? [{ issues: { some: { issue: { AND: [seen.issue, refWhere('issue', issue)] } } } }]
      : []),
    ...duringWhere(filter),
  ]
}

const participantWhere = (
  { actor, roles }: typeof ParticipantFilter.$inferInput,
  seen: Context['seen'],
): object => ({
  actor: { AND: [seen.actor, actor ? actorWhere(seen, actor) : {}] },
  ...(roles ? { role: { in: roles } } : {}),
})

export const ActivityOrder = orderInput('ActivityOrder', 'activities', ActivityOrderFieldEnum)

/** What each order goes by. */
export const activityKeys: Readonly<Record<ActivityOrderField, RowKey>> = {
  START: byStart,
  NAME: { path: ['sortName'], kind: 'TEXT' },
  CREATED_AT: { path: ['createdAt'], kind: 'INSTANT' },
}
