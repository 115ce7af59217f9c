import type { GraphQLResolveInfo } from 'graphql'
import type { ActorColumns, TieColumns } from '../network/tie-row.ts'
import type { Context } from './context.ts'
import { levelLoader } from './level.ts'
import { planSites } from './plan-sites.ts'
import { type Select, selectionAt } from './selection.ts'
import type { TiePaths } from './tie-level.ts'
import {
  type ActorRow,
  carriedTie,
  carriesActors,
  carriesTies,
  rowsBySite,
  type TieRow,
} from './tie-rows.ts'

/** What a text found: actors and ties; the ends of a tie need not be among the actors. */
export interface Found {
  /** True: of the actors it knows the ids alone, of the ties those of their ends too. */
  readonly bare?: boolean
  readonly actors: readonly ActorColumns[]
  readonly ties: readonly TieColumns[]
}

/** The rows that fields are resolved from; null: the record is gone between the stores. */
export interface Rows {
  readonly actor: (id: string) => ActorRow | null
  readonly tie: (id: string) => TieRow | null
}

interface Ask {
  readonly info: GraphQLResolveInfo
  readonly paths: TiePaths
  readonly found: Found
}

interface Site {
  readonly actors: Select | null
  readonly ties: Select | null
}

/**
 * Completes what a text found with what the document asks of it at these paths: nothing is read
 * when the network carries it all, else one statement for the actors and one for the ties of a level.
 */
export const completeRows = (
  context: Context,
  info: GraphQLResolveInfo,
  paths: TiePaths,
  found: Found,
): Promise<Rows> =>
  levelLoader<Ask, Rows>(context, 'foundRows', completeLevel).load({ info, paths, found })

async function completeLevel(context: Context, level: readonly Ask[]): Promise<Rows[]> {
  const sites = planSites(
    level,
    ({ info, paths }): Site => ({
      actors: selectionAt(context, info, 'Actor', paths.actors),
      // Without a path it would be the field itself that is meant.
      ties: paths.ties.length > 0 ? selectionAt(context, info, 'Tie', paths.ties) : null,
    }),
    ({ actors, ties }) => [actors, ties],
  )
  const distinct = [...new Set(sites)]
  const actorIds = new Set(level.flatMap(({ found }) => found.actors.map(idOf)))
  const withEnds = distinct.some((site) => site.ties?.from || site.ties?.to)
  const ends = withEnds ? level.flatMap(({ found }) => found.ties.flatMap(endsOf)) : []
  const whole = level.every(({ found }) => !found.bare)
  const carried =
    whole &&
    distinct.every((site) => carriesActors(site.actors)) &&
    ends.every((id) => actorIds.has(id))
  const tiesCarried = whole && distinct.every((site) => carriesTies(site.ties))
  const tieIds = level.flatMap(({ found }) => found.ties.map(idOf))
  const [actors, ties] = await Promise.all([
    carried
      ? null
      : rowsBySite(
          context,
          'actor',
          new Set([...actorIds, ...ends]),
          distinct,
          (site) => site.actors,
        ),
    tiesCarried ? null : rowsBySite(context, 'tie', new Set(tieIds), distinct, (site) => site.ties),
  ])
  return level.map(({ found }, at) => {
    const site = sites[at] as Site
    const columns = new Map(found.actors.map((one) => [one.id, one]))
    const known = new Map(found.ties.map((one) => [one.id, one]))
    const actor = (id: string) =>
      ((actors ? actors.get(site) : columns)?.get(id) ?? null) as ActorRow | null
    const tie = (id: string): TieRow | null => {
      const one = known.get(id)
      const row = one && (ties ? ties.get(site)?.get(id) : carriedTie(one))
      if (!row || !one || !withEnds) return row ?? null
      const [from, to] = [actor(one.fromId), actor(one.toId)]
      return from && to ? { ...row, from, to } : null
    }
    return { actor, tie }
  })
}

const idOf = ({ id }: { readonly id: string }): string => id
const endsOf = ({ fromId, toId }: TieColumns): string[] => [fromId, toId]
