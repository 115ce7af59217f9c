import { type GraphNode, type KindLabel, kindLabels, type NodeLabel } from './elements.ts'
import type { Run } from './engine.ts'

/** Makes or rewrites nodes: every property as given, the others gone, one kind label. */
export const putNodes = (label: NodeLabel, kind: KindLabel | null): string => {
  const others = kindLabels.filter((one) => one !== kind)
  return [
    'UNWIND $rows AS row',
    `MERGE (n:${label} {id: row.id})`,
    'SET n = row',
    ...(kind ? [`SET n:${kind}`, `REMOVE n${others.map((one) => `:${one}`).join('')}`] : []),
  ].join('\n')
}

/** Removes nodes with whatever ties they still have. */
export const dropNodes = (label: NodeLabel): string =>
  ['UNWIND $ids AS id', `MATCH (n:${label} {id: id})`, 'DETACH DELETE n'].join('\n')

export async function writeNodes(run: Run, nodes: readonly GraphNode[]): Promise<void> {
  const texts = Map.groupBy(nodes, (node) => putNodes(node.label, node.kindLabel))
  for (const [text, group] of texts) await run(text, { rows: group.map((node) => node.props) })
}

export async function deleteNodes(run: Run, label: NodeLabel, ids: string[]): Promise<void> {
  if (ids.length > 0) await run(dropNodes(label), { ids })
}
