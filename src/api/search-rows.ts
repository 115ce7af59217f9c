import type { GraphQLResolveInfo } from 'graphql'
import { type ActorKind, kindNames } from '../model/actor.ts'
import type { SearchTarget } from '../model/search.ts'
import type { SearchHit } from '../records/search.ts'
import type { Context } from './context.ts'
import type { NodeRow } from './node.ts'
import { selectionAt } from './selection.ts'
import { tableOf } from './table.ts'

/** A hit with its record, as far as the document asks for it. */
export interface Found {
  readonly hit: SearchHit
  readonly row: NodeRow
}

const others = {
  ISSUE: { table: 'issue', typeName: 'Issue' },
  ACTIVITY: { table: 'activity', typeName: 'Activity' },
  PUBLICATION: { table: 'publication', typeName: 'Publication' },
  AREA: { table: 'area', typeName: 'Area' },
  TRADE: { table: 'trade', typeName: 'Trade' },
  SOURCE: { table: 'source', typeName: 'Source' },
} as const satisfies Readonly<Record<Exclude<SearchTarget, ActorKind>, object>>

const isActor = (target: SearchTarget): target is ActorKind => target in kindNames

/** The table of a target, and the type that the document is asked about. */
const placeOf = (target: SearchTarget) =>
  isActor(target) ? ({ table: 'actor', typeName: 'Actor' } as const) : others[target]

/** What the search itself tells of a record. */
const carried = ({ id, target }: SearchHit): Record<string, unknown> & NodeRow =>
  isActor(target)
    ? { id, kind: target, __typename: kindNames[target] }
    : { id, __typename: others[target].typeName }

/**
 * The records of the hits with what the document asks of them: one statement for each type among
 * them, none for a type of which only the id is asked. One that is gone meanwhile is dropped.
 */
export async function searchRows(
  context: Context,
  info: GraphQLResolveInfo,
  hits: readonly SearchHit[],
): Promise<Found[]> {
  const types = Map.groupBy(hits, ({ target }) => placeOf(target).table)
  const loaded = await Promise.all([...types.values()].map((same) => loadType(context, info, same)))
  const found = new Map(loaded.flat().map((one) => [one.hit, one]))
  return hits.flatMap((hit) => found.get(hit) ?? [])
}

async function loadType(
  context: Context,
  info: GraphQLResolveInfo,
  hits: readonly SearchHit[],
): Promise<Found[]> {
  const [first] = hits
  if (!first) return []
  const { table, typeName } = placeOf(first.target)
  const select = selectionAt(context, info, typeName, [['edges', 'node'], ['nodes']]) ?? {}
  const known = carried(first)
  if (Object.keys(select).every((column) => column in known)) {
    return hits.map((hit) => ({ hit, row: carried(hit) }))
  }
  const seen = (context.seen as Partial<Record<typeof table, object>>)[table] ?? {}
  const rows = await tableOf(context, table).findMany({
    where: { AND: [{ id: { in: hits.map(({ id }) => id) } }, seen] },
    select: { ...select, id: true },
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return hits.flatMap((hit) => {
    const row = byId.get(hit.id)
    return row ? [{ hit, row: { ...row, ...carried(hit) } }] : []
  })
}
