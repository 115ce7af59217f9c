import { actorAt, actorColumns, type Column, collected } from './columns.ts'
import type { Engine } from './engine.ts'
import { keyset, keysetParams } from './keyset.ts'
import { tieInSlice } from './slice.ts'
import { actorsOf, batchParams, inOneOf, pagesBySlice, type Slices } from './slice-batch.ts'
import type { Question } from './tie-page.ts'
import type { ActorColumns, Page, PageRequest } from './tie-row.ts'
import { ruleCount, ruleHolds, ruleParams, type TieRule } from './tie-rules.ts'

/** Which actors of a slice; null: nothing is asked. An empty list matches nothing. */
export interface ActorConditions {
  readonly kinds: readonly string[] | null
  readonly classifications: readonly string[] | null
  readonly ties: readonly TieRule[]
}

export interface SliceActor {
  readonly actor: ActorColumns
  readonly key: string
}

/** The lines that find the actors `n` of one slice. All their ties are gone through once. */
function matching(slices: Slices, { kinds, classifications, ties }: ActorConditions) {
  const own = [
    ...inOneOf(slices, 'n'),
    ...(kinds ? ['n.kind IN $kinds'] : []),
    ...(classifications ? ['n.classification IN $classifications'] : []),
  ]
  const counts = ties.map((_, at) => `count${at}`)
  const ruled = [
    '  CALL (n, slice) {',
    '    MATCH (n)-[r]-(o:Actor)',
    `    WHERE ${[...tieInSlice(slices[0], 'r'), ...inOneOf(slices, 'o')].join(' AND ')}`,
    `    RETURN ${ties.map(ruleCount).join(', ')}`,
    '  }',
    `  WITH n, ${counts.join(', ')} WHERE ${ties.map(ruleHolds).join(' AND ')}`,
  ]
  return (place: readonly string[]): string[] => [
    'CALL (slice) {',
    ...actorsOf(slices, 'n').map((line) => `  ${line}`),
    `  WHERE ${[...place, ...own].join(' AND ')}`,
    ...(ties.length > 0 ? ruled : []),
  ]
}

const columnsOf = (actor: string): Column[] => [
  ...actorColumns('actor', actor),
  ['sortKeys', `${actor}.sortName`],
]

/** A page alone: with an index of names Neo4j stops as soon as it is full. */
function pageLines(find: (place: readonly string[]) => string[], page: PageRequest): string[] {
  const { where, order } = keyset(page, 'n.sortName', 'n.id')
  return [
    // The first condition is true of every name; it makes Neo4j go along their index.
    ...find(["n.sortName >= ''", ...where]),
    `  WITH n ${order} LIMIT $limit`,
    `  RETURN ${collected(columnsOf('n'))}`,
    '}',
    `RETURN slice.name AS source, ${columnsOf('n')
      .map(([name]) => name)
      .join(', ')}`,
  ]
}

/** A page with the total: all ties are gone through once for both. */
function countedLines(find: (place: readonly string[]) => string[], page: PageRequest): string[] {
  const { order } = keyset(page, 'n.sortName', 'n.id')
  const { where } = keyset(page, 'one.sortName', 'one.id')
  const rest = where.length > 0 ? `[one IN kept WHERE ${where.join(' AND ')}]` : 'kept'
  return [
    ...find([]),
    `  WITH n ${order}`,
    '  WITH collect(n) AS kept',
    `  RETURN size(kept) AS total, ${rest}[..$limit] AS page`,
    '}',
    `RETURN slice.name AS source, total, ${columnsOf('one')
      .map(([name, value]) => `[one IN page | ${value}] AS ${name}`)
      .join(', ')}`,
  ]
}

/** A page of the actors of each slice, in order of name. */
export function actorsInSlices(
  slices: Slices,
  conditions: ActorConditions,
  page: PageRequest,
): Question {
  const find = matching(slices, conditions)
  const lines = page.total ? countedLines(find, page) : pageLines(find, page)
  const { kinds, classifications, ties } = conditions
  return {
    text: ['UNWIND $slices AS slice', ...lines].join('\n'),
    params: {
      ...batchParams(slices),
      ...keysetParams(page),
      ...(kinds && { kinds }),
      ...(classifications && { classifications }),
      ...Object.assign({}, ...ties.map(ruleParams)),
    },
  }
}

/** Runs the text: one page for each slice, in their order. */
export async function readActorsInSlices(
  engine: Engine,
  slices: Slices,
  conditions: ActorConditions,
  page: PageRequest,
): Promise<Page<SliceActor>[]> {
  const { text, params } = actorsInSlices(slices, conditions, page)
  const rows = await engine.read(text, params)
  return pagesBySlice(slices, rows, page, (row, at) => ({
    actor: actorAt(row, 'actor', at),
    key: (row.sortKeys as string[])[at] as string,
  }))
}
