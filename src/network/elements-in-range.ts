import { type KindLabel, kindLabels, type NodeLabel, type TieType } from './elements.ts'
import type { Engine } from './engine.ts'

/** An open interval of ids, `after` left out and `to` counted in. */
export interface IdRange {
  readonly after: string
  readonly to: string
  /** How many elements of one label or type are read at most. */
  readonly limit: number
}

export interface FoundNode {
  readonly kindLabels: readonly KindLabel[]
  readonly props: Readonly<Record<string, unknown>>
}

export interface FoundTie {
  readonly type: TieType
  readonly startId: string
  readonly endId: string
  readonly props: Readonly<Record<string, unknown>>
}

export const nodesInRange = (label: NodeLabel): string =>
  [
    `MATCH (n:${label})`,
    'WHERE n.id > $after AND n.id <= $to',
    'RETURN labels(n) AS labels, properties(n) AS props ORDER BY n.id LIMIT $limit',
  ].join('\n')

export const tiesInRange = (type: TieType): string =>
  [
    `MATCH (a)-[r:${type}]->(b)`,
    'WHERE r.id > $after AND r.id <= $to',
    'RETURN a.id AS startId, b.id AS endId, properties(r) AS props ORDER BY r.id LIMIT $limit',
  ].join('\n')

/** The nodes of one label that the graph holds in a range of ids, with all their properties. */
export async function readNodesInRange(
  engine: Engine,
  label: NodeLabel,
  range: IdRange,
): Promise<FoundNode[]> {
  const rows = await engine.read(nodesInRange(label), { ...range })
  return rows.map((row) => ({
    kindLabels: kindLabels.filter((one) => (row.labels as string[]).includes(one)),
    props: row.props as Record<string, unknown>,
  }))
}

/** The ties of some types that the graph holds in a range of ids, with all their properties. */
export async function readTiesInRange(
  engine: Engine,
  types: readonly TieType[],
  range: IdRange,
): Promise<FoundTie[]> {
  const found = types.map(async (type) => {
    const rows = await engine.read(tiesInRange(type), { ...range })
    return rows.map((row) => ({
      type,
      startId: row.startId as string,
      endId: row.endId as string,
      props: row.props as Record<string, unknown>,
    }))
  })
  return (await Promise.all(found)).flat()
}
