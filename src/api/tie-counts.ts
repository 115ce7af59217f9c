import { type TieKind, tieKindNames, tieKinds } from '../model/tie.ts'
import { readTieCounts, type TieCount as TieCountShape } from '../network/tie-counts.ts'
import { Actor } from './actor.ts'
import { askOfActor } from './actor-question.ts'
import { asOfArgs, readAsOf } from './as-of.ts'
import { builder } from './builder.ts'
import { TieKindEnum } from './enums.ts'

const directed = ({ kind }: TieCountShape) => tieKinds[kind as TieKind].directed

const TieCount = builder.objectRef<TieCountShape>('TieCount').implement({
  description: 'How many ties of one kind an actor has.',
  fields: (t) => ({
    kind: t.field({
      type: TieKindEnum,
      description: 'The kind.',
      resolve: ({ kind }) => kind as TieKind,
    }),
    count: t.exposeInt('count', {
      description: 'How many ties; two of different times with the same actor count as two.',
    }),
    out: t.int({
      nullable: true,
      description: 'How many of them begin at the actor. Null: the kind has no direction.',
      resolve: (one) => (directed(one) ? one.out : null),
    }),
    in: t.int({
      nullable: true,
      description: 'How many of them end at the actor. Null: the kind has no direction.',
      resolve: (one) => (directed(one) ? one.count - one.out : null),
    }),
    certain: t.exposeInt('certain', {
      nullable: true,
      description:
        'How many of them hold for certain on the day. Null: the counts are about all times.',
    }),
  }),
})

builder.interfaceField(Actor, 'tieCounts', (t) =>
  t.field({
    type: [TieCount],
    nullable: true,
    description:
      'How many ties the actor has, by kind; kinds without any are left out. Null with GRAPH_UNAVAILABLE: the graph store does not answer.',
    args: asOfArgs(),
    resolve: async (row, args, context) => {
      const asOf = readAsOf(context, args, null)
      const counts = await askOfActor(context, 'tieCounts', asOf, row.id, (ids) =>
        readTieCounts(context.network, ids, context.graphFilter, asOf),
      )
      const place = ({ kind }: TieCountShape) => tieKindNames.indexOf(kind as TieKind)
      return (counts ?? []).toSorted((a, b) => place(a) - place(b))
    },
  }),
)
