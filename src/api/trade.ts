import { kindConnections } from './actor-connections.ts'
import { Group } from './actor-types.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, selects } from './column.ts'
import { throughPage } from './join-page.ts'
import { idField, Node, refWhere, registerNode } from './node.ts'
import { type PageArgs, pageArgs } from './page.ts'
import { reloading } from './reloading.ts'
import { selectionAt } from './selection.ts'
import { findOne } from './table.ts'

const tradeColumn = columnsOf('Trade')

/** Names one trade; `refWhere('trade', ref)` reads it. */
export const TradeRef = builder.inputType('TradeRef', {
  description: 'Names one trade, by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its id, beginning with trade_.' }),
    slug: t.string({ description: 'Its slug.' }),
  }),
})

export const Trade = builder.prismaObject('Trade', {
  description: documentation('Trade'),
  select: { id: true },
  interfaces: [Node],
})

builder.objectFields(Trade, (t) => ({
  id: t.id(idField('trade')),
  slug: t.string(tradeColumn('slug')),
  nameId: t.string(tradeColumn('nameId')),
  nameEn: t.string(tradeColumn('nameEn')),
}))

registerNode('trade', {
  typeName: 'Trade',
  where: () => ({}),
})

builder.objectFields(Group, (t) => ({
  trades: t.field({
    type: [Trade],
    description: 'The kinds of work that its members do at home.',
    extensions: selects((nested) => ({
      trades: {
        select: { trade: nested({ select: { id: true } }) },
        orderBy: { trade: { slug: 'asc' } },
      },
    })),
    resolve: reloading((row) =>
      (row as { trades: { trade: never }[] }).trades.map(({ trade }) => trade),
    ),
  }),
}))

builder.prismaObjectFields(Trade, (t) => ({
  groups: t.field({
    type: kindConnections.Group,
    description: 'The groups whose members do it, as far as you may see them, by name.',
    args: pageArgs(),
    ...throughPage<PageArgs>({
      relation: 'actors',
      to: 'actor',
      typeName: 'Group',
      key: { path: ['actor', 'sortName'], kind: 'TEXT' },
      name: () => 'tradeGroups',
      where: (_args, { seen }) => ({ actor: { AND: [seen.actor, { kind: 'GROUP' }] } }),
    }),
  }),
}))

builder.queryField('trade', (t) =>
  t.field({
    type: Trade,
    nullable: true,
    description: 'One kind of work. Null: it is not on record.',
    args: { by: t.arg({ type: TradeRef, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) =>
      findOne(context, info, 'trade', 'Trade', [refWhere('trade', by)]) as never,
  }),
)

builder.queryField('trades', (t) =>
  t.field({
    type: [Trade],
    description: 'All trades on record, in order of slug.',
    resolve: (_root, _args, context, info) =>
      context.records.trade.findMany({
        select: { ...selectionAt(context, info, 'Trade', []), id: true },
        orderBy: { slug: 'asc' },
      }) as never,
  }),
)
