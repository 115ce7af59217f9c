import { actorAt, actorColumns, type Column, tieMap, tieOfMap } from './columns.ts'
import type { Engine, Row } from './engine.ts'
import { keyset, keysetParams } from './keyset.ts'
import { actorInSlice, tieInSlice } from './slice.ts'
import {
  batchParams,
  common,
  emptyPage,
  inAnyOf,
  pagesBySlice,
  type Slices,
} from './slice-batch.ts'
import type { Question } from './tie-page.ts'
import type { ActorColumns, Page, PageRequest, TieColumns } from './tie-row.ts'

/** An actor that is allied with every one of those asked about, and the ties that show it. */
export interface CommonAlly {
  readonly actor: ActorColumns
  /** At least one for each actor asked about, in order of id. */
  readonly ties: readonly TieColumns[]
  readonly key: string
}

/**
 * Which actors of each slice are allied with every one of these, which are all different and in
 * every one of the slices? In order of name. The ties of those asked about are gone through once.
 */
export function commonAllies(of: readonly string[], slices: Slices, page: PageRequest): Question {
  const { order } = keyset(page, 'o.sortName', 'o.id')
  const { where } = keyset(page, 'one.sortName', 'one.id')
  const slice = common(slices)
  const columns: Column[] = [...actorColumns('actor', 'one'), ['sortKeys', 'one.sortName']]
  const held = tieInSlice(slice, 'r')
  const own = slices[0].around ? '[one IN allies WHERE slice.name IN $members[one.id]]' : 'allies'
  const rest = where.length > 0 ? `[one IN kept WHERE ${where.join(' AND ')}]` : 'kept'
  const lines = [
    'UNWIND $of AS source',
    'MATCH (n:Actor {id: source})-[r:ALLIED_WITH]-(o:Actor)',
    `WHERE ${[...actorInSlice(slice, 'n'), ...held, ...inAnyOf(slices, 'o')].join(' AND ')}`,
    'WITH o, count(DISTINCT source) AS reached',
    `WHERE reached = $all AND ${actorInSlice(slice, 'o').join(' AND ')}`,
    `WITH o ${order}`,
    'WITH collect(o) AS allies',
    'UNWIND $slices AS slice',
    `WITH slice, ${own} AS kept`,
    `WITH slice, size(kept) AS total, ${rest}[..$limit] AS page`,
    'CALL (page) {',
    '  UNWIND [one IN page | one.id] AS ally',
    '  MATCH (o:Actor {id: ally})-[r:ALLIED_WITH]-(n:Actor)',
    `  WHERE ${['n.id IN $of', ...held].join(' AND ')}`,
    '  WITH r ORDER BY r.id',
    `  RETURN collect(${tieMap('r')}) AS ties`,
    '}',
    `RETURN slice.name AS source, total, ${columns
      .map(([name, value]) => `[one IN page | ${value}] AS ${name}`)
      .join(', ')}, ties`,
  ]
  return {
    text: lines.join('\n'),
    params: { of, all: of.length, ...batchParams(slices), ...keysetParams(page) },
  }
}

/** Runs the text: one page for each slice, in their order; empty where one of the actors is missing. */
export async function readCommonAllies(
  engine: Engine,
  slices: Slices,
  of: readonly string[],
  page: PageRequest,
): Promise<Page<CommonAlly>[]> {
  const holds = slices.map(({ around }) => {
    const members = around && new Set(around)
    return of.every((id) => members?.has(id) ?? true)
  })
  const [first, ...others] = slices.filter((_, at) => holds[at])
  if (!first) return slices.map(() => emptyPage)
  const asked: Slices = [first, ...others]
  const { text, params } = commonAllies(of, asked, page)
  const pages = pagesBySlice(asked, await engine.read(text, params), page, (row, at) => {
    const actor = actorAt(row, 'actor', at)
    const ties = (row.ties as Row[]).map(tieOfMap)
    return {
      actor,
      ties: ties.filter(({ fromId, toId }) => fromId === actor.id || toId === actor.id),
      key: (row.sortKeys as string[])[at] as string,
    }
  })
  return slices.map((slice) => pages[asked.indexOf(slice)] ?? emptyPage)
}
