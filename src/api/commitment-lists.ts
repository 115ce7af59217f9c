import type { CommitmentState } from '../model/commitment.ts'
import { dateOf } from '../model/partial-date.ts'
import { Activity } from './activity.ts'
import { nothing } from './activity-filter.ts'
import { Actor } from './actor.ts'
import { ActorRef } from './actor-ref.ts'
import { builder } from './builder.ts'
import { Commitment } from './commitment.ts'
import { connectionType } from './connection.ts'
import type { Context } from './context.ts'
import { CommitmentStateEnum } from './enums.ts'
import { actorWhere, refWhere } from './node.ts'
import { type PageArgs, pageArgs } from './page.ts'
import { recordPage } from './record-page.ts'
import { relationPage } from './relation-page.ts'
import type { RowKey } from './row-keyset.ts'
import { findOne } from './table.ts'

const CommitmentFilter = builder.inputType('CommitmentFilter', {
  description: 'Which promises; every part given must hold. An empty list matches nothing.',
  fields: (t) => ({
    states: t.field({
      type: [CommitmentStateEnum],
      description: 'Only those that stand so on the day `asOf`, for example OVERDUE.',
    }),
    asOf: t.field({
      type: 'Date',
      description: 'The day that `states` is about. Default: today.',
    }),
    by: t.field({ type: ActorRef, description: 'Only what this actor promised.' }),
    to: t.field({ type: ActorRef, description: 'Only what was promised to this actor.' }),
    dueFrom: t.field({
      type: 'Date',
      description: 'Only what may fall due on this day or later. What has no due day is left out.',
    }),
    dueTo: t.field({
      type: 'Date',
      description:
        'Only what may fall due on this day or earlier; nothing when it lies before `dueFrom`. What has no due day is left out.',
    }),
  }),
})

const open = { kept: null, NOT: { dueOn: null } }

/** The condition of each state on a day; `commitmentStateOn` of the model defines it. */
const stateWhere: Record<CommitmentState, (day: Date) => object> = {
  UNDATED: () => ({ kept: null, dueOn: null }),
  OPEN: (day) => ({ ...open, dueMin: { gt: day } }),
  DUE: (day) => ({ ...open, dueMin: { lte: day }, dueMax: { gte: day } }),
  OVERDUE: (day) => ({ ...open, dueMax: { lt: day } }),
  KEPT: () => ({ kept: true }),
  BROKEN: () => ({ kept: false }),
}

// An empty OR within an AND would match everything.
const statesWhere = (states: readonly CommitmentState[], day: Date): object =>
  states.length === 0 ? nothing : { OR: states.map((state) => stateWhere[state](day)) }

function dueWhere(from: string | null | undefined, to: string | null | undefined): object[] {
  if (from == null && to == null) return []
  if (from != null && to != null && from > to) return [nothing]
  return [
    { NOT: { dueOn: null } },
    ...(from == null ? [] : [{ dueMax: { gte: dateOf(from) } }]),
    ...(to == null ? [] : [{ dueMin: { lte: dateOf(to) } }]),
  ]
}

interface ListArgs extends PageArgs {
  filter?: typeof CommitmentFilter.$inferInput | null | undefined
}

/** The conditions of a list of promises, those of visibility included. */
function listWhere({ filter }: ListArgs, { seen, today }: Context): object {
  if (!filter) return seen.commitment
  const { states, asOf, by, to, dueFrom, dueTo } = filter
  const day = dateOf(asOf ?? today)
  return {
    AND: [
      seen.commitment,
      ...(states ? [statesWhere(states, day)] : []),
      ...(by ? [{ by: actorWhere(seen, by) }] : []),
      ...(to ? [{ to: { AND: [seen.actor, actorWhere(seen, to)] } }] : []),
      ...dueWhere(dueFrom, dueTo),
    ],
  }
}

const byDueDay: RowKey = { path: ['dueMin'], kind: 'DAY' }

type CommitmentRow = { id: string }

const CommitmentConnection = connectionType<CommitmentRow, CommitmentRow>({
  name: 'Commitment',
  of: 'promises, by the earliest day on which each may fall due; those without a day first',
  node: Commitment as never,
  nodeOf: (row) => row,
})

const listArgs = builder.args((t) => ({
  filter: t.field({ type: CommitmentFilter, description: 'Which ones. Default: all.' }),
}))

/** A list of promises under a record, at no statement of its own. */
const under = (relation: string, description: string) => ({
  type: CommitmentConnection,
  description,
  args: { ...pageArgs(), ...listArgs },
  ...relationPage<ListArgs>({
    relation,
    typeName: 'Commitment',
    key: byDueDay,
    name: ({ filter }) => filter ?? null,
    where: listWhere,
  }),
})

builder.prismaObjectFields(Activity, (t) => ({
  commitments: t.field(under('commitments', 'What was promised at it.')),
}))

builder.prismaInterfaceFields(Actor, (t) => ({
  commitments: t.field(under('commitments', 'What it promised to others.')),
  commitmentsReceived: t.field(under('commitmentsToUs', 'What others promised to it.')),
}))

const CommitmentRef = builder.inputType('CommitmentRef', {
  description: 'Names one promise.',
  isOneOf: true,
  fields: (t) => ({ id: t.id({ description: 'Its id, beginning with commitment_.' }) }),
})

builder.queryFields((t) => ({
  commitment: t.field({
    type: Commitment,
    nullable: true,
    description: 'One promise. Null: there is none, or you may not see it.',
    args: { by: t.arg({ type: CommitmentRef, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) =>
      findOne(context, info, 'commitment', 'Commitment', [
        context.seen.commitment,
        refWhere('commitment', by),
      ]) as never,
  }),
  commitments: t.field({
    type: CommitmentConnection,
    description: 'What actors promised: to whom, by when, and how it stands.',
    args: { ...pageArgs(), ...listArgs },
    resolve: (_root, args, context, info) =>
      recordPage<CommitmentRow>(context, info, args, {
        table: 'commitment',
        typeName: 'Commitment',
        where: listWhere(args, context),
        key: byDueDay,
        descending: false,
        name: ['commitments', args.filter],
      }),
  }),
}))
