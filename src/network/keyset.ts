import type { Page, PageRequest } from './tie-row.ts'

/**
 * The keyset condition and order of one page: one key, then the id, both in one direction. A
 * backward page is the mirrored text; `inOrder` turns its rows round again.
 */
export function keyset(
  page: PageRequest,
  key: string,
  id: string,
): { where: string[]; order: string } {
  const descending = page.descending !== page.backward
  const [from, past, direction] = descending ? ['<=', '>=', ' DESC'] : ['>=', '<=', '']
  return {
    where: page.after ? [`${key} ${from} $key`, `NOT (${key} = $key AND ${id} ${past} $id)`] : [],
    order: `ORDER BY ${key}${direction}, ${id}${direction}`,
  }
}

/** The parameters that `keyset` names; one row more than asked tells whether there are more. */
export const keysetParams = (page: PageRequest): Record<string, unknown> => ({
  limit: page.limit + 1,
  ...(page.after && { key: page.after.key, id: page.after.id }),
})

/** Turns the rows of a text into the page: one more than asked is cut off, backward ones turned. */
export function inOrder<Item>(
  rows: Item[],
  page: Pick<PageRequest, 'limit' | 'backward'>,
  total: number | null,
): Page<Item> {
  const items = rows.slice(0, page.limit)
  return {
    items: page.backward ? items.reverse() : items,
    more: rows.length > page.limit,
    total,
  }
}
