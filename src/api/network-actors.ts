import { Refusal } from '../model/problem.ts'
import { type ActorConditions, readActorsInSlices } from '../network/actors-in-slice.ts'
import type { TieRule } from '../network/tie-rules.ts'
import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { connectionType } from './connection.ts'
import { ActorKindEnum, ClassificationEnum, OrderDirectionEnum } from './enums.ts'
import { Network } from './network.ts'
import { networkNull } from './network-version.ts'
import { type PageArgs, pageArgs } from './page.ts'
import { slicePage } from './slice-page.ts'
import { readTieFilter, TieFilterInput } from './tie-filter.ts'
import type { ActorRow } from './tie-rows.ts'

const TiedActorNumber = builder.inputType('TiedActorNumber', {
  description:
    'A number of other actors that one is tied to by ties of some sort; whom it is tied to twice counts once.',
  fields: (t) => ({
    count: t.int({ required: true, description: 'The number, from 0; it is not counted in.' }),
    of: t.field({ type: TieFilterInput, description: 'Which ties. Default: all.' }),
  }),
})

const TieRules = builder.inputType('TieRules', {
  description:
    "What must be true of an actor's ties to other actors of this part of the network; all that is given must.",
  fields: (t) => ({
    some: t.field({ type: TieFilterInput, description: 'At least one tie is of this sort.' }),
    none: t.field({ type: TieFilterInput, description: 'No tie is of this sort.' }),
    every: t.field({
      type: TieFilterInput,
      description: 'Every tie is of this sort; so it is for an actor without ties.',
    }),
    moreThan: t.field({
      type: TiedActorNumber,
      description: 'It is tied to more other actors than this number.',
    }),
    fewerThan: t.field({
      type: TiedActorNumber,
      description: 'It is tied to fewer other actors than this number.',
    }),
  }),
})

const NetworkActorFilter = builder.inputType('NetworkActorFilter', {
  description: 'Which actors; every part given must hold. An empty list matches nothing.',
  fields: (t) => ({
    kinds: t.field({ type: [ActorKindEnum], description: 'Only these kinds.' }),
    classifications: t.field({
      type: [ClassificationEnum],
      description: 'Only these sorts of body.',
    }),
    ties: t.field({
      type: TieRules,
      description: 'Only actors whose ties within this part of the network are like that.',
    }),
  }),
})

const NetworkActorOrder = builder.inputType('NetworkActorOrder', {
  description: 'The order of actors: by name, folded (no case, no accents); the id comes last.',
  fields: (t) => ({
    direction: t.field({
      type: OrderDirectionEnum,
      required: true,
      description: 'The direction.',
    }),
  }),
})

interface Item {
  readonly row: ActorRow
}

const NetworkActorConnection = connectionType<Item, object>({
  name: 'NetworkActor',
  of: 'actors of a part of the network',
  node: Actor as never,
  nodeOf: ({ row }) => row,
})

interface ListArgs extends PageArgs {
  filter?: typeof NetworkActorFilter.$inferInput | null | undefined
  orderBy?: typeof NetworkActorOrder.$inferInput | null | undefined
}

type NumberShape = typeof TiedActorNumber.$inferInput

function ruleOf(how: 'MORE' | 'FEWER', { count, of }: NumberShape): TieRule {
  if (count >= 0) return { how, than: count, of: readTieFilter(of) }
  throw new Refusal('BAD_FILTER', {
    id: 'Jumlah pelaku lain mulai dari 0.',
    en: 'A number of other actors begins at 0.',
  })
}

function readConditions(filter: ListArgs['filter']): ActorConditions {
  const { some, none, every, moreThan, fewerThan } = filter?.ties ?? {}
  return {
    kinds: filter?.kinds ?? null,
    classifications: filter?.classifications ?? null,
    ties: [
      ...(some ? [ruleOf('MORE', { count: 0, of: some })] : []),
      ...(none ? [ruleOf('FEWER', { count: 1, of: none })] : []),
      ...(every ? [{ how: 'EVERY', than: 0, of: readTieFilter(every) } as const] : []),
      ...(moreThan ? [ruleOf('MORE', moreThan)] : []),
      ...(fewerThan ? [ruleOf('FEWER', fewerThan)] : []),
    ],
  }
}

builder.objectField(Network, 'actors', (t) =>
  t.field({
    type: NetworkActorConnection,
    nullable: true,
    description: `Its actors. ${networkNull}`,
    args: {
      ...pageArgs(),
      filter: t.arg({ type: NetworkActorFilter, description: 'Which ones. Default: all.' }),
      orderBy: t.arg({ type: NetworkActorOrder, description: 'The order. Default: by name, ASC.' }),
    },
    resolve: (network, args: ListArgs, context, info) => {
      const { filter = null, orderBy = null } = args
      return slicePage(context, info, network, args, {
        field: 'networkActors',
        given: [filter, orderBy],
        descending: orderBy?.direction === 'DESC',
        question: () => readConditions(filter),
        read: (slices, conditions, page) =>
          readActorsInSlices(network.engine, slices, conditions, page),
        paths: { actors: [['edges', 'node'], ['nodes']], ties: [] },
        found: ({ actor }) => ({ actors: [actor], ties: [] }),
        item: ({ actor }, rows): Item | null => {
          const row = rows.actor(actor.id)
          return row && { row }
        },
      })
    },
  }),
)
