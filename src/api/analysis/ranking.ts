import type { GraphQLResolveInfo } from 'graphql'
import { Actor } from '../actor.ts'
import { builder } from '../builder.ts'
import { connectionType } from '../connection.ts'
import type { Context } from '../context.ts'
import type { Connection, PageArgs } from '../page.ts'
import { Computation, type ComputationShape } from './computation.ts'
import { type RankedItem, type RankedList, rankedPage, rankFields } from './ranked-page.ts'
import type { Structure } from './structure.ts'

interface More {
  /** Of an estimate, how far it may be off; null: it is exact. */
  readonly margin: number | null
  readonly explanation: string
}

type Item = RankedItem & More

interface RankingShape extends Connection<Item> {
  readonly computation: ComputationShape
  readonly unranked: number
}

export const Ranking = connectionType<Item, object>({
  name: 'Ranking',
  of: 'actors in order of a value; those without a value are left out',
  node: Actor as never,
  nodeOf: ({ row }) => row,
  edgeFields: (t) => ({
    value: t.float({ description: 'The value.', resolve: ({ item }) => item.value }),
    ...rankFields(t as never),
    margin: t.float({
      nullable: true,
      description:
        'How far off the value may be: in about 95 of 100 such estimates the true one lies no farther above; of small values less often. Null: it is exact.',
      resolve: ({ item }) => item.margin,
    }),
    explanation: t.string({
      description:
        'What the value means for this actor, in one sentence in the language of the request.',
      resolve: ({ item }) => item.explanation,
    }),
  }),
})

builder.objectFields(Ranking as never, (t) => ({
  computation: t.field({
    type: Computation,
    description: 'How the values were computed.',
    resolve: (ranking) => (ranking as unknown as RankingShape).computation,
  }),
  unranked: t.int({
    description: 'How many actors are left out since no value can be said of them.',
    resolve: (ranking) => (ranking as unknown as RankingShape).unranked,
  }),
}))

/** A page of actors by their values, with how these were computed. */
export async function rankingPage(
  context: Context,
  info: GraphQLResolveInfo,
  structure: Structure,
  args: PageArgs,
  list: RankedList<More> & { readonly computation: ComputationShape },
): Promise<RankingShape> {
  const page = await rankedPage(context, info, structure, args, list)
  let unranked = 0
  for (let place = 0; place < list.values.length; place += 1) {
    if (Number.isNaN(list.values[place])) unranked += 1
  }
  return { ...page, computation: list.computation, unranked }
}
