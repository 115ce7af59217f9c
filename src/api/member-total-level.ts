import type { GraphQLResolveInfo } from 'graphql'
import type { Day } from '../model/partial-date.ts'
import type { TieRole } from '../model/tie.ts'
import {
  includedInOthers,
  mostSteps,
  sumOf,
  type TermGap,
  type TotalGap,
  waysBelow,
} from '../model/total.ts'
import type { AsOf } from '../network/holding.ts'
import { type LatestFigure, latestFigures } from '../records/latest-figures.ts'
import { type BelowTie, membersBelow, mostMemberships } from '../records/members-below.ts'
import type { Context } from './context.ts'
import { byQuestion, levelLoader } from './level.ts'
import { planSites } from './plan-sites.ts'
import { loadRows } from './record-rows.ts'
import type { SumShape } from './reported-sum.ts'
import { type Select, selectionAt } from './selection.ts'
import type { Row } from './table.ts'

export interface MemberTerm {
  readonly group: Row
  readonly added: number | null
  readonly missing: TermGap | null
  readonly claim: Row | null
  readonly ways: readonly (readonly Row[])[]
}

export interface NestedTotal {
  readonly alliance: Row
  readonly claim: Row
}

export interface MemberTotal {
  readonly asOf: Day | null
  readonly sum: SumShape | null
  readonly missing: TotalGap | null
  /** Null: too many to be read. */
  readonly groups: number | null
  readonly terms: MemberTerm[]
  readonly termsLeftOut: number | null
  readonly own: Row | null
  readonly nested: NestedTotal[]
  readonly deeper: boolean
}

/** How many terms, and how many alliances within, one total lists at most. */
export const mostTerms = 200
export const mostNested = 50

export interface TotalAsk {
  readonly info: GraphQLResolveInfo
  readonly allianceId: string
  readonly asOf: AsOf
  readonly roles: readonly TieRole[]
}

/**
 * The total of one alliance, answered with all that are asked at its level: for each distinct
 * question one statement for the memberships and one for the figures; then one for the actors and
 * one for the claims that the document shows.
 */
export const askTotal = (context: Context, ask: TotalAsk): Promise<MemberTotal> =>
  levelLoader<TotalAsk, MemberTotal>(context, 'memberTotal', answerLevel).load(ask)

interface Site {
  readonly actors: Select | null
  readonly claims: Select | null
}

const paths = {
  actors: [
    ['terms', 'group'],
    ['terms', 'ways', 'through'],
    ['nested', 'alliance'],
  ],
  claims: [['terms', 'claim'], ['own'], ['nested', 'claim']],
}

async function answerLevel(context: Context, level: readonly TotalAsk[]): Promise<MemberTotal[]> {
  const sites = planSites(
    level,
    ({ info }): Site => ({
      actors: selectionAt(context, info, 'Actor', paths.actors),
      claims: selectionAt(context, info, 'Claim', paths.claims),
    }),
    ({ actors, claims }) => [actors, claims],
  )
  const plans = await planTotals(context, level)
  const distinct = [...new Set(sites)]
  const load = (table: 'actor' | 'claim', ids: string[], select: (site: Site) => Select | null) =>
    distinct.some((site) => select(site)) && ids.length > 0
      ? loadRows(
          context,
          table,
          [...new Set(ids)],
          distinct.map((site) => select(site) ?? {}),
        )
      : []
  const [actors, claims] = await Promise.all([
    load('actor', plans.flatMap(shownActors), ({ actors }) => actors),
    load('claim', plans.flatMap(shownClaims), ({ claims }) => claims),
  ])
  return plans.map((plan, at) => {
    const place = distinct.indexOf(sites[at] as Site)
    // What was not asked for is never shown, so its id is row enough.
    const row = (rows: Map<string, Row>[]) => (id: string) =>
      rows.length > 0 ? (rows[place]?.get(id) ?? null) : { id }
    return present(plan, row(actors), row(claims))
  })
}

interface Plan {
  readonly asOf: Day | null
  readonly sum: SumShape | null
  readonly missing: TotalGap | null
  readonly groups: number | null
  readonly terms: {
    groupId: string
    missing: TermGap | null
    figure: LatestFigure | null
    ways: string[][]
  }[]
  readonly own: LatestFigure | null
  readonly nested: LatestFigure[]
  readonly deeper: boolean
}

const planTotals = ({ records, seen }: Context, level: readonly TotalAsk[]): Promise<Plan[]> =>
  byQuestion(
    level,
    ({ asOf, roles }) => JSON.stringify([asOf, [...roles].sort()]),
    async (asks) => {
      const [{ asOf, roles }] = asks
      const roots = [...new Set(asks.map(({ allianceId }) => allianceId))]
      const ties = await membersBelow(records, roots, { ...asOf, roles, seen: seen.tie })
      const ids = [...new Set([...roots, ...ties.map(({ fromId }) => fromId)])]
      const found = await latestFigures(records, ids, 'members', asOf.day, seen.claim)
      const figures = new Map(found.map((figure) => [figure.actorId, figure]))
      const byRoot = Map.groupBy(ties, ({ root }) => root)
      return asks.map(({ allianceId }) =>
        planTotal(allianceId, asOf.day, byRoot.get(allianceId) ?? [], figures),
      )
    },
  )

const byValue = (a: LatestFigure | null, b: LatestFigure | null): number =>
  (b?.number ?? -Infinity) - (a?.number ?? -Infinity)

function planTotal(
  root: string,
  day: Day | null,
  ties: readonly BelowTie[],
  figures: ReadonlyMap<string, LatestFigure>,
): Plan {
  const memberships = ties.filter(({ kind }) => kind === 'MEMBER_OF')
  const of = (fromKind: string) => [
    ...new Set(memberships.filter((tie) => tie.fromKind === fromKind).map(({ fromId }) => fromId)),
  ]
  const [groups, alliances] = [of('GROUP'), of('ALLIANCE').filter((id) => id !== root)]
  const below = waysBelow(root, memberships)
  const reporting = new Set(groups.filter((id) => figures.has(id)))
  const included = includedInOthers(
    reporting,
    ties.filter(({ kind }) => kind === 'PART_OF'),
  )
  const tooMany = memberships.length > mostMemberships
  const terms = groups.map((groupId) => {
    const figure = figures.get(groupId) ?? null
    const missing: TermGap | null = figure
      ? included.has(groupId)
        ? 'PART_OF_ANOTHER'
        : null
      : 'NOT_REPORTED'
    return { groupId, missing, figure }
  })
  const added = terms.flatMap(({ figure, missing }) => (figure && !missing ? [figure] : []))
  const sum = tooMany ? null : sumOf(added)
  const gap = groups.length === 0 ? 'NO_GROUPS' : 'NO_REPORTS'
  return {
    asOf: day,
    sum: sum && { ...sum, property: 'members' },
    missing: sum ? null : tooMany ? 'TOO_MANY' : gap,
    groups: tooMany ? null : groups.length,
    // What too many memberships are cut to is no choice of anybody's: none of it is shown.
    terms: (tooMany ? [] : terms)
      .sort(
        (a, b) =>
          Number(a.missing !== null) - Number(b.missing !== null) ||
          byValue(a.figure, b.figure) ||
          (a.groupId < b.groupId ? -1 : 1),
      )
      .slice(0, mostTerms)
      .map((term) => ({ ...term, ways: below.ways(term.groupId) })),
    own: figures.get(root) ?? null,
    nested: (tooMany ? [] : alliances)
      .flatMap((id) => figures.get(id) ?? [])
      .sort((a, b) => byValue(a, b) || (a.actorId < b.actorId ? -1 : 1))
      .slice(0, mostNested),
    deeper: !tooMany && alliances.some((id) => below.steps(id) === mostSteps),
  }
}

const shownActors = ({ terms, nested }: Plan): string[] => [
  ...terms.flatMap(({ groupId, ways }) => [groupId, ...ways.flat()]),
  ...nested.map(({ actorId }) => actorId),
]

const shownClaims = ({ terms, own, nested }: Plan): string[] =>
  [...terms.map(({ figure }) => figure), own, ...nested].flatMap((one) => one?.claimId ?? [])

type Find = (id: string) => Row | null

function present(plan: Plan, actor: Find, claim: Find): MemberTotal {
  const claimOf = (figure: LatestFigure | null) => figure && claim(figure.claimId)
  const { terms, own, nested, ...rest } = plan
  return {
    ...rest,
    own: claimOf(own),
    nested: nested.flatMap((figure) => {
      const [alliance, row] = [actor(figure.actorId), claimOf(figure)]
      return alliance && row ? [{ alliance, claim: row }] : []
    }),
    terms: terms.flatMap(({ groupId, missing, figure, ways }) => {
      const group = actor(groupId)
      if (!group) return []
      const through = ways.map((way) => way.flatMap((id) => actor(id) ?? []))
      const added = missing === null ? (figure?.number ?? null) : null
      return [{ group, added, missing, claim: claimOf(figure), ways: through }]
    }),
    termsLeftOut: plan.groups === null ? null : plan.groups - terms.length,
  }
}
