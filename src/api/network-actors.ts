import type { GraphQLResolveInfo } from 'graphql'
import { Refusal } from '../model/problem.ts'
import { type ActorConditions, readActorsInSlices } from '../network/actors-in-slice.ts'
import type { TieRule } from '../network/tie-rules.ts'
import { Actor } from './actor.ts'
import { builder } from './builder.ts'
import { connectionType } from './connection.ts'
import type { Context } from './context.ts'
import { listName } from './cursor.ts'
import { ActorKindEnum, ClassificationEnum, OrderDirectionEnum } from './enums.ts'
import { completeRows } from './found-rows.ts'
import { Network, type NetworkShape, networkNull } from './network.ts'
import { type PageArgs, pageArgs, readPage, toConnection } from './page.ts'
import { asks } from './selection.ts'
import { askOfSlice } from './slice-question.ts'
import { readTieFilter, TieFilterInput } from './tie-filter.ts'
import type { ActorRow } from './tie-rows.ts'

const TieNumber = builder.inputType('TieNumber', {
  description: 'A number of ties of some sort.',
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
    moreThan: t.field({ type: TieNumber, description: 'More ties than this number.' }),
    fewerThan: t.field({ type: TieNumber, description: 'Fewer ties than this number.' }),
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
  readonly key: string
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

type NumberShape = typeof TieNumber.$inferInput

function ruleOf(how: 'MORE' | 'FEWER', { count, of }: NumberShape): TieRule {
  if (count >= 0) return { how, than: count, of: readTieFilter(of) }
  throw new Refusal('BAD_FILTER', {
    id: 'Jumlah hubungan mulai dari 0.',
    en: 'A number of ties begins at 0.',
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

async function listActors(
  network: NetworkShape,
  args: ListArgs,
  context: Context,
  info: GraphQLResolveInfo,
) {
  const { filter = null, orderBy = null } = args
  const conditions = readConditions(filter)
  const list = listName(['networkActors', network.name, filter, orderBy])
  const { limit, backward, cursor } = readPage(list, args)
  const page = {
    limit,
    backward,
    descending: orderBy?.direction === 'DESC',
    after: cursor,
    total: asks(context, info, 'totalCount'),
  }
  const found = await askOfSlice(context, 'networkActors', [conditions, page], network, (slices) =>
    readActorsInSlices(context.network, slices, conditions, page),
  )
  const rows = await completeRows(context, info, paths, {
    actors: found.items.map(({ actor }) => actor),
    ties: [],
  })
  const items = found.items.flatMap(({ actor, key }): Item[] => {
    const row = rows.actor(actor.id)
    return row ? [{ row, key }] : []
  })
  const place = ({ row, key }: Item) => ({ key, id: row.id })
  return toConnection(list, network.slice.asOf.day, page, { ...found, items }, place)
}

const paths = { actors: [['edges', 'node'], ['nodes']], ties: [] }

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
    resolve: listActors,
  }),
)
