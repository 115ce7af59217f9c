import type { IdPrefix } from '../../model/public-id.ts'
import type { Prisma } from '../generated/client.ts'
import { refusalOf } from './attempt.ts'
import type { ChangeProblem, RowChange, Write } from './write.ts'

interface Table {
  createMany(query: { data: readonly object[] }): Promise<{ count: number }>
  updateMany(query: { where: object; data: object }): Promise<{ count: number }>
  deleteMany(query: { where: object }): Promise<{ count: number }>
  findUnique(query: { where: object; select: object }): Promise<{ version: number } | null>
}

const tableOf = (tx: Prisma.TransactionClient, name: IdPrefix): Table =>
  tx[name] as unknown as Table

/**
 * Writes the rows, in their order. All at once as long as the database refuses none; else one by
 * one, so that each refusal is told with its path, and what hangs under a refused row is passed over.
 */
export async function applyRows(write: Write, rows: readonly RowChange[]): Promise<void> {
  const { tx } = write
  const all = async () => {
    for (const group of inGroups(rows)) await applyGroup(write, group)
  }
  if ((await refusalOf(tx, all)) === null) return
  const refused: (readonly string[])[] = []
  const missing = new Set<unknown>()
  for (const row of rows) {
    if (refused.some((path) => path.every((part, at) => row.path[at] === part))) continue
    if ('values' in row && Object.values(row.values).some((one) => missing.has(one))) continue
    const deleting = row.what === 'DELETE'
    const violation = await refusalOf(tx, () => applyGroup(write, [row]), deleting)
    if (!violation) continue
    const { code, text, field } = violation
    write.problem({ code, text, path: field ? [...row.path, field] : row.path })
    if (row.what !== 'CREATE') continue
    refused.push(row.path)
    missing.add(row.id)
  }
}

/** New rows of one table that follow each other go into one statement. */
function inGroups(rows: readonly RowChange[]): RowChange[][] {
  const groups: RowChange[][] = []
  for (const row of rows) {
    const last = groups.at(-1)
    const same = last?.[0]?.what === 'CREATE' && last[0].table === row.table
    if (same && row.what === 'CREATE') last.push(row)
    else groups.push([row])
  }
  return groups
}

async function applyGroup(write: Write, group: readonly RowChange[]): Promise<void> {
  const [first] = group
  if (!first) return
  const table = tableOf(write.tx, first.table)
  if (first.what === 'CREATE') {
    const data = group.map((row) => ({ id: row.id, ...('values' in row ? row.values : {}) }))
    await table.createMany({ data })
    return
  }
  const where = { id: first.id, version: first.expectedVersion }
  const { count } =
    first.what === 'UPDATE'
      ? await table.updateMany({ where, data: { ...first.values, version: { increment: 1 } } })
      : await table.deleteMany({ where })
  if (count === 0) await tellConflict(write, first)
}

/** Tells why no row of that version was there. */
export async function tellConflict(
  write: Write,
  { table, id, path }: Pick<RowChange, 'table' | 'id' | 'path'>,
  field = 'expectedVersion',
): Promise<void> {
  const found = await tableOf(write.tx, table).findUnique({
    where: { id },
    select: { version: true },
  })
  if (!found) return write.problem(notFound([...path, 'id']))
  write.problem(versionConflict({ table, id }, found.version, [...path, field]))
}

/** That a record is of another version, at that place of the arguments. */
export const versionConflict = (
  current: { readonly table: IdPrefix; readonly id: string },
  version: number,
  path: readonly string[],
): ChangeProblem => ({
  code: 'VERSION_CONFLICT',
  text: {
    id: `Catatan itu sudah berubah: versinya kini ${version}.`,
    en: `The record has changed: its version is ${version} now.`,
  },
  path,
  current,
})

/** That there is no such record, at that place of the arguments. */
export const notFound = (path: readonly string[]) => ({
  code: 'NOT_FOUND' as const,
  text: { id: 'Catatan itu tidak ada.', en: 'There is no such record.' },
  path,
})
