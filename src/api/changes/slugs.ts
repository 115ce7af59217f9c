import { slugOf } from '../../model/input-text.ts'
import type { IdPrefix } from '../../model/public-id.ts'
import type { Values } from '../../records/write/write.ts'
import type { Draft } from './draft.ts'

export type Slugged = 'actor' | 'issue' | 'activity' | 'publication' | 'source'

/** The slug, or where that is taken, the slug with the first number behind it that is free. */
async function freeSlug(draft: Draft, table: Slugged, wanted: string): Promise<string> {
  const found = await (
    draft.write.tx[table].findMany as unknown as (query: object) => Promise<{ slug: string }[]>
  )({
    where: { OR: [{ slug: wanted }, { slug: { startsWith: `${wanted}-` } }] },
    select: { slug: true },
  })
  const taken = new Set([...found.map(({ slug }) => slug), ...slugsIn(draft, table)])
  if (!taken.has(wanted)) return wanted
  let n = 2
  while (taken.has(`${wanted}-${n}`)) n += 1
  return `${wanted}-${n}`
}

/**
 * The slug that somebody wants; if a record that they do not see bears it, a free one, so that a
 * refusal tells them nothing of it.
 */
export async function unlessHidden(draft: Draft, table: Slugged, wanted: string): Promise<string> {
  const { tx, seen } = draft.write
  const rows = tx[table].findMany as unknown as (query: object) => Promise<object[]>
  const bearing = (where: object) =>
    rows({ where: { ...where, slug: wanted }, select: { id: true } })
  if ((await bearing({})).length === 0) return wanted
  const isSeen = (await bearing({ AND: seen(table) })).length > 0
  return isSeen ? wanted : freeSlug(draft, table, wanted)
}

/** The slug that an input gives, or one made from the name. */
export const slugFrom = async (
  draft: Draft,
  table: Slugged,
  { slug }: Values,
  name: unknown,
): Promise<string> =>
  (slug as string | null | undefined) ?? freeSlug(draft, table, slugOf(String(name ?? '')))

const slugsIn = ({ rows }: Draft, table: IdPrefix): string[] =>
  rows.flatMap((row) =>
    row.what === 'CREATE' && row.table === table ? [row.values.slug as string] : [],
  )
