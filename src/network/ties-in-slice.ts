import { actorAt, actorColumns, type Column, collected, tieAt, tieColumns } from './columns.ts'
import type { Engine } from './engine.ts'
import { keyset, keysetParams } from './keyset.ts'
import { tieInSlice } from './slice.ts'
import { actorsOf, batchParams, inOneOf, pagesBySlice, type Slices } from './slice-batch.ts'
import type { Question } from './tie-page.ts'
import type { ActorColumns, Page, PageRequest, TieColumns } from './tie-row.ts'

export interface SliceTie {
  readonly tie: TieColumns
  readonly from: ActorColumns
  readonly to: ActorColumns
  readonly key: string
}

/** A page of the ties of each slice, in order of the name of the actor at `from`, then the id. */
export function tiesInSlices(slices: Slices, page: PageRequest): Question {
  const { where, order } = keyset(page, 'a.sortName', 'r.id')
  const columns: Column[] = [
    ...tieColumns('tie', 'r'),
    ...actorColumns('from', 'a'),
    ...actorColumns('to', 'b'),
    ['sortKeys', 'a.sortName'],
  ]
  const held = [...inOneOf(slices, 'a'), ...tieInSlice(slices[0], 'r'), ...inOneOf(slices, 'b')]
  const lines = (place: readonly string[]) => [
    'CALL (slice) {',
    ...actorsOf(slices, 'a', '-[r]->(b:Actor)').map((line) => `  ${line}`),
    `  WHERE ${[...place, ...held].join(' AND ')}`,
  ]
  return {
    text: [
      'UNWIND $slices AS slice',
      // True of every name; with it Neo4j goes along the index of names and stops early.
      ...lines(["a.sortName >= ''", ...where]),
      `  WITH a, r, b ${order} LIMIT $limit`,
      `  RETURN ${collected(columns)}`,
      '}',
      ...(page.total ? [...lines([]), '  RETURN count(r) AS total', '}'] : []),
      `RETURN slice.name AS source, ${columns.map(([name]) => name).join(', ')}${page.total ? ', total' : ''}`,
    ].join('\n'),
    params: { ...batchParams(slices), ...keysetParams(page) },
  }
}

/** Runs the text: one page for each slice, in their order. */
export async function readTiesInSlices(
  engine: Engine,
  slices: Slices,
  page: PageRequest,
): Promise<Page<SliceTie>[]> {
  const { text, params } = tiesInSlices(slices, page)
  const rows = await engine.read(text, params)
  return pagesBySlice(slices, rows, page, (row, at) => ({
    tie: tieAt(row, 'tie', at),
    from: actorAt(row, 'from', at),
    to: actorAt(row, 'to', at),
    key: (row.sortKeys as string[])[at] as string,
  }))
}
