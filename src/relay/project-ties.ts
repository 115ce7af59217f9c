import { type Circle, noNarrowerThan } from '../model/circle.ts'
import { isoDay } from '../model/partial-date.ts'
import { tieKindNames } from '../model/tie.ts'
import { boundsProps, boundsSelect, known, type TieFamily, type Window } from './family.ts'

interface Cited {
  readonly circle: Circle
  readonly source: { readonly kind: string; readonly circle: Circle }
}

/**
 * The kinds of a tie's sources, each once, in order. Only claims and sources that are no narrower
 * than the tie itself: whoever sees the tie learns of no other.
 */
function sourceKindsOf(circle: Circle, claims: readonly Cited[]): string[] {
  const widest = noNarrowerThan(circle)
  const shown = claims.filter((claim) =>
    [claim.circle, claim.source.circle].every((one) => widest.includes(one)),
  )
  return [...new Set(shown.map(({ source }) => source.kind))].sort()
}

/** Without what a merge left aside, whose ends may be no actor any more. */
const standing = ({ where }: Window) => ({ ...where, absorbedBy: null })

const ties: TieFamily = {
  name: 'tie',
  types: tieKindNames,
  read: async (reader, window) => {
    const rows = await reader.tie.findMany({
      ...window,
      where: standing(window),
      select: {
        id: true,
        kind: true,
        fromId: true,
        toId: true,
        role: true,
        since: true,
        until: true,
        ...boundsSelect,
        lastConfirmedOn: true,
        confidence: true,
        strength: true,
        circle: true,
        claims: {
          select: { circle: true, source: { select: { kind: true, circle: true } } },
        },
      },
    })
    return rows.map(({ kind, claims, lastConfirmedOn, ...row }) => {
      const sourceKinds = sourceKindsOf(row.circle, claims)
      return {
        type: kind,
        props: known({
          ...row,
          ...boundsProps(row),
          lastConfirmedOn: lastConfirmedOn && isoDay(lastConfirmedOn),
          unsourced: sourceKinds.length === 0,
          sourceKinds,
        }),
      }
    })
  },
}

const memberships: TieFamily = {
  name: 'membership',
  types: ['BELONGS_TO'],
  read: async (reader, window) => {
    const rows = await reader.membership.findMany({
      ...window,
      where: standing(window),
      select: {
        id: true,
        personId: true,
        groupId: true,
        role: true,
        since: true,
        until: true,
        ...boundsSelect,
        synthetic: true,
        circle: true,
      },
    })
    return rows.map(({ personId, groupId, ...row }) => ({
      type: 'BELONGS_TO',
      props: known({ ...row, ...boundsProps(row), fromId: personId, toId: groupId }),
    }))
  },
}

const stances: TieFamily = {
  name: 'stance',
  types: ['STANDS_ON'],
  read: async (reader, window) => {
    const rows = await reader.stance.findMany({
      ...window,
      select: {
        id: true,
        actorId: true,
        issueId: true,
        position: true,
        power: true,
        interest: true,
        openness: true,
        asOf: true,
        basis: true,
        confidence: true,
        circle: true,
      },
    })
    return rows.map(({ actorId, issueId, asOf, ...row }) => ({
      type: 'STANDS_ON',
      props: known({ ...row, asOf: isoDay(asOf), fromId: actorId, toId: issueId }),
    }))
  },
}

const places: TieFamily = {
  name: 'actorArea',
  types: ['LOCATED_IN'],
  read: async (reader, window) => {
    const select = {
      id: true,
      actorId: true,
      areaId: true,
      role: true,
      uncertain: true,
      circle: true,
    } as const
    const rows = await reader.actorArea.findMany({ ...window, where: standing(window), select })
    return rows.map(({ actorId, areaId, ...row }) => ({
      type: 'LOCATED_IN',
      props: { ...row, fromId: actorId, toId: areaId },
    }))
  },
}

/** Ties, in the order in which a reconcile goes through them, after all nodes. */
export const tieFamilies: readonly TieFamily[] = [ties, memberships, stances, places]
