import { randomInt } from 'node:crypto'
import { slugOf } from '../../model/input-text.ts'
import type { IdPrefix } from '../../model/public-id.ts'
import { defaultVisibility, isNarrow } from '../../records/write/audience.ts'
import type { Values } from '../../records/write/write.ts'
import type { Draft } from './draft.ts'

export type Slugged = 'actor' | 'issue' | 'activity' | 'publication' | 'source'

const letters = 'abcdefghijklmnopqrstuvwxyz234567'

/**
 * The slug with five letters or digits behind it that mean nothing: a number would tell how many
 * records bear the like, those too that the writer does not see.
 */
export function completed(slug: string): string {
  const ending = Array.from({ length: 5 }, () => letters.charAt(randomInt(letters.length)))
  return `${slug.slice(0, 190).replace(/-+$/, '')}-${ending.join('')}`
}

/** Whether a row, as it will be, is seen by less than the network: its slug is always completed. */
export const isHidden = (table: IdPrefix, { visibility }: Values): boolean =>
  isNarrow(visibility ?? defaultVisibility(table))

/**
 * The slug that somebody wants; if a record that they do not see bears it, a completed one, so that a
 * refusal tells them nothing of it. Only one that was hidden later bears a slug that others may want.
 */
export async function unlessHidden(draft: Draft, table: Slugged, wanted: string): Promise<string> {
  const { seen } = draft.write
  if (!(await isBorne(draft, table, wanted))) return wanted
  return (await isBorne(draft, table, wanted, seen(table))) ? wanted : completed(wanted)
}

async function isBorne(draft: Draft, table: Slugged, slug: string, seen = {}): Promise<boolean> {
  const rows = draft.write.tx[table].findMany as unknown as (query: object) => Promise<object[]>
  return (await rows({ where: { AND: seen, slug }, select: { id: true } })).length > 0
}

/** The slug of a new record: the one that its input gives, or one made from the name. */
export async function slugFrom(
  draft: Draft,
  table: Slugged,
  values: Values,
  name: unknown,
): Promise<string> {
  const given = values.slug as string | null | undefined
  const wanted = given ?? slugOf(String(name ?? ''))
  if (isHidden(table, values)) return completed(wanted)
  if (given != null) return given
  const isTaken = slugsIn(draft, table).includes(wanted) || (await isBorne(draft, table, wanted))
  return isTaken ? completed(wanted) : wanted
}

/** Makes a new record known to the rest of the request by its slug, and by the one that was asked for. */
export function announce(
  draft: Draft,
  table: Slugged,
  { asked, slug, id }: { readonly asked: unknown; readonly slug: string; readonly id: string },
): void {
  draft.references.announce(table, slug, id)
  if (typeof asked === 'string') draft.references.announce(table, asked, id)
}

const slugsIn = ({ rows }: Draft, table: IdPrefix): string[] =>
  rows.flatMap((row) =>
    row.what === 'CREATE' && row.table === table ? [row.values.slug as string] : [],
  )
