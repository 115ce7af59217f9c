import { actorColumns, actorOf, returned, tieMap, tieOfMap } from './columns.ts'
import type { Engine, Row } from './engine.ts'
import { holding } from './holding.ts'
import { inOrder, keyset, keysetParams } from './keyset.ts'
import { actorInSlice, type Slice, sliceParams, tieInSlice } from './slice.ts'
import type { Question } from './tie-page.ts'
import type { ActorColumns, Page, PageRequest, TieColumns } from './tie-row.ts'

/** One side of a bridge: the id of an alliance, or the ids of an area and all its parts. */
export type BridgeEnd = { readonly alliance: string } | { readonly areas: readonly string[] }

/** How an actor reaches one side. */
export interface Reach {
  /** Whether it is itself a member of the alliance, or has a place in the area. */
  readonly belongs: boolean
  /** The first of its ties to actors of that side, in order of id. */
  readonly ties: readonly TieColumns[]
  /** How many there are. */
  readonly tieCount: number
}

/** An actor that reaches both sides, and how. */
export interface BridgingActor {
  readonly actor: ActorColumns
  readonly reaches: readonly [Reach, Reach]
  readonly key: string
}

export interface BridgingRequest {
  readonly ends: readonly [BridgeEnd, BridgeEnd]
  readonly slice: Slice
  /** How many ties to each side are told at most. */
  readonly mostTies: number
}

/** The lines that find who belongs to one side: an alliance with its members, or those placed in an area. */
function sideLines({ filter, asOf }: Slice, end: BridgeEnd, side: 0 | 1): string[] {
  if ('areas' in end) {
    return [
      `  UNWIND $end${side} AS place`,
      '  MATCH (:Area {id: place})<-[:LOCATED_IN]-(n:Actor)',
      `  RETURN ${side} AS side, n`,
    ]
  }
  const member = [filter.seen('m'), ...holding(asOf, 'm')].join(' AND ')
  return [
    `  MATCH (a:Actor:Alliance {id: $end${side}})<-[ms:MEMBER_OF*0..1]-(n:Actor)`,
    `  WHERE ${filter.seen('a')} AND all(m IN ms WHERE ${member})`,
    `  RETURN ${side} AS side, n`,
  ]
}

/**
 * The lines that find the actors `o` that reach both sides. Each row is a way to one side: by the
 * tie of that id, or by belonging to it (null).
 */
function bridgeLines({ ends, slice }: BridgingRequest): string[] {
  const ways = (side: 0 | 1) => [
    `sum(CASE WHEN side = ${side} THEN 1 ELSE 0 END) AS ways${side}`,
    `collect(CASE WHEN side = ${side} THEN tie ELSE null END) AS ties${side}`,
  ]
  return [
    'CALL {',
    ...sideLines(slice, ends[0], 0),
    '  UNION ALL',
    ...sideLines(slice, ends[1], 1),
    '}',
    // Not DISTINCT: behind a UNION, Grafeo cuts it off at 2,048 rows.
    `WITH side, n, count(*) AS places WHERE ${actorInSlice(slice, 'n').join(' AND ')}`,
    'CALL (n) {',
    `  MATCH (n)-[r]-(o:Actor) WHERE ${tieInSlice(slice, 'r').join(' AND ')}`,
    '  RETURN o, r.id AS tie',
    '  UNION ALL',
    '  RETURN n AS o, null AS tie',
    '}',
    `WITH o, ${[...ways(0), ...ways(1)].join(', ')}`,
    `WHERE ways0 > 0 AND ways1 > 0 AND NOT o.id IN $alliances AND ${actorInSlice(slice, 'o').join(' AND ')}`,
  ]
}

const parameters = ({ ends, slice }: BridgingRequest): Record<string, unknown> => ({
  ...sliceParams(slice),
  alliances: ends.flatMap((end) => ('alliance' in end ? [end.alliance] : [])),
  ...Object.fromEntries(
    ends.map((end, side) => [`end${side}`, 'alliance' in end ? end.alliance : end.areas]),
  ),
})

/** The columns of the first ties, read only now that the page is known. */
const firstTies = (side: 0 | 1): string[] => [
  `CALL (o, ties${side}) {`,
  `  UNWIND ties${side} AS id`,
  '  WITH o, id ORDER BY id LIMIT $mostTies',
  '  WITH o, collect(id) AS ids',
  '  MATCH (o)-[r]-(:Actor) WHERE r.id IN ids',
  '  WITH r ORDER BY r.id',
  `  RETURN collect(${tieMap('r')}) AS first${side}`,
  '}',
]

/**
 * Which actors of a slice reach both sides? One reaches a side when it belongs to it, or has a tie
 * of the slice to an actor of the slice that does. The alliances themselves are left out. In order
 * of name.
 */
export function bridgingActors(request: BridgingRequest, page: PageRequest): Question {
  const { where, order } = keyset(page, 'o.sortName', 'o.id')
  const names = 'ways0, ties0, ways1, ties1'
  const lines = [
    ...bridgeLines(request),
    `WITH o, ${names}${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''}`,
    `WITH o, ${names} ${order} LIMIT $limit`,
    ...firstTies(0),
    ...firstTies(1),
    `RETURN ${returned(actorColumns('actor', 'o'))}, o.sortName AS sortKey, ways0, size(ties0) AS count0, first0, ways1, size(ties1) AS count1, first1 ${order}`,
  ]
  return {
    text: lines.join('\n'),
    params: { ...parameters(request), mostTies: request.mostTies, ...keysetParams(page) },
  }
}

/** How many are there? */
export const countBridgingActors = (request: BridgingRequest): Question => ({
  text: [...bridgeLines(request), 'RETURN count(o) AS total'].join('\n'),
  params: parameters(request),
})

/** Runs the text, and when the total is asked for the one that counts. */
export async function readBridgingActors(
  engine: Engine,
  request: BridgingRequest,
  page: PageRequest,
): Promise<Page<BridgingActor>> {
  const [list, count] = [bridgingActors(request, page), countBridgingActors(request)]
  const [rows, counted] = await Promise.all([
    engine.read(list.text, list.params),
    page.total ? engine.read(count.text, count.params) : null,
  ])
  const items = rows.map(
    (row): BridgingActor => ({
      actor: actorOf(row, 'actor'),
      reaches: [reach(row, 0), reach(row, 1)],
      key: row.sortKey as string,
    }),
  )
  return inOrder(items, page, counted ? (counted[0]?.total as number) : null)
}

function reach(row: Row, side: 0 | 1): Reach {
  const tieCount = row[`count${side}`] as number
  return {
    belongs: (row[`ways${side}`] as number) > tieCount,
    ties: (row[`first${side}`] as Row[]).map(tieOfMap),
    tieCount,
  }
}
