/** From the widest circle to the narrowest. */
export const visibilities = ['PUBLIC', 'NETWORK', 'ALLIANCE', 'GROUP', 'SELF'] as const

export type Visibility = (typeof visibilities)[number]

/** The circles that are no narrower than this one: whoever sees a record of it sees theirs as well. */
export const noNarrowerThan = (visibility: Visibility): Visibility[] =>
  visibilities.slice(0, visibilities.indexOf(visibility) + 1)

/** Who asks. Made once per request; nothing reads the viewer from anywhere else. */
export interface Viewer {
  /** DEVELOPER: who writes while viewers do not exist; only in development mode. */
  readonly role: 'ANONYMOUS' | 'DEVELOPER'
}

/**
 * The visibility filter as the network's texts take it: a Cypher condition over one node or tie
 * variable, and the parameters that it names. Only `access/` makes one.
 */
export interface GraphFilter {
  readonly seen: (variable: string) => string
  readonly params: Readonly<Record<string, unknown>>
}
