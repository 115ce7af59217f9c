import type { GraphQLResolveInfo } from 'graphql'
import { say } from '../model/language.ts'
import { type TieKind, tieKinds } from '../model/tie.ts'
import { certaintyOn } from '../model/validity.ts'
import { alliancesOfActors } from '../network/alliances-of-actors.ts'
import { alliesOfActors } from '../network/allies.ts'
import { memberOrganizations } from '../network/member-organizations.ts'
import { type Question, readTiePage, type TiePageRequest } from '../network/tie-page.ts'
import { tiesOfActors } from '../network/ties-of-actors.ts'
import { Actor } from './actor.ts'
import { Alliance } from './actor-types.ts'
import { asOfArgs, asOfName, readAsOf } from './as-of.ts'
import { builder } from './builder.ts'
import { networkConnectionType } from './connection.ts'
import type { Context } from './context.ts'
import { listName } from './cursor.ts'
import { CertaintyEnum, LanguageEnum, TieDirectionEnum, TieOrderFieldEnum } from './enums.ts'
import { networkNull } from './network-version.ts'
import { orderInput } from './order-input.ts'
import { type PageArgs, pageArgs, readPage, toConnection } from './page.ts'
import { Tie } from './tie.ts'
import { readTieFilter, TieFilterInput } from './tie-filter.ts'
import { askTies, type LoadedTie, type TiePaths } from './tie-level.ts'

const TieOrder = orderInput('TieOrder', 'ties', TieOrderFieldEnum)

const tiePaths: TiePaths = {
  actors: [
    ['edges', 'other'],
    ['edges', 'node', 'from'],
    ['edges', 'node', 'to'],
    ['nodes', 'from'],
    ['nodes', 'to'],
  ],
  ties: [['edges', 'node'], ['nodes']],
}

const actorPaths: TiePaths = {
  actors: [['edges', 'node'], ['nodes'], ['edges', 'tie', 'from'], ['edges', 'tie', 'to']],
  ties: [['edges', 'tie']],
}

interface Item extends LoadedTie {
  readonly actorId: string
  readonly day: string | null
}

const certainty = (item: Item) => (item.day === null ? null : certaintyOn(item.seen.tie, item.day))

const certaintyMeaning =
  'Whether the tie is true on the day that the list is about, for certain or possibly. Null: the list is about all times.'

const TieConnection = networkConnectionType<Item, object>({
  name: 'Tie',
  of: 'ties, seen from one actor',
  node: Tie as never,
  nodeOf: ({ tie }) => tie,
  edgeFields: (t) => ({
    other: t.field({
      type: Actor,
      description: 'The actor at the other end.',
      resolve: ({ item }) => item.other as never,
    }),
    direction: t.field({
      type: TieDirectionEnum,
      description: 'OUT: the tie begins here. IN: it ends here. ANY: it has no direction.',
      resolve: ({ item }) => directionOf(item),
    }),
    label: t.string({
      description: 'How the tie reads from this actor to the other one.',
      args: {
        lang: t.arg({
          type: LanguageEnum,
          description: 'The language. Default: that of the request.',
        }),
      },
      resolve: ({ item }, { lang }, { language }) => {
        const { label } = tieKinds[item.seen.tie.kind as TieKind]
        return say(directionOf(item) === 'IN' ? label.in : label.out, lang ?? language)
      },
    }),
    certainty: t.field({
      type: CertaintyEnum,
      nullable: true,
      description: certaintyMeaning,
      resolve: ({ item }) => certainty(item),
    }),
  }),
})

function directionOf({ seen, actorId }: Item): 'OUT' | 'IN' | 'ANY' {
  if (!tieKinds[seen.tie.kind as TieKind].directed) return 'ANY'
  return seen.tie.fromId === actorId ? 'OUT' : 'IN'
}

const ActorTieConnection = networkConnectionType<Item, object>({
  name: 'ActorTie',
  of: 'actors, each with the tie that leads to it; an actor stands there once for each tie',
  node: Actor as never,
  nodeOf: ({ other }) => other,
  edgeFields: (t) => ({
    tie: t.field({
      type: Tie,
      description: 'The tie that leads to the actor: its kind, time, strength and sources.',
      resolve: ({ item }) => item.tie as never,
    }),
    certainty: t.field({
      type: CertaintyEnum,
      nullable: true,
      description: certaintyMeaning,
      resolve: ({ item }) => certainty(item),
    }),
  }),
})

interface ListArgs extends PageArgs {
  asOf?: string | null | undefined
  certainty?: 'HOLDS' | 'MAY_HOLD' | null | undefined
  orderBy?: typeof TieOrder.$inferInput | null | undefined
}

/** Answers one list of ties under an actor, whatever the text. */
async function answer(
  context: Context,
  info: GraphQLResolveInfo,
  actorId: string,
  args: ListArgs,
  paths: TiePaths,
  filter: unknown,
  ask: (ids: readonly string[], request: TiePageRequest) => Question,
) {
  const { orderBy = null } = args
  const list = listName([info.fieldName, filter, orderBy, asOfName(args)])
  const page = readPage(list, args)
  const asOf = readAsOf(context, args, page.cursor)
  const answered = await askTies(context, info, actorId, {
    name: JSON.stringify([list, page, asOf]),
    paths,
    read: (ids, wanted) => {
      const request: TiePageRequest = {
        filter: context.graphFilter,
        asOf,
        orderBy: orderBy?.field ?? 'NAME',
        carry: wanted.carry,
        page: {
          limit: page.limit,
          backward: page.backward,
          descending: orderBy?.direction === 'DESC',
          after: page.cursor,
          total: wanted.total,
        },
      }
      return readTiePage(context.network, request, ask(ids, request))
    },
  })
  const place = ({ seen }: Item) => ({ key: seen.key, id: seen.tie.id })
  const items = answered.page.items.map((item) => ({ ...item, actorId, day: asOf.day }))
  const request = { backward: page.backward, after: page.cursor }
  const connection = toConnection(list, asOf.day, request, { ...answered.page, items }, place)
  return { ...connection, asOf: asOf.day, version: answered.version }
}

builder.interfaceFields(Actor, (t) => {
  const orderBy = t.arg({ type: TieOrder, description: 'The order. Default: NAME, ASC.' })
  return {
    ties: t.field({
      type: TieConnection,
      nullable: true,
      description: `The actor's ties of every kind, each once, seen from the actor. ${networkNull}`,
      args: {
        ...pageArgs(),
        ...asOfArgs(),
        filter: t.arg({ type: TieFilterInput, description: 'Which ties. Default: all.' }),
        orderBy,
      },
      resolve: (row, args, context, info) => {
        const tie = readTieFilter(args.filter)
        return answer(context, info, row.id, args, tiePaths, tie, (ids, request) =>
          tiesOfActors(ids, tie, request),
        )
      },
    }),
    allies: t.field({
      type: ActorTieConnection,
      nullable: true,
      description: `Who is allied with the actor, by a tie of the kind ALLIED_WITH. ${networkNull}`,
      args: { ...pageArgs(), ...asOfArgs(), orderBy },
      resolve: (row, args, context, info) =>
        answer(context, info, row.id, args, actorPaths, null, alliesOfActors),
    }),
    alliances: t.field({
      type: ActorTieConnection,
      nullable: true,
      description: `The alliances that the actor is a member, signatory or observer of. ${networkNull}`,
      args: { ...pageArgs(), ...asOfArgs(), orderBy },
      resolve: (row, args, context, info) =>
        answer(context, info, row.id, args, actorPaths, null, alliancesOfActors),
    }),
  }
})

builder.objectField(Alliance, 'memberOrganizations', (t) =>
  t.field({
    type: ActorTieConnection,
    nullable: true,
    description: `The organizations that are its members, signatories or observers. ${networkNull}`,
    args: {
      ...pageArgs(),
      ...asOfArgs(),
      orderBy: t.arg({ type: TieOrder, description: 'The order. Default: NAME, ASC.' }),
    },
    resolve: (row, args, context, info) =>
      answer(context, info, row.id, args, actorPaths, null, memberOrganizations),
  }),
)
