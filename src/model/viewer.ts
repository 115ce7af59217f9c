/** From the widest circle to the narrowest. */
export const visibilities = ['PUBLIC', 'NETWORK', 'ALLIANCE', 'GROUP', 'SELF'] as const

export type Visibility = (typeof visibilities)[number]

/** What an account may be; each is held over a group, an alliance or the whole network. */
export const roles = [
  'MEMBER',
  'ORGANIZER',
  'COMPANION',
  'COORDINATOR',
  'ANALYST',
  'DATA_OFFICER',
  'OPERATOR',
  'DEVELOPER',
] as const

export type Role = (typeof roles)[number]

/** What a credential may be used for, at most: it narrows what its account may do. */
export const scopes = ['READ', 'WRITE', 'PERSONAL', 'MANAGE'] as const

export type Scope = (typeof scopes)[number]

/** What personal data are read, or changed, for. */
export const purposes = [
  'MEMBER_ADMINISTRATION',
  'CONTACTING_MEMBERS',
  'REPRESENTATION',
  'DATA_SUBJECT_REQUEST',
  'SUPPORT',
] as const

export type Purpose = (typeof purposes)[number]

/** That a viewer holds a role. */
export interface Held {
  readonly role: Role
  /** The uuid of the group or alliance that it is held over. Null: the whole network. */
  readonly over: string | null
}

/** What a request was signed with. */
export interface Credential {
  readonly kind: 'KEY' | 'TOKEN'
  /** The uuid of a key; of a token a digest that tells it from others. */
  readonly id: string
  readonly expiresAt: Date
  /** When a token was issued. Null or left out: it does not say, or it is a key. */
  readonly issuedAt?: Date | null
}

/** Who asks. Made once per request; nothing reads the viewer from anywhere else. */
export interface Viewer {
  /** The uuid of the account. Null: nobody is signed in. */
  readonly accountId: string | null
  /**
   * The uuid of the person whose account it is. Null: it is nobody's own, or nobody but whoever made
   * the account or the key has said that this credential is in that person's hands.
   */
  readonly personId: string | null
  readonly held: readonly Held[]
  readonly scopes: readonly Scope[]
  /** Uuids of the alliances whose circle the viewer is in: those held over, and those that the groups held over belong to. */
  readonly alliances: readonly string[]
  readonly purpose: Purpose | null
  readonly credential: Credential | null
}

/**
 * The visibility filter as the network's texts take it: a Cypher condition over one node or tie
 * variable, and the parameters that it names. Only `access/` makes one.
 */
export interface GraphFilter {
  readonly seen: (variable: string) => string
  readonly params: Readonly<Record<string, unknown>>
}
