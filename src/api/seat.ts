import type { SeatRole } from '../model/issue.ts'
import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, related, selects } from './column.ts'
import { connectionType } from './connection.ts'
import { SeatRoleEnum } from './enums.ts'
import { Issue } from './issue.ts'
import { idField, Node, registerNode } from './node.ts'
import { type PageArgs, pageArgs } from './page.ts'
import { relationPage } from './relation-page.ts'

const column = columnsOf('Seat')

export const Seat = builder.prismaObject('Seat', {
  description: documentation('Seat'),
  select: { id: true },
  interfaces: [Node],
})

builder.objectFields(Seat, (t) => ({
  id: t.id(idField('seat')),
  issue: t.field({
    type: Issue,
    description: 'What is decided.',
    extensions: selects((nested) => ({ issue: nested() })),
    resolve: related('issue'),
  }),
  actor: t.field({
    type: Actor,
    description: 'Who has the seat.',
    extensions: selects((nested) => ({ actor: nested() })),
    resolve: related('actor'),
  }),
  role: t.field({
    type: SeatRoleEnum,
    ...column('role'),
    description: 'What the actor does in the decision.',
  }),
  weight: t.float(column('weight')),
}))

registerNode('seat', {
  typeName: 'Seat',
  where: ({ seen }) => seen.seat,
})

type SeatRow = { id: string }

const SeatConnection = connectionType<SeatRow, SeatRow>({
  name: 'Seat',
  of: 'seats in decisions',
  node: Seat as never,
  nodeOf: (row) => row,
})

interface ListArgs extends PageArgs {
  roles?: readonly SeatRole[] | null | undefined
}

const rolesWhere = ({ roles }: ListArgs): object => (roles ? { role: { in: [...roles] } } : {})

const ofIssue = relationPage<ListArgs>({
  relation: 'seats',
  typeName: 'Seat',
  key: { path: ['actor', 'sortName'], kind: 'TEXT' },
  name: ({ roles }) => ['issue', roles],
  where: (args, { seen }) => ({ ...rolesWhere(args), actor: seen.seat.actor }),
})

const ofActor = relationPage<ListArgs>({
  relation: 'seats',
  typeName: 'Seat',
  key: { path: ['issue', 'sortName'], kind: 'TEXT' },
  name: ({ roles }) => ['actor', roles],
  where: (args, { seen }) => ({ ...rolesWhere(args), issue: seen.seat.issue }),
})

const rolesMeaning = 'Only seats of these roles. Default: all; an empty list matches nothing.'

builder.prismaObjectFields(Issue, (t) => ({
  seats: t.field({
    type: SeatConnection,
    description:
      'Who has a part in the decision, as far as you may see them, by name of the actor.',
    args: { ...pageArgs(), roles: t.arg({ type: [SeatRoleEnum], description: rolesMeaning }) },
    ...ofIssue,
  }),
}))

builder.prismaInterfaceFields(Actor, (t) => ({
  seats: t.field({
    type: SeatConnection,
    description: 'The decisions that it has a part in, by name of the issue.',
    args: { ...pageArgs(), roles: t.arg({ type: [SeatRoleEnum], description: rolesMeaning }) },
    ...ofActor,
  }),
}))
