import { Group } from './actor-types.ts'
import { builder } from './builder.ts'
import { columnsOf, documentation, selects } from './column.ts'
import { idField, Node, registerNode } from './node.ts'
import { selectionAt } from './selection.ts'

const tradeColumn = columnsOf('Trade')

const Trade = builder.prismaObject('Trade', {
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
    resolve: (row) =>
      (row as unknown as { trades: { trade: never }[] }).trades.map(({ trade }) => trade),
  }),
}))

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
