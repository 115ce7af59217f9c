import { type ActorKind, actorKinds } from '../model/actor.ts'
import { type TieKind, tieKindNames } from '../model/tie.ts'
import { readSliceGraphs, type SliceGraph } from '../network/slice-graph.ts'
import { type SliceSummary, summaryOf } from '../network/slice-summary.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { ActorKindEnum, TieKindEnum } from './enums.ts'
import { Network, type NetworkShape } from './network.ts'
import { networkNull } from './network-version.ts'
import { askOfSlice } from './slice-question.ts'

const ActorCount = builder
  .objectRef<{ kind: ActorKind; count: number }>('NetworkActorCount')
  .implement({
    description: 'How many actors of one kind a part of the network has.',
    fields: (t) => ({
      kind: t.expose('kind', { type: ActorKindEnum, description: 'The kind.' }),
      count: t.exposeInt('count', { description: 'How many actors.' }),
    }),
  })

const TieCount = builder
  .objectRef<{ kind: TieKind; count: number; certain: number | null }>('NetworkTieCount')
  .implement({
    description: 'How many ties of one kind a part of the network has.',
    fields: (t) => ({
      kind: t.expose('kind', { type: TieKindEnum, description: 'The kind.' }),
      count: t.exposeInt('count', { description: 'How many ties.' }),
      certain: t.exposeInt('certain', {
        nullable: true,
        description:
          'How many of them hold for certain on the day. Null: the figures are of all times.',
      }),
    }),
  })

export const NetworkSummary = builder.objectRef<SliceSummary>('NetworkSummary').implement({
  description: 'The figures of a part of the network on a day.',
  fields: (t) => ({
    asOf: t.expose('day', {
      type: 'Date',
      nullable: true,
      description: 'The day that the ties are true on. Null: all times.',
    }),
    actors: t.exposeInt('actors', {
      description: 'How many actors; the same on every day, since only ties have times here.',
    }),
    actorsByKind: t.field({
      type: [ActorCount],
      description: 'How many actors of each kind; kinds without any are left out.',
      resolve: ({ actorsByKind }) =>
        actorKinds.flatMap((kind) => {
          const found = actorsByKind.get(kind)
          return found === undefined ? [] : { kind, count: found }
        }),
    }),
    ties: t.exposeInt('ties', {
      description:
        'How many ties; two kinds of tie, or two times, between the same actors count as two.',
    }),
    tiesByKind: t.field({
      type: [TieCount],
      description: 'How many ties of each kind; kinds without any are left out.',
      resolve: ({ tiesByKind, day }) =>
        tieKindNames.flatMap((kind) => {
          const found = tiesByKind.get(kind)
          if (!found) return []
          return { kind, count: found.count, certain: day === null ? null : found.certain }
        }),
    }),
    certainTies: t.exposeInt('certain', {
      nullable: true,
      description:
        'How many of the ties hold for certain on the day; the rest may. Null: the figures are of all times.',
    }),
    untiedActors: t.exposeInt('untied', {
      description: 'How many of the actors have no tie to another one of this part.',
    }),
    density: t.exposeFloat('density', {
      nullable: true,
      description:
        'Which share of all pairs of actors, 0 to 1, is tied, by whatever kind of tie and in whatever direction; a pair tied twice counts once. Null: there are fewer than two actors.',
    }),
  }),
})

/** All of the slice; what is asked for a summary and for a picture is read by one text. */
export async function graphOf(context: Context, network: NetworkShape): Promise<SliceGraph> {
  const purpose = network.drawn ? 'DRAWING' : 'COUNTS'
  const graph = await askOfSlice(context, 'sliceGraph', network, () => ({
    question: purpose,
    read: (slices) => readSliceGraphs(network.engine, slices, purpose),
  }))
  return graph as SliceGraph
}

builder.objectField(Network, 'summary', (t) =>
  t.field({
    type: NetworkSummary,
    nullable: true,
    description: `Its figures. ${networkNull}`,
    extensions: { cost: { complexity: 25 } },
    resolve: async (network, _args, context) =>
      summaryOf(await graphOf(context, network), network.slice.asOf.day),
  }),
)
