import { Refusal } from '../model/problem.ts'
import { type BridgeEnd, type Reach, readBridgingActors } from '../network/bridging.ts'
import { Actor } from './actor.ts'
import { ActorRef, resolveActors } from './actor-ref.ts'
import { AreaRef, areaWithin } from './area.ts'
import { builder } from './builder.ts'
import { connectionType } from './connection.ts'
import type { Context } from './context.ts'
import { listName } from './cursor.ts'
import { completeRows } from './found-rows.ts'
import { Network, networkNull } from './network.ts'
import { pageArgs, readPage, toConnection } from './page.ts'
import { asks } from './selection.ts'
import { Tie } from './tie.ts'
import type { ActorRow, TieRow } from './tie-rows.ts'

/** How many ties to one side are told of each actor. */
const mostTies = 10

const BridgeEndInput = builder.inputType('BridgeEnd', {
  description: 'One side of a bridge, by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    alliance: t.field({
      type: ActorRef,
      description:
        'An alliance: its side is the alliance itself and its members, signatories and observers on the day that the network is about.',
    }),
    area: t.field({
      type: AreaRef,
      description:
        'An area: its side is whoever has its seat, work or members there or in a part of it.',
    }),
  }),
})

interface ReachShape extends Pick<Reach, 'belongs' | 'tieCount'> {
  readonly ties: readonly TieRow[]
}

const BridgeReach = builder.objectRef<ReachShape>('BridgeReach').implement({
  description: 'How an actor reaches one side of a bridge.',
  fields: (t) => ({
    belongs: t.exposeBoolean('belongs', {
      description:
        'Whether the actor itself is on that side: a member of the alliance, or placed in the area.',
    }),
    tieCount: t.exposeInt('tieCount', {
      description: 'How many ties it has to actors on that side, the alliance itself included.',
    }),
    ties: t.field({
      type: [Tie],
      description: `These ties, in order of id; of more than ${mostTies} the first ${mostTies}.`,
      resolve: ({ ties }) => ties as never,
    }),
  }),
})

interface Item {
  readonly actor: ActorRow
  readonly reaches: readonly ReachShape[]
  readonly key: string
}

const BridgingActorConnection = connectionType<Item, object>({
  name: 'BridgingActor',
  of: 'actors that reach both sides of a bridge',
  node: Actor as never,
  nodeOf: ({ actor }) => actor,
  edgeFields: (t) => ({
    reaches: t.field({
      type: [BridgeReach],
      description: 'How it reaches each of the two sides, in the order in which they were named.',
      resolve: ({ item }) => [...item.reaches],
    }),
  }),
})

const tiePath = ['edges', 'reaches', 'ties']
const paths = {
  actors: [['edges', 'node'], ['nodes'], [...tiePath, 'from'], [...tiePath, 'to']],
  ties: [tiePath],
}

const bad = () =>
  new Refusal('BAD_FILTER', {
    id: 'between memerlukan tepat dua sisi yang berbeda.',
    en: 'between takes exactly two different sides.',
  })

type EndShape = typeof BridgeEndInput.$inferInput

/** The side that is meant; null: the alliance is not seen, or nobody can be in the area. */
async function readEnd(context: Context, { alliance, area }: EndShape): Promise<BridgeEnd | null> {
  if (alliance) {
    const [id] = await resolveActors(context, [alliance])
    return id == null ? null : { alliance: id }
  }
  const where = areaWithin(area as typeof AreaRef.$inferInput)
  const rows = await context.records.area.findMany({
    where,
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return rows.length === 0 ? null : { areas: rows.map(({ id }) => id) }
}

async function readEnds(
  context: Context,
  between: readonly EndShape[],
): Promise<[BridgeEnd, BridgeEnd] | null> {
  const [first, second, ...others] = between
  if (!first || !second || others.length > 0) throw bad()
  const [a, b] = await Promise.all([readEnd(context, first), readEnd(context, second)])
  if (!a || !b) return null
  if (JSON.stringify(a) === JSON.stringify(b)) throw bad()
  return [a, b]
}

builder.objectField(Network, 'bridging', (t) =>
  t.field({
    type: BridgingActorConnection,
    nullable: true,
    description: `Its actors that bridge two sides: each reaches both, by belonging to a side or by a tie of this part of the network to an actor of it that does. So who belongs to both is there, who belongs to one and is tied into the other, and who stands outside and is tied into both. The alliances themselves are left out. Nobody bridges when a side is not on record, you may not see it, or it is no alliance. In order of name. ${networkNull}`,
    args: {
      between: t.arg({
        type: [BridgeEndInput],
        required: true,
        description: 'The two sides: exactly two different ones.',
      }),
      ...pageArgs(),
    },
    extensions: { cost: { complexity: 20 } },
    resolve: async ({ slice, name, watch }, args, context, info) => {
      const list = listName(['bridging', name, args.between])
      const { limit, backward, cursor } = readPage(list, args)
      const total = asks(context, info, 'totalCount')
      const page = { limit, backward, descending: false, after: cursor, total }
      const ends = await readEnds(context, args.between)
      const found = ends
        ? await watch.during(readBridgingActors(context.network, { ends, slice, mostTies }, page))
        : { items: [], more: false, total: 0 }
      const rows = await completeRows(context, info, paths, {
        actors: found.items.map(({ actor }) => actor),
        ties: found.items.flatMap(({ reaches }) => reaches.flatMap(({ ties }) => ties)),
      })
      const shown = (reach: Reach): ReachShape => ({
        ...reach,
        ties: reach.ties.flatMap(({ id }) => rows.tie(id) ?? []),
      })
      const items = found.items.flatMap(({ actor, reaches, key }): Item[] => {
        const row = rows.actor(actor.id)
        return row ? [{ actor: row, reaches: reaches.map(shown), key }] : []
      })
      const place = ({ actor, key }: Item) => ({ key, id: actor.id })
      return toConnection(list, slice.asOf.day, page, { ...found, items }, place)
    },
  }),
)
