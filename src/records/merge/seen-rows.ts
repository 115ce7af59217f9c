import { prefixOfTable } from '../../model/public-id.ts'
import { metWhere } from '../where-image.ts'
import type { Values, Write } from '../write/write.ts'
import { pointers } from './pointers.ts'

/** A row of a table, as a journal of merges names it. */
export interface TableRow {
  readonly table: string
  readonly id: string
}

type FindIds = (query: object) => Promise<{ id: string }[]>

/** What the writer sees of a table, of what a merge left aside too. */
function seenOf({ seen }: Write, table: string): object {
  const { absorbedBy: _aside, ...where } = seen(prefixOfTable(table)) as Values
  return where
}

const findIds = ({ tx }: Write, table: string) =>
  tx[prefixOfTable(table)].findMany as unknown as FindIds

/** The ids of the rows that name an actor and that the writer sees. */
export async function seenNaming(write: Write, actor: string): Promise<Set<string>> {
  const each = pointers.map(({ table, columns }) =>
    findIds(
      write,
      table,
    )({
      where: { AND: seenOf(write, table), OR: columns.map((column) => ({ [column]: actor })) },
      select: { id: true },
    }),
  )
  return new Set((await Promise.all(each)).flat().map(({ id }) => id))
}

/**
 * Those of the rows that the writer sees: what a merge did to the others is nobody's to be told. One
 * that is gone is seen by those who are in the circle that it was in last.
 */
export async function seenOnly<Row extends TableRow>(
  write: Write,
  rows: readonly Row[],
): Promise<Row[]> {
  const seen = new Set<string>()
  for (const table of new Set(rows.map((row) => row.table))) {
    const ids = rows.flatMap((row) => (row.table === table ? [row.id] : []))
    const where = { AND: seenOf(write, table), id: { in: ids } }
    for (const { id } of await findIds(write, table)({ where, select: { id: true } })) seen.add(id)
    const gone = await write.tx.revision.findMany({
      where: { table, recordId: { in: ids }, operation: 'DELETED' },
      select: { recordId: true, image: true },
    })
    for (const { recordId, image } of gone) {
      const circle = { circle: (image as Values).circle ?? null }
      if (metWhere('Source', write.seen('source'), circle, () => null)) seen.add(recordId)
    }
  }
  return rows.filter(({ id }) => seen.has(id))
}
