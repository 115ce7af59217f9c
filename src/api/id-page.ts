import type { GraphQLResolveInfo } from 'graphql'
import { inOrder } from '../network/keyset.ts'
import type { IdPage, IdRow } from '../records/id-row.ts'
import type { Context } from './context.ts'
import { listName } from './cursor.ts'
import { byQuestion, levelLoader } from './level.ts'
import { type Connection, type PageArgs, readPage, toConnection } from './page.ts'
import { planSites } from './plan-sites.ts'
import { loadRows, type RowTable } from './record-rows.ts'
import { placeOf, type RowKey, selectPlace } from './row-keyset.ts'
import { asks, mergeSelections, type Select, selectionAt } from './selection.ts'
import type { Row } from './table.ts'

/** A list whose items a statement of its own finds, for all its parents at once. */
export interface IdList {
  readonly table: RowTable
  readonly typeName: string
  readonly key: RowKey
  /** Columns that the type of a row is told by. */
  readonly needs?: Select
  /** Names the list: its field and all its arguments but the page. */
  readonly name: unknown
  readonly read: (parents: readonly string[], page: IdPage, total: boolean) => Promise<IdRow[]>
}

interface Ask {
  readonly info: GraphQLResolveInfo
  readonly parent: string
  readonly list: IdList
  readonly name: string
  readonly page: IdPage
}

/**
 * One page of such a list under one parent (empty: none), answered with all that are asked at its
 * level: one statement for each distinct list and page, and one for the rows of each table.
 */
export function askIdPage(
  context: Context,
  info: GraphQLResolveInfo,
  parent: string,
  args: PageArgs,
  list: IdList,
): Promise<Connection<Row>> {
  const name = listName(list.name)
  const { limit, backward, cursor } = readPage(name, args, list.key.kind)
  const page = { limit, backward, cursor: cursor && { key: cursor.key, id: cursor.id } }
  const loader = levelLoader<Ask, Connection<Row>>(context, `ids ${list.table}`, answerLevel)
  return loader.load({ info, parent, list, name, page })
}

interface Site {
  readonly rows: Select
  readonly total: boolean
}

async function answerLevel(context: Context, level: readonly Ask[]): Promise<Connection<Row>[]> {
  const sites = planSites(
    level,
    ({ info, list }): Site => ({
      rows: selectRows(context, info, list),
      total: asks(context, info, 'totalCount'),
    }),
    ({ rows }) => rows,
  )
  const found = await readIds(level, sites)
  const distinct = [...new Set(sites)]
  const ids = [...new Set(found.flat().flatMap(({ id }) => id ?? []))]
  const rows = await loadRows(
    context,
    (level[0] as Ask).list.table,
    ids,
    distinct.map(({ rows }) => rows),
  )
  return level.map((ask, at) => {
    const byId = rows[distinct.indexOf(sites[at] as Site)]
    const mine = found[at] ?? []
    const listed = mine.flatMap(({ id }) => id ?? [])
    const page = inOrder(listed, ask.page, mine[0]?.total ?? 0)
    const items = page.items.flatMap((id) => byId?.get(id) ?? [])
    const request = { backward: ask.page.backward, after: ask.page.cursor }
    return toConnection(ask.name, null, request, { ...page, items }, placeOf(ask.list.key))
  })
}

/** What the document asks of the items, and what the list itself needs of them. */
function selectRows(context: Context, info: GraphQLResolveInfo, { typeName, key, needs }: IdList) {
  const asked = selectionAt(context, info, typeName, [['edges', 'node'], ['nodes']]) ?? {}
  return { ...mergeSelections(asked, selectPlace(key)), ...needs }
}

/** The ids that each ask of the level has found. */
const readIds = (level: readonly Ask[], sites: readonly Site[]): Promise<IdRow[][]> =>
  byQuestion(
    level,
    ({ name, page }) => JSON.stringify([name, page]),
    async (asks, places) => {
      const [{ list, page }] = asks
      const parents = [...new Set(asks.map(({ parent }) => parent))]
      const total = places.some((at) => sites[at]?.total)
      const byParent = Map.groupBy(await list.read(parents, page, total), ({ parent }) => parent)
      return asks.map(({ parent }) => byParent.get(parent) ?? [])
    },
  )
