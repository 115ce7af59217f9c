import { actorAt, actorColumns, type Column, collected } from './columns.ts'
import type { Engine } from './engine.ts'
import { keyset, keysetParams } from './keyset.ts'
import { tieInSlice } from './slice.ts'
import { actorsOf, batchParams, inOneOf, pagesBySlice, type Slices } from './slice-batch.ts'
import { tieConditionParams, tieConditions } from './tie-conditions.ts'
import type { Question } from './tie-page.ts'
import type { ActorColumns, Page, PageRequest } from './tie-row.ts'
import type { TieFilter } from './ties-of-actors.ts'

/** What is asked of the number of an actor's ties in the slice that match a filter. */
export interface TieRule {
  readonly of: TieFilter
  /** How many match: more or fewer than `than`. EVERY: no tie does not match. */
  readonly how: 'MORE' | 'FEWER' | 'EVERY'
  readonly than: number
}

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

const sideOf = { ANY: [], OUT: ['r.fromId = n.id'], IN: ['r.toId = n.id'] } as const

/** How many of an actor's ties match, as a sum over all its ties `r` to actors `o`. */
function countOf({ of, how }: TieRule, at: number): string {
  const matches = [
    ...sideOf[of.direction],
    ...tieConditions(of, 'r', `rule${at}_`),
    ...(of.otherKinds ? [`o.kind IN $rule${at}_otherKinds`] : []),
  ]
  const match = matches.length > 0 ? matches.join(' AND ') : 'true'
  const [yes, no] = how === 'EVERY' ? [0, 1] : [1, 0]
  return `coalesce(sum(CASE WHEN ${match} THEN ${yes} ELSE ${no} END), 0) AS count${at}`
}

const keeps = ({ how }: TieRule, at: number): string =>
  ({
    MORE: `count${at} > $rule${at}_than`,
    FEWER: `count${at} < $rule${at}_than`,
    EVERY: `count${at} = 0`,
  })[how]

const ruleParams = ({ of, how, than }: TieRule, at: number) => ({
  ...tieConditionParams(of, `rule${at}_`),
  ...(of.otherKinds && { [`rule${at}_otherKinds`]: of.otherKinds }),
  ...(how !== 'EVERY' && { [`rule${at}_than`]: than }),
})

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
    `    RETURN ${ties.map(countOf).join(', ')}`,
    '  }',
    `  WITH n, ${counts.join(', ')} WHERE ${ties.map(keeps).join(' AND ')}`,
  ]
  return (place: readonly string[]): string[] => [
    'CALL (slice) {',
    ...actorsOf(slices, 'n').map((line) => `  ${line}`),
    `  WHERE ${[...place, ...own].join(' AND ')}`,
    ...(ties.length > 0 ? ruled : []),
  ]
}

/** A page of the actors of each slice, in order of name. */
export function actorsInSlices(
  slices: Slices,
  conditions: ActorConditions,
  page: PageRequest,
): Question {
  const { where, order } = keyset(page, 'n.sortName', 'n.id')
  const columns: Column[] = [...actorColumns('actor', 'n'), ['sortKeys', 'n.sortName']]
  const lines = matching(slices, conditions)
  const { kinds, classifications, ties } = conditions
  return {
    text: [
      'UNWIND $slices AS slice',
      // True of every name; with it Neo4j goes along the index of names and stops early.
      ...lines(["n.sortName >= ''", ...where]),
      `  WITH n ${order} LIMIT $limit`,
      `  RETURN ${collected(columns)}`,
      '}',
      ...(page.total ? [...lines([]), '  RETURN count(n) AS total', '}'] : []),
      `RETURN slice.name AS source, ${columns.map(([name]) => name).join(', ')}${page.total ? ', total' : ''}`,
    ].join('\n'),
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
