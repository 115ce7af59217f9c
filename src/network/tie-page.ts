import type { GraphFilter } from '../model/viewer.ts'
import type { Engine, Parameters, Row } from './engine.ts'
import { type AsOf, holding, holdingParams } from './holding.ts'
import { inOrder, keyset, keysetParams } from './keyset.ts'
import type { ActorColumns, PageRequest, SeenTie, TieColumns, TiePage } from './tie-row.ts'

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

const tieColumns: Record<keyof TieColumns, string> = {
  id: 'r.id',
  kind: 'type(r)',
  fromId: 'r.fromId',
  toId: 'r.toId',
  role: "coalesce(r.role, '')",
  since: "coalesce(r.since, '')",
  until: "coalesce(r.until, '')",
  sinceMin: 'r.sinceMin',
  sinceMax: 'r.sinceMax',
  untilMin: 'r.untilMin',
  untilMax: 'r.untilMax',
  lastConfirmedOn: "coalesce(r.lastConfirmedOn, '')",
  strength: 'coalesce(r.strength, -1.0)',
  confidence: 'r.confidence',
  unsourced: 'r.unsourced',
}

const actorColumns: Record<keyof ActorColumns, string> = {
  id: 'o.id',
  slug: 'o.slug',
  name: 'o.name',
  kind: 'o.kind',
  classification: 'o.classification',
  level: 'o.level',
}

const selfColumns = Object.entries(actorColumns).map(
  ([name, value]) => `${value.replace('o.', 'n.')} AS self_${name}`,
)

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
  const names = columnNames(carry)
  const held = [filter.seen('r'), filter.seen('o'), ...holding(asOf, 'r'), ...conditions]
  const lines = [
    'UNWIND $ids AS source',
    `MATCH (n:Actor {id: source}) WHERE ${filter.seen('n')}`,
    'CALL (n) {',
    `  MATCH ${pattern}`,
    `  WHERE ${[...held, ...where].join(' AND ')}`,
    `  WITH r, o ${order} LIMIT $limit`,
    `  RETURN ${names.map(([name, value]) => `collect(${value}) AS ${name}`).join(', ')}, collect(${key}) AS sortKeys`,
    '}',
    ...(page.total ? countOf('n', pattern, held) : []),
    `RETURN source, ${[...names.map(([name]) => name), 'sortKeys', ...(page.total ? ['total'] : []), ...(carry ? selfColumns : [])].join(', ')}`,
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

const columnNames = (carry: boolean): [string, string][] => [
  ...Object.entries(tieColumns).map(([name, value]): [string, string] => [`tie_${name}`, value]),
  ...(carry
    ? Object.entries(actorColumns).map(([name, value]): [string, string] => [
        `other_${name}`,
        value,
      ])
    : [['other_id', 'o.id'] as [string, string]]),
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
      return [row.source as string, { ...page, self: request.carry ? selfOf(row) : null }]
    }),
  )
}

const selfOf = (row: Row): ActorColumns => ({
  id: row.self_id as string,
  slug: row.self_slug as string,
  name: row.self_name as string,
  kind: row.self_kind as string,
  classification: row.self_classification as string,
  level: row.self_level as string,
})

function decode(row: Row, carry: boolean): SeenTie[] {
  const column = (name: string): unknown[] => row[name] as unknown[]
  const keys = column('sortKeys') as string[]
  const text = (name: string, at: number) => column(name)[at] as string
  const known = (name: string, at: number) => text(name, at) || null
  return keys.map((key, at) => {
    const strength = column('tie_strength')[at] as number
    return {
      key,
      otherId: text('other_id', at),
      other: carry
        ? {
            id: text('other_id', at),
            slug: text('other_slug', at),
            name: text('other_name', at),
            kind: text('other_kind', at),
            classification: text('other_classification', at),
            level: text('other_level', at),
          }
        : null,
      tie: {
        id: text('tie_id', at),
        kind: text('tie_kind', at),
        fromId: text('tie_fromId', at),
        toId: text('tie_toId', at),
        role: known('tie_role', at),
        since: known('tie_since', at),
        until: known('tie_until', at),
        sinceMin: text('tie_sinceMin', at),
        sinceMax: text('tie_sinceMax', at),
        untilMin: text('tie_untilMin', at),
        untilMax: text('tie_untilMax', at),
        lastConfirmedOn: known('tie_lastConfirmedOn', at),
        strength: strength < 0 ? null : strength,
        confidence: text('tie_confidence', at),
        unsourced: column('tie_unsourced')[at] as boolean,
      },
    }
  })
}
