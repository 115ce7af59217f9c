import { Refusal } from '../model/problem.ts'
import { readCommonAllies } from '../network/common-allies.ts'
import { Actor } from './actor.ts'
import { ActorRef, resolveActors } from './actor-ref.ts'
import { builder } from './builder.ts'
import { connectionType } from './connection.ts'
import type { Context } from './context.ts'
import { Network } from './network.ts'
import { networkNull } from './network-version.ts'
import { pageArgs } from './page.ts'
import { slicePage } from './slice-page.ts'
import { Tie } from './tie.ts'
import type { ActorRow, TieRow } from './tie-rows.ts'

/** Bounds how many ties one page can bring along. */
const most = 10

interface Item {
  readonly row: ActorRow
  readonly ties: readonly TieRow[]
}

const CommonAllyConnection = connectionType<Item, object>({
  name: 'CommonAlly',
  of: 'actors that are allied with every one of some others',
  node: Actor as never,
  nodeOf: ({ row }) => row,
  edgeFields: (t) => ({
    ties: t.field({
      type: [Tie],
      description:
        'The ties that show it, in order of id: at least one with each of the others, more when they were allied at several times.',
      resolve: ({ item }) => item.ties as never,
    }),
  }),
})

const paths = {
  actors: [['edges', 'node'], ['nodes'], ['edges', 'ties', 'from'], ['edges', 'ties', 'to']],
  ties: [['edges', 'ties']],
}

const bad = () =>
  new Refusal('BAD_FILTER', {
    id: `of memerlukan 2 sampai ${most} pelaku yang berbeda.`,
    en: `of takes 2 to ${most} different actors.`,
  })

/** The ids of the actors asked about; null: one of them is not seen, so that nobody is allied with all. */
async function readActors(
  context: Context,
  refs: readonly (typeof ActorRef.$inferInput)[],
): Promise<string[] | null> {
  if (refs.length < 2 || refs.length > most) throw bad()
  const ids = (await resolveActors(context, refs)).filter((id) => id !== null)
  if (new Set(ids).size < ids.length) throw bad()
  return ids.length < refs.length ? null : ids
}

builder.objectField(Network, 'commonAllies', (t) =>
  t.field({
    type: CommonAllyConnection,
    nullable: true,
    description: `Its actors that are allied (ALLIED_WITH) with every one of some actors, over its ties only; those asked about must be in it too. Nobody is, when one of them is not on record or you may not see it. In order of name. ${networkNull}`,
    args: {
      of: t.arg({
        type: [ActorRef],
        required: true,
        description: `The actors: 2 to ${most} different ones.`,
      }),
      ...pageArgs(),
    },
    extensions: { cost: { complexity: 20 } },
    resolve: (network, args, context, info) =>
      slicePage(context, info, network, args, {
        field: 'commonAllies',
        given: args.of,
        question: () => readActors(context, args.of),
        read: (slices, of, page) => readCommonAllies(network.engine, slices, of, page),
        paths,
        found: ({ actor, ties }) => ({ actors: [actor], ties }),
        item: ({ actor, ties }, rows): Item | null => {
          const row = rows.actor(actor.id)
          return row && { row, ties: ties.flatMap(({ id }) => rows.tie(id) ?? []) }
        },
      }),
  }),
)
