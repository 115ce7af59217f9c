import type { GraphQLResolveInfo } from 'graphql'
import type { Page, SeenTie, TiePage } from '../network/tie-row.ts'
import type { Context } from './context.ts'
import { byQuestionOrError, levelLoader } from './level.ts'
import { spanVersion, type VersionSpan } from './network-version.ts'
import { planSites } from './plan-sites.ts'
import { asks, type Select, selectionAt } from './selection.ts'
import { type ActorRow, carriesActors, loadTieRows, type TieRow } from './tie-rows.ts'

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
  ) => Promise<Map<string, TiePage>>
}

export interface TieAsk {
  readonly info: GraphQLResolveInfo
  readonly actorId: string
  readonly question: TieQuestion
}

/** What one field of the document asks for, planned once for all its parents. */
export interface Site {
  readonly actors: Select | null
  readonly ties: Select | null
  readonly total: boolean
  readonly version: boolean
}

/** One page of ties for one actor, answered together with all that is asked at its level. */
export const askTies = (
  context: Context,
  info: GraphQLResolveInfo,
  actorId: string,
  question: TieQuestion,
): Promise<TieAnswer> =>
  levelLoader<TieAsk, TieAnswer>(context, 'ties', answerLevel).load({
    info,
    actorId,
    question,
  })

const noPage: TiePage = { items: [], more: false, total: 0, self: null }

async function answerLevel(
  context: Context,
  level: readonly TieAsk[],
): Promise<(TieAnswer | Error)[]> {
  const sites = planSites(
    level,
    ({ info, question: { paths } }): Site => ({
      actors: selectionAt(context, info, 'Actor', paths.actors),
      ties: selectionAt(context, info, 'Tie', paths.ties),
      total: asks(context, info, 'totalCount'),
      version: asks(context, info, 'version'),
    }),
    ({ actors, ties }) => [actors, ties],
  )
  const distinct = [...new Set(sites)]
  const carry = distinct.every((site) => carriesActors(site.actors))
  const wantsVersion = distinct.some((site) => site.version)
  const [pages, version] = await spanVersion(context, wantsVersion, () =>
    readPages(level, sites, carry),
  )
  const load = await loadTieRows(context, level, sites, pages, carry)
  return level.map((_, at) => {
    const page = pages[at] as TiePage | Error
    if (page instanceof Error) return page
    const items = page.items.flatMap((seen) => load(at, page, seen) ?? [])
    return { page: { ...page, items }, version: sites[at]?.version ? version : null }
  })
}

/** One text for each distinct question of the level; an outage is the answer of each that asked. */
const readPages = (level: readonly TieAsk[], sites: readonly Site[], carry: boolean) =>
  byQuestionOrError(
    level,
    ({ question }) => question.name,
    async (asks, places) => {
      const ids = [...new Set(asks.map(({ actorId }) => actorId))]
      const total = places.some((at) => sites[at]?.total)
      const found = await asks[0].question.read(ids, { total, carry })
      return asks.map(({ actorId }) => found.get(actorId) ?? noPage)
    },
  )
