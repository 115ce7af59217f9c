import { endsOf, type GraphTie, type TieType } from './elements.ts'
import type { Run } from './engine.ts'

/** Makes ties that are known to be absent; an end that is not there makes none. */
export const createTies = (type: TieType): string => {
  const { from, to } = endsOf(type)
  return [
    'UNWIND $rows AS row',
    `MATCH (a:${from} {id: row.fromId})`,
    `MATCH (b:${to} {id: row.toId})`,
    `CREATE (a)-[r:${type}]->(b)`,
    'SET r = row',
    'RETURN count(r) AS made',
  ].join('\n')
}

/** Removes ties, found from the node that they start at. */
export const dropTies = (type: TieType): string =>
  [
    'UNWIND $rows AS row',
    `MATCH (a:${endsOf(type).from} {id: row.startId})-[r:${type} {id: row.id}]->()`,
    'DELETE r',
  ].join('\n')

/** Creates ties and tells how many were made: fewer than given when an end is missing. */
export async function writeTies(run: Run, ties: readonly GraphTie[]): Promise<number> {
  let made = 0
  for (const [type, group] of Map.groupBy(ties, (tie) => tie.type)) {
    const [row] = await run(createTies(type), { rows: group.map((tie) => tie.props) })
    made += row?.made as number
  }
  return made
}

export async function deleteTies(
  run: Run,
  ties: readonly { type: TieType; startId: string; id: string }[],
): Promise<void> {
  for (const [type, group] of Map.groupBy(ties, (tie) => tie.type)) {
    await run(dropTies(type), { rows: group.map(({ startId, id }) => ({ startId, id })) })
  }
}
