import type { Parameters, Row } from './engine.ts'
import { inOrder } from './keyset.ts'
import { actorInSlice, type Slice, sliceParams } from './slice.ts'
import type { Page, PageRequest } from './tie-row.ts'

/**
 * Slices that one text answers together. They differ in nothing but whom they are around; one that
 * is around nobody stands alone.
 */
export type Slices = readonly [Slice, ...Slice[]]

/** What they have in common. */
export const common = ([first]: Slices): Slice => ({ ...first, around: null })

/** How many actors the slices of one text are around at most, together. */
const mostMembers = 50_000

/** Slices that are around some actors, cut into batches that one text can answer each. */
export function inBatches(slices: Slices): Slices[] {
  const batches: [Slice, ...Slice[]][] = []
  let room = 0
  for (const slice of slices) {
    const size = slice.around?.length ?? 0
    const last = batches.at(-1)
    if (last && size <= room) last.push(slice)
    else batches.push([slice])
    room = (last && size <= room ? room : mostMembers) - size
  }
  return batches
}

/** The lines that begin the pass over the actors of one slice, `slice` being its row of `$slices`. */
export const actorsOf = ([{ around }]: Slices, actor: string, onward = ''): string[] =>
  around
    ? ['UNWIND slice.members AS member', `MATCH (${actor}:Actor {id: member})${onward}`]
    : [`MATCH (${actor}:Actor)${onward}`]

/** The conditions that an actor variable is in the slice of the row `slice`. */
export const inOneOf = (slices: Slices, actor: string): string[] => [
  ...actorInSlice(common(slices), actor),
  ...(slices[0].around ? [`slice.name IN coalesce($members[${actor}.id], [])`] : []),
]

/** The condition that an actor variable is one that some slice is around; none: they are around nobody. */
export const inAnyOf = (slices: Slices, actor: string): string[] =>
  slices[0].around ? [`$members[${actor}.id] IS NOT NULL`] : []

/** The parameters of a text that begins with `UNWIND $slices AS slice`; names count from 0. */
export function batchParams(slices: Slices): Parameters {
  const rows = slices.map(({ around }, at) => ({ name: String(at), members: around ?? [] }))
  const places = rows.flatMap(({ name, members }) => members.map((id) => ({ id, name })))
  const byId = Map.groupBy(places, ({ id }) => id)
  const members = Object.fromEntries(
    [...byId].map(([id, found]) => [id, found.map(({ name }) => name)]),
  )
  return { ...sliceParams(common(slices)), slices: rows, ...(slices[0].around && { members }) }
}

/** The page of a slice that has nothing. */
export const emptyPage: Page<never> = Object.freeze({ items: [], more: false, total: 0 })

/** The pages that rows hold as columns, one row for each slice. */
export function pagesBySlice<Item>(
  slices: Slices,
  rows: readonly Row[],
  page: PageRequest,
  itemAt: (row: Row, at: number) => Item,
): Page<Item>[] {
  const byName = new Map(rows.map((row) => [row.source, row]))
  return slices.map((_, name) => {
    const row = byName.get(String(name))
    if (!row) return emptyPage
    const items = (row.sortKeys as string[]).map((_key, at) => itemAt(row, at))
    return inOrder(items, page, page.total ? (row.total as number) : null)
  })
}
