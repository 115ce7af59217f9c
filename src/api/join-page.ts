import type { Context } from './context.ts'
import type { Connection, PageArgs } from './page.ts'
import { type RelationList, relationPage } from './relation-page.ts'
import type { Select } from './selection.ts'

/** A list that hangs under a record by way of a joining table. */
export interface JoinList<Args> extends RelationList<Args> {
  /** The relation from the joining row to the record that is listed, of the type `typeName`. */
  readonly to: string
  /** Columns of the joining row that the edges show. */
  readonly columns?: readonly string[]
}

type Nested = (query: object, options: object) => { select?: Select }

/**
 * The extensions and the resolver of a field for such a list, at no statement of its own, as
 * `relationPage`. The items are the joining rows, each with its record and the columns named.
 */
export function joinPage<Args extends PageArgs>({ to, columns = [], ...list }: JoinList<Args>) {
  const page = relationPage<Args>(list)

  function pothosPrismaSelect(
    args: Args,
    context: Context,
    nested: Nested,
    selected: () => ReadonlySet<string>,
  ) {
    const own = Object.fromEntries(columns.map((name) => [name, true]))
    const joined: Nested = (query, options) => ({
      ...query,
      select: { ...own, [to]: nested({ select: { id: true } }, options) },
    })
    return page.extensions.pothosPrismaSelect(args, context, joined, selected)
  }

  return { extensions: { pothosPrismaSelect }, resolve: page.resolve }
}

/** The same for a list whose items are the records themselves; nothing of the joining row is shown. */
export function throughPage<Args extends PageArgs>(list: JoinList<Args>) {
  const { extensions, resolve: join } = joinPage<Args>(list)

  function resolve(row: object, args: Args, context: Context): Connection<never> {
    const page: Connection<Record<string, never>> = join(row, args, context)
    const edges = page.edges.map(({ cursor, item }) => ({ cursor, item: item[list.to] as never }))
    return { ...page, edges }
  }

  return { extensions, resolve }
}
