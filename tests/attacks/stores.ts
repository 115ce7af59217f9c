import type { Target } from './target.ts'

/**
 * All rows of all tables, as texts by table: what two looks must agree on. Without the audit trail,
 * which grows by being read.
 */
export async function rowsOf({ records }: Target): Promise<Record<string, string[]>> {
  const { rows: tables } = await records.pool.query<{ name: string }>(
    `SELECT table_schema || '."' || table_name || '"' AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
       AND table_name <> 'AuditEntry'
     ORDER BY 1`,
  )
  const found: Record<string, string[]> = {}
  for (const { name } of tables) {
    const { rows } = await records.pool.query<{ row: string }>(
      `SELECT t::text AS row FROM ${name} t ORDER BY 1`,
    )
    found[name] = rows.map(({ row }) => row)
  }
  return found
}

/** All nodes and ties of the network, in an order of their own. */
export async function graphOf({ engine }: Target): Promise<string[]> {
  const nodes = await engine.read('MATCH (n) RETURN labels(n) AS labels, properties(n) AS all')
  const ties = await engine.read('MATCH ()-[r]->() RETURN type(r) AS type, properties(r) AS all')
  return [...nodes, ...ties]
    .map((row) =>
      JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
    )
    .sort()
}
