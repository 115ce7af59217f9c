import { type CommitmentState, commitmentStateOn } from '../model/commitment.ts'
import { type Day, isoDay } from '../model/partial-date.ts'
import { Activity } from './activity.ts'
import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, loaded, related, relatedIfSeen, selects } from './column.ts'
import { CommitmentStateEnum } from './enums.ts'
import { keepingOf } from './keeping.ts'
import { idField, Node, registerNode } from './node.ts'

const column = columnsOf('Commitment')
const keeping = keepingOf('Commitment', 'promise')

export const Commitment = builder.prismaObject('Commitment', {
  description: documentation('Commitment'),
  select: { id: true },
  interfaces: [Node],
})

function stateOf(row: object, day: Day): CommitmentState {
  const min = isoDay(loaded('Commitment', 'dueMin', row))
  const max = isoDay(loaded('Commitment', 'dueMax', row))
  const undated = loaded('Commitment', 'dueOn', row) === null
  return commitmentStateOn(
    { kept: loaded('Commitment', 'kept', row), due: undated ? null : { min, max } },
    day,
  )
}

builder.objectFields(Commitment, (t) => ({
  id: t.id(idField('commitment')),
  what: t.string(column('what')),
  dueOn: t.string({ ...column('dueOn'), nullable: true }),
  kept: t.boolean({ ...column('kept'), nullable: true }),
  state: t.field({
    type: CommitmentStateEnum,
    description:
      'How it stands on a day. KEPT and BROKEN are what is known today, whatever the day: when it was kept or broken is not on record. The due day itself is still in time.',
    args: { asOf: t.arg({ type: 'Date', description: 'The day. Default: today.' }) },
    extensions: {
      pothosPrismaSelect: { kept: true, dueOn: true, dueMin: true, dueMax: true },
    },
    resolve: (row, { asOf }, { today }) => stateOf(row, asOf ?? today),
  }),
  visibility: t.field(keeping.visibility),
  version: t.int(keeping.version),
  createdAt: t.field(keeping.createdAt),
  updatedAt: t.field(keeping.updatedAt),
}))

builder.prismaObjectFields(Commitment, (t) => ({
  activity: t.field({
    type: Activity,
    description: 'The activity at which it was promised.',
    extensions: selects((nested) => ({ activity: nested() })),
    resolve: related('activity'),
  }),
  by: t.field({
    type: Actor,
    description: 'Who promised it.',
    extensions: selects((nested) => ({ by: nested() })),
    resolve: related('by'),
  }),
  to: t.field({
    type: Actor,
    nullable: true,
    description: 'To whom. Null: to nobody in particular, or you may not see them.',
    ...relatedIfSeen('to', 'actor'),
  }),
}))

registerNode('commitment', {
  typeName: 'Commitment',
  where: ({ seen }) => seen.commitment,
})
