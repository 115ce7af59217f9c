import { type Certainty, certaintyOn } from '../model/validity.ts'
import { heldOn } from '../records/held-on.ts'
import { Group } from './actor-types.ts'
import { asOfArgs } from './as-of.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, related, selects } from './column.ts'
import { connectionType } from './connection.ts'
import { CertaintyEnum, MembershipRoleEnum } from './enums.ts'
import { idField, Node, registerNode } from './node.ts'
import { type PageArgs, pageArgs } from './page.ts'
import { Person } from './person.ts'
import { relationPage } from './relation-page.ts'
import { boundsOfRow, certaintyDescription, selectBounds } from './tie.ts'

const column = columnsOf('Membership')

export const Membership = builder.prismaObject('Membership', {
  description: documentation('Membership'),
  select: { id: true },
  interfaces: [Node],
})

builder.objectFields(Membership, (t) => ({
  id: t.id(idField('membership')),
  person: t.field({
    type: Person,
    description: 'The member.',
    extensions: selects((nested) => ({ person: nested() })),
    resolve: related('person'),
  }),
  group: t.field({
    type: Group,
    description: 'The group.',
    extensions: selects((nested) => ({ group: nested() })),
    resolve: related('group'),
  }),
  role: t.field({
    type: MembershipRoleEnum,
    ...column('role'),
    description: 'What the person does in the group.',
  }),
  since: t.string({ ...column('since'), nullable: true }),
  until: t.string({ ...column('until'), nullable: true }),
  certainty: t.field({
    type: CertaintyEnum,
    nullable: true,
    description: certaintyDescription,
    args: { asOf: t.arg({ type: 'Date', description: 'The day. Default: today.' }) },
    extensions: selectBounds,
    resolve: (row, { asOf }, { today }) =>
      certaintyOn(boundsOfRow('Membership', row), asOf ?? today),
  }),
  synthetic: t.boolean(column('synthetic')),
}))

registerNode('membership', {
  typeName: 'Membership',
  where: ({ seen }) => seen.membership,
})

type MembershipRow = { id: string; sinceMin: Date }

const MembershipConnection = connectionType<MembershipRow, MembershipRow>({
  name: 'Membership',
  of: 'memberships',
  node: Membership as never,
  nodeOf: (row) => row,
})

interface ListArgs extends PageArgs {
  asOf?: string | null | undefined
  certainty?: Certainty | null | undefined
  includeSynthetic?: boolean | null | undefined
}

const list = relationPage<ListArgs>({
  relation: 'memberships',
  typeName: 'Membership',
  key: { path: ['sinceMin'], kind: 'DAY' },
  name: ({ includeSynthetic }) => includeSynthetic ?? false,
  dated: true,
  where: ({ includeSynthetic }, { seen }, asOf) => ({
    AND: [
      { ...seen.circle, person: seen.member },
      heldOn(asOf.day, asOf.certainty),
      includeSynthetic ? {} : { synthetic: false },
    ],
  }),
})

builder.prismaObjectFields(Group, (t) => ({
  memberships: t.field({
    type: MembershipConnection,
    description:
      'Who belongs to the group, as far as you may list them, by the earliest day each may have joined. People are ids.',
    args: {
      ...pageArgs(),
      ...asOfArgs(),
      includeSynthetic: t.arg.boolean({
        defaultValue: false,
        description: 'Whether to list invented people too, made so that lists can be tried.',
      }),
    },
    ...list,
  }),
}))
