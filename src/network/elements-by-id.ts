import type { NodeLabel, TieType } from './elements.ts'
import { type FoundNode, type FoundTie, foundNode, foundTie } from './elements-in-range.ts'
import type { Engine } from './engine.ts'

/** How many ties are looked for at once: a store without indexes on ties compares each with all. */
const tiesAtOnce = 500

export const nodesById = (label: NodeLabel): string =>
  [
    'UNWIND $ids AS id',
    `MATCH (n:${label} {id: id})`,
    'RETURN labels(n) AS labels, properties(n) AS props',
  ].join('\n')

export const tiesById = (type: TieType): string =>
  [
    `MATCH (a)-[r:${type}]->(b)`,
    'WHERE r.id IN $ids',
    'RETURN a.id AS startId, b.id AS endId, properties(r) AS props',
  ].join('\n')

/** The nodes of one label that the graph holds of these ids, with all their properties. */
export async function readNodesById(
  engine: Engine,
  label: NodeLabel,
  ids: readonly string[],
): Promise<FoundNode[]> {
  const rows = await engine.read(nodesById(label), { ids })
  return rows.map(foundNode)
}

/** The ties of some types that the graph holds of these ids, with all their properties. */
export async function readTiesById(
  engine: Engine,
  types: readonly TieType[],
  ids: readonly string[],
): Promise<FoundTie[]> {
  const found: FoundTie[] = []
  for (let at = 0; at < ids.length; at += tiesAtOnce) {
    const some = ids.slice(at, at + tiesAtOnce)
    // One after another: a store that has yet to plan them all would run out of time.
    for (const type of types) {
      const rows = await engine.read(tiesById(type), { ids: some })
      for (const row of rows) found.push(foundTie(type, row))
    }
  }
  return found
}
