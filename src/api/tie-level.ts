import type { GraphQLResolveInfo } from 'graphql'
import type { Page, SeenTie } from '../network/tie-row.ts'
import type { Context } from './context.ts'
import { levelLoader } from './level.ts'
import { loadRows } from './record-rows.ts'
import { asks, type Select, selectionAt } from './selection.ts'
import { readVersion, type VersionSpan } from './network-version.ts'

export type ActorRow = { id: string; kind: string } & Record<string, unknown>
export type TieRow = { id: string } & Record<string, unknown>

/** A tie of a page with the rows that its fields are resolved from. */
export interface LoadedTie {
  readonly seen: SeenTie
  readonly tie: TieRow
  readonly other: ActorRow
}

export interface TieAnswer {
  readonly page: Page<LoadedTie>
  /** Null unless it was asked for. */
  readonly version: VersionSpan | null
}

/** Where a connection's document asks for the rows of actors and of ties. */
export interface TiePaths {
  readonly actors: string[][]
  readonly ties: string[][]
}

export interface TieQuestion {
  /** Names the question and its arguments: equal names are one text. */
  readonly name: string
  readonly paths: TiePaths
  readonly read: (
    ids: readonly string[],
    wanted: { total: boolean; carry: boolean },
  ) => Promise<Map<string, Page<SeenTie>>>
}

interface Ask {
  readonly info: GraphQLResolveInfo
  readonly actorId: string
  readonly question: TieQuestion
}

/** One page of ties for one actor, answered together with all that is asked at its level. */
export const askTies = (
  context: Context,
  info: GraphQLResolveInfo,
  actorId: string,
  question: TieQuestion,
): Promise<TieAnswer> =>
  levelLoader<Ask, TieAnswer>(context, info, 'ties', answerLevel).load({ info, actorId, question })

/** The columns that the network carries, so that asking only for them costs no statement. */
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
])

const carries = (columns: Set<string>, select: Select | null): boolean =>
  Object.keys(select ?? {}).every((name) => columns.has(name))

/** Fields asked at one place of the document: their selections, planned once for all parents. */
interface Site {
  readonly actors: Select | null
  readonly ties: Select | null
  readonly total: boolean
  readonly version: boolean
}

function siteOf(context: Context, { info, question }: Ask): Site {
  const ties = selectionAt(context, info, 'Tie', question.paths.ties)
  return {
    actors: selectionAt(context, info, 'Actor', question.paths.actors),
    // The ends of a tie are actors of this level: they come with the other actors, in one statement.
    ties: ties && withoutEnds(ties),
    total: asks(context, info, 'totalCount'),
    version: asks(context, info, 'version'),
  }
}

const withoutEnds = ({ from, to, ...select }: Select): Select => ({
  ...select,
  ...((from || to) && { fromId: true, toId: true }),
})

async function answerLevel(
  context: Context,
  level: readonly Ask[],
): Promise<(TieAnswer | Error)[]> {
  const sites = planSites(context, level)
  const all = [...new Set(sites)]
  const carry = all.every((site) => carries(carriedByActors, site.actors))
  const span = all.some((site) => site.version) ? readVersion(context) : null
  const before = await span?.next()
  const pages = await readPages(level, sites, carry)
  const version = before ? ((await span?.next())?.value as VersionSpan) : null
  const rows = await loadLevel(context, all, pages, carry)
  return level.map((ask, at) => {
    const page = pages[at]
    if (page instanceof Error) return page
    const site = sites[at] as Site
    const items = page.items.flatMap((seen) => {
      const tie = rows.tie(site, seen)
      const other = rows.actor(site, seen.otherId, seen)
      if (!tie || !other) return []
      const self = rows.actor(site, ask.actorId, null)
      const isFrom = seen.tie.fromId === ask.actorId
      const ends = isFrom ? { from: self, to: other } : { from: other, to: self }
      return [{ seen, other, tie: { ...tie, ...ends } }]
    })
    return { page: { ...page, items }, version: site.version ? version : null }
  })
}
