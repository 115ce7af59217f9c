import type { Visibility } from './viewer.ts'

/**
 * Who may see a record, in one word: PUBLIC, NETWORK, or ALLIANCE, GROUP, SELF with the uuid of whose
 * they are. The database computes it for each row (`circle_of`); the network and the filters carry it.
 */
export type Circle = string

/** The circles that are no narrower than this one: whoever sees a record of it sees theirs as well. */
export function noNarrowerThan(circle: Circle): Circle[] {
  if (circle === 'PUBLIC') return ['PUBLIC']
  return [...new Set(['PUBLIC', 'NETWORK', circle])]
}

/** The circle of a record with an audience of its own, as the database computes it. */
export const circleOf = (visibility: Visibility, audienceId: string | null): Circle =>
  visibility === 'PUBLIC' || visibility === 'NETWORK'
    ? visibility
    : `${visibility}:${audienceId ?? ''}`
