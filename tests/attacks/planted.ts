import type { Target } from './target.ts'

/** Tables whose rows are hidden by their visibility, those that others refer to first. */
const tables = [
  ...['Actor', 'Source', 'Issue', 'Activity', 'Publication', 'Person', 'Membership', 'Tie'],
  ...['Stance', 'Outcome', 'Commitment'],
] as const

type Row = Record<string, unknown>

/**
 * Plants beside every row of these tables one that is hidden: the same but for its id, its slug and who
 * sees it, referring to the hidden copies of what the row refers to. Gives how many, by table.
 */
export async function plantHidden({ records }: Target): Promise<Map<string, number>> {
  const { pool } = records
  const copies = new Map<unknown, string>()
  const planted = new Map<string, number>()
  for (const table of tables) {
    const { rows: columns } = await pool.query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns
       WHERE table_name = $1 AND table_schema = 'public' AND is_generated = 'NEVER'`,
      [table],
    )
    const names = columns.map(({ name }) => `"${name}"`).join(', ')
    const { rows } = await pool.query<{ row: Row }>(`SELECT to_jsonb(t) AS row FROM "${table}" t`)
    for (const [at, { row }] of rows.entries()) {
      const id = `0190a5d0-0000-7000-8000-${(tables.indexOf(table) * 1000 + at).toString(16).padStart(12, '0')}`
      const hidden: Row = Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, copies.get(value) ?? value]),
      )
      Object.assign(hidden, { id, visibility: at % 2 === 0 ? 'NETWORK' : 'GROUP' })
      if (typeof row.slug === 'string') hidden.slug = `tersembunyi-${row.slug}`
      if (hidden.visibility === 'GROUP' && 'audienceId' in row && table !== 'Actor') {
        hidden.audienceId = hidden.fromId ?? hidden.actorId ?? [...copies.values()][0]
      }
      const done = await pool
        .query(
          `INSERT INTO "${table}" (${names}) SELECT ${names} FROM jsonb_populate_record(NULL::"${table}", $1)`,
          [JSON.stringify(hidden)],
        )
        .catch(() => null)
      if (!done) continue
      copies.set(row.id, id)
      planted.set(table, (planted.get(table) ?? 0) + 1)
    }
  }
  return planted
}
