import { type Dependence, dependsOn, dirtyKind } from './depends-on.ts'

/** A trigger that writes dirty rows, as it stands in the database. */
export interface DirtyTrigger {
  readonly name: string
  readonly table: string
  readonly event: 'INSERT' | 'UPDATE' | 'DELETE' | 'TRUNCATE'
  readonly calls: string
}

/** A function that such a trigger calls: its name and its body. */
export interface DirtyFunction {
  readonly name: string
  readonly body: string
}

const events = ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'] as const

/** The function that a TRUNCATE calls, whatever the table: nobody knows what was there. */
const truncated = 'mark_all_dirty'

const functionOf = (table: string): string => `mark_dirty_by_${table}`

const direct = (all: readonly Dependence[]) => all.filter(({ through }) => !through)

/**
 * The triggers that `dependsOn` demands: for each of its tables one for each event. A row that is
 * joined with the records only through others cannot come or go alone, so it can only be changed.
 */
export const dirtyTriggers = (): DirtyTrigger[] =>
  Object.entries(dependsOn).flatMap(([table, all]) => {
    const joinedOnly = direct(all).length === 0
    const due = events.filter((event) => !joinedOnly || event === 'UPDATE' || event === 'TRUNCATE')
    return due.map((event) => ({
      name: `${table}_dirty_${event.toLowerCase()}`,
      table,
      event,
      calls: event === 'TRUNCATE' ? truncated : functionOf(table),
    }))
  })

export const dirtyFunctions = (): DirtyFunction[] => [
  ...Object.entries(dependsOn).map(([table, all]) => ({
    name: functionOf(table),
    body: bodyOf(table, all),
  })),
  { name: truncated, body: truncateBody },
]

/** The statements that make functions and triggers. They are run once, by a migration. */
export const dirtyTriggersSql = (): string =>
  [
    ...dirtyFunctions().map(functionSql),
    ...dirtyTriggers().map(
      ({ name, table, event, calls }) =>
        `CREATE TRIGGER "${name}" AFTER ${event} ON "${table}"${referencing[event]}\n` +
        `FOR EACH STATEMENT EXECUTE FUNCTION "${calls}"();`,
    ),
  ].join('\n\n')

const referencing = {
  INSERT: ' REFERENCING NEW TABLE AS new_rows',
  UPDATE: ' REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows',
  DELETE: ' REFERENCING OLD TABLE AS old_rows',
  TRUNCATE: '',
}

/** Whoever changes a record may have its dirty row written, and cannot bend how. */
const functionSql = ({ name, body }: DirtyFunction): string =>
  `CREATE FUNCTION "${name}"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$${body}$$;
REVOKE EXECUTE ON FUNCTION "${name}"() FROM PUBLIC;`

const insert = (keys: string): string =>
  `INSERT INTO "Dirty" (kind, id)
    ${keys}
    ON CONFLICT DO NOTHING;`

function bodyOf(table: string, all: readonly Dependence[]): string {
  const named = direct(all)
  const from = (rows: string) =>
    insert(union(named.map((one) => `${keyOf(table, one)} FROM ${rows}${given(one)}`)))
  const update = insert(union(all.flatMap((one) => changed(table, one))))
  const work =
    named.length === 0
      ? update
      : `IF TG_OP = 'INSERT' THEN
    ${from('new_rows')}
  ELSIF TG_OP = 'DELETE' THEN
    ${from('old_rows')}
  ELSE
    ${update}
  END IF;`
  return `
BEGIN
  ${work}
  IF FOUND THEN PERFORM pg_notify('anyam_dirty', ''); END IF;
  RETURN NULL;
END `
}

const truncateBody = `
BEGIN
  ${insert(`VALUES ('all', '00000000-0000-0000-0000-000000000000'::uuid)`)}
  PERFORM pg_notify('anyam_dirty', '');
  RETURN NULL;
END `

const union = (parts: readonly string[]): string => parts.join('\n    UNION ')

const keyOf = (table: string, one: Dependence): string =>
  `SELECT '${dirtyKind(table, one)}', "${one.key}"`

const given = ({ key }: Dependence): string => (key === 'id' ? '' : ` WHERE "${key}" IS NOT NULL`)

/** The keys of rows that an UPDATE changed in what counts, as they were before and after it. */
function changed(table: string, one: Dependence): string[] {
  if (one.columns === 'every') {
    return ['old_rows', 'new_rows'].map((rows) => `${keyOf(table, one)} FROM ${rows}`)
  }
  const columns = [...new Set(['id', one.key, ...one.columns])]
    .map((name) => `"${name}"`)
    .join(', ')
  const but = (these: string, those: string) =>
    `${keyOf(table, one)} FROM (SELECT ${columns} FROM ${these} EXCEPT SELECT ${columns} FROM ${those}) row${given(one)}`
  return [but('old_rows', 'new_rows'), but('new_rows', 'old_rows')]
}
