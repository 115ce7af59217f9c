import type { Circle } from '../model/circle.ts'
import type { Held, Role, Viewer } from '../model/viewer.ts'

/** Whoever is not signed in. */
export const anonymous: Viewer = Object.freeze<Viewer>({
  accountId: null,
  personId: null,
  held: [],
  scopes: ['READ'],
  alliances: [],
  purpose: null,
  credential: null,
})

/** All there is: who works on invented data, in development mode only. */
export const developer: Viewer = Object.freeze<Viewer>({
  ...anonymous,
  held: [{ role: 'DEVELOPER', over: null }],
  scopes: ['READ', 'WRITE', 'PERSONAL', 'MANAGE'],
})

/** The roles that see what is shared within the network. Who runs the machines is none of them. */
const inNetwork: readonly Role[] = [
  'MEMBER',
  'ORGANIZER',
  'COMPANION',
  'COORDINATOR',
  'ANALYST',
  'DATA_OFFICER',
]

/** The roles that see what a group, or an alliance, keeps to itself. */
const inGroup: readonly Role[] = ['MEMBER', 'ORGANIZER', 'COMPANION', 'COORDINATOR']

/** Whether the viewer sees what that group or alliance keeps to itself. */
export const isWithin = (viewer: Viewer, actorId: string): boolean =>
  heldOver(viewer, inGroup).includes(actorId)

/** The roles that may list the people of what they are held over. */
const withPeople: readonly Role[] = ['MEMBER', 'ORGANIZER', 'DATA_OFFICER']

/** What a viewer holds a role over, among these roles; the whole network is left out. */
export const heldOver = ({ held }: Viewer, among: readonly Role[]): string[] => [
  ...new Set(held.flatMap(({ role, over }) => (among.includes(role) && over ? [over] : []))),
]

/** Whether the viewer holds one of these roles, over whatever. */
export const holds = ({ held }: Viewer, ...among: readonly Role[]): boolean =>
  held.some(({ role }) => among.includes(role))

/** Whether the viewer holds one of these roles over the whole network. */
export const holdsAll = ({ held }: Viewer, ...among: readonly Role[]): boolean =>
  held.some(({ role, over }: Held) => over === null && among.includes(role))

/**
 * The circles that a viewer is in; EVERY: all there are. PEOPLE stands for the rows of people, which
 * are reached by memberships that are seen.
 */
export function circlesOf(viewer: Viewer): readonly Circle[] | 'EVERY' {
  if (!viewer.scopes.includes('READ')) return ['PUBLIC']
  if (holds(viewer, 'DEVELOPER')) return 'EVERY'
  const people = heldOver(viewer, withPeople)
  const own = viewer.personId
  return [
    'PUBLIC',
    ...(holds(viewer, ...inNetwork) ? ['NETWORK'] : []),
    ...viewer.alliances.map((id) => `ALLIANCE:${id}`),
    ...heldOver(viewer, inGroup).map((id) => `GROUP:${id}`),
    ...people.map((id) => `MEMBERS:${id}`),
    ...(holds(viewer, ...withPeople, 'COMPANION', 'COORDINATOR') ? ['PEOPLE:NETWORK'] : []),
    ...(people.length > 0 || own ? ['PEOPLE'] : []),
    ...(own ? [`SELF:${own}`] : []),
  ]
}
