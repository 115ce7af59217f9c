import { tieKindNames } from '../model/tie.ts'
import { endsOf, kindLabels, nodeLabels, tieTypes } from './elements.ts'
import type { Run } from './engine.ts'

/** Removes nodes that cannot stand for a record: without id, or with labels that do not go together. */
export const sweepNodes = [
  'MATCH (n)',
  'WHERE NOT n:Watermark AND (n.id IS NULL',
  '  OR size([l IN labels(n) WHERE l IN $labels]) <> 1',
  '  OR size([l IN labels(n) WHERE NOT l IN $known]) > 0)',
  'WITH n LIMIT $limit',
  'DETACH DELETE n',
  'RETURN count(n) AS gone',
].join('\n')

/** The types of ties that do not tie two actors. */
const others = tieTypes.filter((type) => !tieKindNames.some((kind) => kind === type))

/** Removes ties without id, of unknown types, or between nodes that their type does not tie. */
export const sweepTies = [
  'MATCH (a)-[r]->(b)',
  'WHERE r.id IS NULL OR NOT ((type(r) IN $kinds AND a:Actor AND b:Actor)',
  ...others.map((type) => {
    const { from, to } = endsOf(type)
    return `  OR (type(r) = '${type}' AND a:${from} AND b:${to})`
  }),
  ')',
  'WITH r LIMIT $limit',
  'DELETE r',
  'RETURN count(r) AS gone',
].join('\n')

/** What was removed, and whether more of it may be left. */
export interface Swept {
  readonly gone: number
  readonly more: boolean
}

/** Removes up to `limit` of each sort of thing that a comparison by id would never meet. */
export async function sweep(run: Run, limit: number): Promise<Swept> {
  const [ties] = await run(sweepTies, { kinds: tieKindNames, limit })
  const known = [...nodeLabels, ...kindLabels]
  const [nodes] = await run(sweepNodes, { labels: nodeLabels, known, limit })
  const counts = [ties?.gone as number, nodes?.gone as number]
  return { gone: counts.reduce((a, b) => a + b, 0), more: counts.some((n) => n >= limit) }
}
