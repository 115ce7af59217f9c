import type { GraphQLResolveInfo } from 'graphql'
import { Actor, bearsName, typeOf } from './actor.ts'
import { ActorConnection, kindConnections } from './actor-connections.ts'
import { ActorRef } from './actor-ref.ts'
import { Alliance, Group, Partner, Stakeholder } from './actor-types.ts'
import { AreaRef, areaWithin } from './area.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { ActorKindEnum, ActorOrderFieldEnum, ClassificationEnum, LevelEnum } from './enums.ts'
import { ambiguousType, isAmbiguous, lookUp } from './look-up.ts'
import { orSurvivor } from './merged-ids.ts'
import { foldedName, foldedNames } from './named.ts'
import { refWhere } from './node.ts'
import { orderInput } from './order-input.ts'
import { type Connection, type PageArgs, pageArgs } from './page.ts'
import { recordPage } from './record-page.ts'
import { findOne } from './table.ts'
import type { ActorRow } from './tie-rows.ts'
import { TradeRef } from './trade.ts'

const ActorBy = builder.inputType('ActorBy', {
  description: 'Looks one actor up, by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its id, beginning with actor_.' }),
    slug: t.string({ description: 'Its slug.' }),
    name: t.string({
      description:
        'Any name that it is known by: its own, an acronym, a former name, a translation. Case and accents do not matter.',
    }),
  }),
})

const ActorFilter = builder.inputType('ActorFilter', {
  description: 'Which actors; every part given must hold. An empty list matches nothing.',
  fields: (t) => ({
    named: t.string({
      description:
        'Only actors known by this name: their own, an acronym, a former name, a translation. Case and accents do not matter.',
    }),
    kinds: t.field({ type: [ActorKindEnum], description: 'Only these kinds.' }),
    classifications: t.field({
      type: [ClassificationEnum],
      description: 'Only these sorts of body.',
    }),
    levels: t.field({ type: [LevelEnum], description: 'Only these levels.' }),
    area: t.field({
      type: AreaRef,
      description: 'Only actors with their seat, work or members in this area or a part of it.',
    }),
    trade: t.field({ type: TradeRef, description: 'Only groups whose members do this work.' }),
  }),
})

const ActorOrder = orderInput('ActorOrder', 'actors', ActorOrderFieldEnum)

interface ListArgs extends PageArgs {
  filter?: typeof ActorFilter.$inferInput | null | undefined
  orderBy?: typeof ActorOrder.$inferInput | null | undefined
}

function filterWhere(filter: ListArgs['filter']): object[] {
  if (!filter) return []
  const { named, kinds, classifications, levels, area, trade } = filter
  return [
    ...(named == null ? [] : [bearsName(foldedNames(named))]),
    ...(kinds ? [{ kind: { in: kinds } }] : []),
    ...(classifications ? [{ classification: { in: classifications } }] : []),
    ...(levels ? [{ level: { in: levels } }] : []),
    ...(area ? [{ areas: { some: { area: areaWithin(area) } } }] : []),
    ...(trade ? [{ trades: { some: { trade: refWhere('trade', trade) } } }] : []),
  ]
}

function listActors(
  context: Context,
  info: GraphQLResolveInfo,
  args: ListArgs,
  typeName: string,
  kind: string | null,
): Promise<Connection<ActorRow>> {
  const { filter = null, orderBy = null } = args
  const where = { AND: [context.seen.actor, ...(kind ? [{ kind }] : []), ...filterWhere(filter)] }
  return recordPage<ActorRow>(context, info, args, {
    table: 'actor',
    typeName,
    where,
    key:
      orderBy?.field === 'CREATED_AT'
        ? { path: ['createdAt'], kind: 'INSTANT' }
        : { path: ['sortName'], kind: 'TEXT' },
    descending: orderBy?.direction === 'DESC',
    name: [info.fieldName, filter, orderBy],
  })
}

const AmbiguousName = ambiguousType('AmbiguousName', {
  node: Actor as never,
  plural: { id: 'pihak', en: 'actors' },
  key: 'slug',
})

const ActorResult = builder.unionType('ActorResult', {
  description: 'An actor, or the actors that a name may mean.',
  types: [Group, Alliance, Partner, Stakeholder, AmbiguousName],
  resolveType: (row) => (isAmbiguous(row) ? 'AmbiguousName' : typeOf(row as { kind: string })),
})

builder.queryField('actor', (t) =>
  t.field({
    type: ActorResult,
    nullable: true,
    description: 'One actor. Null: there is none, or you may not see it.',
    args: { by: t.arg({ type: ActorBy, required: true, description: 'What to look up.' }) },
    resolve: (_root, { by }, context, info) => {
      const find = (where: object) =>
        lookUp(context, info, 'actor', {
          typeName: 'Actor',
          name: by.name,
          where: [context.seen.actor, where],
          needs: { kind: true },
        })
      const found =
        by.name == null ? orSurvivor(context, by, find) : find(bearsName(foldedName(by.name)))
      return found as never
    },
  }),
)

const lists = [
  { plural: 'groups', single: 'group', type: Group, name: 'Group', kind: 'GROUP' },
  { plural: 'alliances', single: 'alliance', type: Alliance, name: 'Alliance', kind: 'ALLIANCE' },
  { plural: 'partners', single: 'partner', type: Partner, name: 'Partner', kind: 'PARTNER' },
  {
    plural: 'stakeholders',
    single: 'stakeholder',
    type: Stakeholder,
    name: 'Stakeholder',
    kind: 'STAKEHOLDER',
  },
] as const

builder.queryField('actors', (t) =>
  t.field({
    type: ActorConnection,
    description: 'Actors of every kind.',
    args: {
      ...pageArgs(),
      filter: t.arg({ type: ActorFilter, description: 'Which ones. Default: all.' }),
      orderBy: t.arg({ type: ActorOrder, description: 'The order. Default: NAME, ASC.' }),
    },
    resolve: (_root, args, context, info) => listActors(context, info, args, 'Actor', null),
  }),
)

for (const { plural, single, type, name, kind } of lists) {
  builder.queryField(plural, (t) =>
    t.field({
      type: kindConnections[name],
      description: `The ${plural}.`,
      args: {
        ...pageArgs(),
        filter: t.arg({ type: ActorFilter, description: 'Which ones. Default: all.' }),
        orderBy: t.arg({ type: ActorOrder, description: 'The order. Default: NAME, ASC.' }),
      },
      resolve: (_root, args, context, info) => listActors(context, info, args, name, kind),
    }),
  )
  builder.queryField(single, (t) =>
    t.field({
      type,
      nullable: true,
      description: `One ${single}. Null: there is none, it is of another kind, or you may not see it.`,
      args: { by: t.arg({ type: ActorRef, required: true, description: 'Which one.' }) },
      resolve: (_root, { by }, context, info) =>
        orSurvivor(context, by, (where) =>
          findOne(context, info, 'actor', name, [context.seen.actor, { kind }, where]),
        ) as never,
    }),
  )
}
