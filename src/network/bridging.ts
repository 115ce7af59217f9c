import { actorColumns, actorOf, returned, tieMap, tieOfMap } from './columns.ts'
import type { Engine, Row } from './engine.ts'
import { holding } from './holding.ts'
import { inOrder, keyset, keysetParams } from './keyset.ts'
import { actorInSlice, type Slice, tieInSlice } from './slice.ts'
import { batchParams, common, inAnyOf, type Slices } from './slice-batch.ts'
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
  /** How many ties to each side are told at most. */
  readonly mostTies: number
}

/** The lines that find who belongs to one side: an alliance with its members, or those placed in an area. */
export function sideLines({ filter, asOf }: Slice, end: BridgeEnd, side: 0 | 1): string[] {
  if ('areas' in end) {
    return [
      `  UNWIND $end${side} AS place`,
      `  MATCH (:Area {id: place})<-[at:LOCATED_IN]-(n:Actor) WHERE ${filter.seen('at')}`,
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

const ways = (side: 0 | 1): string[] => [
  `sum(CASE WHEN side = ${side} THEN 1 ELSE 0 END) AS ways${side}`,
  `collect(CASE WHEN side = ${side} THEN tie ELSE null END) AS ties${side}`,
]

/**
 * The lines that find the actors `o` that reach both sides in the slice of that `name`. Each row is
 * a way to one side: by the tie of that id, or by belonging to it (null).
 */
function bridgeLines({ ends }: BridgingRequest, slices: Slices): string[] {
  const slice = common(slices)
  const mine = [...actorInSlice(slice, 'n'), ...inAnyOf(slices, 'n')]
  const names = slices[0].around
    ? '[name IN $members[n.id] WHERE name IN coalesce($members[o.id], [])]'
    : '[one IN $slices | one.name]'
  return [
    'CALL {',
    ...sideLines(slice, ends[0], 0),
    '  UNION ALL',
    ...sideLines(slice, ends[1], 1),
    '}',
    // Not DISTINCT: behind a UNION, Grafeo cuts it off at 2,048 rows.
    `WITH side, n, count(*) AS places WHERE ${mine.join(' AND ')}`,
    'CALL (n) {',
    `  MATCH (n)-[r]-(o:Actor) WHERE ${[...tieInSlice(slice, 'r'), ...inAnyOf(slices, 'o')].join(' AND ')}`,
    '  RETURN o, r.id AS tie',
    '  UNION ALL',
    '  RETURN n AS o, null AS tie',
    '}',
    `UNWIND ${names} AS name`,
    `WITH name, o, ${[...ways(0), ...ways(1)].join(', ')}`,
    `WHERE ways0 > 0 AND ways1 > 0 AND NOT o.id IN $alliances AND ${actorInSlice(slice, 'o').join(' AND ')}`,
  ]
}

/** The lines that pick the ids of the first ties to one side. */
const firstIds = (side: 0 | 1): string[] => [
  'CALL (one) {',
  `  UNWIND one.ties${side} AS id`,
  '  WITH id ORDER BY id LIMIT $mostTies',
  `  RETURN collect(id) AS ids${side}`,
  '}',
]

/** The lines that read these ties of both sides, by one walk now that the page is known. */
const firstTies = [
  'CALL (o, ids0, ids1) {',
  '  WITH o, ids0 + ids1 AS ids',
  '  MATCH (o)-[r]-() WHERE r.id IN ids',
  '  WITH r ORDER BY r.id',
  `  RETURN collect(${tieMap('r')}) AS ties`,
  '}',
]

const parts = ['ways0', 'ties0', 'ways1', 'ties1']

/**
 * Which actors of each slice reach both sides? One reaches a side when it belongs to it, or has a
 * tie of the slice to an actor of the slice that does. The alliances themselves are left out. In
 * order of name. A slice has at least one row when somebody does; one without ways tells only the
 * total. The ties of those on a side are gone through once for all slices.
 */
export function bridgingActors(
  request: BridgingRequest,
  slices: Slices,
  page: PageRequest,
): Question {
  const { where, order } = keyset(page, 'o.sortName', 'o.id')
  const one = `{id: o.id, ${parts.map((part) => `${part}: ${part}`).join(', ')}}`
  const kept = where.length > 0 ? `CASE WHEN ${where.join(' AND ')} THEN ${one} ELSE null END` : one
  const { ends, mostTies } = request
  return {
    text: [
      ...bridgeLines(request, slices),
      `WITH name, o, ${parts.join(', ')} ${order}`,
      `WITH name, count(o) AS total, min(o.id) AS some, collect(${kept}) AS kept`,
      'WITH name, total, some, kept[..$limit] AS page',
      'UNWIND CASE WHEN size(page) = 0 THEN [{id: some}] ELSE page END AS one',
      // By a variable: Grafeo looks up no index by a part of a map.
      'WITH name, total, one, one.id AS id',
      'MATCH (o:Actor {id: id})',
      ...firstIds(0),
      ...firstIds(1),
      ...firstTies,
      `RETURN name AS source, total, ${returned(actorColumns('actor', 'o'))}, o.sortName AS sortKey, one.ways0 AS ways0, size(one.ties0) AS count0, ids0, one.ways1 AS ways1, size(one.ties1) AS count1, ids1, ties ${order}`,
    ].join('\n'),
    params: {
      ...batchParams(slices),
      ...keysetParams(page),
      mostTies,
      alliances: ends.flatMap((end) => ('alliance' in end ? [end.alliance] : [])),
      ...Object.fromEntries(
        ends.map((end, side) => [`end${side}`, 'alliance' in end ? end.alliance : end.areas]),
      ),
    },
  }
}

/** Runs the text: one page for each slice, in their order. */
export async function readBridgingActors(
  engine: Engine,
  slices: Slices,
  request: BridgingRequest,
  page: PageRequest,
): Promise<Page<BridgingActor>[]> {
  const { text, params } = bridgingActors(request, slices, page)
  const bySlice = Map.groupBy(await engine.read(text, params), ({ source }) => source)
  return slices.map((_, name) => {
    const rows = bySlice.get(String(name)) ?? []
    const items = rows.flatMap((row) => (row.ways0 === null ? [] : bridgingActor(row)))
    return inOrder(items, page, (rows[0]?.total as number | undefined) ?? 0)
  })
}

const bridgingActor = (row: Row): BridgingActor => ({
  actor: actorOf(row, 'actor'),
  reaches: [reach(row, 0), reach(row, 1)],
  key: row.sortKey as string,
})

function reach(row: Row, side: 0 | 1): Reach {
  const tieCount = row[`count${side}`] as number
  const ties = new Map((row.ties as Row[]).map((tie) => [tie.id, tieOfMap(tie)]))
  return {
    belongs: (row[`ways${side}`] as number) > tieCount,
    ties: (row[`ids${side}`] as string[]).map((id) => ties.get(id) as TieColumns),
    tieCount,
  }
}
