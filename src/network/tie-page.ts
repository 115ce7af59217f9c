import type { GraphFilter } from '../model/viewer.ts'
import {
  actorAt,
  actorColumns,
  actorOf,
  type Column,
  collected,
  returned,
  tieAt,
  tieColumns,
} from './columns.ts'
import type { Engine, Parameters, Row } from './engine.ts'
import { type AsOf, holding, holdingParams } from './holding.ts'
import { inOrder, keyset, keysetParams } from './keyset.ts'
import type { PageRequest, SeenTie, TiePage } from './tie-row.ts'

/** What every page of ties hanging under a batch of actors is asked with. */
export interface TiePageRequest {
  readonly filter: GraphFilter
  readonly asOf: AsOf
  readonly page: PageRequest
  /** The key that pages are ordered by: the other actor's folded name, or the earliest start. */
  readonly orderBy: 'NAME' | 'SINCE'
  /** Whether to bring the other actor's columns along. */
  readonly carry: boolean
}

export interface Question {
  readonly text: string
  readonly params: Parameters
}

const sortKeys = { NAME: 'o.sortName', SINCE: 'r.sinceMin' } as const

/**
 * The text for one page of ties under each of a batch of actors: `pattern` leads from `n` over the
 * tie `r` to the other actor `o`. Columns are collected per source actor, since large answers of
 * maps or entities cost the driver several times as much.
 */
export function tiePage(
  request: TiePageRequest,
  ids: readonly string[],
  pattern: string,
  conditions: readonly string[] = [],
  params: Parameters = {},
): Question {
  const { filter, asOf, page, carry } = request
  const key = sortKeys[request.orderBy]
  const { where, order } = keyset(page, key, 'r.id')
  const columns: Column[] = [
    ...tieColumns('tie', 'r'),
    ...(carry ? actorColumns('other', 'o') : [['other_id', 'o.id'] as const]),
    ['sortKeys', key],
  ]
  const held = [filter.seen('r'), filter.seen('o'), ...holding(asOf, 'r'), ...conditions]
  const lines = [
    'UNWIND $ids AS source',
    `MATCH (n:Actor {id: source}) WHERE ${filter.seen('n')}`,
    'CALL (n) {',
    `  MATCH ${pattern}`,
    `  WHERE ${[...held, ...where].join(' AND ')}`,
    `  WITH r, o ${order} LIMIT $limit`,
    `  RETURN ${collected(columns)}`,
    '}',
    ...(page.total ? countOf('n', pattern, held) : []),
    `RETURN source, ${[
      ...columns.map(([name]) => name),
      ...(page.total ? ['total'] : []),
      ...(carry ? [returned(actorColumns('self', 'n'))] : []),
    ].join(', ')}`,
  ]
  return {
    text: lines.join('\n'),
    params: { ids, ...filter.params, ...holdingParams(asOf), ...keysetParams(page), ...params },
  }
}

/** The lines that count, without a page, all that the pattern matches from one source. */
export const countOf = (source: string, pattern: string, held: readonly string[]): string[] => [
  `CALL (${source}) {`,
  `  MATCH ${pattern}`,
  `  WHERE ${held.join(' AND ')}`,
  '  RETURN count(r) AS total',
  '}',
]

/** Runs the text and gives each actor its page; an actor that is not there or not seen has none. */
export async function readTiePage(
  engine: Engine,
  request: TiePageRequest,
  question: Question,
): Promise<Map<string, TiePage>> {
  const rows = await engine.read(question.text, question.params)
  return new Map(
    rows.map((row) => {
      const total = request.page.total ? (row.total as number) : null
      const page = inOrder(decode(row, request.carry), request.page, total)
      return [row.source as string, { ...page, self: request.carry ? actorOf(row, 'self') : null }]
    }),
  )
}

const decode = (row: Row, carry: boolean): SeenTie[] =>
  (row.sortKeys as string[]).map((key, at) => ({
    key,
    otherId: (row.other_id as string[])[at] as string,
    other: carry ? actorAt(row, 'other', at) : null,
    tie: tieAt(row, 'tie', at),
  }))
