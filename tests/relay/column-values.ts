import type pg from 'pg'
import { ids } from '../records/rows.ts'
import { besideFacts } from '../support/tables.ts'

/** A column that can be changed, and SQL for values to try in it, `null` among them. */
export interface Column {
  readonly table: string
  readonly name: string
  readonly values: readonly string[]
}

const texts = [`'2001'`, `'98'`, `'09:00'`, `'en'`, `'https://example.org/b'`]
const days = [`'2001-01-01'`, `'9999-12-31'`, `'0001-01-01'`]

/** Every column of every table of records, those that the database generates left out. */
export async function columnsOf(client: pg.Client): Promise<Column[]> {
  const { rows } = await client.query<{
    table: string
    name: string
    type: string
    labels: string[] | null
    target: string | null
  }>(
    `SELECT c.relname AS table, a.attname AS name, t.typname AS type,
       (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder)
        FROM pg_enum e WHERE e.enumtypid = t.oid) AS labels,
       (SELECT f.confrelid::regclass::text FROM pg_constraint f
        WHERE f.contype = 'f' AND f.conrelid = c.oid AND f.conkey = ARRAY[a.attnum]) AS target
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname !~ '^_'
       AND c.relname <> ALL ($1)
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     ORDER BY 1, 2`,
    [besideFacts],
  )
  const idsOf = async (target: string) =>
    (await client.query(`SELECT id FROM ${target} ORDER BY id`)).rows.map(({ id }) => `'${id}'`)
  const columns: Column[] = []
  for (const { table, name, type, labels, target } of rows) {
    const some = target ? await idsOf(target) : labels?.map((one) => `'${one}'`)
    columns.push({ table, name, values: [...(some ?? valuesOf(name, type)), 'NULL'] })
  }
  return columns
}

function valuesOf(name: string, type: string): string[] {
  if (type === 'uuid') return ['gen_random_uuid()']
  if (type === 'bool') return ['true', 'false']
  if (type === 'date') return days
  if (type === 'timestamptz') return [`coalesce("${name}", now()) + interval '1 day'`]
  if (type === 'bytea') return [`'\\x01'`]
  if (type === 'text') return [`"${name}" || 'x'`, ...texts]
  return [`"${name}" + 1`, '0.3', '1']
}

/** One way to change a column: what stands behind SET, and the column's new value. */
export interface Change {
  readonly set: string
  readonly value: string
}

const audience = { [`'${ids.alliance}'`]: `visibility = 'ALLIANCE'` }

/** Columns that no value fits without another column: what is set together with them. */
const together: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Actor.kind': { "'PARTNER'": `classification = 'NGO'` },
  'Area.latitude': { '1': 'longitude = 100' },
  'Area.longitude': { '100': 'latitude = 1' },
  'Issue.demand': { "'SAFETY'": `kind = 'DEMAND'` },
  'Tie.middlemanId': { [`'${ids.office}'`]: `kind = 'GIVES_WORK_TO'` },
  'Activity.audienceId': audience,
  'Actor.audienceId': audience,
  'Commitment.audienceId': audience,
  'Issue.audienceId': audience,
  'Stance.audienceId': audience,
  'Tie.audienceId': audience,
  'Outcome.audienceId': audience,
  'Publication.audienceId': audience,
  'Source.audienceId': audience,
  'Claim.audienceId': audience,
}

/** The ways to change a column; one that names a claim's subject also takes the place of another. */
export function changesOf({ table, name, values }: Column, all: readonly Column[]): Change[] {
  const beside = Object.entries(together[`${table}.${name}`] ?? {})
  const changes = [
    ...values.map((value): Change => ({ set: `"${name}" = ${value}`, value })),
    ...beside.map(([value, also]) => ({ set: `"${name}" = ${value}, ${also}`, value })),
  ]
  const subjects = all.filter(
    ({ table: of, name: one }) =>
      of === 'Claim' && /Id$/.test(one) && one !== 'sourceId' && one !== 'audienceId',
  )
  if (table !== 'Claim' || !subjects.some((one) => one.name === name)) return changes
  const none = subjects.filter((one) => one.name !== name).map((one) => `"${one.name}" = NULL`)
  return [...changes, ...changes.map(({ set, value }) => ({ set: [set, ...none].join(), value }))]
}
