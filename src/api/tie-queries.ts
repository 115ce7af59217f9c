import type { GraphQLResolveInfo } from 'graphql'
import { dateOf } from '../model/partial-date.ts'
import type { AsOf } from '../network/holding.ts'
import { inOrder } from '../network/keyset.ts'
import { heldOn } from '../records/held-on.ts'
import { ActivityRef } from './activity.ts'
import { ActorRef } from './actor-ref.ts'
import { asOfArgs, asOfName, readAsOf } from './as-of.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { listName } from './cursor.ts'
import { ConfidenceEnum, TieKindEnum, TieListOrderFieldEnum } from './enums.ts'
import { refuseIfOver } from './level.ts'
import { actorWhere, refWhere } from './node.ts'
import { orderInput } from './order-input.ts'
import { type PageArgs, pageArgs, readPage, toConnection } from './page.ts'
import { loadRows } from './record-rows.ts'
import { placeOf, type RowKey, rowKeyset, selectPlace } from './row-keyset.ts'
import { asks, selectionAt } from './selection.ts'
import { findOne, tableOf } from './table.ts'
import { RecordedTieConnection, Tie } from './tie.ts'
import { readMinStrength, tieParts } from './tie-filter.ts'

const TieRef = builder.inputType('TieRef', {
  description: 'Names one tie.',
  isOneOf: true,
  fields: (t) => ({ id: t.id({ description: 'Its id, beginning with tie_.' }) }),
})

const TieListFilter = builder.inputType('TieListFilter', {
  description: 'Which ties; every part given must hold. An empty list matches nothing.',
  fields: (t) => ({
    actor: t.field({ type: ActorRef, description: 'Only ties of this actor, at either end.' }),
    kinds: t.field({ type: [TieKindEnum], description: 'Only these kinds.' }),
    activity: t.field({ type: ActivityRef, description: 'Only ties that cite this activity.' }),
    minStrength: t.float(tieParts.minStrength),
    confidences: t.field({ type: [ConfidenceEnum], description: 'Only ties that are this sure.' }),
    confirmedSince: t.field(tieParts.confirmedSince),
    sourceKinds: t.field(tieParts.sourceKinds),
    unsourced: t.boolean(tieParts.unsourced),
  }),
})

const TieListOrder = orderInput('TieListOrder', 'all ties', TieListOrderFieldEnum)

type DatedArgs = Parameters<typeof asOfName>[0]
type FilterInput = typeof TieListFilter.$inferInput

const keys = {
  SINCE: { path: ['sinceMin'], kind: 'DAY' },
  CREATED_AT: { path: ['createdAt'], kind: 'INSTANT' },
} as const satisfies Record<string, RowKey>

function filterWhere(filter: FilterInput, { seen }: Context, asOf: AsOf): object {
  const { actor, kinds, activity, confidences, confirmedSince, sourceKinds, unsourced } = filter
  const least = readMinStrength(filter.minStrength)
  const shownBy = (claim: object) => ({ AND: [seen.claimShownWithTie, claim] })
  const ends = actor && actorWhere(seen, actor)
  return {
    AND: [
      seen.tie,
      heldOn(asOf.day, asOf.certainty),
      ends ? { OR: [{ from: ends }, { to: ends }] } : {},
      kinds ? { kind: { in: kinds } } : {},
      activity ? { activity: { AND: [seen.activity, refWhere('activity', activity)] } } : {},
      least === null ? {} : { strength: { gte: least } },
      confidences ? { confidence: { in: confidences } } : {},
      confirmedSince ? { lastConfirmedOn: { gte: dateOf(confirmedSince) } } : {},
      sourceKinds ? { claims: { some: shownBy({ source: { kind: { in: sourceKinds } } }) } } : {},
      unsourced == null ? {} : { claims: { [unsourced ? 'none' : 'some']: shownBy({}) } },
    ],
  }
}

interface ListArgs extends PageArgs, DatedArgs {
  filter?: FilterInput | null | undefined
  orderBy?: typeof TieListOrder.$inferInput | null | undefined
}

/**
 * One statement for the ids of the page, one for the rows: no index has the order of the days, and
 * what is asked of a tie would else be joined to every tie before the page is cut.
 */
async function listTies(context: Context, info: GraphQLResolveInfo, args: ListArgs) {
  const { filter = null, orderBy = null } = args
  const key = keys[orderBy?.field ?? 'SINCE']
  const list = listName(['allTies', filter, orderBy, asOfName(args)])
  const page = readPage(list, args, key.kind)
  const asOf = readAsOf(context, args, page.cursor)
  const held = filterWhere(filter ?? {}, context, asOf)
  const { where, orderBy: order, take } = rowKeyset(key, orderBy?.direction === 'DESC', page)
  refuseIfOver(context)
  const table = tableOf(context, 'tie')
  const [found, total] = await Promise.all([
    table.findMany({
      where: { AND: [held, where] },
      orderBy: order,
      take,
      select: selectPlace(key),
    }),
    asks(context, info, 'totalCount') ? table.count({ where: held }) : null,
  ])
  const places = inOrder(found, page, total)
  const asked = selectionAt(context, info, 'Tie', [['edges', 'node'], ['nodes']])
  const ids = places.items.map(({ id }) => id)
  const [rows] = asked && ids.length > 0 ? await loadRows(context, 'tie', ids, [asked]) : []
  const items = places.items.flatMap((place) => {
    const row = rows ? rows.get(place.id) : place
    return row ? [{ ...place, ...row }] : []
  })
  const request = { backward: page.backward, after: page.cursor }
  return toConnection(list, asOf.day, request, { ...places, items }, placeOf(key))
}

builder.queryFields((t) => ({
  tie: t.field({
    type: Tie,
    nullable: true,
    description: 'One tie. Null: there is none, or you may not see it or one of its ends.',
    args: { by: t.arg({ type: TieRef, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, context, info) =>
      findOne(context, info, 'tie', 'Tie', [context.seen.tie, refWhere('tie', by)]) as never,
  }),
  ties: t.field({
    type: RecordedTieConnection,
    description: 'All ties on record, as far as you may see them and both their ends.',
    args: {
      ...pageArgs(),
      ...asOfArgs(),
      filter: t.arg({ type: TieListFilter, description: 'Which ones. Default: all.' }),
      orderBy: t.arg({ type: TieListOrder, description: 'The order. Default: SINCE, ASC.' }),
    },
    resolve: (_root, args, context, info) => listTies(context, info, args),
  }),
}))
