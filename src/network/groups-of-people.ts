import type { GraphFilter } from '../model/viewer.ts'
import type { Engine, Parameters } from './engine.ts'
import { type AsOf, holding, holdingParams } from './holding.ts'
import { inOrder, keyset, keysetParams } from './keyset.ts'
import { countOf } from './tie-page.ts'
import type { ActorColumns, Page, PageRequest } from './tie-row.ts'

/** A group that a person belongs to, and the membership that says so. */
export interface GroupOfPerson {
  readonly membershipId: string
  readonly group: ActorColumns
  readonly key: string
}

/** What every page of groups hanging under a batch of people is asked with. */
export interface GroupsRequest {
  readonly filter: GraphFilter
  readonly asOf: AsOf
  readonly page: PageRequest
  /** Whether memberships of invented people count too. */
  readonly includeSynthetic: boolean
}

/** Which groups do these people belong to? People are ids only; pages are ordered by group name. */
export function groupsOfPeople(
  ids: readonly string[],
  request: GroupsRequest,
): { text: string; params: Parameters } {
  const { filter, asOf, page } = request
  const { where, order } = keyset(page, 'o.sortName', 'r.id')
  const pattern = '(p)-[r:BELONGS_TO]->(o:Actor:Group)'
  const real = request.includeSynthetic ? [] : ['r.synthetic = false']
  const held = [filter.seen('r'), filter.seen('o'), ...holding(asOf, 'r'), ...real]
  const lines = [
    'UNWIND $ids AS source',
    `MATCH (p:Person {id: source}) WHERE ${filter.seen('p')}`,
    'CALL (p) {',
    `  MATCH ${pattern}`,
    `  WHERE ${[...held, ...where].join(' AND ')}`,
    `  WITH r, o ${order} LIMIT $limit`,
    '  RETURN collect(r.id) AS memberships, collect(o.id) AS ids, collect(o.slug) AS slugs, collect(o.name) AS names, collect(o.classification) AS classifications, collect(o.level) AS levels, collect(o.sortName) AS sortKeys',
    '}',
    ...(page.total ? countOf('p', pattern, held) : []),
    `RETURN source, memberships, ids, slugs, names, classifications, levels, sortKeys${page.total ? ', total' : ''}`,
  ]
  return {
    text: lines.join('\n'),
    params: { ids, ...filter.params, ...holdingParams(asOf), ...keysetParams(page) },
  }
}

export async function readGroupsOfPeople(
  engine: Engine,
  ids: readonly string[],
  request: GroupsRequest,
): Promise<Map<string, Page<GroupOfPerson>>> {
  const { text, params } = groupsOfPeople(ids, request)
  const rows = await engine.read(text, params)
  return new Map(
    rows.map((row) => {
      const column = (name: string, at: number) => (row[name] as string[])[at] as string
      const items = (row.sortKeys as string[]).map((key, at) => ({
        membershipId: column('memberships', at),
        key,
        group: {
          id: column('ids', at),
          slug: column('slugs', at),
          name: column('names', at),
          kind: 'GROUP',
          classification: column('classifications', at),
          level: column('levels', at),
        },
      }))
      const total = request.page.total ? (row.total as number) : null
      return [row.source as string, inOrder(items, request.page, total)]
    }),
  )
}
