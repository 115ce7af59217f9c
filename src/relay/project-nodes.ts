import { kindNames } from '../model/actor.ts'
import { type Circle, noNarrowerThan } from '../model/circle.ts'
import { known, type NodeFamily } from './family.ts'

const areas: NodeFamily = {
  name: 'area',
  label: 'Area',
  read: async (reader, window) => {
    const select = { id: true, code: true, name: true, sortName: true, level: true } as const
    const rows = await reader.area.findMany({ ...window, select })
    return rows.map((row) => ({ label: 'Area', kindLabel: null, props: row }))
  },
}

const placeOrder = ['SEAT', 'WORKS_IN', 'MEMBERS_IN']

/**
 * The one area that stands for an actor: its seat, else where it works, else where members live. Only
 * those that whoever sees the actor may see.
 */
function mainArea(
  circle: Circle,
  areas: readonly { role: string; circle: Circle; area: { code: string } }[],
): string {
  const widest = noNarrowerThan(circle)
  const shown = areas.filter((one) => widest.includes(one.circle))
  const codes = placeOrder.flatMap((role) =>
    shown
      .filter((one) => one.role === role)
      .map((one) => one.area.code)
      .sort(),
  )
  return codes[0] ?? ''
}

const actors: NodeFamily = {
  name: 'actor',
  label: 'Actor',
  read: async (reader, window) => {
    const rows = await reader.actor.findMany({
      ...window,
      where: { ...window.where, mergedIntoId: null },
      select: {
        id: true,
        kind: true,
        slug: true,
        name: true,
        sortName: true,
        classification: true,
        level: true,
        circle: true,
        areas: {
          where: { absorbedBy: null },
          select: { role: true, circle: true, area: { select: { code: true } } },
        },
      },
    })
    return rows.map(({ areas, ...row }) => {
      const area = mainArea(row.circle, areas)
      return {
        label: 'Actor',
        kindLabel: kindNames[row.kind],
        props: { ...row, area, province: area.slice(0, 2) },
      }
    })
  },
}

const people: NodeFamily = {
  name: 'person',
  label: 'Person',
  read: async (reader, window) => {
    const select = { id: true, synthetic: true, circle: true } as const
    const rows = await reader.person.findMany({ ...window, select })
    return rows.map((row) => ({ label: 'Person', kindLabel: null, props: row }))
  },
}

const issues: NodeFamily = {
  name: 'issue',
  label: 'Issue',
  read: async (reader, window) => {
    const rows = await reader.issue.findMany({
      ...window,
      select: {
        id: true,
        slug: true,
        name: true,
        sortName: true,
        kind: true,
        level: true,
        stage: true,
        circle: true,
      },
    })
    return rows.map((row) => ({ label: 'Issue', kindLabel: null, props: known(row) }))
  },
}

/** Nodes, in the order in which a reconcile goes through them. */
export const nodeFamilies: readonly NodeFamily[] = [areas, actors, people, issues]
