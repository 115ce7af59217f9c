import type { RevisionOperation } from '../model/change.ts'
import { publicId } from '../model/public-id.ts'
import { prefixOf, type RecordKind, recordKinds } from '../model/record-kind.ts'
import type { RowKey } from '../records/changes-since.ts'
import type { PrismaClient } from '../records/generated/client.ts'
import { type Image, type RowImages, rowImages } from '../records/past-images.ts'
import { type Asked, askedBy, columnsOf, metWhere } from '../records/where-image.ts'
import { type ChangeTable, changeTables, tableOfKind } from './change-tables.ts'
import type { SeenRecords } from './records.ts'

/** A change of a record as a viewer sees it. */
export interface SeenChange {
  readonly kind: RecordKind
  /** The record's public id. */
  readonly id: string
  /** CREATED: it could not be seen before; DELETED: it cannot be seen now; UPDATED: both can. */
  readonly operation: RevisionOperation
}

type Moment = 'before' | 'after'

const keyOf = ({ table, id }: RowKey): string => `${table}:${id}`

/**
 * What a viewer sees of changes between two snapshots: the records that the rows are, or are a part
 * of, as far as they could be seen at either of them; each once, by type and id. Whether a row could
 * be seen is the one filter of all reads, asked of the rows and of those above them as they were at
 * that moment.
 */
export async function seenChanges(
  run: Pick<PrismaClient, '$queryRaw'>,
  rows: readonly RowKey[],
  between: { before: string; after: string },
  seen: SeenRecords,
): Promise<SeenChange[]> {
  const tables = changeTables(seen)
  const told = rows.filter(({ table }) => tables[table])
  if (told.length === 0) return []
  const images = await imagesAround(run, told, between, tables)
  const imageOf = (moment: Moment) => (row: RowKey) => images.get(keyOf(row))?.[moment] ?? null
  const isSeen = (row: RowKey, moment: Moment): boolean => {
    const { where } = tables[row.table] as ChangeTable
    return metWhere(row.table, where, imageOf(moment)(row), imageOf(moment))
  }
  const found = new Map<string, SeenChange>()
  for (const row of told) {
    for (const moment of ['before', 'after'] as const) {
      if (!isSeen(row, moment)) continue
      const { kind, partOf } = tables[row.table] as ChangeTable
      const id = partOf ? (imageOf(moment)(row)?.[partOf] as string) : row.id
      const record = { table: tableOfKind(kind), id }
      const change = { kind, id: publicId(prefixOf(kind), id), operation: operationOf(record) }
      found.set(change.id, change)
    }
  }
  function operationOf(record: RowKey): RevisionOperation {
    if (!isSeen(record, 'before')) return 'CREATED'
    return isSeen(record, 'after') ? 'UPDATED' : 'DELETED'
  }
  return [...found.values()].sort(byKindAndId)
}

const byKindAndId = (a: SeenChange, b: SeenChange): number =>
  recordKinds.indexOf(a.kind) - recordKinds.indexOf(b.kind) || (a.id < b.id ? -1 : 1)

/** The rows and all that their filters ask about, at both moments; one statement for each step up. */
async function imagesAround(
  run: Pick<PrismaClient, '$queryRaw'>,
  rows: readonly RowKey[],
  between: { before: string; after: string },
  tables: Readonly<Record<string, ChangeTable>>,
): Promise<ReadonlyMap<string, RowImages>> {
  const whereOf = (table: string) => (tables[table] as ChangeTable).where
  const columns = [
    ...new Set(Object.entries(tables).flatMap(([table, { where }]) => columnsOf(table, where))),
  ]
  const images = new Map<string, RowImages>()
  let asked: Asked[] = rows.map((row) => ({ ...row, where: whereOf(row.table) }))
  while (asked.length > 0) {
    const missing = asked.filter((row) => !images.has(keyOf(row)))
    const fresh = [...new Map(missing.map((row) => [keyOf(row), row])).values()]
    if (fresh.length > 0) {
      for (const one of await rowImages(run, fresh, columns, between)) images.set(keyOf(one), one)
    }
    const above = (row: Asked, image: Image | null | undefined) =>
      image ? askedBy(row.table, row.where, image) : []
    asked = asked.flatMap((row) => {
      const found = images.get(keyOf(row))
      return [...above(row, found?.before), ...above(row, found?.after)]
    })
  }
  return images
}
