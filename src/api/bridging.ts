import { Refusal } from '../model/problem.ts'
import { idOf } from '../model/public-id.ts'
import { type BridgeEnd, type Reach, readBridgingActors } from '../network/bridging.ts'
import { Actor } from './actor.ts'
import { ActorRef, resolveActors } from './actor-ref.ts'
import { AreaRef, areaWithin } from './area.ts'
import { builder } from './builder.ts'
import { connectionType } from './connection.ts'
import type { Context } from './context.ts'
import { levelLoader } from './level.ts'
import { Network } from './network.ts'
import { networkNull } from './network-version.ts'
import { pageArgs } from './page.ts'
import { slicePage } from './slice-page.ts'
import { Tie } from './tie.ts'
import type { ActorRow, TieRow } from './tie-rows.ts'

/** How many ties to one side are told of each actor. */
const mostTies = 10

export const BridgeEndInput = builder.inputType('BridgeEnd', {
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
  readonly row: ActorRow
  readonly reaches: readonly ReachShape[]
}

const BridgingActorConnection = connectionType<Item, object>({
  name: 'BridgingActor',
  of: 'actors that reach both sides of a bridge',
  node: Actor as never,
  nodeOf: ({ row }) => row,
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
type AreaShape = typeof AreaRef.$inferInput

/** The side that is meant; null: the alliance is not seen, or nobody can be in the area. */
async function readEnd(context: Context, { alliance, area }: EndShape): Promise<BridgeEnd | null> {
  if (alliance) {
    const [id] = await resolveActors(context, [alliance])
    return id == null ? null : { alliance: id }
  }
  const ref = area as AreaShape
  const asked = { ref, where: areaWithin(ref) }
  const ids = await levelLoader<Place, string[]>(context, 'bridgeAreas', findPlaces).load(asked)
  return ids.length === 0 ? null : { areas: ids }
}

interface Place {
  readonly ref: AreaShape
  /** That an area is the one named or a part of it. */
  readonly where: object
}

/** The ids of each area and of its parts; one statement for all that is asked in one turn. */
async function findPlaces({ records }: Context, asked: readonly Place[]): Promise<string[][]> {
  const distinct = new Map(asked.map(({ where }) => [JSON.stringify(where), where]))
  const rows = await records.area.findMany({
    where: { OR: [...distinct.values()] },
    select: { id: true, code: true },
    orderBy: { id: 'asc' },
  })
  return asked.map(({ ref }) => {
    const id = ref.id == null ? null : idOf('area', ref.id)
    const code = ref.code ?? rows.find((row) => row.id === id)?.code
    return rows.filter((row) => isWithin(row.code, code)).map((row) => row.id)
  })
}

const isWithin = (code: string, area: string | undefined): boolean =>
  code === area || code.startsWith(`${area}.`)

/** The two sides that are meant; null: one of them is not seen, or nobody can be on it. */
export async function readEnds(
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
    resolve: (network, args, context, info) =>
      slicePage(context, info, network, args, {
        field: 'bridging',
        given: args.between,
        question: () => readEnds(context, args.between),
        read: (slices, ends, page) =>
          readBridgingActors(network.engine, slices, { ends, mostTies }, page),
        paths,
        found: ({ actor, reaches }) => ({
          actors: [actor],
          ties: reaches.flatMap(({ ties }) => ties),
        }),
        item: ({ actor, reaches }, rows): Item | null => {
          const row = rows.actor(actor.id)
          const shown = (reach: Reach): ReachShape => ({
            ...reach,
            ties: reach.ties.flatMap(({ id }) => rows.tie(id) ?? []),
          })
          return row && { row, reaches: reaches.map(shown) }
        },
      }),
  }),
)
