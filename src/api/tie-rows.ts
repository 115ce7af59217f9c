import type { SeenTie, TieColumns, TiePage } from '../network/tie-row.ts'
import type { Context } from './context.ts'
import { loadRows } from './record-rows.ts'
import type { Select } from './selection.ts'
import type { Row } from './table.ts'
import type { LoadedTie, Site, TieAsk } from './tie-level.ts'

export type ActorRow = { id: string; kind: string } & Record<string, unknown>
export type TieRow = { id: string } & Record<string, unknown>

/** The columns that the network carries: asking for no others costs no statement. */
const carriedByActors = new Set(['id', 'kind', 'slug', 'name', 'classification', 'level'])
const carriedByTies = new Set([
  'id',
  'kind',
  'fromId',
  'toId',
  'role',
  'since',
  'until',
  'sinceMin',
  'sinceMax',
  'untilMin',
  'untilMax',
  'lastConfirmedOn',
  'strength',
  'confidence',
  '_count',
  'from',
  'to',
])

const within = (columns: Set<string>, select: Select | null): boolean =>
  Object.keys(select ?? {}).every((name) => columns.has(name))

export const carriesActors = (select: Select | null): boolean => within(carriedByActors, select)
export const carriesTies = (select: Select | null): boolean => within(carriedByTies, select)

/**
 * Loads what the network does not carry, for all pages of a level: at most one statement for the
 * actors and one for the ties. Answers how to complete one tie of one page; null when a row is gone
 * between the stores.
 */
export async function loadTieRows(
  context: Context,
  level: readonly TieAsk[],
  sites: readonly Site[],
  pages: readonly (TiePage | Error)[],
  carried: boolean,
): Promise<(at: number, page: TiePage, seen: SeenTie) => LoadedTie | null> {
  const distinct = [...new Set(sites)]
  const read = pages.filter((page): page is TiePage => !(page instanceof Error))
  const actorIds = new Set(carried ? [] : read.flatMap((page) => page.items.map(otherId)))
  const withEnds = distinct.some((site) => site.ties?.from || site.ties?.to)
  if (!carried && withEnds) for (const ask of level) actorIds.add(ask.actorId)
  const tiesCarried = distinct.every((site) => carriesTies(site.ties))
  const tieIds = new Set(tiesCarried ? [] : read.flatMap((page) => page.items.map(tieId)))
  const [actors, ties] = await Promise.all([
    rowsBySite(context, 'actor', actorIds, distinct, (site) => site.actors),
    rowsBySite(context, 'tie', tieIds, distinct, (site) => site.ties),
  ])
  return (at, page, seen) => {
    const site = sites[at] as Site
    const actor = (id: string, columns: object | null) =>
      (carried ? columns : actors.get(site)?.get(id)) as ActorRow | undefined
    const other = actor(seen.otherId, seen.other)
    const tie = (tiesCarried ? carriedTie(seen.tie) : ties.get(site)?.get(seen.tie.id)) as
      | TieRow
      | undefined
    if (!other || !tie) return null
    const self = actor(level[at]?.actorId as string, page.self)
    const outward = seen.tie.toId === seen.otherId
    const ends = outward ? { from: self, to: other } : { from: other, to: self }
    return { seen, other, tie: { ...tie, ...ends } }
  }
}

const otherId = (seen: SeenTie): string => seen.otherId
const tieId = (seen: SeenTie): string => seen.tie.id

/** The row of a tie as the network carries it, without its ends. */
export const carriedTie = ({ unsourced, ...tie }: TieColumns): TieRow => ({
  ...tie,
  _count: { claims: unsourced ? 0 : 1 },
})

/** The rows that each site asks for, by id; the ends of ties are left to the actors beside them. */
export async function rowsBySite<Site>(
  context: Context,
  table: 'actor' | 'tie',
  ids: ReadonlySet<string>,
  sites: readonly Site[],
  selection: (site: Site) => Select | null,
): Promise<Map<Site, Map<string, Row>>> {
  if (ids.size === 0) return new Map()
  const selections = sites.map((site) => {
    const { from, to, ...select } = selection(site) ?? {}
    return select
  })
  const rows = await loadRows(context, table, [...ids], selections)
  return new Map(sites.map((site, at) => [site, rows[at] as Map<string, Row>]))
}
