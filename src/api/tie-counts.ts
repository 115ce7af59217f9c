import { type TieKind, tieKindNames, tieKinds } from '../model/tie.ts'
import { readTieCounts, type TieCount as TieCountShape } from '../network/tie-counts.ts'
import { Actor } from './actor.ts'
import { askOfActorVersioned } from './actor-question.ts'
import { asOfArgs, readAsOf } from './as-of.ts'
import { builder } from './builder.ts'
import { TieKindEnum } from './enums.ts'
import { NetworkVersion, networkNull, type VersionSpan } from './network-version.ts'

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

interface List {
  readonly items: readonly TieCountShape[]
  readonly asOf: string | null
  readonly version: VersionSpan | null
}

const TieCountList = builder.objectRef<List>('TieCountList').implement({
  description: 'How many ties an actor has, by kind, answered by the network.',
  fields: (t) => ({
    items: t.field({
      type: [TieCount],
      description: 'In the order of the kinds; kinds without any are left out.',
      resolve: ({ items }) => [...items],
    }),
    asOf: t.expose('asOf', {
      type: 'Date',
      nullable: true,
      description: 'The day that the counts are about. Null: all times.',
    }),
    version: t.expose('version', {
      type: NetworkVersion,
      nullable: true,
      description: 'The state of the network that the counts show. Null: it cannot be told.',
    }),
  }),
})

const place = ({ kind }: TieCountShape) => tieKindNames.indexOf(kind as TieKind)

builder.interfaceField(Actor, 'tieCounts', (t) =>
  t.field({
    type: TieCountList,
    nullable: true,
    description: `How many ties the actor has, by kind. ${networkNull}`,
    args: asOfArgs(),
    resolve: async (row, args, context, info): Promise<List> => {
      const asOf = readAsOf(context, args, null)
      const { answer, version } = await askOfActorVersioned(
        ...([context, info, 'tieCounts', asOf, row.id] as const),
        (ids) => readTieCounts(context.network, ids, context.graphFilter, asOf),
      )
      const items = (answer ?? []).toSorted((a, b) => place(a) - place(b))
      return { items, asOf: asOf.day, version }
    },
  }),
)
