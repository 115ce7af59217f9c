import { orRefusal, Refusal } from '../model/problem.ts'
import type { AsOf } from '../network/holding.ts'
import { inOrder } from '../network/keyset.ts'
import { asOfName, readAsOf } from './as-of.ts'
import type { Context } from './context.ts'
import { listName } from './cursor.ts'
import { type Connection, type PageArgs, readPage, toConnection } from './page.ts'
import { placeOf, type RowKey, rowKeyset, selectPlace } from './row-keyset.ts'
import { mergeSelections, type Select } from './selection.ts'

type DatedArgs = Parameters<typeof asOfName>[0]

/** A list that hangs under a record: a relation of it, filtered, ordered and cut in its statement. */
export interface RelationList<Args> {
  /** The relation's name in the model of the parent. */
  readonly relation: string
  /** The GraphQL type of the rows. */
  readonly typeName: string
  readonly key: RowKey | ((args: Args) => RowKey)
  readonly descending?: (args: Args) => boolean
  /** Names the list: its field and all its arguments but the page and the day. */
  readonly name: (args: Args) => unknown
  /** Whether the list has the arguments `asOf` and `certainty`; its cursors keep the day then. */
  readonly dated?: boolean
  readonly where: (args: Args, context: Context, asOf: AsOf) => object
}

/**
 * The extensions and the resolver of a field for such a list: it costs no statement of its own, its
 * total neither. Use it in `prismaObjectFields` or `prismaInterfaceFields` of the parent.
 */
export function relationPage<Args extends PageArgs>(list: RelationList<Args>) {
  const { relation } = list
  const keyOf = (args: Args) => (typeof list.key === 'function' ? list.key(args) : list.key)

  function read(args: Args, context: Context) {
    const key = keyOf(args)
    const dated = list.dated ? asOfName(args as DatedArgs) : null
    const name = listName([relation, list.name(args), dated])
    const page = readPage(name, args, key.kind)
    const asOf = readAsOf(context, list.dated ? (args as DatedArgs) : { asOf: null }, page.cursor)
    return { name, key, page, asOf, where: list.where(args, context, asOf) }
  }

  function pothosPrismaSelect(
    args: Args,
    context: Context,
    nested: (query: object, options: object) => { select?: Select },
    selected: () => ReadonlySet<string>,
  ) {
    // What the field itself will refuse is refused there, at its own place.
    const asked = orRefusal(() => read(args, context))
    if (asked instanceof Refusal) return null
    const { key, page, where } = asked
    const keyset = rowKeyset(key, list.descending?.(args) ?? false, page)
    const paths = [[{ name: 'nodes' }], [{ name: 'edges' }, { name: 'node' }]]
    const query = nested(
      { where: { AND: [where, keyset.where] }, orderBy: keyset.orderBy, take: keyset.take },
      { getType: () => list.typeName, paths },
    )
    const select = mergeSelections(query.select ?? {}, selectPlace(key))
    return {
      select: {
        [relation]: { ...query, select },
        ...(selected().has('totalCount') && { _count: { select: { [relation]: { where } } } }),
      },
    }
  }

  function resolve(row: object, args: Args, context: Context): Connection<never> {
    const { name, key, page, asOf } = read(args, context)
    const held = row as Record<string, { id: string }[]> & { _count?: Record<string, number> }
    const rows = held[relation]
    if (!rows) throw new Error(`The relation ${relation} was asked for and not loaded`)
    const found = inOrder(rows, page, held._count?.[relation] ?? null)
    const request = { backward: page.backward, after: page.cursor }
    const day = list.dated ? asOf.day : null
    return toConnection(name, day, request, found, placeOf(key)) as Connection<never>
  }

  return { extensions: { pothosPrismaSelect }, resolve }
}
