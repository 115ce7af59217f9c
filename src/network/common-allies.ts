import { actorColumns, actorOf, returned, tieMap, tieOfMap } from './columns.ts'
import type { Engine, Row } from './engine.ts'
import { inOrder, keyset, keysetParams } from './keyset.ts'
import { actorInSlice, type Slice, sliceParams, tieInSlice } from './slice.ts'
import type { Question } from './tie-page.ts'
import type { ActorColumns, Page, PageRequest, TieColumns } from './tie-row.ts'

/** An actor that is allied with every one of those asked about, and the ties that show it. */
export interface CommonAlly {
  readonly ally: ActorColumns
  /** At least one for each actor asked about, in order of id. */
  readonly ties: readonly TieColumns[]
  readonly key: string
}

/** The lines that find the common allies `o`. */
const allies = (slice: Slice, told: readonly string[] = []): string[] => [
  'UNWIND $of AS source',
  'MATCH (n:Actor {id: source})-[r:ALLIED_WITH]-(o:Actor)',
  `WHERE ${[...actorInSlice(slice, 'n'), ...tieInSlice(slice, 'r')].join(' AND ')}`,
  `WITH ${['o', 'count(DISTINCT source) AS reached', ...told].join(', ')}`,
  `WHERE reached = $all AND ${actorInSlice(slice, 'o').join(' AND ')}`,
]

const params = (of: readonly string[], slice: Slice) => ({
  of,
  all: of.length,
  ...sliceParams(slice),
})

/** Which actors of a slice are allied with every one of these, which are all different? In order of name. */
export function commonAllies(of: readonly string[], slice: Slice, page: PageRequest): Question {
  const { where, order } = keyset(page, 'o.sortName', 'o.id')
  const lines = [
    ...allies(slice, [`collect(${tieMap('r')}) AS found`]),
    `WITH o, found${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''}`,
    `WITH o, found ${order} LIMIT $limit`,
    'CALL (found) {',
    '  UNWIND found AS tie',
    '  WITH tie ORDER BY tie.id',
    '  RETURN collect(tie) AS ties',
    '}',
    `RETURN ${returned(actorColumns('ally', 'o'))}, o.sortName AS sortKey, ties ${order}`,
  ]
  return { text: lines.join('\n'), params: { ...params(of, slice), ...keysetParams(page) } }
}

/** How many are there? */
export const countCommonAllies = (of: readonly string[], slice: Slice): Question => ({
  text: [...allies(slice), 'RETURN count(o) AS total'].join('\n'),
  params: params(of, slice),
})

/** Runs the text, and when the total is asked for the one that counts. */
export async function readCommonAllies(
  engine: Engine,
  of: readonly string[],
  slice: Slice,
  page: PageRequest,
): Promise<Page<CommonAlly>> {
  const [list, count] = [commonAllies(of, slice, page), countCommonAllies(of, slice)]
  const [rows, counted] = await Promise.all([
    engine.read(list.text, list.params),
    page.total ? engine.read(count.text, count.params) : null,
  ])
  const items = rows.map(
    (row): CommonAlly => ({
      ally: actorOf(row, 'ally'),
      ties: (row.ties as Row[]).map(tieOfMap),
      key: row.sortKey as string,
    }),
  )
  return inOrder(items, page, counted ? (counted[0]?.total as number) : null)
}
