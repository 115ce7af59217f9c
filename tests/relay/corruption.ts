import type { Engine } from '../../src/network/engine.ts'
import type { Random } from './random.ts'

/** A way to damage a graph: texts with `$a` and `$b`, ids of two of its elements. */
const damages: readonly string[] = [
  "MATCH (n {id: $a}) SET n.name = 'rusak'",
  "MATCH (n {id: $a}) SET n.circle = 'PUBLIC'",
  'MATCH (n {id: $a}) SET n.extra = 1',
  'MATCH (n {id: $a}) REMOVE n.circle, n.sortName',
  'MATCH (n {id: $a}) REMOVE n.id',
  "MATCH (n {id: $a}) SET n.id = '00000000-0000-7000-8000-0000000000ff'",
  'MATCH (n {id: $a}) DETACH DELETE n',
  'MATCH (n:Actor {id: $a}) SET n:Partner',
  'MATCH (n:Actor {id: $a}) REMOVE n:Group:Alliance:Partner:Stakeholder',
  'MATCH (n {id: $a}) SET n:Unknown',
  'MATCH (n:Person {id: $a}) SET n:Issue',
  'MATCH (n:Actor {id: $a}) REMOVE n:Actor',
  "CREATE (:Actor:Group {id: '00000000-0000-7000-8000-000000000001'})",
  "CREATE (:Person {id: 'ffffffff-0000-7000-8000-000000000001', name: 'asing'})",
  'CREATE (:Nothing {x: 1})',
  'MATCH ()-[r {id: $a}]->() DELETE r',
  "MATCH ()-[r {id: $a}]->() SET r.circle = 'PUBLIC', r.sinceMin = '1990-01-01'",
  'MATCH ()-[r {id: $a}]->() REMOVE r.id',
  'MATCH ()-[r {id: $a}]->() REMOVE r.fromId',
  'MATCH (a)-[r {id: $a}]->(b) CREATE (a)-[s:OPPOSES]->(b) SET s = properties(r) DELETE r',
  'MATCH (a)-[r {id: $a}]->(b) CREATE (a)-[s:LOCATED_IN]->(b) SET s = properties(r)',
  'MATCH (a)-[r {id: $a}]->(b) CREATE (b)-[s:ALLIED_WITH]->(a) SET s = properties(r) DELETE r',
  'MATCH (a)-[r:MEMBER_OF {id: $a}]->(b) CREATE (a)-[s:MEMBER_OF]->(b) SET s = properties(r)',
  'MATCH (a {id: $a}) MATCH (b {id: $b}) CREATE (a)-[:UNKNOWN_TYPE {id: $a}]->(b)',
  'MATCH (a {id: $a}) MATCH (b {id: $b}) CREATE (a)-[:BELONGS_TO {id: $b}]->(b)',
  'MATCH (a {id: $a}) MATCH (b {id: $b}) CREATE (a)-[:OPPOSES]->(b)',
  "MATCH (a {id: $a}) MATCH (m:Watermark {id: 'main'}) CREATE (a)-[:LOBBIES {id: $b}]->(m)",
]

/** Damages the graph a few times at random; returns what was done. */
export async function corrupt(engine: Engine, random: Random): Promise<string[]> {
  const nodes = await engine.read(
    'MATCH (n) WHERE NOT n:Watermark AND n.id IS NOT NULL RETURN n.id AS id ORDER BY n.id',
  )
  const ties = await engine.read('MATCH ()-[r]->() RETURN r.id AS id ORDER BY r.id')
  const done: string[] = []
  for (let left = random.below(4); left >= 0; left--) {
    const text = random.pick(damages)
    const from = text.includes('-[r {id') || text.includes('-[r:') ? ties : nodes
    const [a, b] = [random.pick(from)?.id, random.pick(nodes)?.id]
    // A graph may be empty, and what was damaged before may bear no id.
    if (!a || !b) continue
    try {
      await engine.write((run) => run(text, { a, b }))
      done.push(`${text} (${a}, ${b})`)
    } catch (error) {
      // What a constraint refuses is no damage.
      if (!/constraint|already exists/i.test(String(error))) throw error
    }
  }
  return done
}
