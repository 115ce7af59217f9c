import pg from 'pg'

/** A table of which a backup holds all rows. */
export interface KeptTable {
  readonly table: string
  /** All but what is generated, and but numbers of transactions, which mean nothing elsewhere. */
  readonly columns: readonly string[]
}

/** What a graph follows a database by, and what the runner of migrations keeps: of each database its own. */
const ofOneDatabase = ['Dirty', 'Tightened', 'RelaySnapshot', 'RelayHorizon', '_prisma_migrations']

interface Found extends KeptTable {
  readonly key: string[]
  readonly needs: string[]
}

/** A table and how its rows are ordered: by the primary key, so that equal rows make equal bytes. */
export interface OrderedTable extends KeptTable {
  readonly key: readonly string[]
}

/** The tables that a backup holds, each after those that its rows point at. The schema `vault` has none of them. */
export async function keptTables(client: pg.Client): Promise<OrderedTable[]> {
  const { rows } = await client.query<Found>(
    `SELECT found.relname AS "table",
       ARRAY(SELECT attname::text FROM pg_attribute
         WHERE attrelid = found.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
           AND atttypid <> 'xid8'::regtype ORDER BY attnum) AS columns,
       ARRAY(SELECT attname::text FROM pg_index
         CROSS JOIN unnest(indkey) WITH ORDINALITY AS part(attnum, place)
         JOIN pg_attribute col ON col.attrelid = indrelid AND col.attnum = part.attnum
         WHERE indrelid = found.oid AND indisprimary ORDER BY place) AS key,
       ARRAY(SELECT DISTINCT other.relname::text FROM pg_constraint
         JOIN pg_class other ON other.oid = confrelid
         WHERE conrelid = found.oid AND contype = 'f' AND confrelid <> found.oid) AS needs
     FROM pg_class found
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> ALL($1)
     ORDER BY relname`,
    [ofOneDatabase],
  )
  return inOrder(rows)
}

function inOrder(found: readonly Found[]): OrderedTable[] {
  const ordered: OrderedTable[] = []
  const left = new Set(found)
  while (left.size > 0) {
    const waiting = new Set([...left].map(({ table }) => table))
    const next = [...left].filter(({ needs }) => !needs.some((need) => waiting.has(need)))
    if (next.length === 0) throw new Error('Tables point at each other in a circle.')
    for (const one of next) {
      const { table, columns, key } = one
      ordered.push({ table, columns, key })
      left.delete(one)
    }
  }
  return ordered
}

/** How far each sequence has come. */
export async function sequences(client: pg.Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; last: string }>(
    `SELECT sequencename::text AS name, last_value::text AS last FROM pg_sequences
     WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1`,
  )
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]))
}

/** The migrations that a database has, with the checksum of each, in their order. */
export async function appliedMigrations(client: pg.Client): Promise<string[]> {
  const there = await client.query(
    `SELECT to_regclass('public."_prisma_migrations"') IS NOT NULL AS yes`,
  )
  if (!there.rows[0].yes) return []
  const { rows } = await client.query<{ line: string }>(
    `SELECT migration_name || ' ' || checksum AS line FROM public."_prisma_migrations"
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  )
  return rows.map(({ line }) => line)
}

const quoted = (name: string): string => pg.escapeIdentifier(name)

/** A table's full name, as SQL. */
export const nameOf = (table: string): string => `public.${quoted(table)}`

/** Names with commas between them, as SQL. */
export const listed = (names: readonly string[]): string => names.map(quoted).join(', ')
