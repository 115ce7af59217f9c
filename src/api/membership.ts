import { isoDay } from '../model/partial-date.ts'
import { orRefusal, Refusal } from '../model/problem.ts'
import { type Certainty, certaintyOn } from '../model/validity.ts'
import { inOrder } from '../network/keyset.ts'
import { Group } from './actor-types.ts'
import { asOfArgs, asOfName, readAsOf } from './as-of.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, related, selects } from './column.ts'
import { connectionType } from './connection.ts'
import type { Context } from './context.ts'
import { listName } from './cursor.ts'
import { CertaintyEnum, MembershipRoleEnum } from './enums.ts'
import { idField, Node, registerNode } from './node.ts'
import { type PageArgs, pageArgs, readPage, toConnection } from './page.ts'
import { Person } from './person.ts'
import { rowKeyset } from './record-page.ts'
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

/** The condition that an interval of the records holds, or may hold, on a day. */
export function heldOn(day: string | null, certainty: Certainty): object {
  if (day === null) return {}
  const date = new Date(`${day}T00:00:00Z`)
  return certainty === 'HOLDS'
    ? { sinceMax: { lte: date }, untilMin: { gte: date } }
    : { sinceMin: { lte: date }, untilMax: { gte: date } }
}

function read(args: ListArgs, context: Context) {
  const synthetic = args.includeSynthetic ?? false
  const name = listName(['memberships', asOfName(args), synthetic])
  const page = readPage(name, args, 'DAY')
  const asOf = readAsOf(context, args, page.cursor)
  const { visibility, person } = context.seen.membership
  const where = {
    AND: [
      { visibility, person },
      heldOn(asOf.day, asOf.certainty),
      synthetic ? {} : { synthetic: false },
    ],
  }
  return { name, page, asOf, where }
}

const placeOf = (row: MembershipRow) => ({
  key: isoDay(row.sinceMin),
  id: row.id,
})

/** The page as a relation of the group's own statement, with the count when it is asked for. */
function selectPage(
  args: ListArgs,
  context: Context,
  nested: (query: object, options: object) => { select?: object },
  selected: () => ReadonlySet<string>,
) {
  // What the field itself will refuse is refused there, at its own place.
  const asked = orRefusal(() => read(args, context))
  if (asked instanceof Refusal) return null
  const { page, where } = asked
  const keyset = rowKeyset('sinceMin', false, page)
  const paths = [[{ name: 'nodes' }], [{ name: 'edges' }, { name: 'node' }]]
  const query = nested(
    { where: { AND: [where, keyset.where] }, orderBy: keyset.orderBy, take: keyset.take },
    { getType: () => 'Membership', paths },
  )
  return {
    select: {
      memberships: { ...query, select: { ...query.select, id: true, sinceMin: true } },
      ...(selected().has('totalCount') && { _count: { select: { memberships: { where } } } }),
    },
  }
}

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
    extensions: { pothosPrismaSelect: selectPage },
    resolve: (row, args, context) => {
      const { name, page, asOf } = read(args, context)
      const held = row as unknown as {
        memberships: MembershipRow[]
        _count?: { memberships: number }
      }
      const found = inOrder(held.memberships, page, held._count?.memberships ?? null)
      const request = { backward: page.backward, after: page.cursor }
      return toConnection(name, asOf.day, request, found, placeOf)
    },
  }),
}))
