import type { Prisma } from '../generated/client.ts'
import { refusalOf } from '../write/attempt.ts'
import { inHalves } from './in-halves.ts'
import { movedValue, type Pointers, pointers } from './pointers.ts'

/** Two actors that become one, and the merge that makes them so. */
export interface Merging {
  readonly id: string
  readonly absorbed: string
  readonly survivor: string
}

/** The condition that a row `r` names the actor of a parameter. */
export const names = ({ columns }: Pointers, parameter: string): string =>
  `(${columns.map((column) => `r."${column}" = ${parameter}::uuid`).join(' OR ')})`

/** The columns of a table that a merge may change, and their type. */
export const changing = ({ table, columns, aside }: Pointers): [column: string, type: string][] => [
  ...[...columns, ...(aside ? ['absorbedBy'] : [])].map((one): [string, string] => [one, 'uuid']),
  ...(table === 'Actor'
    ? ['summary', 'foundedOn', 'dissolvedOn'].map((one): [string, string] => [one, 'text'])
    : []),
]

/** Those columns of the row `r`, as json. */
export const imageOf = (table: Pointers): string =>
  `jsonb_build_object(${changing(table)
    .map(([column]) => `'${column}', r."${column}"`)
    .join(', ')})`

/** Lets every row that names the absorbed actor name the survivor, or stay aside where it cannot. */
export async function moveAll(tx: Prisma.TransactionClient, merging: Merging): Promise<void> {
  for (const table of pointers) await move(tx, table, merging)
}

async function move(tx: Prisma.TransactionClient, table: Pointers, merging: Merging) {
  const { absorbed, survivor, id } = merging
  const text = moveText(table)
  const run = (ids: readonly string[] | null, stay: boolean) =>
    tx.$executeRawUnsafe(text, absorbed, survivor, id, ids, stay)
  if (!table.aside) return run(null, false)
  if ((await refusalOf(tx, () => run(null, false))) === null) return
  // Somebody has just written what is in the way.
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT r."id" FROM "${table.table}" AS r WHERE ${names(table, '$1')} ORDER BY r."id"`,
    absorbed,
  )
  const ids = rows.map((row) => row.id)
  const refused = await inHalves(tx, ids, (some) => run(some, false))
  if (refused.length > 0) await run(refused, true)
}

/** $1: the absorbed actor, $2: the survivor, $3: the merge, $4: which rows (null: all), $5: whether they stay aside. */
function moveText(table: Pointers): string {
  const { columns, aside, values, clash, beside } = table
  const set = (column: string) =>
    `"${column}" = CASE WHEN p.clash THEN r."${column}" ELSE p."${column}" END`
  return `WITH RECURSIVE ${beside ?? ''}planned AS MATERIALIZED (
      SELECT r."id", ${columns.map((column) => `n."${column}"`).join(', ')}, ${imageOf(table)} AS before,
        ${aside ? `r."absorbedBy" IS NULL AND coalesce(${clash ?? 'false'}, false)` : 'false'} OR $5::boolean AS clash
      FROM "${table.table}" AS r CROSS JOIN LATERAL (
        SELECT ${columns.map((column) => `${values?.[column] ?? movedValue(column)} AS "${column}"`).join(', ')}
      ) AS n
      WHERE ${names(table, '$1')} AND ($4::uuid[] IS NULL OR r."id" = ANY ($4::uuid[]))
      FOR UPDATE OF r
    ), changed AS (
      UPDATE "${table.table}" AS r SET ${columns.map(set).join(', ')},
        ${aside ? '"absorbedBy" = CASE WHEN p.clash THEN coalesce(r."absorbedBy", $3::uuid) ELSE r."absorbedBy" END,' : ''}
        "version" = r."version" + 1, "updatedAt" = now()
      FROM planned AS p WHERE r."id" = p."id" AND ${names(table, '$1')}
      RETURNING r."id", p.before, ${imageOf(table)} AS after
    )
    INSERT INTO "MergeMove" ("id", "mergeId", "table", "rowId", "before", "after")
    SELECT gen_random_uuid(), $3::uuid, '${table.table}', c."id",
      (SELECT jsonb_object_agg(key, c.before -> key) FROM jsonb_object_keys(c.before) AS key
        WHERE c.before -> key <> c.after -> key),
      (SELECT jsonb_object_agg(key, c.after -> key) FROM jsonb_object_keys(c.after) AS key
        WHERE c.before -> key <> c.after -> key)
    FROM changed AS c WHERE c.before <> c.after`
}

/** How many rows name an actor; it stops counting at `most` in each table. */
export async function countPointing(
  tx: Prisma.TransactionClient,
  actor: string,
  most: number,
): Promise<number> {
  const counts = pointers.map(
    (table) =>
      `SELECT count(*) AS n FROM (SELECT FROM "${table.table}" AS r WHERE ${names(table, '$1')} LIMIT ${most}) AS t`,
  )
  const [row] = await tx.$queryRawUnsafe<{ total: number }[]>(
    `SELECT sum(n)::int AS total FROM (${counts.join(' UNION ALL ')}) AS counts`,
    actor,
  )
  return row?.total ?? 0
}
