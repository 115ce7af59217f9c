import { type GraphQLResolveInfo, responsePathAsArray } from 'graphql'
import { idOf, publicId } from '../model/public-id.ts'
import { type GroupOfPerson, readGroupsOfPeople } from '../network/groups-of-people.ts'
import type { Page } from '../network/tie-row.ts'
import { Group } from './actor-types.ts'
import { asOfArgs, asOfName, readAsOf } from './as-of.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation } from './column.ts'
import { networkConnectionType } from './connection.ts'
import type { Context } from './context.ts'
import { listName } from './cursor.ts'
import { levelLoader } from './level.ts'
import { networkNull, spanVersion, type VersionSpan } from './network-version.ts'
import { idField, Node, registerNode } from './node.ts'
import { type PageArgs, pageArgs, readPage, toConnection } from './page.ts'
import { loadRows } from './record-rows.ts'
import { asks, type Select, selectionAt } from './selection.ts'
import { findOne } from './table.ts'
import { type ActorRow, carriesActors } from './tie-rows.ts'

const column = columnsOf('Person')

export const Person = builder.prismaObject('Person', {
  description: documentation('Person'),
  select: { id: true },
  interfaces: [Node],
})

builder.objectFields(Person, (t) => ({
  id: t.id(idField('person')),
  synthetic: t.boolean(column('synthetic')),
}))

registerNode('person', {
  typeName: 'Person',
  where: ({ seen }) => seen.person,
})

const PersonRef = builder.inputType('PersonRef', {
  description: 'Names one person.',
  isOneOf: true,
  fields: (t) => ({ id: t.id({ description: 'The id, beginning with person_.' }) }),
})

builder.queryField('person', (t) =>
  t.field({
    type: Person,
    nullable: true,
    description: 'One person. Null: there is none, or you may not see them.',
    args: { by: t.arg({ type: PersonRef, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) =>
      findOne(context, info, 'person', 'Person', [
        context.seen.person,
        { id: idOf('person', by.id as string) },
      ]) as never,
  }),
)

interface Item {
  readonly found: GroupOfPerson
  readonly row: ActorRow
}

const GroupMembershipConnection = networkConnectionType<Item, object>({
  name: 'PersonGroup',
  of: 'groups that a person belongs to, in order of name',
  node: Group as never,
  nodeOf: ({ row }) => row,
  edgeFields: (t) => ({
    membershipId: t.id({
      description: 'The membership that says so; `node` gives its role and time.',
      resolve: ({ item }) => publicId('membership', item.found.membershipId),
    }),
  }),
})

interface Ask {
  readonly info: GraphQLResolveInfo
  readonly personId: string
  readonly args: PageArgs &
    Parameters<typeof readAsOf>[1] & { includeSynthetic?: boolean | null | undefined }
}

interface Answer {
  readonly page: Page<Item>
  readonly version: VersionSpan | null
}

const listOf = ({ args }: Ask) => {
  const name = listName(['groups', asOfName(args), args.includeSynthetic ?? false])
  return { name, page: readPage(name, args) }
}

builder.objectField(Person, 'groups', (t) =>
  t.field({
    type: GroupMembershipConnection,
    nullable: true,
    description: `The groups that the person belongs to, in order of name. ${networkNull}`,
    args: {
      ...pageArgs(),
      ...asOfArgs(),
      includeSynthetic: t.arg.boolean({
        defaultValue: false,
        description: 'Whether memberships of invented people count too.',
      }),
    },
    resolve: async (row, args, context, info) => {
      const ask: Ask = { info, personId: row.id, args }
      const { name, page } = listOf(ask)
      const asOf = readAsOf(context, args, page.cursor)
      // One loader for each place of the document: its selection and its page are the same for all.
      const place = responsePathAsArray(info.path).filter((step) => typeof step === 'string')
      const loader = levelLoader<Ask, Answer>(context, `groups@${place.join('.')}`, answer)
      const answered = await loader.load(ask)
      const request = { backward: page.backward, after: page.cursor }
      const connection = toConnection(name, asOf.day, request, answered.page, ({ found }) => ({
        key: found.key,
        id: found.membershipId,
      }))
      return { ...connection, asOf: asOf.day, version: answered.version }
    },
  }),
)

async function answer(context: Context, level: readonly Ask[]): Promise<(Answer | Error)[]> {
  const [first] = level as [Ask]
  const { page } = listOf(first)
  const select: Select =
    selectionAt(context, first.info, 'Group', [['edges', 'node'], ['nodes']]) ?? {}
  const [pages, version] = await spanVersion(context, asks(context, first.info, 'version'), () =>
    readGroupsOfPeople(
      context.network,
      level.map(({ personId }) => personId),
      {
        filter: context.graphFilter,
        includeSynthetic: first.args.includeSynthetic ?? false,
        asOf: readAsOf(context, first.args, page.cursor),
        page: {
          limit: page.limit,
          backward: page.backward,
          descending: false,
          after: page.cursor,
          total: asks(context, first.info, 'totalCount'),
        },
      },
    ),
  )
  const ids = [...pages.values()].flatMap(({ items }) => items.map(({ group }) => group.id))
  const carried = carriesActors(select)
  const [rows] = carried ? [null] : await loadRows(context, 'actor', [...new Set(ids)], [select])
  const noPage = { items: [], more: false, total: 0 }
  return level.map(({ personId }) => {
    const found = pages.get(personId) ?? noPage
    const items = found.items.flatMap((one) => {
      const row = (rows ? rows.get(one.group.id) : one.group) as ActorRow | undefined
      return row ? [{ found: one, row }] : []
    })
    return { page: { ...found, items }, version }
  })
}
