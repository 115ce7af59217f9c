import type { IdPrefix } from '../../model/public-id.ts'
import type { Reference } from '../../records/write/references.ts'
import { type Draft, draftCreate, type Input } from './draft.ts'

/** Rows that only join a record (`own`) with others (`other`, of the table `of`). */
export interface Link {
  readonly table: 'actorTrade' | 'activityIssue' | 'publicationActivity'
  readonly own: string
  readonly other: string
  readonly of: IdPrefix
}

type Row = { id: string; version: number } & Record<string, unknown>

/**
 * Makes the links of a record those that the input lists under `name`, in place of what is on
 * record; left out, they stay.
 */
export async function changeLinks(
  draft: Draft,
  link: Link,
  ownId: string,
  input: Input,
  name: string,
  path: readonly string[],
): Promise<void> {
  const given = input[name] as readonly Reference[] | null | undefined
  if (given === undefined) return
  const at = (n: number) => [...path, name, String(n)]
  const found = await Promise.all(
    (given ?? []).map((one, n) => draft.references.find(link.of, one, at(n))),
  )
  const wanted = new Map(found.flatMap((id, n) => (id === null ? [] : [[id, n] as const])))
  const rows = await (
    draft.write.tx[link.table].findMany as unknown as (query: object) => Promise<Row[]>
  )({ where: { [link.own]: ownId } })
  for (const row of rows) {
    if (wanted.delete(row[link.other] as string)) continue
    const { id, version } = row
    draft.rows.push({
      what: 'DELETE',
      table: link.table,
      id,
      expectedVersion: version,
      path: [...path, name],
    })
  }
  for (const [id, n] of wanted) {
    draftCreate(draft, link.table, { [link.own]: ownId, [link.other]: id }, at(n))
  }
}
