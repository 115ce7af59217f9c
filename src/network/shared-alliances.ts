import type { GraphFilter } from '../model/viewer.ts'
import {
  actorAt,
  actorColumns,
  type Column,
  collected,
  tieAt,
  tieMap,
  tieMapColumns,
} from './columns.ts'
import type { Engine } from './engine.ts'
import { type AsOf, holding, holdingParams } from './holding.ts'
import type { Question } from './tie-page.ts'
import type { ActorColumns, TieColumns } from './tie-row.ts'

/** Two memberships in one alliance that were, or may have been, true at the same time. */
export interface SharedAlliance {
  readonly alliance: ActorColumns
  readonly own: TieColumns
  readonly theirs: TieColumns
}

export interface SharedAlliances {
  readonly items: readonly SharedAlliance[]
  /** Whether there are more than the limit. */
  readonly truncated: boolean
}

/** Whom the alliances are shared with, and when. */
export interface SharedRequest {
  readonly filter: GraphFilter
  readonly withId: string
  /** On a day: both memberships hold, or may. Of all times: both held at once, or may have. */
  readonly asOf: AsOf
  readonly limit: number
}

/** The conditions that two ties hold, or may hold, at the same time: the later start is no later than the earlier end. */
const atOnce = ({ certainty }: AsOf, a: string, b: string): string[] => {
  const [since, until] = certainty === 'HOLDS' ? ['sinceMax', 'untilMin'] : ['sinceMin', 'untilMax']
  const pairs = [
    [a, a],
    [a, b],
    [b, a],
    [b, b],
  ]
  return pairs.map(([one, two]) => `${one}.${since} <= ${two}.${until}`)
}

const mapsWhere = (condition: string): string =>
  `collect(CASE WHEN ${condition} THEN ${tieMap('m')} ELSE null END)`

/**
 * Which alliances do these actors share with one other? In order of the alliance's name. Each
 * membership of all of them is looked at once and joined by alliance, so that neither an alliance
 * with many members nor an actor in many alliances makes it slow.
 */
export function sharedAlliances(ids: readonly string[], request: SharedRequest): Question {
  const { filter, withId, asOf, limit } = request
  const columns: Column[] = [
    ...actorColumns('alliance', 'o'),
    ...tieMapColumns('own', 'r'),
    ...tieMapColumns('theirs', 's'),
  ]
  const seen = ['n', 'm', 'o'].map(filter.seen)
  const lines = [
    'UNWIND $ids AS source',
    'MATCH (n:Actor {id: source})-[m:MEMBER_OF]->(o:Actor:Alliance)',
    `WHERE ${[...seen, ...holding(asOf, 'm')].join(' AND ')}`,
    `WITH o, ${mapsWhere('source <> $withId')} AS own, ${mapsWhere('source = $withId')} AS theirs`,
    'UNWIND own AS r',
    'UNWIND theirs AS s',
    `WITH o, r, s WHERE ${atOnce(asOf, 'r', 's').join(' AND ')}`,
    'WITH o, r, s ORDER BY o.sortName, r.id, s.id',
    `WITH r.fromId AS source, ${collected(columns)}`,
    `RETURN source, ${columns.map(([name]) => `${name}[0..$limit] AS ${name}`).join(', ')}`,
  ]
  return {
    text: lines.join('\n'),
    params: {
      ids: [...new Set([...ids, withId])],
      withId,
      ...filter.params,
      ...holdingParams(asOf),
      limit: limit + 1,
    },
  }
}

/** Runs the text; an actor that shares nothing has no entry. */
export async function readSharedAlliances(
  engine: Engine,
  ids: readonly string[],
  request: SharedRequest,
): Promise<Map<string, SharedAlliances>> {
  const { text, params } = sharedAlliances(ids, request)
  const rows = await engine.read(text, params)
  return new Map(
    rows.map((row) => {
      const found = row.alliance_id as string[]
      const items = found.slice(0, request.limit).map((_, at) => ({
        alliance: actorAt(row, 'alliance', at),
        own: tieAt(row, 'own', at),
        theirs: tieAt(row, 'theirs', at),
      }))
      return [row.source as string, { items, truncated: found.length > request.limit }]
    }),
  )
}
