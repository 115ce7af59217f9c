import { Refusal } from '../model/problem.ts'
import type { Page, PageRequest } from '../network/tie-row.ts'
import { builder } from './builder.ts'
import { type Cursor, decodeCursor, encodeCursor, type KeyKind } from './cursor.ts'

const defaultSize = 25
const largest = 100

/** The arguments of every connection. */
export const pageArgs = () => pageArguments

const pageArguments = builder.args((t) => ({
  first: t.int({
    description: 'How many items from the beginning, or after `after`: 1 to 100. Default 25.',
  }),
  after: t.string({ description: 'A cursor: the page begins after it.' }),
  last: t.int({ description: 'How many items from the end, or before `before`: 1 to 100.' }),
  before: t.string({ description: 'A cursor: the page ends before it.' }),
}))

export interface PageArgs {
  first?: number | null | undefined
  after?: string | null | undefined
  last?: number | null | undefined
  before?: string | null | undefined
}

const bad = (id: string, en: string) => new Refusal('BAD_PAGE', { id, en })

/** Reads the page arguments for the list of that name; throws BAD_PAGE, PAGE_TOO_LARGE or a cursor's refusal. */
export function readPage(
  list: string,
  args: PageArgs,
  kind: KeyKind = 'TEXT',
): { limit: number; backward: boolean; cursor: Cursor | null } {
  const { first, after, last, before } = args
  if (first != null && last != null) {
    throw bad('Pakai first atau last, jangan keduanya.', 'Use first or last, not both.')
  }
  const backward = last != null || (before != null && first == null)
  if (backward ? after != null : before != null) {
    throw bad(
      'after hanya dengan first, before hanya dengan last.',
      'Use after with first, and before with last.',
    )
  }
  const limit = first ?? last ?? defaultSize
  if (limit < 1) throw bad('first dan last mulai dari 1.', 'first and last begin at 1.')
  if (limit > largest) {
    throw new Refusal('PAGE_TOO_LARGE', {
      id: `Satu halaman paling banyak ${largest}; diminta ${limit}.`,
      en: `A page holds at most ${largest}; ${limit} were asked for.`,
    })
  }
  const cursor = (backward ? before : after) ?? null
  return { limit, backward, cursor: cursor === null ? null : decodeCursor(list, cursor, kind) }
}

/** One edge as every connection shows it. */
export interface Edge<Item> {
  readonly cursor: string
  readonly item: Item
}

/** One page as every connection shows it. */
export interface Connection<Item> {
  readonly edges: readonly Edge<Item>[]
  readonly pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
  readonly totalCount: number | null
}

/** Turns a page into edges with cursors; `place` tells the key and the id that the list is sorted by. */
export function toConnection<Item>(
  list: string,
  day: string | null,
  request: Pick<PageRequest, 'backward' | 'after'>,
  page: Page<Item>,
  place: (item: Item) => { key: string; id: string },
): Connection<Item> {
  const edges = page.items.map((item) => ({
    item,
    cursor: encodeCursor(list, { ...place(item), day }),
  }))
  return {
    edges,
    pageInfo: {
      hasNextPage: request.backward ? request.after !== null : page.more,
      hasPreviousPage: request.backward ? page.more : request.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: page.total,
  }
}
