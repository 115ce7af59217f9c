import type { GraphQLResolveInfo } from 'graphql'

/**
 * Plans what one field of the document asks for once for all its parents: `plan` reads the document,
 * `selects` tells the selections that it made.
 */
export function planSites<Ask extends { readonly info: GraphQLResolveInfo }, Site>(
  level: readonly Ask[],
  plan: (ask: Ask) => Site,
  selects: (site: Site) => unknown,
): Site[] {
  const planned = new Map<unknown, Map<string, Site>>()
  return level.map((ask) => {
    const { fieldNodes, parentType } = ask.info
    const byType = planned.get(fieldNodes[0]) ?? new Map<string, Site>()
    planned.set(fieldNodes[0], byType)
    const held = byType.get(parentType.name)
    if (held && !cuts(selects(held))) return held
    // A list with arguments is found again by the path of its own parent, so each parent is planned.
    const made = plan(ask)
    if (!held) byType.set(parentType.name, made)
    return held ?? made
  })
}

/** Whether a selection holds, at any depth, a list that is cut to a page. */
const cuts = (select: unknown): boolean =>
  typeof select === 'object' &&
  select !== null &&
  ('take' in select || Object.values(select).some(cuts))
