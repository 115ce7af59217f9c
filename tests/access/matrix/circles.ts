import { anonymous } from '../../../src/access/circles.ts'
import type { Held, Viewer } from '../../../src/model/viewer.ts'
import { castId } from '../../cast.ts'

export const [a, b] = [castId('kelompok-a'), castId('kelompok-b')]
export const [federation, coalition] = [castId('federasi'), castId('koalisi')]

/** The circles that records are planted in, each by the word that marks what stands in it. */
export const circles = {
  pub: { visibility: 'PUBLIC' },
  net: { visibility: 'NETWORK' },
  alf: { visibility: 'ALLIANCE', audienceId: federation },
  alk: { visibility: 'ALLIANCE', audienceId: coalition },
  gka: { visibility: 'GROUP', audienceId: a },
  gkb: { visibility: 'GROUP', audienceId: b },
  slf: { visibility: 'SELF', audienceId: a },
} as const

export type Circle = keyof typeof circles

/** The circles of people: members of a group, the network, and one person alone. */
export const peopleCircles = ['mka', 'mkb', 'pnet', 'own', 'other'] as const

export type PeopleCircle = (typeof peopleCircles)[number]

/** The names of those people, which take more than to be in their circle. */
export type NameCircle = `name-${PeopleCircle}`

export type AnyCircle = Circle | PeopleCircle | NameCircle

export const everyCircle: readonly AnyCircle[] = [
  ...(Object.keys(circles) as Circle[]),
  ...peopleCircles,
  ...peopleCircles.map((one) => `name-${one}` as const),
]

/** What a mark looks like in a text: whoever is not in its circle must never be told of it. */
export const mark = (circle: AnyCircle): string => `knr${circle}x`

export interface Asker {
  readonly viewer: Viewer
  /** The circles that this one is in, written down by hand. */
  readonly sees: readonly AnyCircle[]
  /** Whether this one differs from another in what of people is told, and is asked of that alone. */
  readonly ofPeople?: true
  /** Whether the whole trail is theirs to read, which tells ids of whatever was done, and no text. */
  readonly readsTrail?: true
}

/** A person with an account of their own. */
export const self = '01900000-0000-7000-8000-00000000aaaa'

const viewer = (held: readonly Held[], more: Partial<Viewer> = {}): Viewer => ({
  ...anonymous,
  accountId: '01900000-0000-7000-8000-00000000bbbb',
  scopes: ['READ', 'WRITE', 'PERSONAL', 'MANAGE'],
  held,
  ...more,
})

/** Everybody who may ask. */
export const askers: Readonly<Record<string, Asker>> = {
  'nobody signed in': { viewer: anonymous, sees: ['pub'] },
  'an account without a role': { viewer: viewer([]), sees: ['pub'] },
  'a person without a role': {
    viewer: viewer([], { personId: self }),
    sees: ['pub', 'own', 'name-own'],
  },
  'a member of a': {
    viewer: viewer([{ role: 'MEMBER', over: a }], {
      personId: self,
      alliances: [federation, coalition],
    }),
    sees: ['pub', 'net', 'alf', 'alk', 'gka', 'mka', 'pnet', 'own', 'name-own'],
  },
  'a member of b': {
    viewer: viewer([{ role: 'MEMBER', over: b }], { alliances: [federation] }),
    sees: ['pub', 'net', 'alf', 'gkb', 'mkb', 'pnet'],
  },
  'an organizer of a': {
    viewer: viewer([{ role: 'ORGANIZER', over: a }], { alliances: [federation, coalition] }),
    sees: ['pub', 'net', 'alf', 'alk', 'gka', 'mka', 'pnet'],
  },
  'an organizer of a for what its members agreed to': {
    viewer: viewer([{ role: 'ORGANIZER', over: a }], {
      alliances: [federation, coalition],
      purpose: 'MEMBER_ADMINISTRATION',
    }),
    sees: ['pub', 'net', 'alf', 'alk', 'gka', 'mka', 'pnet', 'name-mka'],
    ofPeople: true,
  },
  'an organizer of a for what nobody agreed to': {
    viewer: viewer([{ role: 'ORGANIZER', over: a }], {
      alliances: [federation, coalition],
      purpose: 'SUPPORT',
    }),
    sees: ['pub', 'net', 'alf', 'alk', 'gka', 'mka', 'pnet'],
    ofPeople: true,
  },
  'a companion of a': {
    viewer: viewer([{ role: 'COMPANION', over: a }], { alliances: [federation, coalition] }),
    sees: ['pub', 'net', 'alf', 'alk', 'gka', 'pnet'],
  },
  'a coordinator of the federation': {
    viewer: viewer([{ role: 'COORDINATOR', over: federation }], { alliances: [federation] }),
    sees: ['pub', 'net', 'alf', 'pnet'],
  },
  'a coordinator of the whole network': {
    viewer: viewer([{ role: 'COORDINATOR', over: null }]),
    sees: ['pub', 'net', 'pnet'],
  },
  'an analyst of the federation': {
    viewer: viewer([{ role: 'ANALYST', over: federation }], { alliances: [federation] }),
    sees: ['pub', 'net', 'alf'],
  },
  'an analyst of the whole network': {
    viewer: viewer([{ role: 'ANALYST', over: null }]),
    sees: ['pub', 'net'],
  },
  'a data officer of a': {
    viewer: viewer([{ role: 'DATA_OFFICER', over: a }]),
    sees: ['pub', 'net', 'mka', 'pnet'],
  },
  'a data officer of a for a request': {
    viewer: viewer([{ role: 'DATA_OFFICER', over: a }], { purpose: 'DATA_SUBJECT_REQUEST' }),
    sees: ['pub', 'net', 'mka', 'pnet', 'name-mka'],
    ofPeople: true,
  },
  'a data officer of the whole network for a request': {
    viewer: viewer([{ role: 'DATA_OFFICER', over: null }], { purpose: 'DATA_SUBJECT_REQUEST' }),
    sees: ['pub', 'net', 'pnet', 'name-pnet'],
    readsTrail: true,
  },
  'an operator': { viewer: viewer([{ role: 'OPERATOR', over: null }]), sees: ['pub'] },
  'a member whose key is not for reading': {
    viewer: viewer([{ role: 'MEMBER', over: a }], {
      scopes: ['WRITE'],
      alliances: [federation, coalition],
    }),
    sees: ['pub'],
  },
  'a developer': {
    viewer: viewer([{ role: 'DEVELOPER', over: null }], { purpose: 'MEMBER_ADMINISTRATION' }),
    sees: everyCircle,
  },
}
