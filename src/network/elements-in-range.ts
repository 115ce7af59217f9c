import { type KindLabel, kindLabels, type NodeLabel, type TieType } from './elements.ts'
import type { Engine, Row } from './engine.ts'

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

export const foundNode = ({ labels, props }: Row): FoundNode => ({
  kindLabels: kindLabels.filter((one) => (labels as string[]).includes(one)),
  props: props as FoundNode['props'],
})

export const foundTie = (type: TieType, { startId, endId, props }: Row): FoundTie => ({
  type,
  startId: startId as string,
  endId: endId as string,
  props: props as FoundTie['props'],
})

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
  return rows.map(foundNode)
}

/** The ties of some types that the graph holds in a range of ids, with all their properties. */
export async function readTiesInRange(
  engine: Engine,
  types: readonly TieType[],
  range: IdRange,
): Promise<FoundTie[]> {
  const found: FoundTie[] = []
  // One after another: a store that has yet to plan them all would run out of time.
  for (const type of types) {
    const rows = await engine.read(tiesInRange(type), { ...range })
    for (const row of rows) found.push(foundTie(type, row))
  }
  return found
}
